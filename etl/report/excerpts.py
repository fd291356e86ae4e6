"""The passage of an article that shows best why it was found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

Occurrence = tuple[
    int, int, int
]  # first character, the character after the last, which of the things looked for

PASSAGE_CHARS = 240
_CONTEXT = 60  # characters before the first word found, where its sentence does not begin later
_SENTENCE_END = re.compile(r"[.!?؟۔…\n]+\s*|[:؛]\s+")


class Passage(NamedTuple):
    """A piece of a body, and the spans found in it; all offsets are those of the body."""

    start: int
    end: int
    spans: tuple[tuple[int, int], ...]


def best_passage(body: str, found: Sequence[Occurrence], most: int = PASSAGE_CHARS) -> Passage:
    """The piece with most different things found, then most of them, then the first; the beginning where none is."""
    first, last = _densest(found, most - _CONTEXT)
    start = _beginning(body, found[first][0]) if found else 0
    end = _ending(body, start, start + most)
    spans = tuple((begin, after) for begin, after, _ in found[first : last + 1] if after <= end)
    return Passage(start, end, spans)


def _densest(found: Sequence[Occurrence], room: int) -> tuple[int, int]:
    """The first and last of the occurrences that fit best into a room."""
    best, answer = (0, 0), (0, -1)
    inside: Counter[int] = Counter()
    first = 0
    for last, (_, end, number) in enumerate(found):
        inside[number] += 1
        while first < last and end - found[first][0] > room:
            leaving = found[first][2]
            inside[leaving] -= 1
            if not inside[leaving]:
                del inside[leaving]
            first += 1
        worth = len(inside), last - first
        if worth > best:
            best, answer = worth, (first, last)
    return answer


def _beginning(body: str, place: int) -> int:
    """Where the passage begins: with the sentence, or with a word some way before the place."""
    earliest = max(0, place - _CONTEXT)
    starts = [end for match in _SENTENCE_END.finditer(body, earliest, place) if (end := match.end()) <= place]
    if starts:
        return starts[0]
    if earliest == 0:
        return len(body[:place]) - len(body[:place].lstrip())
    space = body.find(" ", earliest, place)
    return place if space < 0 else space + 1


def _ending(body: str, start: int, end: int) -> int:
    """Where it ends: behind a word."""
    if end >= len(body):
        return len(body.rstrip())
    space = max(body.rfind(" ", start + 1, end + 1), body.rfind("\n", start + 1, end + 1))
    return end if space <= start else space
