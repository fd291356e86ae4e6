"""What an attribution covers: the clause around it, what follows where it leads its sentence, else the one before."""

from __future__ import annotations

from bisect import bisect_left

from etl.annotate.statements.turns import is_setting, opens_clause
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import is_led_by
from etl.annotate.syntax.datelines import past_dateline
from etl.annotate.syntax.frames import verb_forms
from etl.annotate.syntax.parts_of_speech import NOUN, VERBAL_NOUN
from etl.annotate.syntax.quotation import STOPS
from etl.annotate.syntax.verb_tokens import opens_relative
from etl.annotate.syntax.words import is_of, word_class

_CLAUSE = 60  # tokens; a longer one has lost its way
_DATELINE = 12  # tokens that may stand before the first sentence of a report
_DESCRIPTION = 20  # tokens that may describe the source
_BEGUN = 6  # words of a clause that has only begun
_PREDICATE = 14  # tokens from a source to the verb of the clause it interrupts


def scope(tokens: Tokens, opening: int, past: int, start: int, stop: int) -> tuple[int, int] | None:
    """The tokens an attribution covers: what follows when it leads its sentence, else the clause around it."""
    first_word, end = tokens.edges(start, stop)
    around = tokens.quotation[opening]
    if around > start and around not in tokens.document.quotations.left_open:
        # what somebody is quoted with: «حسب معلوماتنا، فإن …»
        start, first_word, end = around + 1, around + 1, min(end, tokens.closing[around])
    end = max(end, past)
    before = opening - 1 - tokens.is_comma(opening - 1)
    behind_that = tokens.keys[before] in word_class("complementiser")  # إنه، وفقا للوزارة، سيتوقف
    if first_word >= opening or behind_that or (opening - start <= 1 and not tokens.is_verb(first_word)):
        first = _past_relative(tokens, past, end)
        return (first, end) if first < end else _sentence_before(tokens, start)
    reported = _reported_behind(tokens, past, end)
    if reported < end:
        return reported, end
    if goes_on(tokens, _past_description(tokens, past, end), end):
        return start, end
    before = opening
    if tokens.keys[before - 1] in word_class("pointer"):  # أضربوا يوم الاثنين، وذلك حسبما ذكرت النقابة
        before -= 1
    while before > start and (tokens.is_comma(before - 1) or tokens.forms[before - 1] in STOPS):
        before -= 1
    if before == start:
        return None
    begun = _begun(tokens, start, before, past, end)
    if begun < before:
        return begun, end
    first = start if before < opening else _clause_start(tokens, opening, start)
    bare = all(
        tokens.is_verb(at) or tokens.keys[at] in word_class("clause_lead") for at in range(first, before)
    )
    return first, end if bare and past < end else before  # تقرر | بحسب البيان | إغلاق المحلات


def _begun(tokens: Tokens, start: int, before: int, past: int, end: int) -> int:
    """Where the clause opens that a tag interrupts (تبدو السمكة | حسب العلماء | غريبة), else ``before``."""
    first = next(
        (at + 1 for at in range(before - 1, start - 1, -1) if _opens_words(tokens, at)), max(start, 0)
    )
    while first < before and not tokens.is_word(first):
        first += 1
    if not 0 < before - first <= _BEGUN or past + 1 >= end:
        return before
    verbs = [at for at in range(first, before) if tokens.is_verb(at)]
    if not verbs:
        subject = bool(tokens.definite(before - 1) or tokens.name_past[before - 1])
        subject = subject and not tokens.conjoined(first)
        return first if subject and _has_predicate(tokens, past, end) else before
    only_subject = verbs == [first] and not any(map(tokens.ends_phrase, range(first + 1, before)))
    return first if only_subject and _goes_on_bare(tokens, past) else before


def _opens_words(tokens: Tokens, at: int) -> bool:
    """Whether a clause begins behind a token: a complementiser, a comma, a stop."""
    return tokens.keys[at] in word_class("complementiser") or tokens.is_comma(at) or tokens.forms[at] in STOPS


def _has_predicate(tokens: Tokens, past: int, end: int) -> bool:
    """Whether the verb of the subject before a tag follows the source: عدد الأطفال، حسب المعطيات، | كان يقدر."""
    for at in range(past, min(end, past + _PREDICATE)):
        before = tokens.keys[at - 1]
        if tokens.keys[at] in word_class("complementiser", "relative", "subordinator"):
            return False
        if tokens.is_verb(at):
            return not tokens.conjoined(at) and before not in word_class("complementiser", "relative")
    return False


def _goes_on_bare(tokens: Tokens, past: int) -> bool:
    """Whether what a verb takes follows the source without a comma: ينص الاتفاق، وفق المتحدث | على تشكيل."""
    if tokens.keys[past] in word_class("upon"):
        return True
    bare = tokens.is_word(past) and not (tokens.definite(past) or tokens.prefix(past))
    noun = tokens.document.parts_of_speech[past] in (NOUN, VERBAL_NOUN) and not tokens.name_past[past]
    return bare and noun and not (tokens.conjoined(past) or tokens.ends_phrase(past))


def _reported_behind(tokens: Tokens, past: int, end: int) -> int:
    """Where the clause of the verb before a tag opens behind it: ذكرت الصحيفة، نقلا عن مصدر، | أن; ``end`` for none."""
    if past + 1 >= end:
        return end
    past += tokens.keys[past] in word_class("carrier")  # نقلا عن مصدر قوله | إن
    at = past + (not tokens.is_word(past) and past not in tokens.closing)
    if at >= end:
        return end
    opens = tokens.keys[at] in word_class("complementiser") and not is_led_by(tokens.keys[at], "ف")
    return at if opens else end


def _past_description(tokens: Tokens, past: int, end: int) -> int:
    """The comma behind where the source spoke or what a relative clause says of it, else past the source."""
    if past < end and _opens_bare_relative(tokens, past):  # وفق بلاغ | توصلت به الوكالة،
        return next((at for at in range(past, min(past + _DATELINE, end)) if tokens.is_comma(at)), past)
    return _past_occasion(tokens, past, end)


def _past_occasion(tokens: Tokens, past: int, end: int) -> int:
    """The comma behind where the source spoke (وفق فلان | في تصريح للإذاعة،), else past the source."""
    led = past + 1 < end and tokens.keys[past] in word_class("plain_preposition")
    if not led or not is_of(tokens.keys[past + 1], "text", "occasion"):
        return past
    places = range(past + 2, min(past + _DATELINE, end))
    return next((at for at in places if not tokens.is_word(at)), past)


def without_furniture(tokens: Tokens, first: int, past: int) -> tuple[int, int]:
    """A content without a bullet, a dateline (عمان (رويترز) --), كما before it and the marks around all of it."""
    first = past_dateline(tokens, first, past)
    if tokens.keys[first] in word_class("clause_lead") and first + 1 < past and tokens.is_verb(first + 1):
        first += 1  # كما ستعقد الوزارة
    if tokens.closing.get(first) == past - 1:
        return first + 1, past - 1
    return first, past


def _sentence_before(tokens: Tokens, start: int) -> tuple[int, int] | None:
    """What a tag that stands alone attributes: «….» وفقا للوكالة."""
    sentences = tokens.document.sentences
    at = bisect_left(sentences, (start, start)) - 1
    return tokens.edges(*sentences[at]) if at >= 0 and tokens.forms[start - 1] != "\n" else None


def _clause_start(tokens: Tokens, at: int, start: int) -> int:
    """Where the clause that a tag without a comma stands in begins: behind the last comma that parts clauses."""
    for comma in range(at - 1, max(start, at - _CLAUSE), -1):
        if not tokens.is_comma(comma):
            continue
        if opens_clause(tokens, comma + 1) or tokens.keys[comma + 1] in word_class("pointer"):
            return comma + 1
    return start


def goes_on(tokens: Tokens, past: int, end: int) -> bool:
    """Whether the clause goes on behind a tag set between commas (واتفقا، وفق البيان، على …)."""
    if past + 1 >= end or not tokens.is_comma(past) or is_setting(tokens, past + 1):
        return False
    return not _new_clause(tokens, past + 1)


def _past_relative(tokens: Tokens, at: int, end: int) -> int:
    """Past what still describes the source (الذي صدر أمس، اطلعت عليه الصحيفة) and the comma that closes it."""
    if at >= end:
        return at
    relative = tokens.keys[at] in word_class("relative") or _opens_bare_relative(tokens, at)
    if not (relative or tokens.definite(at) or tokens.is_comma(at) or _belongs_to_source(tokens, at)):
        return at
    verb = at + (tokens.keys[at] in word_class("relative"))  # its own
    for place in range(at, min(end, at + _DESCRIPTION)):
        if tokens.is_comma(place):
            return place + 1
        if tokens.keys[place] in word_class("complementiser"):
            return place
        if not relative and place > at and _opens_verbal_clause(tokens, place):
            return place
        if relative and tokens.is_verb(place) and not tokens.conjoined(place):
            if verb < place - 1:  # no auxiliary (كانت تعمل): the clause it reports
                return place
            verb = place
    return at


def _opens_verbal_clause(tokens: Tokens, at: int) -> bool:
    """Whether a verb that describes nothing before it, negated or not, begins a clause: وفقا لتقرير اليوم | لا يقدم."""
    verb = at + (tokens.keys[at] in word_class("negator"))
    before = tokens.keys[at - 1] not in word_class("relative", "complementiser")
    described = tokens.document.parts_of_speech[at - 1] == NOUN and not tokens.definite(at - 1)
    if verb >= len(tokens) or not before or described or tokens.conjoined(at):
        return False
    return tokens.is_verb(verb) and not tokens[verb].clitics.enclitic


def _belongs_to_source(tokens: Tokens, at: int) -> bool:
    """Whether a phrase goes on behind the source: تقرير | لوكالة رويترز، بيان | على موقعها، الوكالة | (رصد)."""
    return (
        bool(tokens.prefix(at))
        or tokens.forms[at] == "("
        or tokens.keys[at] in word_class("plain_preposition")
    )


def _opens_bare_relative(tokens: Tokens, at: int) -> bool:
    """Whether a verb describes the indefinite source before it by a pronoun: بيان | نشرته، رسالة | اطلعت عليها."""
    if tokens.definite(at - 1) or not tokens.is_word(at):
        return False
    if opens_relative(tokens, at - 1, at) or (tokens[at].clitics.enclitic and tokens.is_verb(at)):
        return True
    back = word_class("adjunct_pronoun").intersection(tokens.keys[at + 1 : at + 2])
    return bool(back) and tokens.is_verb(at)


def _new_clause(tokens: Tokens, at: int) -> bool:
    key = tokens.keys[at]
    noun = tokens.document.parts_of_speech[at] == VERBAL_NOUN  # مناقشة
    return (
        key in word_class("subordinator")
        or is_led_by(key, "و")
        or (not noun and any(form.tense == "participle" for form in verb_forms().get(key, ())))
        or (tokens.ends_phrase(at) and key not in word_class("preposition"))
    )
