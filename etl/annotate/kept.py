"""Answers about words, each found once: news is written in few words, again and again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

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


class Words:
    """The forms that articles are written in, numbered as they are met, and what questions about them are answered.

    An article's forms are looked up once, and by their numbers all answers, which lie in lists: those about the
    commonest words, met first, close together. Whoever asks does so of every word of an article.
    """

    def __init__(self) -> None:
        self.forms: list[str] = []
        self._number: dict[str, int] = {}
        self._answers: dict[Callable[[str], Any], list[Any]] = {}

    def numbers(self, forms: Sequence[str]) -> list[int]:
        """The numbers of some forms, new ones for those not met before."""
        known = self._number
        if not known.keys() >= set(forms):
            for form in dict.fromkeys(forms):
                if form not in known:
                    self.forms.append(form)
                    known[form] = len(self.forms) - 1
        return list(map(known.__getitem__, forms))

    def answers(self, question: Callable[[str], Answer]) -> list[Answer]:
        """What a question is answered of each form, by its number; to be read before other forms are met."""
        told = self._answers.setdefault(question, [])
        if len(told) < len(self.forms):
            told.extend(map(question, self.forms[len(told) :]))
        return told


_present = Words()


def present_words() -> Words:
    """The words of this process; of so many others when there are too many."""
    global _present
    if len(_present.forms) > 2 * MOST_KEPT:
        _present = Words()
    return _present
