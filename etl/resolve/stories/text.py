"""An article as it is compared with others; what is asked of it is reckoned once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache, cached_property
from itertools import pairwise
from math import sqrt

import numpy as np

from etl.clean.keys import match_key
from etl.lexicon import read_lexicon
from etl.resolve.stories.minhash import shingles
from etl.resolve.stories.words import (
    HINTING,
    LEADING_WORDS,
    Numbers,
    Word,
    digest_of,
    number_of,
    numbers_of,
    salience,
    words_of,
)

Stems = tuple[str, ...]

TERMS = 12  # the terms that an article is looked up by
_FRAME_WORDS = 80
_OFFICE = "office"  # no frame: a number that is part of a title
_PASSAGE = 30  # words
_FEWEST_WORDS = 12
_NOTHING = Word(0, "", 0.0, "")


class Text:
    """Its words, and what they tell."""

    def __init__(
        self,
        key: int,
        source: int,
        day: date | None,
        title: str | None,
        body: str,
    ) -> None:
        self.key, self.source, self.day = key, source, day
        self.entities: frozenset[int] = frozenset()  # whom and what it names, countries apart
        self.events: frozenset[str] = frozenset()  # the types of what it says happened
        self.title, self.words = words_of(title), words_of(body)

    @property
    def is_comparable(self) -> bool:
        """Whether it says enough to be like another."""
        return len(self.words) >= _FEWEST_WORDS

    @cached_property
    def word_hash(self) -> int | None:
        """The same for the same words in the same order; None where it says too little."""
        return digest_of(numbers_of(self.words)) if self.is_comparable else None

    @cached_property
    def shingles(self) -> Numbers:
        """Its shingles in order."""
        return shingles(numbers_of(self.words))

    @cached_property
    def distinct_shingles(self) -> Numbers:
        """The same once each, sorted."""
        return np.unique(self.shingles)

    @cached_property
    def numbers(self) -> list[tuple[str, str, str]]:
        """Its numbers, in figures or in words, each between the stems before and behind; a second deputy is no two."""
        words = [_NOTHING, *self.words, _NOTHING]
        found = [at for at, word in enumerate(words) if word.numeral]
        placed = [(words[at], words[at - 1].stem, words[at + 1].stem) for at in found]
        return [
            (w.numeral, before, behind) for w, before, behind in placed if (before, w.stem) not in _offices()
        ]

    @cached_property
    def numerals(self) -> frozenset[str]:
        """The same without their places."""
        return frozenset(numeral for numeral, _, _ in self.numbers)

    @cached_property
    def figures(self) -> frozenset[str]:
        """Of these, those that stand in figures of two digits or more."""
        return frozenset(word.numeral for word in self.words if word.numeral and word.stem[:2].isdigit())

    @cached_property
    def headline(self) -> dict[str, float]:
        """The stems of its headline and how much each tells."""
        return {word.stem: word.weight for word in self.title if word.weight}

    @cached_property
    def announced(self) -> dict[str, float]:
        """Of its headline what it tells too: the rest is how the editor puts it, or of another article."""
        return {word.stem: word.weight for word in self.title if word.stem in self.stems}

    @cached_property
    def stems(self) -> dict[str, float]:
        """Its stems and how much each tells."""
        return {word.stem: word.weight for word in self.words}

    @cached_property
    def passages(self) -> list[frozenset[str]]:
        """The stems of headline and body, some thirty words at a time, as far as is read for what it is about.

        Rare ones do not count for more: names are told by all who write of one happening, and the rest is as it was
        put.
        """
        words = (*self.title, *self.words[:LEADING_WORDS])
        starts = range(0, max(1, len(words) - _PASSAGE // 2), _PASSAGE)
        ends = (*starts[1:], len(words))
        passages = (words[at:end] for at, end in zip(starts, ends, strict=True))
        return [frozenset(word.stem for word in passage if word.weight) for passage in passages]

    @cached_property
    def places(self) -> list[frozenset[str]]:
        """Of each two passages that follow each other."""
        return [one | other for one, other in pairwise(self.passages)] or self.passages

    @cached_property
    def headline_numerals(self) -> frozenset[str]:
        """Numbers of its headline that the article tells too; others are rounded, or of hours and years."""
        return frozenset(word.numeral for word in self.title) & self.numerals

    @cached_property
    def ranks(self) -> frozenset[str]:
        """The ordinals of its headline: which of a series it tells of."""
        return frozenset(word.numeral for word in self.title if word.ranks)

    @cached_property
    def placed_numerals(self) -> dict[tuple[str, str], set[str]]:
        """Its numbers by the words before and behind."""
        placed: dict[tuple[str, str], set[str]] = {}
        for numeral, before, behind in self.numbers:
            placed.setdefault((before, behind), set()).add(numeral)
        return placed

    @cached_property
    def salience(self) -> dict[str, float]:
        """What it is about."""
        return salience(self.title, self.words)

    @cached_property
    def norm(self) -> float:
        """The length of that as a vector."""
        return sqrt(sum(weight * weight for weight in self.salience.values())) or 1.0

    @cached_property
    def frames(self) -> frozenset[str]:
        """What it may be another day's report of."""
        stems = [word.stem for word in (*self.title, *self.words[:_FRAME_WORDS])]
        known = _frames()
        begun = ((at, phrase) for at, stem in enumerate(stems) for phrase in known.get(stem, ()))
        return frozenset(
            frame for at, (phrase, frame) in begun if tuple(stems[at : at + len(phrase)]) == phrase
        )

    @cached_property
    def weekdays(self) -> frozenset[str]:
        """The days of the week it names where its frame stands."""
        words = (*self.title, *self.words[:_FRAME_WORDS])
        return frozenset(_weekdays()[word.number] for word in words if word.number in _weekdays())

    @cached_property
    def terms(self) -> list[str]:
        """What it is about above all, the heaviest first; where few words tell much, also what hints at it."""
        told = _heaviest(self.salience)
        if len(told) < TERMS:
            told = list(dict.fromkeys([*told, *_heaviest(salience(self.title, self.words, HINTING))]))
        return told[:TERMS]


def _heaviest(weights: dict[str, float]) -> list[str]:
    return sorted(
        (term for term in weights if not term[0].isdigit()), key=lambda term: (-weights[term], term)
    )


@cache
def _weekdays() -> dict[int, str]:
    """Days of the week by the numbers of their words."""
    rows = read_lexicon("date_words")
    return {number_of(match_key(row["word"])): row["value"] for row in rows if row["class"] == "weekday"}


@cache
def _frames() -> dict[str, list[tuple[Stems, str]]]:
    """By their first stems the phrases of reports that come daily, and what these are."""
    begun: dict[str, list[tuple[Stems, str]]] = {}
    for phrase, frame in _phrases():
        if frame != _OFFICE:
            begun.setdefault(phrase[0], []).append((phrase, frame))
    return begun


@cache
def _offices() -> frozenset[Stems]:
    """Offices with a number."""
    return frozenset(phrase for phrase, frame in _phrases() if frame == _OFFICE)


def _phrases() -> Iterator[tuple[Stems, str]]:
    for row in read_lexicon("story_frames"):
        yield tuple(word.stem for word in words_of(row["phrase"])), row["frame"]
