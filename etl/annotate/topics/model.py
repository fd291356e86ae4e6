"""The model of topics: a logistic regression for each, with the probability from which an article is about it.

``models/topics.tsv.gz`` holds a row for the biases, one for the least probabilities and one for each bucket of
``features.py`` that weighs anything: its name, then a number for each topic, in thousandths. Weights that are 0 are
left empty. ``training/train_topics.py`` makes it.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from etl.annotate.compiled import compiled
from etl.annotate.topics.features import BUCKETS, topics

MODEL = Path(__file__).parent.parent / "models" / "topics.tsv.gz"
BIAS, LEAST = "bias", "least"
THOUSAND = 1000

Numbers = NDArray[np.float32]


class TopicModel:
    """Probabilities of the topics, each on its own: an article may be about several."""

    def __init__(self, weights: Numbers, bias: Numbers, least: Numbers) -> None:
        self._weights, self._bias, self.least = weights, bias, least

    def probabilities(self, values: Mapping[int, float]) -> Numbers:
        """How likely an article with these features is about each topic."""
        buckets = np.fromiter(values.keys(), np.intp, len(values))
        sums = np.fromiter(values.values(), np.float32, len(values)) @ self._weights[buckets] + self._bias
        likely: Numbers = 1 / (1 + np.exp(-sums))
        return likely


def read_model(path: Path) -> TopicModel:
    """The model in a file."""
    numbers = np.frombuffer(_read(path), np.int16).reshape(-1, len(topics()))
    table = np.divide(numbers, THOUSAND, dtype=np.float32)
    return TopicModel(table[2:], table[0], table[1])


@compiled
def _read(path: Path) -> bytes:
    """The numbers of a file as one table: biases, least probabilities, weights by bucket."""
    table = np.zeros((2 + BUCKETS + len(topics()), len(topics())), np.int16)
    row_of = {BIAS: 0, LEAST: 1}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            name, *numbers = line.rstrip("\n").split("\t")
            row = row_of[name] if name in row_of else 2 + int(name)
            table[row] = [int(number or 0) for number in numbers]
    return table.tobytes()


@cache
def shared_model() -> TopicModel:
    """The model of this process: read once, never changed."""
    return read_model(MODEL)
