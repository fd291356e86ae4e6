"""The way back: which characters of the source a stretch of rewritten text was made from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import add, sub

from etl.records import Span

_Lists = tuple[list[int], list[int], list[int], list[int]]
Rewrite = tuple[int, int, str]  # source start, source end, what stands there now


class OffsetMap:
    """Maps spans between a source text and the clean text made from it, in O(log edits).

    The map is a flat list of triples in text order: where in the source an edit begins, how many
    characters it took there, how many it put in their place. Between edits the text was copied, so the
    identity is the empty list. The characters an edit puts in come from all those it took: a letter
    and its vowel mark replaced by the letter (2 by 1) keep the mark in the letter's span, while a
    mark taken for nothing (1 by 0) belongs to no character.
    """

    __slots__ = ("_flat", "_lists")

    def __init__(self, flat: Sequence[int] = ()) -> None:
        """``flat`` as ``flatten`` gave it."""
        self._flat = list(flat)
        self._lists: _Lists | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OffsetMap) and self._flat == other._flat

    def __hash__(self) -> int:
        return hash(tuple(self._flat))

    def __bool__(self) -> bool:
        """False for the identity."""
        return bool(self._flat)

    def __repr__(self) -> str:
        return f"OffsetMap({self._flat})"

    def flatten(self) -> list[int]:
        """The map as a list of integers, for storage; ``OffsetMap(flat)`` rebuilds it."""
        return self._flat.copy()

    def to_source(self, start: int, end: int) -> Span:
        """The smallest source span that holds everything ``clean[start:end]`` was made from."""
        source, removed, clean, inserted = self._edits()
        return _project(start, end, clean, inserted, source, removed)

    def to_clean(self, start: int, end: int) -> Span:
        """The smallest clean span that holds everything made from ``source[start:end]``.

        Empty where nothing of it was kept.
        """
        source, removed, clean, inserted = self._edits()
        return _project(start, end, source, removed, clean, inserted)

    def then(self, later: OffsetMap) -> OffsetMap:
        """The map of two rewritings in a row: this one, then ``later`` on its outcome."""
        if not later:
            return self
        if not self:
            return later
        return OffsetMap(_compose(self, later))

    def _edits(self) -> _Lists:
        """Where each edit stands and how long it is, in the source and in the clean text."""
        if self._lists is None:
            source, removed, inserted = self._flat[0::3], self._flat[1::3], self._flat[2::3]
            shifts = accumulate(map(sub, inserted, removed), initial=0)
            self._lists = (source, removed, list(map(add, source, shifts)), inserted)
        return self._lists


def _project(
    start: int, end: int, here: list[int], here_lengths: list[int], there: list[int], there_lengths: list[int]
) -> Span:
    """A span carried over the edits, whose places and lengths are given for both texts."""
    edit = bisect_right(here, start) - 1
    if edit < 0:
        first = start
    else:
        past = start - here[edit] - here_lengths[edit]
        first = there[edit] if past < 0 else there[edit] + there_lengths[edit] + past
    if end <= start:
        return first, first
    edit = bisect_right(here, end - 1) - 1
    if edit < 0:
        return first, end
    past = max(0, end - here[edit] - here_lengths[edit])
    return first, there[edit] + there_lengths[edit] + past


def _compose(earlier: OffsetMap, later: OffsetMap) -> list[int]:
    """Edits of both in one list: a later edit swallows the earlier ones it overlaps.

    Earlier edits that stay alone are copied in blocks, so that the cost is that of the later ones.
    """
    source, source_lengths, starts, lengths = earlier._edits()
    ends = list(map(add, starts, lengths))
    flat: list[int] = []
    taken = shift = reach = 0  # earlier edits used; from the text between to the source; end of the last edit
    places, lengths_before, _, lengths_after = later._edits()
    for start, removed, inserted in zip(places, lengths_before, lengths_after, strict=True):
        end = start + removed
        first = bisect_right(ends, start, taken)
        past = bisect_left(starts, end, first)
        if first > taken:
            flat += earlier._flat[3 * taken : 3 * first]
            last = first - 1
            shift = source[last] + source_lengths[last] - ends[last]
        if past > first:
            start, end = min(start, starts[first]), max(end, ends[past - 1])
        growth = sum(source_lengths[first:past]) - sum(lengths[first:past])
        if start < reach:  # inside what the last edit swallowed
            flat[-2] += max(0, end - reach) + growth
            flat[-1] += max(0, end - reach) + inserted - removed
        else:
            flat += (start + shift, end - start + growth, end - start + inserted - removed)
        shift += growth
        reach = max(reach, end)
        taken = max(taken, past)
    return flat + earlier._flat[3 * taken :]


IDENTITY = OffsetMap()


def rewrite(text: str, rewrites: Iterable[Rewrite]) -> tuple[str, OffsetMap]:
    """``text`` with each rewrite applied, and the map back. Rewrites come in order and do not overlap."""
    pieces: list[str] = []
    flat: list[int] = []
    copied = 0
    for start, end, replacement in rewrites:
        pieces += (text[copied:start], replacement)
        flat += (start, end - start, len(replacement))
        copied = end
    if not flat:
        return text, IDENTITY
    pieces.append(text[copied:])
    return "".join(pieces), OffsetMap(flat)
