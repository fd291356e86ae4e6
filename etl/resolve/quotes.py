"""Words of a text found again after it was edited: a quotation with what stood around it, as W3C's TextQuoteSelector.

What stands around them decides among several places; where little of it is left, it is no longer what was quoted.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

_AROUND = 32  # characters kept on either side
_LEFT = 0.5  # of these, how much must still stand there, counted from the words outwards


class Quote(NamedTuple):
    """Words, where they stood, and what stood around them."""

    exact: str
    prefix: str | None  # None: whatever stands around them, every place is meant
    suffix: str | None
    start: int


def quote(body: str, start: int, end: int, *, everywhere: bool = False) -> Quote:
    """The words of a body at these offsets."""
    if everywhere:
        return Quote(body[start:end], None, None, start)
    return Quote(body[start:end], body[max(0, start - _AROUND) : start], body[end : end + _AROUND], start)


def find(body: str, quoted: Quote) -> list[int]:
    """Where those words begin in a body: at the place most like theirs, or at every one; [] where they are gone.

    Of places that are equally like theirs the nearest counts.
    """
    places = list(_places(body, quoted.exact))
    if quoted.prefix is None or quoted.suffix is None:
        return places
    if not places:
        return []
    like = {place: _alike(body, place, quoted) for place in places}
    best = max(places, key=lambda place: (like[place], -abs(place - quoted.start)))
    enough = _LEFT * (len(quoted.prefix) + len(quoted.suffix))
    return [best] if like[best] >= enough else []


def _places(body: str, words: str) -> Iterator[int]:
    """Where they stand and no word goes on behind them; before them a clitic may stand."""
    place = body.find(words)
    while place >= 0:
        end = place + len(words)
        if not (words[-1].isalnum() and body[end : end + 1].isalnum()):
            yield place
        place = body.find(words, place + 1)


def _alike(body: str, place: int, quoted: Quote) -> int:
    """How many characters around the place are as they were, from the words outwards."""
    prefix, suffix = quoted.prefix or "", quoted.suffix or ""
    before = body[max(0, place - len(prefix)) : place]
    end = place + len(quoted.exact)
    after = body[end : end + len(suffix)]
    return _common(reversed(before), reversed(prefix)) + _common(iter(after), iter(suffix))


def _common(one: Iterator[str], other: Iterator[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
