"""Whose words they are where that stands before the verb: a subject, or what a relative clause leans on."""

from __future__ import annotations

from etl.annotate.syntax.adjuncts import points
from etl.annotate.syntax.agreement import agrees
from etl.annotate.syntax.antecedents import antecedent_of, is_resumed
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.auxiliaries import auxiliary_before, past_auxiliary
from etl.annotate.syntax.clitics import LI, has_article, is_led_by, lam_letters, without_and
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.nominals import is_adjective, is_nisba
from etl.annotate.syntax.phrases import Phrase, noun_phrase
from etl.annotate.syntax.sources import may_be_source, may_open_speaker, may_speak
from etl.annotate.syntax.times import past_time
from etl.annotate.syntax.verb_tokens import is_known_verb
from etl.annotate.syntax.verbs import PRESENT
from etl.annotate.syntax.wording import is_feminine_head
from etl.annotate.syntax.words import (
    is_of,
    time_heads,
    title_heads,
    word_class,
)

_REACH = 64  # tokens between a cue and the far end of its subject
_WORDS_OF_NAME = 3
_WORDS_OF_BODY = 6
_SHORT = 4  # tokens from mark to mark: a name, no speech
_LONGEST = 16  # tokens of an insertion
_ENDS = frozenset(["stop", "semicolon", "question", "exclamation"])
_AROUND_CLAUSES = _ENDS | {"quotation", "colon", "dash"}


def follows_pronoun(tokens: Tokens, at: int) -> bool:
    """Whether a pronoun before the verb is its subject (لكنها أبلغت، إنه لا يتوقع)."""
    before = at - 1
    if before > 0 and tokens.keys[before] in word_class("particle", "negator"):
        before -= 1
    return before >= 0 and tokens.keys[before] in word_class("subject_pronoun")


def leading_subject(
    tokens: Tokens, form: VerbForm, at: int, start: int
) -> tuple[Phrase | None, Phrase | None]:
    """The subject before a verb form, or what a relative clause of it leans on, with a pronoun or without."""
    if not ((form.finite and not form.conjunction) or is_led_by(tokens.keys[at], "ف")):
        return None, None
    split = _before_marks(tokens, form, at)
    if split is not None:
        return split, None
    subject, antecedent = subject_before(tokens, at, start)
    if antecedent is not None and is_resumed(tokens, at) and not may_be_source(tokens, antecedent.first):
        return None, None
    if _is_told_of(tokens, at, subject or antecedent):
        return None, None
    if antecedent is not None or form.number != "s":
        return subject, antecedent
    joined = _joined_subject(tokens, form, at, start)
    if joined is not None and (subject is None or subject.past < joined.first):
        return joined, None
    return subject, described(tokens, form, at, start) if subject is None else None


def _is_told_of(tokens: Tokens, at: int, before: Phrase | None) -> bool:
    """Whether what leads to a verb is a thing that its pronoun says it tells of: خطوة قال | عنها إنها …"""
    if before is None or at + 1 >= len(tokens):
        return False
    behind = tokens.keys[at + 1]
    told_of = behind in word_class("about") and behind not in word_class("preposition")  # عنه، but عن
    return told_of and not may_be_source(tokens, before.first)


def _before_marks(tokens: Tokens, form: VerbForm, at: int) -> Phrase | None:
    """The subject of a clause of which only the verb and what follows is quoted: إن الحكومة | "ترفض التفاوض"."""
    opening = at - 1
    if opening not in tokens.closing:
        return None
    for first in range(opening - 1, max(0, opening - _WORDS_OF_BODY) - 1, -1):
        if without_and(tokens.keys[first]) in word_class("complementiser"):
            first += 1
            whole = first < opening and may_open_speaker(tokens, first) and not tokens.prefix(first)
            whole = whole and noun_phrase(tokens, first, opening) == opening
            return Phrase(first, opening) if whole and agrees(tokens, form, first, at) else None
        if tokens.ends_phrase(first) and first not in tokens.opening:
            return None
    return None


def _joined_subject(tokens: Tokens, form: VerbForm, at: int, start: int) -> Phrase | None:
    """A name behind و with which a second clause of a headline opens: باريس تفاوض طهران | وبكين تدعو واشنطن."""
    if form.tense != PRESENT:
        return None
    for first in range(at - 1, max(start, at - _WORDS_OF_BODY) - 1, -1):
        if tokens.name_past[first] and tokens.conjoined(first) and agrees(tokens, form, first, at):
            return Phrase(first, at, 1) if noun_phrase(tokens, first, at) == at else None
        if tokens.ends_phrase(first):
            return None
    return None


def subject_before(tokens: Tokens, at: int, start: int) -> tuple[Phrase | None, Phrase | None]:
    """The subject in front of a cue in its clause, and what a relative clause leans on: at most one of the two."""
    back = at
    while back > start and _between_subject_and_verb(tokens, back - 1):
        back -= 1
    back = auxiliary_before(tokens, back, start)
    for relative in dict.fromkeys((at, back)):  # الذي أكد، الذي كان قد أكد
        if relative > start and without_and(tokens.keys[relative - 1]) in word_class("relative_pronoun"):
            return None, antecedent_of(tokens, relative - 1, start)
    done = _done_before(tokens, back, start)
    if done is not None:
        return done, None
    if at > start and (tokens.keys[at - 1] == "و" or follows_pronoun(tokens, at)):
        return None, None
    if back < at and tokens.keys[back] not in word_class("before_verb") and tokens.conjoined(back):
        return None, None  # … وظل يقول
    answer = back - (tokens.keys[back - 1] in word_class("particle"))
    announcing = _announcing(tokens, answer, start)
    if announcing >= 0:
        return _announced(tokens, announcing + 1, answer), None
    inserted = _before_insertion(tokens, back, start) if tokens.is_comma(back - 1) else None
    if inserted is not None:
        return inserted, None
    return _subject_up_to(tokens, back, start), None


def _done_before(tokens: Tokens, at: int, start: int) -> Phrase | None:
    """Who is said to have done something before, and comes before what it is: سبق لوسائل الإعلام | أن كشفت."""
    that = at - (tokens.keys[at] not in word_class("complementiser"))
    if that <= start or tokens.keys[that] not in word_class("complementiser"):
        return None
    for first in range(that - 1, max(start, that - _LONGEST), -1):
        if without_and(tokens.keys[first - 1]) in word_class("done_before"):
            whole = tokens.prefix(first) == LI and noun_phrase(tokens, first, that) == that
            return Phrase(first, that, lam_letters(tokens.keys[first])) if whole else None
    return None


def _announcing(tokens: Tokens, answer: int, start: int) -> int:
    """The أما that a word with ف answers, whatever stands between them; -1 for none."""
    if not is_led_by(tokens.keys[answer], "ف"):
        return -1
    for at in range(answer - 1, max(start, answer - _REACH) - 1, -1):
        if tokens.keys[at] in word_class("as_for"):
            return at
        answered = is_led_by(tokens.keys[at], "ف") and (tokens.is_verb(at) or tokens.is_comma(at - 1))
        if answered or tokens[at].punctuation in _ENDS:
            return -1
    return -1


def _announced(tokens: Tokens, first: int, past: int) -> Phrase | None:
    """Whom أما announces at ``first``: أما الوزير، الذي …، | فقد أكد, but أما بالنسبة للسفر، | فأكد."""
    led = bool(tokens.prefix(first)) or tokens.keys[first] in word_class("preposition")
    if led and not tokens.name_past[first]:
        return None
    relative = word_class("relative_pronoun")
    ends = (at for at in range(first, past) if tokens.is_comma(at) or tokens.keys[at] in relative)
    return Phrase(first, next(ends, past))


def _subject_up_to(tokens: Tokens, back: int, start: int) -> Phrase | None:
    """The subject between the beginning of a clause and ``back``, where its verb or the auxiliaries of it begin."""
    first = _past_openers(tokens, _clause_start(tokens, back, start), back)
    if not tokens.is_comma(back - 1):
        first = past_auxiliary(tokens, first, back)
    if first >= back:
        return None
    if tokens.is_comma(back - 1) and back - 1 > first:
        inner = _relative_inside(tokens, first, back)
        back = inner if inner else back - 1
    if (
        first + 1 < back
        and tokens.keys[first] in word_class("demonstrative")
        and may_be_source(tokens, first + 1)
    ):
        first += 1  # تلك | الحصيلة
    if not may_open_speaker(tokens, first) or tokens.ends_phrase(first) or _is_led(tokens, first):
        return None
    past = noun_phrase(tokens, first, back)
    past += (
        first < past == back - 1 and tokens.definite(past) and is_nisba(tokens[past])
    )  # الرابطة الاحترافية
    apart = tokens.is_comma(back) and not may_speak(tokens, first)
    described = first < past < back and not apart and _only_relative(tokens, past, back)
    if past < back and not described and not _only_adjuncts(tokens, past, back):
        return Phrase(first, back) if _is_unknown_name(tokens, first, past, back) else None
    if past > first and _completes_office(tokens, first, past, back):
        past = back
    if past == first or not word_class("question").isdisjoint(tokens.keys[first:past]):
        return None  # سألناه ماذا ينتظر، فقال
    return Phrase(first, past, int(tokens.conjoined(first)))


def _is_led(tokens: Tokens, at: int) -> bool:
    """Whether a word only leads to the subject: للخدمات، أوضح; ومقره لندن، قالت; وبهذه المناسبة، صرح; الخميس، أعلنت."""
    if tokens.name_past[at]:
        return False
    rest = without_and(tokens.keys[at])
    speaks = is_of(rest, "title", "anonymous", "institution") and rest not in word_class("preposition")
    joined = tokens.conjoined(at) and not speaks  # والوزارة أكدت, but وأمام هذا الوضع طالب
    return bool(tokens.prefix(at)) or joined or points(rest) or rest in time_heads()


def _past_openers(tokens: Tokens, first: int, past: int) -> int:
    """Past what only opens a clause before its subject."""
    while first < past and tokens.keys[first] in word_class("clause_opener"):
        first += 1
    return first


def _completes_office(tokens: Tokens, first: int, past: int, back: int) -> bool:
    """Whether a prepositional phrase up to the verb says where an office is held, and not when or where he spoke."""
    if tokens.keys[first] not in title_heads() or past + 1 >= back:
        return False
    if tokens.keys[past] not in word_class("plain_preposition") or any(
        map(tokens.is_comma, range(past, back))
    ):
        return False
    noun = tokens.keys[past + 1]
    if noun in word_class("occasion", "text", "adjunct_head", "adverb") or noun in time_heads():
        return False
    return noun_phrase(tokens, past + 1, back) == back


def _is_unknown_name(tokens: Tokens, first: int, past: int, back: int) -> bool:
    """Whether the few words between an office and the verb can be the name of who holds it (المخرج فلان اعتبر)."""
    if tokens.keys[first] not in title_heads() or back - past > _WORDS_OF_NAME:
        return False
    return not any(tokens.ends_phrase(at) or is_known_verb(tokens, at) for at in range(past, back))


def _before_insertion(tokens: Tokens, at: int, start: int) -> Phrase | None:
    """The subject that an insertion parts from its verb: المتهم، البالغ من العمر 19 عاما، صرح."""
    opening = next(
        (back for back in range(at - 2, max(start, at - _LONGEST) - 1, -1) if tokens.is_comma(back)), -1
    )
    if opening < 0 or not tokens.is_word(opening + 1):
        return None
    named = tokens.names_person(opening + 1) or tokens.keys[opening + 1] in title_heads()
    described = has_article(tokens.keys[opening + 1])
    described = described or tokens.keys[opening + 1] in word_class("circumstance", "preposition")
    first = _past_openers(tokens, _clause_start(tokens, opening, start), opening)
    if (
        not (named or described)
        or first >= opening
        or not may_open_speaker(tokens, first)
        or tokens.ends_phrase(first)
    ):
        return None
    if noun_phrase(tokens, first, opening) != opening or not may_speak(tokens, first):
        return None
    return Phrase(first, at - 1 if named else opening)


def _between_subject_and_verb(tokens: Tokens, at: int) -> bool:
    key = tokens.keys[at]
    if key in ("كان", "كانت") and at and tokens.forms[at - 1] in "،.":
        return False
    return key in word_class("before_verb")


def _clause_start(tokens: Tokens, at: int, start: int) -> int:
    first = at
    while first > start:
        if at - first > _REACH:
            return at  # no subject is so long
        before = first - 1
        if _names_in_marks(tokens, before, start):
            first = tokens.opening[before]
            continue
        token, key = tokens.document.analyses[before], tokens.keys[before]
        if token.punctuation in _AROUND_CLAUSES or without_and(key) in word_class("complementiser"):
            break
        if tokens.is_comma(before) and before < at - 1:
            break
        if key in word_class("clause_break"):
            break
        first = before
    return first


def _names_in_marks(tokens: Tokens, closing: int, start: int) -> bool:
    """Whether marks hold the name of what the word before them is: شركة «النور»."""
    opening = tokens.opening.get(closing, -1)
    led = opening > start and tokens.is_word(opening - 1)
    led = led and (not tokens.ends_phrase(opening - 1) or tokens.keys[opening - 1] == LI)
    return led and closing - opening <= _SHORT and not is_known_verb(tokens, opening - 1)


def _relative_inside(tokens: Tokens, first: int, past: int) -> int:
    for at in range(first, past):
        if tokens.keys[at] in word_class("relative_pronoun") and tokens.is_comma(at - 1):
            return at - 1
    return 0


def _only_adjuncts(tokens: Tokens, first: int, past: int) -> bool:
    """Whether nothing but adverbs and prepositional phrases stands between subject and verb."""
    at = first
    while at < past:
        key = tokens.keys[at]
        if key in word_class("independent_pronoun", "adverb") or tokens.is_comma(at):
            at += 1
        elif key in word_class("preposition"):
            at = max(noun_phrase(tokens, at + 1, past), at + 1)
        elif tokens.prefix(at) == "ل" and not tokens.ends_phrase(at):  # مصادر مطلعة | لصحيفة الفجر | قالت
            at = max(noun_phrase(tokens, at, past), at + 1)
        elif len(key) == 1 and at + 1 in tokens.closing:  # لـ«الفجر»
            at = tokens.closing[at + 1] + 1
        else:
            return False
    return True


def _only_relative(tokens: Tokens, first: int, past: int) -> bool:
    """Whether a relative clause with one verb stands between subject and verb: التحقيق | الذي أجراه الفريق | كشف."""
    if tokens.keys[first] not in word_class("relative_pronoun") or first + 1 >= past:
        return False
    other = (tokens.is_verb(at) or is_known_verb(tokens, at) for at in range(first + 2, past))
    return tokens.is_verb(first + 1) and not any(other)


def described(tokens: Tokens, form: VerbForm, at: int, start: int) -> Phrase | None:
    """What a verb without a relative pronoun describes: بشهادة مزورة | تؤكد، عن مصدر أمني | صرح."""
    for first in range(at - 1, max(start, at - _WORDS_OF_TEXT) - 1, -1):
        if not tokens.is_word(first) or is_known_verb(tokens, first) or tokens.definite(first):
            break
        prefix = tokens.prefix(first)
        key = tokens[first].stem if prefix else tokens.keys[first]
        whole = all(is_adjective(tokens[word]) for word in range(first + 1, at))
        tells = form.tense == "present" or (whole and form.gender == "f")  # تقارير صحفية | أفادت بأن
        text = tells and key in word_class("text")
        source = key in word_class("anonymous") and tokens.keys[first - 1] in word_class("preposition")
        if (text or source) and not tokens.conjoined(first):
            return Phrase(first, at, len(prefix))
        if tokens.ends_phrase(first):
            break
    return _text_with_source(tokens, form, at, start)


_WORDS_OF_TEXT = 4
_WORDS_WITH_SOURCE = 10


def _text_with_source(tokens: Tokens, form: VerbForm, at: int, start: int) -> Phrase | None:
    """An indefinite text that a verb describes behind whose it is: تقرير من وزارة الزراعة | أشار إلى."""
    for first in range(at - 2, max(start, at - _WORDS_WITH_SOURCE) - 1, -1):
        if tokens.keys[first] not in word_class("text") or tokens.definite(first):
            continue
        past = noun_phrase(tokens, first, at)
        if first < past < at:
            past = _past_details(tokens, past, at)
        led = first > start and tokens.keys[first - 1] in word_class("preposition")
        agrees = is_feminine_head(tokens.keys[first]) == (form.gender == "f")
        return Phrase(first, at) if past == at and agrees and not led else None
    return None


def _past_details(tokens: Tokens, past: int, at: int) -> int:
    """Past whose a text is, and of when: تقرير | من الوزارة، دعوى | عام 2004، مذكرة | ، مؤرخة في 3 ماي،."""
    if tokens.is_comma(past) and tokens.is_comma(at - 1):
        return at
    if tokens.keys[past] in time_heads() or tokens[past].kind == "number":
        return past_time(tokens, past, at)
    return noun_phrase(tokens, past + 1, at) if tokens.keys[past] in word_class("from") else past
