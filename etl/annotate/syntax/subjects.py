"""Whose words they are: the subject of a cue, after the verb, before it, or not there at all."""

from __future__ import annotations

from dataclasses import replace

from etl.annotate.syntax.adjectives import before_second_noun
from etl.annotate.syntax.appositions import whole_description
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import (
    has_article,
    is_led_by,
    without_and,
    without_article,
    without_preposition,
    without_pronoun,
)
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.phrases import (
    Phrase,
    is_boundary,
    is_known_verb,
    noun_phrase,
    occasion_past,
    possessed,
    read_phrase,
)
from etl.annotate.syntax.quotation import STOPS
from etl.annotate.syntax.words import (
    institution_heads,
    is_of,
    stance_nouns,
    time_heads,
    time_words,
    title_heads,
    word_class,
)

_REACH = 64  # tokens between a cue and the far end of its subject
_BROKEN_FEMININE = ("ه", "ات")  # the match key writes ة as ه
_LONGEST = 16  # tokens of an insertion
_NOMINATIVE_PLURAL = "ون"
_SHORT = 4
_FEMININE_PLACES = ("ا", "ه")
_AROUND_CLAUSES = frozenset(["stop", "semicolon", "question", "exclamation", "quotation", "colon", "dash"])


def subject_after(tokens: Tokens, form: VerbForm, at: int, stop: int) -> Phrase | None:
    """The subject behind a finite cue at ``at - 1``, past adverbs and short adjuncts; None where there is none."""
    if form.number != "s":
        return None  # a verb before its subject is singular
    first, moved = _past_adjuncts(tokens, form, at, min(stop, at + _REACH))
    if first >= stop or not _may_open_subject(tokens, first, moved):
        return None
    frame = form.frame
    if frame.addressee and tokens.keys[first] in word_class("everyone"):
        return None
    strict = frame.object or frame.addressee or bool(frame.person_prepositions) or frame.stance_object
    if first in tokens.closing and not _opens_chain(tokens, first, stop):
        called = frame.second_object and form.with_object  # من أسماهم «…»
        return None if called else _quoted_name(tokens, form, first, stop)
    wanted = frame.prepositions | frame.person_prepositions if form.with_object else frame.prepositions
    phrase = read_phrase(tokens, first, stop, strict=strict, wanted=wanted)
    past = phrase.past
    if strict:
        past = before_second_noun(tokens, first, past, form.gender)
    if frame.second_object and form.with_object:
        past = next((at for at in range(first, past) if at in tokens.closing), past)  # ما أسماه الحزب «…»
    elif frame.quote:
        past = _before_quotation(tokens, first, past, stop)
    if past == first or not agrees(tokens, form, phrase.head, past):
        return None
    if tokens.keys[phrase.head] in stance_nouns() and not tokens.name_past[phrase.head]:
        return None
    if strict and any(_is_oblique(tokens, joined) for joined in range(first + 1, past)):
        return None
    if strict and _is_object_only(tokens, form, phrase.head, past, stop):
        return None
    addressing = form.frame.person_prepositions or form.frame.addressee
    said = form.frame.that and not addressing
    return whole_description(tokens, replace(phrase, past=past), stop, said, wanted)


def _opens_chain(tokens: Tokens, opening: int, stop: int) -> bool:
    """Whether marks only hold off the first noun of a construct chain: «جيش» الاحتلال."""
    after = tokens.closing[opening] + 1
    if after != opening + 3 or after >= stop or tokens.definite(opening + 1):
        return False
    return tokens.definite(after) and not tokens.name_past[opening + 1] and not tokens.prefix(after)


def _before_quotation(tokens: Tokens, first: int, past: int, stop: int) -> int:
    """Up to marks that close the clause behind a subject: a short speech, no name (قال الوزير «لن نتراجع أبدا».)."""
    if past < stop and not (tokens.is_comma(past) or tokens.forms[past] in STOPS):
        return past
    for opening in range(first + 1, past - _WORDS_OF_NAME - 1):
        if tokens.closing.get(opening) == past - 1:
            return opening
    return past


_WORDS_OF_NAME = 3  # in marks; more are a speech


def _quoted_name(tokens: Tokens, form: VerbForm, first: int, stop: int) -> Phrase | None:
    """A later mention written in marks (وأضاف "العتيبي" أن); a quotation of the cue's own is no name."""
    close = tokens.closing[first]
    if tokens.is_name(first + 1, close):
        return Phrase(first + 1, close)
    if not 1 <= close - first - 1 <= 3 or close + 1 >= stop:
        return None
    after = tokens.forms[close + 1]
    if after in STOPS or (after in "،," and form.frame.quote and close - first - 1 > 2):
        return None
    return Phrase(first + 1, close)


def _past_adjuncts(tokens: Tokens, form: VerbForm, at: int, stop: int) -> tuple[int, bool]:
    """Past adverbs and adjuncts after the verb (وقال في مؤتمر صحفي رئيس الوفد); whether there was an adjunct."""
    wanted = form.frame.prepositions | form.frame.person_prepositions
    moved = False
    while at < stop:
        key = tokens.keys[at]
        if key in word_class("adverb") and not tokens.name_past[at]:
            at += 1
            continue
        if key in time_heads() and not tokens.name_past[at]:
            at = _past_time(tokens, at, stop)
            continue
        if key == "ل" and key not in wanted and at + 1 in tokens.closing:  # لـ«المدينة»
            at, moved = tokens.closing[at + 1] + 1, True
            continue
        led = key in word_class("adjunct_opener") and key not in wanted
        if not led and not (tokens.prefix(at) == "ل" and "ل" not in wanted):
            break
        past = _past_adjunct(tokens, at + led, stop)
        if past == at + led:
            break
        at, moved = past, True
    return at, moved


def _past_time(tokens: Tokens, at: int, stop: int) -> int:
    """Past the words that say when: يوم الأحد 12 مارس الماضي."""
    past = at + 1
    while past < stop and (tokens.keys[past] in time_words() or tokens[past].kind == "number"):
        past += 1
    return past


def _past_adjunct(tokens: Tokens, at: int, stop: int) -> int:
    if at < stop and tokens.keys[at] in word_class("occasion", "text"):
        return occasion_past(tokens, at, stop)
    return noun_phrase(tokens, at, stop, strict=True)


def _may_open_subject(tokens: Tokens, at: int, moved: bool) -> bool:
    if at in tokens.closing:
        return not moved
    if is_boundary(tokens, at) or is_known_verb(tokens, at) or tokens.keys[at] in word_class("carrier"):
        return False
    if tokens.prefix(at) or _is_accusative(tokens, at):
        return False
    if tokens.keys[at] in word_class("occasion") and tokens.forms[at].endswith(("ه", "ها")):
        return False  # واختتم حديثه بالقول
    if tokens.keys[at] in word_class("demonstrative") and not _speaks(tokens, at + 1):
        return False
    if not moved or may_speak(tokens, at):  # past an adjunct only what can speak is a subject
        return True
    return tokens.definite(at) and tokens.names_person(at + 1)  # النحال فلان


def may_speak(tokens: Tokens, at: int) -> bool:
    """Whether a phrase that begins here plainly is of somebody, or of a body or place that may speak."""
    return is_somebody(tokens, at) or without_article(tokens.keys[at]) in institution_heads()


def is_somebody(tokens: Tokens, at: int) -> bool:
    """Whether a phrase that begins here is a name, or of an office or of people."""
    return bool(tokens.name_past[at]) or tokens.head(at) in word_class("title", "anonymous")


def _is_accusative(tokens: Tokens, at: int) -> bool:
    """An indefinite accusative (متحسرا، لاحظ ركودا) is never a subject; names in ـيا are no such, nor وزيرا النقل."""
    token = tokens.forms[at]
    if tokens.head(at) in title_heads() and tokens.definite(min(at + 1, len(tokens.keys) - 1)):
        return False
    return (
        not tokens.name_past[at]
        and len(token) > 4
        and token[-1] == "ا"
        and not token.endswith(("يا", "وا", "ها"))
    )


def agrees(tokens: Tokens, form: VerbForm, first: int, past: int) -> bool:
    """Whether a noun phrase can be the verb's subject by gender and case."""
    key = tokens.keys[first]
    if tokens.name_past[first]:
        place = first in tokens.mentions and tokens.mentions[first].type == "LOC"
        if place and form.gender == "m" and key.endswith(_FEMININE_PLACES):
            return False  # حث إسبانيا: whom he urges
        return form.number == "s" or past - first > 1
    if form.number == "s" and form.finite:
        if key.endswith("ين") and len(key) > 5 and tokens.definite(first) and key not in title_heads():
            return False
        if form.gender == "m" and key.endswith(_BROKEN_FEMININE) and tokens.definite(first):
            return key.endswith(("ه",)) and key in title_heads()
        if form.gender == "f" and tokens.definite(first) and key in title_heads():
            return key.endswith(("ه", "ات")) or _is_plural_title(key)
    return True


def _is_oblique(tokens: Tokens, at: int) -> bool:
    """Whether people joined by و stand in the case of an object: (دعا رجال الأعمال) وممثلي الإعلام."""
    token = tokens[at]
    one = without_pronoun(token.bare, "ي")
    people = one != token.bare and is_of(one, "title", "anonymous")
    return people and tokens.conjoined(at) and not tokens.name_past[at] and token.bare not in title_heads()


def _is_plural_title(key: str) -> bool:
    return not key.endswith(("ي", "ير", "يس"))


def _is_object_only(tokens: Tokens, form: VerbForm, first: int, past: int, stop: int) -> bool:
    """Whether the only noun phrase of a transitive cue is its object (واستعرض الخطة الجديدة)."""
    if tokens.name_past[first] or tokens.keys[first] in word_class(
        "title", "anonymous", "institution", "honorific", "text", "outlet", "source"
    ):
        return False
    people = tokens.forms[first].endswith(_NOMINATIVE_PLURAL) and len(tokens.forms[first]) > _SHORT
    if not form.frame.object or people or tokens.keys[first] in word_class("same"):
        return False
    if without_article(tokens.keys[first]) in word_class("occasion") - word_class("text"):
        return True  # رفض الحديث عن إقالته
    while past < stop and tokens.conjoined(past) and noun_phrase(tokens, past, stop, strict=True) > past:
        past = noun_phrase(tokens, past, stop, strict=True)
    after = tokens.forms[past] if past < stop else "."
    if after in STOPS or past >= stop:
        return True
    if tokens.keys[past] in word_class("complementiser") or after == ":" or past in tokens.closing:
        return False
    if not tokens.definite(first) and tokens.is_word(past) and possessed(tokens, past):
        return True  # أبدى وجهة نظره
    if not is_boundary(tokens, past) and not tokens.prefix(past) and not tokens.conjoined(past):
        return False  # a second phrase follows: that one is the object
    if not tokens.definite(first) and not tokens.definite(past - 1):
        return True
    return not tokens.definite(first)


def follows_pronoun(tokens: Tokens, at: int) -> bool:
    """Whether a pronoun before the verb is its subject (لكنها أبلغت، إنه لا يتوقع)."""
    before = at - 1
    if before > 0 and tokens.keys[before] in word_class("particle", "negator"):
        before -= 1
    return before >= 0 and tokens.keys[before] in word_class("subject_pronoun")


def subject_before(tokens: Tokens, at: int, start: int) -> tuple[Phrase | None, Phrase | None]:
    """The subject in front of a cue in its clause, and what a relative clause leans on: at most one of the two."""
    if at > start and without_and(tokens.keys[at - 1]) in word_class("relative_pronoun"):
        return None, _antecedent(tokens, at - 1, start)
    if at > start and (tokens.keys[at - 1] == "و" or follows_pronoun(tokens, at)):
        return None, None
    inserted = _before_insertion(tokens, at, start) if tokens.is_comma(at - 1) else None
    if inserted is not None:
        return inserted, None
    back = at
    while back > start and _between_subject_and_verb(tokens, back - 1):
        back -= 1
    first = _clause_start(tokens, back, start)
    while first < back and tokens.keys[first] in word_class("clause_opener"):
        first += 1
    if first >= back:
        return None, None
    if tokens.is_comma(back - 1) and back - 1 > first:
        inner = _relative_inside(tokens, first, back)
        back = inner if inner else back - 1
    if tokens.keys[first - 1 : first] in (["اما"], ["واما"]) and is_led_by(tokens.keys[at], "ف"):
        return Phrase(first, back), None
    if not _speaks(tokens, first) or is_boundary(tokens, first):
        return None, None
    past = noun_phrase(tokens, first, back)
    if past < back and not _only_adjuncts(tokens, past, back):
        return (Phrase(first, back), None) if _is_unknown_name(tokens, first, past, back) else (None, None)
    if past > first and _completes_office(tokens, first, past, back):
        past = back
    return (Phrase(first, past), None) if past > first else (None, None)


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
    if tokens.keys[first] not in title_heads() or back - first > _WORDS_OF_NAME + 2:
        return False
    return not any(is_boundary(tokens, at) or is_known_verb(tokens, at) for at in range(past, back))


def _before_insertion(tokens: Tokens, at: int, start: int) -> Phrase | None:
    """The subject that an insertion parts from its verb: المتهم، البالغ من العمر 19 عاما، صرح."""
    opening = next(
        (back for back in range(at - 2, max(start, at - _LONGEST) - 1, -1) if tokens.is_comma(back)), -1
    )
    if opening < 0 or not tokens.is_word(opening + 1):
        return None
    named = tokens.names_person(opening + 1) or tokens.keys[opening + 1] in title_heads()
    described = has_article(tokens.keys[opening + 1]) or tokens.keys[opening + 1] in word_class(
        "circumstance"
    )
    first = _clause_start(tokens, opening, start)
    while first < opening and tokens.keys[first] in word_class("clause_opener"):
        first += 1
    if (
        not (named or described)
        or first >= opening
        or not _speaks(tokens, first)
        or is_boundary(tokens, first)
    ):
        return None
    if noun_phrase(tokens, first, opening) != opening or not is_somebody(tokens, first):
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
        if token.punctuation in _AROUND_CLAUSES or key in word_class("complementiser"):
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
    led = opening > start and tokens.is_word(opening - 1) and not is_boundary(tokens, opening - 1)
    return led and closing - opening <= _SHORT and not is_known_verb(tokens, opening - 1)


def _speaks(tokens: Tokens, at: int) -> bool:
    key = tokens.head(at)
    if not tokens.name_past[at] and (without_and(key) in time_heads() or _is_adjunct(tokens, at)):
        return False  # والخميس الماضي، أعلنت؛ وبهذه المناسبة، صرح
    return bool(
        tokens.name_past[at]
        or tokens.definite(at)
        or {key, without_and(key)} & (word_class("title", "anonymous", "outlet", "text"))
        or key.endswith(("ه", "ها"))
        or is_led_by(key, "مو", "ال")
    ) and not is_known_verb(tokens, at)


def _is_adjunct(tokens: Tokens, at: int) -> bool:
    """Whether a preposition is written at the head of a definite word or demonstrative: بالمناسبة، بهذه."""
    rest = without_and(tokens.keys[at])
    shown = is_led_by(rest, "ب", "ل", "ك") and without_preposition(rest) in word_class("demonstrative")
    return shown or (bool(tokens.prefix(at)) and tokens.definite(at))


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
        if key in word_class("independent_pronoun") or tokens.is_comma(at) or key in word_class("adverb"):
            at += 1
        elif key in word_class("preposition"):
            at = max(noun_phrase(tokens, at + 1, past), at + 1)
        else:
            return False
    return True


def _antecedent(tokens: Tokens, relative: int, start: int) -> Phrase | None:
    """The noun phrase a relative pronoun leans on: the nearest name, else the last definite phrase."""
    past = relative - 1 if tokens.is_comma(relative - 1) else relative
    if tokens.keys[past - 1] in word_class("moment"):
        return None
    floor = max(start, past - 14)
    for first in range(floor, past):
        if (
            not is_boundary(tokens, first)
            and not is_known_verb(tokens, first)
            and noun_phrase(tokens, first, past) == past
        ):
            return Phrase(first, past)
    return None
