"""Where a noun phrase ends: head, construct chain, adjectives, names and appositions, without a parser.

Arabic helps: a construct chain is indefinite up to its last word, adjectives agree in definiteness, so an
indefinite word after a definite one opens the next phrase, unless it is a name or a second title.
"""

from __future__ import annotations

from dataclasses import dataclass

from etl.annotate.syntax.article_tokens import Tokens, boundary_words
from etl.annotate.syntax.clitics import is_led_by, without_and, without_article, without_preposition
from etl.annotate.syntax.frames import verb_forms
from etl.annotate.syntax.words import (
    given_names,
    institution_heads,
    ordinary_names,
    stance_nouns,
    title_heads,
    word_class,
)

NONE: frozenset[str] = frozenset()
_LONGEST = 24  # words of a subject; past it the grammar has lost its way
_SHORT_QUOTATION = 5  # words: a name in marks, not a speech
_POSSESSIVES = ("ه", "ها", "هم", "هما", "نا")
_NAME_PARTS = frozenset({"بن", "ابن", "بنت", "ال", "ابو", "عبد", "ابي", "ام", "دي", "فان", "فون"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A range of tokens, and how many characters of a clitic to leave out at its head."""

    first: int
    past: int
    clitic: int = 0


def opens_quotation(tokens: Tokens, at: int) -> bool:
    return at in tokens.closing


def is_boundary(tokens: Tokens, at: int) -> bool:
    """Whether a token cannot continue a noun phrase."""
    key = tokens.keys[at]
    if not tokens.is_word(at):
        return True
    if tokens.name_past[at]:
        return False
    return key in boundary_words()


def is_known_verb(tokens: Tokens, at: int) -> bool:
    """Whether a token is a finite cue or participle that is not also an ordinary word."""
    forms = verb_forms().get(tokens.keys[at])
    if not forms or tokens.name_past[at] or tokens.definite(at):
        return False
    forms = tuple(form for form in forms if not form.frame.colourless)
    if any(form.finite and not form.frame.homograph for form in forms):
        return True
    participles = [form for form in forms if form.tense == "participle"]
    if tokens.head(at) != tokens.keys[at] and not tokens.is_comma(at - 1):
        after = tokens.keys[at + 1] if at + 1 < len(tokens.keys) else ""
        return any(after in form.frame.prepositions for form in participles)  # مشيرا إلى, not متحدثا باسم
    return bool(participles) and (tokens.is_comma(at - 1) or tokens.forms[at].endswith("ا"))


def noun_phrase(
    tokens: Tokens, first: int, stop: int, strict: bool = False, wanted: frozenset[str] = NONE
) -> int:
    """Past the noun phrase that starts at ``first``, or ``first`` when none does.

    ``strict`` is for a phrase with another right behind it (أكد الوزير دعم بلاده): it ends as early as it can.
    ``wanted`` are the prepositions by which the cue goes on: they end it too.
    """
    at, definite = first, False
    stop = min(stop, first + _LONGEST)
    while at < stop:
        past = _step(tokens, first, at, stop, definite, strict, wanted)
        if past == at:
            break
        if strict and is_boundary(tokens, at):  # مسؤول في الوزارة: what follows is no adjective of مسؤول
            return past
        if tokens.prefix(at) and not tokens.definite(at) and at > first and not tokens.name_past[at]:
            definite = False  # المتحدث باسم | صحة جدة
            at = past
            continue
        definite = (
            definite or tokens.definite(at) or bool(tokens.name_past[at]) or opens_quotation(tokens, at)
        )
        if tokens.keys[at] in title_heads() and not tokens.definite(at):
            definite = False  # a second title opens a construct chain of its own
        at = past
    return at


def _step(
    tokens: Tokens, first: int, at: int, stop: int, definite: bool, strict: bool, wanted: frozenset[str]
) -> int:
    """Past the next part of the phrase, or ``at`` where the phrase ends."""
    if opens_quotation(tokens, at):
        return _past_quoted_name(tokens, at, stop)
    if is_boundary(tokens, at):
        return (
            at
            if tokens.keys[at] in wanted
            else _past_inner_adjunct(tokens, first, at, stop, definite, wanted)
        )
    prefix = tokens.prefix(at)
    if prefix and at > first:
        return at + 1 if prefix not in wanted and _belongs(tokens, first, at, prefix) else at
    if tokens.name_past[at]:
        if at > first and tokens.conjoined(at) and not definite:
            return at
        return min(tokens.name_past[at], stop)
    if at > first and (is_known_verb(tokens, at) or tokens.keys[at] in word_class("carrier")):
        return at
    return _past_common_word(tokens, first, at, definite, strict)


def _past_common_word(tokens: Tokens, first: int, at: int, definite: bool, strict: bool) -> int:
    """Past a word that is no name, where it still belongs to the phrase."""
    key = tokens.keys[at]
    if key in stance_nouns() and (at > first and (definite or strict)):
        return at
    if at > first and key.endswith(("ذاته", "ذاتها", "نفسه", "نفسها", "ذاتهم", "انفسهم")):
        return at + 1
    if at > first and tokens.name_past[at - 1]:
        body = first in tokens.mentions and tokens.mentions[first].type != "PERSON"
        addressed = strict and body and key in title_heads()  # أبلغت دول الخليج | وزير الخارجية
        return at + 1 if _after_name(tokens, at, strict) and not addressed else at
    if at > first and tokens.conjoined(at):
        return at + 1 if _coordinates(tokens, at, definite) else at
    if tokens.definite(at) or not definite:
        parted = strict and at > first and (possessed(tokens, at) or _disagrees(tokens, first, at))
        return at if parted or _opens_relative(tokens, first, at) else at + 1
    titled = not strict or tokens.keys[first] in title_heads() or bool(tokens.name_past[first])
    if (key in title_heads() and titled) or _continues_name(tokens, at, strict):
        return at + 1
    return at


def occasion_past(tokens: Tokens, at: int, stop: int) -> int:
    """Past a document or occasion and its adjectives (بيان صحفي، كلمته الافتتاحية): no more of what follows it."""
    past = at + 1
    while (
        past < stop
        and tokens.is_word(past)
        and (
            (tokens.definite(past) and not tokens.prefix(past) and not is_boundary(tokens, past))
            or tokens.keys[past] in word_class("document_adjective")
        )
    ):
        past += 1
    return past


def _past_quoted_name(tokens: Tokens, at: int, stop: int) -> int:
    close = tokens.closing[at]
    return close + 1 if close < stop and close - at - 1 <= _SHORT_QUOTATION else at


def _past_inner_adjunct(
    tokens: Tokens, first: int, at: int, stop: int, definite: bool, wanted: frozenset[str]
) -> int:
    """Past a preposition and its noun where they modify the head: مسؤول في الوزارة، المشرف العام على المركز."""
    key = tokens.keys[at]
    if key == "عام" and at > first and tokens.keys[at - 1] in title_heads():
        return at + 1
    if at == first or at + 1 >= stop or not tokens.is_word(at + 1):
        return at
    inner = False
    if key in ("لدي", "باسم", "بن", "بنت"):
        inner = True
    elif key in ("في", "من", "ب") and not definite:
        inner = tokens.keys[at + 1] not in word_class("occasion") and not is_boundary(tokens, at + 1)
    elif key in ("علي", "عن", "في", "الي"):
        head = {tokens.keys[back] for back in range(max(first, at - 2), at)}
        occasion = tokens.keys[at + 1] in word_class("occasion", "adjunct_head")
        inner = bool(head & word_class("governs")) and not occasion and not is_boundary(tokens, at + 1)
    return noun_phrase(tokens, at + 1, stop, strict=True, wanted=wanted) if inner else at


def possessed(tokens: Tokens, at: int) -> bool:
    token = tokens.forms[at]
    return len(token) > 3 and token.endswith(_POSSESSIVES) and tokens.keys[at] not in title_heads()


def _belongs(tokens: Tokens, first: int, at: int, prefix: str) -> bool:
    """Whether a word with a preposition still describes the head: المتحدث باسم، بلاغ لوزارة، بمنطقة القصيم."""
    key = tokens.keys[at]
    if key == "باسم":
        return True
    head = tokens.keys[first]
    if head in word_class("governs") and prefix == "ب" and at == first + 1:
        return True  # القائم بالأعمال
    bare = without_preposition(key)
    heads = word_class("title", "text", "source", "institution")
    office = head in heads or without_article(head) in heads
    if office and _leads_to_person(tokens, at):
        return True
    if not office:
        return False
    if bare in institution_heads() and bare not in word_class("outlet"):
        return True
    return at in tokens.mentions and tokens.mentions[at].type != "PERSON"


def _leads_to_person(tokens: Tokens, at: int) -> bool:
    """Whether a person's name follows in the same phrase: الأمين العام لاتحاد الطلبة وائل نوار."""
    for ahead in range(at, min(at + 7, len(tokens.keys))):
        mention = tokens.mentions.get(ahead)
        if mention is not None and mention.type == "PERSON":
            return ahead > at
        if is_boundary(tokens, ahead):
            return False
    return False


def _disagrees(tokens: Tokens, first: int, at: int) -> bool:
    """Whether a definite word cannot describe the head by gender or number: الجانبان | الأوضاع."""
    head, key = tokens.keys[first], tokens.keys[at]
    if not (tokens.definite(first) and tokens.definite(at)):
        return False
    if head in word_class("pair"):
        return not key.endswith(("ان", "ين", "يان"))
    if head.endswith("ين") and len(head) > 6:
        return not key.endswith(("ين", "ون", "ه", "ات"))
    if head.endswith(("ون", "ات")):
        return False
    if head.endswith("ه") and head not in title_heads():
        return not key.endswith(("ه", "ات"))
    if head in title_heads() and not head.endswith(("اء", "ه")) and key.endswith("ه"):
        return True  # الوزير | المعارضة
    return len(key) > 6 and key.endswith(("ين", "ات"))


def _leads_to_name(tokens: Tokens, at: int) -> bool:
    """Whether a given name stands after an office and before the rest of a name: المحلل النفطي كامل الحرمي."""
    after = at + 1
    if tokens.keys[at] in stance_nouns() or after >= len(tokens.keys) or not tokens.is_word(after):
        return False
    back = {without_article(tokens.keys[at - 1]), without_article(tokens.keys[max(at - 2, 0)])}
    office = bool(back & (word_class("title", "source"))) or tokens.keys[at] in given_names()
    return office and (
        tokens.definite(after) or tokens.keys[after] in given_names() or is_boundary(tokens, after)
    )


def _after_name(tokens: Tokens, at: int, strict: bool) -> bool:
    """Whether a word after a name belongs to the phrase: an office (علاء يوسف المتحدث الرسمي), not an object."""
    key = tokens.keys[at]
    if tokens.conjoined(at):
        return _coordinates(tokens, at, True) and not strict
    if tokens.definite(at):
        return key in title_heads() or not strict
    if key in title_heads():
        return True  # عجب القحطاني رئيس اللجنة، أمير منطقة الجوف رئيس …
    return key in _NAME_PARTS or (not strict and _continues_name(tokens, at, strict))


def _opens_relative(tokens: Tokens, first: int, at: int) -> bool:
    """Whether a verb with a pronoun opens a relative clause on an indefinite head: دراسة | أجراها باحثون."""
    token = tokens.forms[at]
    if at == first or tokens.definite(at) or tokens.keys[at] in title_heads():
        return False
    return token.endswith(("ته", "تها", "اها", "اه")) or tokens.keys[at] in word_class("relative_verb")


def _coordinates(tokens: Tokens, at: int, definite: bool) -> bool:
    """Whether a word with و goes on with the phrase: الري والبيئة، ونظيره، ورئيس."""
    bare = without_and(tokens.keys[at])
    if tokens.definite(at):
        return is_led_by(tokens.keys[at], "وال")
    return bare in title_heads() or bare in ("نظيره", "نظيرته", "نظيريه", "نظيرها", "رييس")


def _continues_name(tokens: Tokens, at: int, strict: bool) -> bool:
    """Whether an indefinite word after a definite one is a name the annotator did not see."""
    key, before = tokens.keys[at], tokens.keys[at - 1]
    if key in _NAME_PARTS or before in _NAME_PARTS:
        return True
    if (key in given_names() or key in ordinary_names()) and _leads_to_name(tokens, at):
        return True
    if before in given_names() and not strict:
        return not possessed(tokens, at) and len(key) > 2
    return False
