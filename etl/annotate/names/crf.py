"""A trained linear-chain CRF, read as weights: the score of a label is a sum, so what a word form adds can be kept.

python-crfsuite trains the model; decoding here instead of there saves looking up every feature of every token anew,
which was half the time of finding names. The file is gzipped text: the labels; a row of weights for the transitions
from each of them; then a row an attribute, ``attribute<tab>label number:weight ...``. Weights are in thousandths.
"""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]  # one number a label in the last dimension

_UNIT = 1000


class Crf:
    """The weights of a CRF, and the best labels by them."""

    def __init__(self, path: Path) -> None:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            self.labels = tuple(next(lines).rstrip("\n").split("\t"))
            rows = [next(lines).split("\t") for _ in self.labels]
            self._transitions = np.array(rows, dtype=np.float32) / _UNIT
            self._row: dict[str, int] = {}
            cells: list[tuple[int, int, int]] = []
            for row, line in enumerate(lines):
                attribute, _, weights = line.partition("\t")
                self._row[attribute] = row
                for weight in weights.split():
                    label, _, value = weight.partition(":")
                    cells.append((row, int(label), int(value)))
        self._weights = np.zeros((len(self._row), len(self.labels)), dtype=np.float32)
        table = np.array(cells, dtype=np.int64).reshape(-1, 3)
        self._weights[table[:, 0], table[:, 1]] = table[:, 2] / _UNIT

    def score(self, *items: Iterable[str]) -> Scores:
        """What each of several sets of attributes adds to the labels."""
        scores = np.zeros((len(items), len(self.labels)), dtype=np.float32)
        self.add(scores, items)
        return scores

    def add(self, scores: Scores, items: Sequence[Iterable[str]]) -> None:
        """Add to the scores of each place what its attributes say."""
        known = self._row
        places: list[int] = []
        rows: list[int] = []
        for place, attributes in enumerate(items):
            if attributes:
                found = [known[each] for each in attributes if each in known]
                rows += found
                places += [place] * len(found)
        np.add.at(scores, places, self._weights[rows])

    def decode(self, scores: Scores, sentences: Sequence[tuple[int, int]]) -> list[list[str]]:
        """The labels of the highest sum of scores and transitions in each sentence (Viterbi 1967).

        All sentences are stepped through together, the longest first, so that those still going are a prefix.
        """
        order = sorted(range(len(sentences)), key=lambda each: sentences[each][0] - sentences[each][1])
        lengths = [sentences[each][1] - sentences[each][0] for each in order]
        longest, count = max(lengths, default=0), len(self.labels)
        padded = np.zeros((longest, len(order), count), dtype=np.float32)
        for row, each in enumerate(order):
            padded[: lengths[row], row] = scores[slice(*sentences[each])]
        came_from = np.zeros((longest, len(order), count), dtype=np.intp)
        going = len(order)
        for place in range(1, longest):
            while lengths[going - 1] <= place:
                going -= 1
            paths = padded[place - 1, :going, :, None] + self._transitions
            paths.argmax(axis=1, out=came_from[place, :going])
            padded[place, :going] += paths.max(axis=1)
        labelled: list[list[str]] = [[] for _ in sentences]
        for row, each in enumerate(order):
            if length := lengths[row]:
                label = int(padded[length - 1, row].argmax())
                labelled[each] = self._path(came_from[1:length, row].tolist(), label)
        return labelled

    def _path(self, came_from: list[list[int]], label: int) -> list[str]:
        """The labels that lead to a sentence's last one."""
        path = [label]
        for best in reversed(came_from):
            path.append(best[path[-1]])
        return [self.labels[each] for each in reversed(path)]


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
