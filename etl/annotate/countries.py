"""Countries and capitals in the text: the names of ``countries.tsv``, read by the words around them.

Nationality adjectives are not places and are not found here. ``place_contexts.tsv`` tells مالي the country
from مالي "financial", Amman from Oman, a river from the country it is named after.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from etl.annotate.document import Document
from etl.annotate.gazetteer import Gazetteer, Match
from etl.annotate.syntax.clitics import BI, LI, WA, after_clitic, ways_to_cut
from etl.clean.keys import match_key
from etl.lexicon import alternatives, names_of, read_lexicon

FROM_CONTEXT = 0.9  # confidence where the words around decide
_BY_DEFAULT = 0.6  # where a name has several readings and nothing decides


@dataclass(frozen=True, slots=True)
class Place:
    """A country, or its capital."""

    country: str  # ISO 3166-1 alpha-2
    kind: str  # country or capital
    name_ar: str
    name_en: str


@dataclass(frozen=True, slots=True)
class _Context:
    """A row of ``place_contexts.tsv``: sets of match keys, each empty or to be met."""

    before: frozenset[str]
    after: frozenset[str]
    sentence: frozenset[str]
    article: frozenset[str]
    reading: str


def read_places() -> list[tuple[str, Place]]:
    """Every name of every country and capital of ``countries.tsv``, with its place."""
    names: list[tuple[str, Place]] = []
    for row in read_lexicon("countries"):
        country = Place(row["iso2"], "country", row["name_ar"], row["name_en"])
        names += [(name, country) for name in names_of(row)]
        capitals = alternatives(row["capital_ar"])
        if capitals:
            capital = Place(row["iso2"], "capital", capitals[0], row["capital_en"])
            names += [(name, capital) for name in capitals]
    return names


class CountryName(NamedTuple):
    """A country's or capital's name in a document, and what it means there."""

    match: Match[Place]
    place: Place | None  # None: not a place here
    confidence: float


class CountryReader:
    """Reads the names of countries and capitals by the words around them."""

    def __init__(self) -> None:
        names = read_places()
        self._gazetteer = Gazetteer(names)
        self._countries = {place.country: place for _, place in names if place.kind == "country"}
        self._contexts: dict[str, list[_Context]] = defaultdict(list)
        for row in read_lexicon("place_contexts"):
            self._contexts[_name_key(row["name"])].append(_read_context(row))
        self._governors = self._contexts.pop("@governor")[0].before

    def read(self, document: Document) -> Iterator[CountryName]:
        """Each such name from left to right, the ones that mean no place here included."""
        matches = list(self._gazetteer.find(document))
        words = _Words(document, matches, self._governors)
        for match in matches:
            yield CountryName(match, *self._read(match, words))

    def _read(self, match: Match[Place], words: _Words) -> tuple[Place | None, float]:
        """Which place the match means, None for none of ours, and how sure that is."""
        sentence = words.document.sentence_of(match.first)
        for key in words.names(match):
            for context in self._contexts.get(key, ()):
                if not words.fit(context, match, sentence):
                    continue
                if context.reading == "none":
                    return None, FROM_CONTEXT
                place = self._chosen(context.reading, match.readings)
                if place:
                    return place, FROM_CONTEXT
        countries = [place for place in match.readings if place.kind == "country"]
        return (countries or match.readings)[0], 1.0 if len(match.readings) == 1 else _BY_DEFAULT

    def _chosen(self, reading: str, places: list[Place]) -> Place | None:
        if reading in self._countries:
            return self._countries[reading]
        return next((place for place in places if place.kind == reading), None)


def _read_context(row: dict[str, str]) -> _Context:
    return _Context(
        before=_keys(row["before"]),
        after=_keys(row["after"]),
        sentence=_keys(row["sentence"]),
        article=_keys(row["article"]),
        reading=row["reading"],
    )


class _Words:
    """What a document's contexts are tested on, looked up only as far as a name asks."""

    def __init__(self, document: Document, matches: list[Match[Place]], governors: frozenset[str]) -> None:
        self.document = document
        self._joined = {match.first for match in matches if match.clitic.startswith(WA)}
        self._last = {match.past - 1 for match in matches}
        self._governors = governors
        self._sets: dict[tuple[int, int], set[str]] = {}

    def fit(self, context: _Context, match: Match[Place], sentence: tuple[int, int]) -> bool:
        """Whether all that ``context`` asks for stands around ``match``."""
        return (
            (not context.before or self._before(context.before, match, sentence[0]))
            and (not context.after or self._after(context.after, match, sentence[1]))
            and (not context.sentence or not context.sentence.isdisjoint(self._set(*sentence)))
            and (
                not context.article or not context.article.isdisjoint(self._set(0, len(self.document.tokens)))
            )
        )

    def names(self, match: Match[Place]) -> list[str]:
        """The keys under which contexts of ``match`` may stand, the narrowest first."""
        whole = " ".join(self.document.keys[match.first : match.past])
        name, full = whole[match.cut :], after_clitic(whole, match.cut)  # لقاهرة and القاهرة of للقاهرة
        return list(dict.fromkeys([whole, name, full, "*"]))

    def _before(self, wanted: frozenset[str], match: Match[Place], first: int) -> bool:
        position = match.first - 1
        if "@governor" in wanted and match.clitic.endswith((BI, LI)):
            return True
        if position < first:
            return "@start" in wanted
        token = self.document.tokens[position]
        if "@start" in wanted and not token[0].isalnum():
            return True
        if "@place" in wanted and match.first in self._joined and position in self._last:
            return True
        words = _readings(token)
        return bool(words & wanted) or ("@governor" in wanted and bool(words & self._governors))

    def _after(self, wanted: frozenset[str], match: Match[Place], past: int) -> bool:
        if match.past >= past:
            return False
        token = self.document.tokens[match.past]
        if "@place" in wanted and match.past in self._joined:
            return True
        if "@number" in wanted and token[0].isdigit():
            return True
        return bool(_readings(token) & wanted)

    def _set(self, first: int, past: int) -> set[str]:
        words = self._sets.get((first, past))
        if words is None:
            words = {key for token in set(self.document.tokens[first:past]) for key in _readings(token)}
            self._sets[(first, past)] = words
        return words


@lru_cache(maxsize=100_000)
def _readings(token: str) -> frozenset[str]:
    return frozenset(key for _, _, key in ways_to_cut(token))


def _keys(cell: str) -> frozenset[str]:
    return frozenset(map(match_key, alternatives(cell)))


def _name_key(name: str) -> str:
    return " ".join(map(match_key, name.split()))
