"""Known names in running text: the longest name of a list at each word, attached clitics cut.

Names and text meet as match keys, token by token, so a name is found only where whole words stand (never
راقي in عراقي). The first word may carry the clitics Arabic writes onto it: و or ف, then ب, ل or ك. Written
together, ل and ال lose the alif: in للعراق the clitic is the first ل and the name's characters are لعراق.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, TypeVar

from etl.annotate.document import Document, forms_of
from etl.annotate.kept import AN_ARTICLE, Kept
from etl.annotate.syntax.clitics import ways_to_cut
from etl.clean.keys import match_key

T = TypeVar("T", bound=Hashable)


@dataclass(slots=True)
class Match(Generic[T]):
    """A name of the list in a document. ``start`` and ``end`` are characters, clitic cut."""

    start: int
    end: int
    first: int  # token
    past: int  # token after the last
    clitic: str  # the key of what was cut: "" or one of و ف ب ل ك وب …
    readings: list[T]  # all that bear this name, in the list's order

    @property
    def cut(self) -> int:
        """How many characters of the first token are the clitic."""
        return len(self.clitic)

    @property
    def places(self) -> range:
        """The tokens it takes."""
        return range(self.first, self.past)


Numbers = tuple[int, ...]
# A way a token can begin a name: characters cut, the clitic they are, the key of what is left, what that key is a name
# of, and whether it begins longer names.
_Entry = tuple[int, str, str, Numbers, bool]


Index = tuple[dict[str, Numbers], frozenset[str], list[T]]  # as ``index_names`` says


def index_names(names: Iterable[tuple[str, T]]) -> Index[T]:
    """A list of names to look up: for the keys of each, the numbers of its readings; what begins longer names; the
    readings by number."""
    numbers: dict[T, int] = {}
    found: dict[str, Numbers] = {}
    beginnings: set[str] = set()
    for name, reading in names:
        *before, key = accumulate(map(match_key, forms_of(name)), "{} {}".format)
        beginnings.update(before)
        number = numbers.setdefault(reading, len(numbers))
        if number not in found.get(key, ()):
            found[key] = (*found.get(key, ()), number)
    return found, frozenset(beginnings), list(numbers)


class Gazetteer(Generic[T]):
    """A list of names, each with what it stands for."""

    def __init__(self, names: Iterable[tuple[str, T]]) -> None:
        self._set(*index_names(names))

    @classmethod
    def of_index(
        cls, names: dict[str, Numbers], beginnings: frozenset[str], readings: list[T]
    ) -> Gazetteer[T]:
        """The list that ``index_names`` made ready."""
        made = cls.__new__(cls)
        made._set(names, beginnings, readings)
        return made

    def _set(self, names: dict[str, Numbers], beginnings: frozenset[str], readings: list[T]) -> None:
        self._names, self._beginnings, self.readings = names, beginnings, readings
        self._entries = Kept(self._begun).__getitem__  # of a form, the ways in which it can begin a name
        self._meant = Kept(self._read)

    def find(self, document: Document) -> Iterator[Match[T]]:
        """The names of ``document`` from left to right, none overlapping, none across a sentence end."""
        sentences = iter(document.sentences)
        free = past = 0
        for position in document.where(self._entries):
            if position < free:
                continue
            while position >= past:
                past = next(sentences)[1]
            match = self.at(document, position, past)
            if match is not None:
                free = match.past
                yield match

    def at(self, document: Document, position: int, past: int) -> Match[T] | None:
        """The longest name that starts at token ``position`` and ends before token ``past``."""
        entries = document.answers(self._entries)[position]
        if not entries:
            return None
        best: Match[T] | None = None
        names, beginnings, keys = self._names, self._beginnings, document.keys
        for cut, clitic, key, numbers, goes_on in entries:
            index = ends_at = position + 1
            while goes_on and index < past:
                key, index = f"{key} {keys[index]}", index + 1
                if key in names:
                    ends_at, numbers = index, names[key]
                goes_on = key in beginnings
            if numbers and (best is None or ends_at > best.past):
                start = document.starts[position] + cut
                best = Match(
                    start, document.ends[ends_at - 1], position, ends_at, clitic, self._meant[numbers]
                )
        return best

    def _begun(self, token: str) -> tuple[_Entry, ...]:
        """The ways a token can begin a name, fewest characters cut first."""
        names, beginnings = self._names, self._beginnings
        return tuple(
            [
                (cut, clitic, key, names.get(key, ()), key in beginnings)
                for cut, clitic, key in _without(token)
                if key in names or key in beginnings
            ]
        )

    def _read(self, numbers: Numbers) -> list[T]:
        """The readings of some numbers; one list for all matches."""
        return [self.readings[number] for number in numbers]


_without = Kept(
    ways_to_cut, AN_ARTICLE
).__getitem__  # every list of names asks for the same tokens, once each
