"""The ways in which a form may be divided into a stem and what leans on it, for tables that hold stems alone."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from etl.annotate.syntax.clitics import ARTICLE, LAM_ARTICLE, LI
from etl.clean.keys import match_key

CONJUNCTIONS = ("", "و", "ف")
_BEFORE_VERB = ("", "س", "ل")
WILL = _BEFORE_VERB[1]  # leads a verb of what is ahead
_BEFORE_NOUN = ("", "ب", "ل", "ك", "ال", "بال", "لل", "كال")
_OF_VERB = ("", "ه", "ها", "هم", "هما", "هن", "نا", "ني", "كم", "ي")
OF_NOUN = ("ه", "ها", "هم", "هما", "نا", "ي", "هن", "كم")
HIS, HERS, THEIRS = OF_NOUN[:3]
OURS = OF_NOUN[4]
MINE = OF_NOUN[5]
_SHORT = 2  # letters: a shorter stem is none


class Division(NamedTuple):
    """A stem and what leans on it."""

    stem: str
    conjunction: str
    particle: str  # س or ل before a verb; of a noun the preposition
    pronoun: str  # what is attached behind it
    article: bool = False


class _Lead(NamedTuple):
    """Letters that may lean on a stem from before, and what they are."""

    letters: str
    conjunction: str
    particle: str
    article: bool = False


def _by_first_letter(leads: Sequence[_Lead]) -> dict[str, list[_Lead]]:
    """Those that a form may begin with, by its first letter, nothing among them."""
    return {
        letter: [each for each in leads if each.letters[:1] in ("", letter)]
        for letter in {each.letters[:1] for each in leads}
    }


def _noun_lead(conjunction: str, before: str) -> _Lead:
    preposition = LI if before == LAM_ARTICLE else before.removesuffix(ARTICLE)
    return _Lead(conjunction + before, conjunction, preposition, before.endswith((ARTICLE, LAM_ARTICLE)))


_VERB_LEADS = _by_first_letter([_Lead(a + b, a, b) for a, b in product(CONJUNCTIONS, _BEFORE_VERB)])
_NOUN_LEADS = _by_first_letter([_noun_lead(a, b) for a, b in product(CONJUNCTIONS, _BEFORE_NOUN)])
_LAST_OF_VERB = frozenset(pronoun[-1:] for pronoun in _OF_VERB)
_LAST_OF_NOUN = frozenset(pronoun[-1] for pronoun in OF_NOUN)  # a dual's and an accusative's are among them


def verb_divisions(key: str, stems: Container[str]) -> Iterator[Division]:
    """What a form is if it is a verb's of which one of some stems is left: وسيعتقلونه."""
    possible = _OF_VERB if key[-1:] in _LAST_OF_VERB else _OF_VERB[:1]
    pronouns = [pronoun for pronoun in possible if key.endswith(pronoun)]
    for before, conjunction, particle, _ in _VERB_LEADS.get(key[:1], _VERB_LEADS[""]):
        if not key.startswith(before):
            continue
        for pronoun in pronouns:
            stem = key[len(before) : len(key) - len(pronoun)]
            if len(stem) < _SHORT:
                continue
            if stem in stems:
                yield Division(stem, conjunction, particle, pronoun)
            if pronoun and stem.endswith("و") and stem + "ا" in stems:  # اعتقلوه, of اعتقلوا
                yield Division(stem + "ا", conjunction, particle, pronoun)


def noun_divisions(key: str, stems: Container[str]) -> Iterator[Division]:
    """What a form is if it is a noun's of which one of some stems is left: وباعتقالهم."""
    for before, conjunction, preposition, article in _NOUN_LEADS.get(key[:1], _NOUN_LEADS[""]):
        if key.startswith(before):
            for stem, pronoun in _without_pronoun(key.removeprefix(before), article):
                if len(stem) >= _SHORT and stem in stems:
                    yield Division(stem, conjunction, preposition, pronoun, article)


def _without_pronoun(rest: str, article: bool) -> Iterator[tuple[str, str]]:
    """The noun alone, from which an accusative's alef, a dual's ending or a pronoun is cut."""
    yield rest, ""
    if rest[-1:] not in _LAST_OF_NOUN:
        return
    if rest.endswith("ا") and not rest.endswith(HERS) and not article:
        yield rest.removesuffix("ا"), ""
    for dual in ("ان", "ين"):
        if rest.endswith(dual):
            yield rest.removesuffix(dual), ""
            if rest.endswith("ت" + dual):
                yield rest.removesuffix("ت" + dual) + "ه", ""
    for pronoun in () if article else OF_NOUN:
        if rest.endswith(pronoun):
            stem = rest.removesuffix(pronoun)
            yield stem, pronoun
            if stem.endswith(("اي", "او")):  # لقائه، لقاؤه
                yield stem[:-1] + match_key("ء"), pronoun
                yield stem[:-1], pronoun
            if stem.endswith("ت"):
                yield stem.removesuffix("ت") + "ه", pronoun
