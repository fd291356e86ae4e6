"""Which way the words around a date point: behind the speaker, ahead of him, or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from etl.annotate.syntax.clitics import has_article
from etl.clean.keys import match_key
from etl.lexicon import read_lexicon

_REACH = 20  # tokens looked back
_CLAUSE = 2  # أن, إن: what stands before says nothing about the date
_STATE = 3  # تمثل, نحن, عالم: what is so, on no day
_SIGNS = {"ahead": 1, "behind": -1, "none": 0, "clause": _CLAUSE, "state": _STATE}
_FUTURE_VERB = re.compile(r"[وف]?س(?:[يتن]\w{2,}|أ\w{3,})")  # of what is written: سافر is no سأفر
_WAS = ("كان", "كانت", "وكان", "وكانت")


@cache
def _cues() -> dict[str, int]:
    """Key of a word or pair of words, with or without و → -1 behind, 1 ahead, 0 no cue, _CLAUSE or _STATE."""
    found: dict[str, int] = {}
    for row in read_lexicon("tense_cues"):
        word = match_key(row["word"])
        for form in (word, "و" + word, "ف" + word):
            found.setdefault(form, _SIGNS[row["direction"]])
    return found


@dataclass(slots=True)
class Surroundings:
    """The words around an expression at tokens ``first`` to ``past``, within its sentence."""

    tokens: list[str]  # as written
    keys: list[str]
    sentence: tuple[int, int]
    first: int
    past: int

    def direction(self) -> int:
        """-1, 1 or 0: the nearest verb or cue decides, first those before, then the two after (الأحد سيعقد)."""
        for position in self._before():
            sign = self._sign(position)
            if sign == _CLAUSE:
                # من المقرر أن يصل الأحد
                if position > self.sentence[0] and self._sign(position - 1) == 1:
                    return 1
                break
            if sign in (-1, 1):
                return sign
        for position in self._after():
            sign = self._sign(position)
            if sign:
                return sign if sign in (-1, 1) else 0
        return 0

    def had_been(self) -> bool:
        """Whether the verb before stands after كان: an act before the last one told (كان أعلن الأربعاء)."""
        behind = None
        for position in self._before():
            word, sign = self.keys[position], self._sign(position)
            if word in _WAS:
                return behind is not None
            if sign in (1, _CLAUSE) or (sign == -1 and behind is not None):
                return False
            behind = position if sign == -1 or word == "قد" else behind
        return False

    def nowadays(self) -> bool:
        """Whether what is told is a state, not an event of one day: تمثل اليوم, عالم اليوم, إن المرأة اليوم شريكة."""
        for position in self._before():
            sign = self._sign(position)
            if sign == _STATE:
                return True
            if sign == _CLAUSE:
                named = position == self.first - 2 and has_article(self.keys[self.first - 1])
                return named and not any(self._sign(place) in (-1, 1) for place in self._after())
            if sign in (-1, 1):
                return False
        return False

    def state_follows(self) -> bool:
        """Whether the words after tell what is so: واليوم هناك من يرى."""
        return any(self._sign(place) == _STATE for place in self._after())

    def _before(self) -> range:
        return range(self.first - 1, max(self.sentence[0], self.first - _REACH) - 1, -1)

    def _after(self) -> range:
        return range(self.past, min(self.past + 3, self.sentence[1]))

    def _sign(self, position: int) -> int:
        cues, word = _cues(), self.keys[position]
        sign = cues.get(word)
        if sign is None:
            return 1 if word[0] in "سوف" and _FUTURE_VERB.fullmatch(self.tokens[position]) else 0
        return cues.get(f"{self.keys[position - 1]} {word}", sign) if position and sign else sign


def clause_begins(keys: list[str]) -> bool:
    """Whether one of the words opens a clause of its own (أن, لكن)."""
    return any(_cues().get(word) == _CLAUSE for word in keys)
