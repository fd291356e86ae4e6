"""A linear model that chooses among candidates: the one whose features weigh most.

A file is plain text, ``feature<tab>weight`` a row, weights in thousandths. ``training/train_salience.py`` makes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from math import exp
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from etl.annotate.compiled import compiled
from etl.annotate.kept import Found


class Featured(Protocol):
    """Whatever has features."""

    @property
    def features(self) -> Sequence[str]:
        """What speaks for and against it."""


ANYWHERE = ""  # the setting that all are in
_CROSS = "|"  # between a setting and a feature
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


class Rankers(Generic[Candidate]):
    """Rankers for several settings, in each of which a feature weighs what it does anywhere and something of its own.

    So what little was seen in one setting builds on what holds in all (Daumé III 2007, "Frustratingly easy domain
    adaptation"). A weight's name is that of ``crossed``.
    """

    def __init__(self, weights: Mapping[str, int]) -> None:
        self._weights: dict[str, dict[str, int]] = {ANYWHERE: {}}
        for name, weight in weights.items():
            setting, feature = name.split(_CROSS, 1)
            self._weights.setdefault(setting, {})[feature] = weight
        self._rankers = Found(self._ranker)

    def within(self, setting: str) -> Ranker[Candidate]:
        """The ranker for a setting."""
        return self._rankers[setting]

    def _ranker(self, setting: str) -> Ranker[Candidate]:
        anywhere, here = self._weights[ANYWHERE], self._weights.get(setting, {})
        return Ranker(anywhere | {each: anywhere.get(each, 0) + weight for each, weight in here.items()})


def crossed(features: Iterable[str], setting: str) -> list[str]:
    """The names of the weights that some features have in a setting."""
    return [f"{where}{_CROSS}{feature}" for feature in features for where in (ANYWHERE, setting)]


@compiled
def read_weights(path: Path) -> dict[str, int]:
    """The weights in a file, by feature."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    return {feature: int(weight) for feature, weight in rows}


def shipped_weights(path: Path) -> dict[str, int]:
    """The weights of a model, none of one that is yet to be made."""
    return read_weights(path) if path.is_file() else {}


def thousandths(weights: Mapping[str, float]) -> dict[str, int]:
    """Weights as a file holds them."""
    return {feature: round(weights[feature] * 1000) for feature in sorted(weights)}


def write_weights(path: Path, weights: Mapping[str, float]) -> None:
    """Save a model; the same weights make the same bytes."""
    rows = [f"{feature}\t{weight}" for feature, weight in thousandths(weights).items()]
    path.write_text("\n".join(rows) + "\n", "utf-8")
