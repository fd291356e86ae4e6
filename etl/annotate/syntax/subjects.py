"""Whose words they are: the subject of a cue, after the verb, before it, or not there at all."""

from __future__ import annotations

from etl.annotate.syntax.appositions import past_bearer, with_apposition
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import is_led_by, without_and, without_article
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.phrases import (
    Phrase,
    is_boundary,
    is_known_verb,
    noun_phrase,
    occasion_past,
    possessed,
)
from etl.annotate.syntax.quotation import STOPS
from etl.annotate.syntax.words import institution_heads, stance_nouns, title_heads, word_class

_REACH = 64  # tokens between a cue and the far end of its subject
_BROKEN_FEMININE = ("ه", "ات")  # the match key writes ة as ه
_AROUND_CLAUSES = frozenset(["stop", "semicolon", "question", "exclamation", "quotation", "colon", "dash"])
_TIMES = frozenset({"الوقت", "اليوم", "الاثناء", "الحين", "المكان", "السياق"})
_BEFORE_VERBS = frozenset(
    ["قد", "كان", "كانت", "لم", "لن", "سوف", "بدوره", "بدورها", "ايضا", "امس", "اليوم", "نفسه", "نفسها"]
)
_PRONOUNS = frozenset({"هو", "هي", "هم", "هما", "وهو", "وهي", "وهم", "وهما"})


def subject_after(tokens: Tokens, form: VerbForm, at: int, stop: int) -> Phrase | None:
    """The subject behind a finite cue at ``at - 1``, past adverbs and short adjuncts; None where there is none."""
    if form.number != "s":
        return None  # a verb before its subject is singular
    first, moved = _past_adjuncts(tokens, form, at, min(stop, at + _REACH))
    if first >= stop or not _may_open_subject(tokens, first, moved):
        return None
    frame = form.frame
    strict = frame.object or frame.addressee or bool(frame.person_prepositions) or frame.stance_object
    if first in tokens.closing:
        called = frame.second_object and form.with_object  # من أسماهم «…»
        return None if called else _quoted_name(tokens, form, first, stop)
    wanted = form.frame.prepositions | form.frame.person_prepositions
    past = noun_phrase(tokens, first, stop, strict=strict, wanted=wanted)
    if frame.second_object and form.with_object:
        past = next((at for at in range(first, past) if at in tokens.closing), past)  # ما أسماه الحزب «…»
    elif frame.quote:
        past = _before_quotation(tokens, first, past, stop)
    if past == first or not agrees(tokens, form, first, past):
        return None
    if (not form.frame.that and not form.frame.quote) or strict:
        if tokens.keys[first] in stance_nouns() and not tokens.name_past[first]:
            return None
        if strict and _is_object_only(tokens, form, first, past, stop):
            return None
    if not (form.frame.person_prepositions or form.frame.addressee):
        past = past_bearer(tokens, first, past, stop, said=form.frame.that)
    return with_apposition(tokens, first, past, stop)


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
        led = key in ("عن", "لدي", "في", "خلال", "امام", "مع", "ل") and key not in wanted
        if not led and not (tokens.prefix(at) == "ل" and "ل" not in wanted):
            break
        past = _past_adjunct(tokens, at + led, stop)
        if past == at + led:
            break
        at, moved = past, True
    return at, moved


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
    if tokens.keys[at] in ("هذا", "هذه", "تلك") and not _speaks(tokens, at + 1):
        return False
    if moved:  # past an adjunct only what can speak is a subject
        key = tokens.keys[at]
        return (
            bool(tokens.name_past[at])
            or key in word_class("title", "anonymous")
            or without_article(key) in institution_heads()
        )
    return True


def _is_accusative(tokens: Tokens, at: int) -> bool:
    """An indefinite accusative (متحسرا، لاحظ ركودا) is never a subject; names in ـيا are no such."""
    token = tokens.forms[at]
    return (
        not tokens.name_past[at] and len(token) > 4 and token[-1] == "ا" and not token.endswith(("يا", "وا"))
    )


def agrees(tokens: Tokens, form: VerbForm, first: int, past: int) -> bool:
    """Whether a noun phrase can be the verb's subject by gender and case."""
    key = tokens.keys[first]
    if tokens.name_past[first]:
        return form.number == "s" or past - first > 1
    if form.number == "s" and form.finite:
        if key.endswith("ين") and len(key) > 5 and tokens.definite(first) and key not in title_heads():
            return False
        if form.gender == "m" and key.endswith(_BROKEN_FEMININE) and tokens.definite(first):
            return key.endswith(("ه",)) and key in title_heads()
        if form.gender == "f" and tokens.definite(first) and key in title_heads():
            return key.endswith(("ه", "ات")) or _is_plural_title(key)
    return True


def _is_plural_title(key: str) -> bool:
    return not key.endswith(("ي", "ير", "يس"))


def _is_object_only(tokens: Tokens, form: VerbForm, first: int, past: int, stop: int) -> bool:
    """Whether the only noun phrase of a transitive cue is its object (واستعرض الخطة الجديدة)."""
    if tokens.name_past[first] or tokens.keys[first] in word_class(
        "title", "anonymous", "institution", "honorific"
    ):
        return False
    if not form.frame.object:
        return False
    if without_article(tokens.keys[first]) in word_class("occasion") - word_class("text"):
        return True  # رفض الحديث عن إقالته
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


def subject_before(tokens: Tokens, at: int, start: int) -> tuple[Phrase | None, Phrase | None]:
    """The subject in front of a cue in its clause, and what a relative clause leans on: at most one of the two."""
    if at > start and without_and(tokens.keys[at - 1]) in ("الذي", "التي", "الذين", "اللذان", "اللتان"):
        return None, _antecedent(tokens, at - 1, start)
    if at > start and tokens.keys[at - 1] == "و":
        return None, None
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
        return None, None
    return (Phrase(first, past), None) if past > first else (None, None)


def _between_subject_and_verb(tokens: Tokens, at: int) -> bool:
    key = tokens.keys[at]
    if key in ("كان", "كانت") and at and tokens.forms[at - 1] in "،.":
        return False
    return key in _BEFORE_VERBS


def _clause_start(tokens: Tokens, at: int, start: int) -> int:
    first = at
    while first > start:
        if at - first > _REACH:
            return at  # no subject is so long
        before = first - 1
        token, key = tokens.document.analyses[before], tokens.keys[before]
        if token.punctuation in _AROUND_CLAUSES or key in word_class("complementiser"):
            break
        if tokens.is_comma(before) and before < at - 1:
            break
        if key in ("فيما", "لكن", "ولكن", "بينما", "حيث", "وفيما", "وبينما", "كما", "فان"):
            break
        first = before
    return first


def _speaks(tokens: Tokens, at: int) -> bool:
    key = tokens.head(at)
    return bool(
        tokens.name_past[at]
        or tokens.definite(at)
        or {key, without_and(key)} & (word_class("title", "anonymous", "outlet", "text"))
        or key.endswith(("ه", "ها"))
        or is_led_by(key, "مو", "ال")
    ) and not is_known_verb(tokens, at)


def _relative_inside(tokens: Tokens, first: int, past: int) -> int:
    for at in range(first, past):
        if tokens.keys[at] in ("الذي", "التي", "الذين") and tokens.is_comma(at - 1):
            return at - 1
    return 0


def _only_adjuncts(tokens: Tokens, first: int, past: int) -> bool:
    """Whether nothing but adverbs and prepositional phrases stands between subject and verb."""
    at = first
    while at < past:
        key = tokens.keys[at]
        if key in _PRONOUNS or tokens.is_comma(at) or key in word_class("adverb"):
            at += 1
        elif key in word_class("preposition"):
            at = max(noun_phrase(tokens, at + 1, past), at + 1)
        else:
            return False
    return True


def _antecedent(tokens: Tokens, relative: int, start: int) -> Phrase | None:
    """The noun phrase a relative pronoun leans on: the nearest name, else the last definite phrase."""
    past = relative - 1 if tokens.is_comma(relative - 1) else relative
    if tokens.keys[past - 1] in _TIMES:
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
