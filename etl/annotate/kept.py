"""Answers about words, each found once: news is written in few words, again and again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import repeat
from sys import intern
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

    An article's forms are looked up once. All that is known of a form lies together, in a row of its own, so that an
    article is asked about without looking far. Whoever asks does so of every form.
    """

    def __init__(self) -> None:
        self.forms: list[str] = []
        self.rows: list[list[Any]] = []  # by number of the form, the answers by place of the question
        self._number: dict[str, int] = {}  # of forms, with white space behind them, too
        self._place: dict[Callable[[str], Any], int] = {}
        self._answered: list[int] = []  # by place of a question, of how many forms
        self._failed: set[tuple[int, int]] = set()  # the places of questions and the forms on which they fail

    def numbers(self, pieces: Sequence[str]) -> list[int]:
        """The numbers of the forms of some pieces of text, which white space may follow."""
        known = self._number.__getitem__
        try:
            return list(map(known, pieces))
        except KeyError:
            for piece in pieces:
                if piece not in self._number:
                    self._meet(piece)
            return list(map(known, pieces))

    def _meet(self, piece: str) -> None:
        form = intern(piece.rstrip())
        if form not in self._number:
            self.rows.append([None] * len(self._place))
            self.forms.append(form)
            self._number[form] = len(self.forms) - 1
        self._number[piece] = self._number[form]

    def answers(
        self, asked: Callable[[str], Any], numbers: Sequence[int]
    ) -> dict[Callable[[str], Any], tuple[Any, ...]]:
        """What a question, and each that was asked before it, is answered of the forms of some numbers.

        Going through their rows once for all questions takes half as long as for those of one article one by one.
        """
        for question in (asked, *self._place):
            self.place(question)
        present = set(numbers)
        failed = {place: self.forms[number] for place, number in self._failed if number in present}
        if self._place[asked] in failed:
            asked(failed[self._place[asked]])  # fails again, in the article that holds the form
        columns = zip(*[self.rows[number] for number in numbers], strict=True) if numbers else repeat(())
        return {
            question: column
            for (question, place), column in zip(self._place.items(), columns, strict=False)
            if place not in failed
        }

    def place(self, question: Callable[[str], Any]) -> int:
        """Where in the rows a question is answered, of every form met."""
        if question not in self._place:
            for row in self.rows:
                row.append(None)
            self._place[question] = len(self._answered)
            self._answered.append(0)
        place = self._place[question]
        first, past = self._answered[place], len(self.forms)
        for number in range(first, past):
            try:
                self.rows[number][place] = question(self.forms[number])
            except MemoryError:
                raise
            except Exception:  # the fault of this form, so of the articles that hold it and of no other
                self._failed.add((place, number))
        self._answered[place] = past
        return place


_present = Words()


def present_words() -> Words:
    """The words of this process; of so many others when there are too many."""
    global _present
    if len(_present.forms) > 2 * MOST_KEPT:
        _present = Words()
    return _present
