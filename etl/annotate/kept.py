"""Answers about words, each found once: news is written in few words, again and again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import compress
from typing import TypeVar

Thing = TypeVar("Thing", bound=Hashable)
Answer = TypeVar("Answer")

MOST_KEPT = 1 << 17  # forms; a night's news has fewer


class Kept(dict[Thing, Answer]):
    """What a function answers, kept for all things asked about; all are forgotten when there are too many.

    Unlike ``functools.lru_cache`` it takes no note of which were asked about last, which costs more than an answer.
    """

    def __init__(self, function: Callable[[Thing], Answer], most: int = MOST_KEPT) -> None:
        super().__init__()
        self._function, self._most = function, most

    def __missing__(self, thing: Thing) -> Answer:
        if len(self) >= self._most:
            self.clear()
        answer = self[thing] = self._function(thing)
        return answer


def where(kept: Kept[Thing, Answer], things: Sequence[Thing]) -> Iterator[int]:
    """The places of the things about which the answer is anything but no or nothing."""
    return compress(range(len(things)), map(kept.__getitem__, things))
