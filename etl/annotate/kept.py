"""Answers about words, each found once: news is written in few words, again and again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import compress
from typing import TypeVar

Thing = TypeVar("Thing", bound=Hashable)
Answer = TypeVar("Answer")

MOST_KEPT = 1 << 15  # forms a generation; with those put aside, what three thousand articles hold
AN_ARTICLE = 1 << 11  # forms


class Found(dict[Thing, Answer]):
    """What a function answers, each answer found once: for as long as an article is read."""

    def __init__(self, function: Callable[[Thing], Answer]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, thing: Thing) -> Answer:
        answer = self[thing] = self._function(thing)
        return answer


class Kept(Found[Thing, Answer]):
    """What a function answers, kept for the things asked about last.

    When there are too many, all are put aside together, and those asked about again before the next time come back.
    Unlike ``functools.lru_cache`` this takes no note of each question, which costs more than the answer.
    """

    def __init__(self, function: Callable[[Thing], Answer], most: int = MOST_KEPT) -> None:
        super().__init__(function)
        self._most = most
        self._aside: dict[Thing, Answer] = {}

    def __missing__(self, thing: Thing) -> Answer:
        if len(self) >= self._most:
            self._aside = dict(self)
            self.clear()
        answer = self._aside[thing] if thing in self._aside else self._function(thing)
        self[thing] = answer
        return answer


def where(kept: Kept[Thing, Answer], things: Sequence[Thing]) -> Iterator[int]:
    """The places of the things about which the answer is anything but no or nothing."""
    return compress(range(len(things)), map(kept.__getitem__, things))
