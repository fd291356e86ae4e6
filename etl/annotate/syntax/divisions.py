"""The ways in which a form may be divided into a stem and what leans on it, for tables that hold stems alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from etl.clean.keys import match_key

CONJUNCTIONS = ("", "و", "ف")
_BEFORE_VERB = ("", "س", "ل")
_BEFORE_NOUN = ("", "ب", "ل", "ك", "ال", "بال", "لل", "كال")
_OF_VERB = ("", "ه", "ها", "هم", "هما", "هن", "نا", "ني", "كم", "ي")
_OF_NOUN = ("ه", "ها", "هم", "هما", "نا", "ي", "هن", "كم")
_HERS = _OF_NOUN[1]
MINE = _OF_NOUN[5]
_SHORT = 2  # letters: a shorter stem is none


class Division(NamedTuple):
    """A stem and what leans on it."""

    stem: str
    conjunction: str
    particle: str  # س or ل before a verb; of a noun the preposition
    pronoun: str  # what is attached behind it
    article: bool = False


def verb_divisions(key: str) -> Iterator[Division]:
    """What a form is if it is a verb's: وسيعتقلونه."""
    pronouns = [pronoun for pronoun in _OF_VERB if key.endswith(pronoun)]
    for conjunction, particle in product(CONJUNCTIONS, _BEFORE_VERB):
        before = conjunction + particle
        if not key.startswith(before):
            continue
        for pronoun in pronouns:
            stem = key[len(before) : len(key) - len(pronoun)]
            if len(stem) >= _SHORT:
                yield Division(stem, conjunction, particle, pronoun)
                if pronoun and stem.endswith("و"):  # اعتقلوه, of اعتقلوا
                    yield Division(stem + "ا", conjunction, particle, pronoun)


def noun_divisions(key: str) -> Iterator[Division]:
    """What a form is if it is a noun's: وباعتقالهم."""
    for conjunction, before in product(CONJUNCTIONS, _BEFORE_NOUN):
        if not key.startswith(conjunction + before):
            continue
        article = before.endswith("ال") or before == "لل"
        preposition = "ل" if before == "لل" else before.removesuffix("ال")
        for stem, pronoun in _without_pronoun(key.removeprefix(conjunction + before), article):
            if len(stem) >= _SHORT:
                yield Division(stem, conjunction, preposition, pronoun, article)


def _without_pronoun(rest: str, article: bool) -> Iterator[tuple[str, str]]:
    """The noun alone, from which an accusative's alef, a dual's ending or a pronoun is cut."""
    yield rest, ""
    if rest.endswith("ا") and not rest.endswith(_HERS) and not article:
        yield rest.removesuffix("ا"), ""
    for dual in ("ان", "ين"):
        if rest.endswith(dual):
            yield rest.removesuffix(dual), ""
            if rest.endswith("ت" + dual):
                yield rest.removesuffix("ت" + dual) + "ه", ""
    for pronoun in () if article else _OF_NOUN:
        if rest.endswith(pronoun):
            stem = rest.removesuffix(pronoun)
            yield stem, pronoun
            if stem.endswith(("اي", "او")):  # لقائه، لقاؤه
                yield stem[:-1] + match_key("ء"), pronoun
                yield stem[:-1], pronoun
            if stem.endswith("ت"):
                yield stem.removesuffix("ت") + "ه", pronoun
