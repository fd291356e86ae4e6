"""The stretches of text where a name may stand at all: only there need the best labels be looked for.

Most words of an article are so surely outside every name that nothing around them could tell otherwise. Leaving them
out changes no answer: a token is left out only where each path through a label other than O loses to the same path
through O, by a bound on what the steps and the tokens beside it can make up for.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from etl.annotate.crf import Crf, Scores

Stretch = tuple[int, int]  # [first token, past the last)

_AHEAD = 2  # tokens that the bounds look ahead and back; more would leave out little more
_ROUNDING = 1e-3


class Candidates:
    """Finds the stretches for a model with the labels B-x, I-x and O.

    A label's "gain" on one side is the most by which it could beat O there, by the steps and by the labels they lead
    to. It is told for the labels B-x of all kinds, then for their I-x.
    """

    def __init__(self, crf: Crf) -> None:
        kinds = [label[1:] for label in crf.labels if label.startswith("B")]
        self._names = [crf.labels.index(begin + kind) for begin in "BI" for kind in kinds]
        self._outside = crf.labels.index("O")
        steps = crf.transitions
        self._from_outside, self._to_outside = steps[self._outside], steps[:, self._outside]
        self._any_after = (steps - self._from_outside)[self._names].max(axis=1)
        self._any_before = (steps - self._to_outside[:, None])[:, self._names].max(axis=0)
        rest = steps - steps[self._outside, self._outside]  # a step in place of one from O to O
        self._to, self._from = rest[self._names, self._outside], rest[self._outside, self._names]
        among = rest[np.ix_(self._names, self._names)]
        begin, inside = np.arange(len(kinds)), np.arange(len(kinds)) + len(kinds)
        self._open, self._stay = among[begin, inside], among[inside, inside]
        among[begin, inside] = among[inside, inside] = -np.inf  # the steps within a name are told apart
        self._other_after, self._other_before = among.max(axis=1), among.max(axis=0)

    def stretches(self, scores: Scores, sentences: list[Stretch]) -> list[Stretch]:
        """Where names may stand, from left to right, none across a sentence's end.

        The steps from and to the O around a stretch are added to ``scores``.
        """
        if not sentences:
            return []
        margin = scores[:, self._names] - scores[:, [self._outside]]
        before, after = self._gains(margin, np.array(sentences))
        possible = (before + margin + after).max(axis=1) > -_ROUNDING
        starts, stops = {first for first, _ in sentences}, {past for _, past in sentences}
        found = _joined(np.flatnonzero(possible).tolist(), starts)
        scores[[first for first, _ in found if first not in starts]] += self._from_outside
        scores[[past - 1 for _, past in found if past not in stops]] += self._to_outside
        return found

    def _gains(self, margin: Scores, sentences: NDArray[np.intp]) -> tuple[Scores, Scores]:
        """Bounds of each label's gain before and after each token."""
        firsts, ends, kinds = sentences[:, 0], sentences[:, 1] - 1, len(self._open)
        before, after = np.empty_like(margin), np.empty_like(margin)
        before[:], after[:] = self._any_before, self._any_after
        before[firsts] = after[ends] = 0
        for _ in range(_AHEAD):
            best = margin + after
            onward = best[1:, kinds:]
            after[:-1] = np.maximum(self._to, best[1:].max(axis=1, keepdims=True) + self._other_after)
            np.maximum(after[:-1, :kinds], onward + self._open, out=after[:-1, :kinds])
            np.maximum(after[:-1, kinds:], onward + self._stay, out=after[:-1, kinds:])
            best = margin + before
            within = np.maximum(best[:-1, :kinds] + self._open, best[:-1, kinds:] + self._stay)
            before[1:] = np.maximum(self._from, best[:-1].max(axis=1, keepdims=True) + self._other_before)
            np.maximum(before[1:, kinds:], within, out=before[1:, kinds:])
            before[firsts] = after[ends] = 0
        return before, after


def _joined(places: list[int], firsts: set[int]) -> list[Stretch]:
    """Neighbouring places as stretches; one begins anew at a sentence's first token."""
    found: list[Stretch] = []
    for place in places:
        if found and found[-1][1] == place and place not in firsts:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return found
