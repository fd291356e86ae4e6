"""A linear model that chooses among candidates: the one whose features weigh most.

A file is plain text, ``feature<tab>weight`` a row, weights in thousandths. ``training/train_salience.py`` makes them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import repeat
from math import exp
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from etl.annotate.compiled import compiled


class Featured(Protocol):
    """Whatever has features."""

    @property
    def features(self) -> Sequence[str]:
        """What speaks for and against it."""


Candidate = TypeVar("Candidate", bound=Featured)


class Ranker(Generic[Candidate]):
    """Weights of features, and the candidate that they favour."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        self.weights = weights

    def best(self, candidates: Sequence[Candidate]) -> int:
        """The place of the candidate with the highest sum; of equal ones the first."""
        sums = self._sums(candidates)
        return max(range(len(sums)), key=sums.__getitem__)

    def shares(self, candidates: Sequence[Candidate]) -> list[float]:
        """How likely each candidate is the one, together 1."""
        sums = self._sums(candidates)
        highest = max(sums)
        powers = [exp((each - highest) / 1000) for each in sums]
        return [each / sum(powers) for each in powers]

    def _sums(self, candidates: Sequence[Candidate]) -> list[int]:
        return [sum(map(self.weights.get, each.features, repeat(0))) for each in candidates]


@compiled
def read_weights(path: Path) -> dict[str, int]:
    """The weights in a file, by feature."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    return {feature: int(weight) for feature, weight in rows}


def thousandths(weights: Mapping[str, float]) -> dict[str, int]:
    """Weights as a file holds them."""
    return {feature: round(weights[feature] * 1000) for feature in sorted(weights)}


def write_weights(path: Path, weights: Mapping[str, float]) -> None:
    """Save a model; the same weights make the same bytes."""
    rows = [f"{feature}\t{weight}" for feature, weight in thousandths(weights).items()]
    path.write_text("\n".join(rows) + "\n", "utf-8")
