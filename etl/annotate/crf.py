"""A trained linear-chain CRF, read as weights: the score of a label is a sum, so what a word form adds can be kept.

python-crfsuite trains the models; decoding them here saves looking up every feature of every token anew. A file is
gzipped text: the labels; a row of weights for the transitions from each of them; then a row an attribute,
``attribute<tab>label number:weight ...``. Weights are in thousandths.
"""

from __future__ import annotations

import gzip
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from etl.annotate.compiled import compiled

Scores = NDArray[np.float32]  # one number a label in the last dimension

_UNIT = 1000


class Crf:
    """The weights of a CRF, and the best labels by them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.labels, transitions, self.rows, weights = _read(path)
        self.transitions = np.frombuffer(transitions, dtype=np.float32).reshape(len(self.labels), -1)
        self.weights = np.frombuffer(weights, dtype=np.float32).reshape(-1, len(self.labels))

    def decode(self, scores: Scores, sentences: Sequence[tuple[int, int]]) -> list[list[str]]:
        """The labels of the highest sum of scores and transitions in each sentence (Viterbi 1967).

        All sentences are stepped through together, the longest first, so that those still going are a prefix.
        """
        order = sorted(range(len(sentences)), key=lambda each: sentences[each][0] - sentences[each][1])
        lengths = [sentences[each][1] - sentences[each][0] for each in order]
        longest = max(lengths, default=0)
        going = np.searchsorted(np.negative(lengths), -np.arange(longest)).tolist()  # as many are longer
        firsts = np.array([sentences[each][0] for each in order], dtype=np.intp)
        best: list[Scores] = []  # by place, sums of the best paths to each label of those still going
        came_from: list[NDArray[np.intp]] = []
        for place in range(longest):
            here = scores[firsts[: going[place]] + place]
            if place:
                paths = best[-1][: going[place], :, None] + self.transitions
                came_from.append(paths.argmax(axis=1))
                here += paths.max(axis=1)
            best.append(here)
        paths_back = [sums.argmax(axis=1) for sums in best]  # right where a sentence ends
        for place in range(longest - 1, 0, -1):  # before, what the best path came from
            still = paths_back[place]
            paths_back[place - 1][: len(still)] = came_from[place - 1][np.arange(len(still)), still]
        labelled: list[list[str]] = [[] for _ in sentences]
        for numbers in paths_back:
            for each, number in zip(order, numbers.tolist(), strict=False):
                labelled[each].append(self.labels[number])
        return labelled


@compiled
def _read(path: Path) -> tuple[tuple[str, ...], bytes, dict[str, int], bytes]:
    """The labels, the transitions, each attribute's row of weights, the weights."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        labels = tuple(next(lines).rstrip("\n").split("\t"))
        transitions = np.array([next(lines).split("\t") for _ in labels], dtype=np.float32) / _UNIT
        rows: dict[str, int] = {}
        cells: list[tuple[int, int, int]] = []
        for row, line in enumerate(lines):
            attribute, _, given = line.partition("\t")
            rows[attribute] = row
            for weight in given.split():
                label, _, value = weight.partition(":")
                cells.append((row, int(label), int(value)))
    weights = np.zeros((len(rows), len(labels)), dtype=np.float32)
    table = np.array(cells, dtype=np.int64).reshape(-1, 3)
    weights[table[:, 0], table[:, 1]] = table[:, 2] / _UNIT
    return labels, transitions.tobytes(), rows, weights.tobytes()


def write(
    path: Path,
    labels: Sequence[str],
    transitions: Mapping[tuple[str, str], float],
    weights: Mapping[tuple[str, str], float],
) -> None:
    """Save a model: ``weights`` by attribute and label. The same weights make the same bytes."""
    number = {label: str(place) for place, label in enumerate(labels)}
    rows: dict[str, list[str]] = {}
    for (attribute, label), weight in sorted(weights.items()):
        if value := round(weight * _UNIT):
            rows.setdefault(attribute, []).append(f"{number[label]}:{value}")
    text = io.StringIO()
    print(*labels, sep="\t", file=text)
    for one in labels:
        print(*(round(transitions.get((one, other), 0.0) * _UNIT) for other in labels), sep="\t", file=text)
    for attribute, cells in rows.items():
        print(attribute, " ".join(cells), sep="\t", file=text)
    path.write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))
