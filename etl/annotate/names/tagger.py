"""The trained tagger: a linear-chain CRF that marks the names of people, organisations and places.

``training/train_names.py`` makes the model; ``models/CARD.md`` says from what, and how well it does.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from etl.annotate.compiled import compiled
from etl.annotate.crf import Crf, Scores
from etl.annotate.kept import Words
from etl.annotate.names.candidates import Candidates
from etl.annotate.names.features import (
    EDGE,
    PAIRS,
    form_features,
    place_features,
    without_offset,
)
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.tokens import EDGE as EDGE_TOKEN
from etl.annotate.names.tokens import shared_lists

MODEL = Path(__file__).parent.parent / "models" / "names.tsv.gz"
TYPES = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}
_EDGE = -1  # the row of a sentence's edge
_OFFSETS = (0, 1, 2, -2, -1)  # in this order each is its own index


def names_of(labels: list[str], offset: int) -> list[Name]:
    """The names that BIO labels mark; ``offset`` is the first label's token. An empty label is none."""
    names: list[Name] = []
    open_type = ""
    for place, label in enumerate(labels, offset):
        kind = label[2:]
        if label[:1] == "B" or (label[:1] == "I" and kind != open_type):
            names.append(Name(place, place + 1, TYPES[kind], "tagger", 0.8))
        elif label[:1] == "I":
            names[-1] = names[-1].but(past=place + 1)
        open_type = kind
    return names


class _FormWeights:
    """The model's weights by what a form says: one table row holds what it adds at every place that heeds it."""

    def __init__(self, crf: Crf) -> None:
        self._row, cells = _cells(crf.path)
        row, offset_of, of_model = np.frombuffer(cells, dtype=np.int32).reshape(-1, 3).T
        table = np.zeros((len(self._row) + 1, len(_OFFSETS), len(crf.labels)), dtype=np.float32)
        table[row, offset_of] = crf.weights[of_model]  # offsets -1 and -2 count from the table's end
        self._table = table
        self.pairs = [_PairWeights(group, self._row, table) for group in PAIRS]

    def of_values(self, items: Iterable[Iterable[str]]) -> Scores:
        """What the values of each item add at each offset; an item has one at least."""
        row_of, unknown = self._row.get, repeat(0)
        rows: list[int] = []
        starts: list[int] = []
        for item in items:
            starts.append(len(rows))
            rows += map(row_of, item, unknown)
        return np.add.reduceat(self._table.take(rows, axis=0), starts)


@compiled
def _cells(model: Path) -> tuple[dict[str, int], bytes]:
    """The row of each value, from 1: row 0 is of what the model does not know; then row, offset and the weights' row in
    the model of each weight."""
    row_of: dict[str, int] = {}
    cells = []
    for attribute, weights in Crf(model).rows.items():
        value, offset = without_offset(attribute)
        cells.append((row_of.setdefault(value, len(row_of) + 1), offset, weights))
    return row_of, np.array(cells, dtype=np.int32).tobytes()


class _PairWeights:
    """What two neighbours say together, by the kinds of words that a group of pairs tells apart."""

    def __init__(self, group: str, rows: dict[str, int], table: Scores) -> None:
        """Number the kinds that the model pairs, from 1, and the pairs of them, from 1 as well."""
        known = [(value.split(",")[1:], row) for value, row in rows.items() if value.startswith(group)]
        # In one piece: a take of rows would copy all of it first.
        self._scores = np.ascontiguousarray(table[[0, *(row for _, row in known)]][:, [1, -1]])
        kinds = sorted({kind for pair, _ in known for kind in pair})
        self._kind = {kind: number for number, kind in enumerate(kinds, 1)}
        self._pairs = np.zeros((len(kinds) + 1, len(kinds) + 1), dtype=np.int32)
        for number, ((one, other), _) in enumerate(known, 1):
            self._pairs[self._kind[one], self._kind[other]] = number

    def number(self, kind: str) -> int:
        """The number of a kind, 0 for one that is in no pair."""
        return self._kind.get(kind, 0)

    def add(self, kinds: NDArray[np.intp], scores: Scores) -> None:
        """Add what each two neighbours in a row of kinds say to the scores of the first and of the second."""
        pairs = self._scores.take(self._pairs[kinds[:-1], kinds[1:]], axis=0)
        scores[:-1] += pairs[:, 0]
        scores[1:] += pairs[:, 1]


def _longer(rows: NDArray[Any], kept: int, wanted: int) -> NDArray[Any]:
    """Rows of which some are kept and the last stays the last, with room between them for as many as are wanted."""
    longer = np.zeros((max(2 * len(rows), wanted + 1), *rows.shape[1:]), dtype=rows.dtype)
    longer[:kept], longer[_EDGE] = rows[:kept], rows[_EDGE]
    return longer


class NameTagger:
    """Marks names sentence by sentence. What each form adds to the scores is reckoned once and kept."""

    def __init__(self, model: Path = MODEL) -> None:
        self._crf = Crf(model)
        self._candidates = Candidates(self._crf)
        self._weights = _FormWeights(self._crf)
        self._words: Words | None = None  # of which forms are kept, and how many of them
        self._forms = 0
        self._scores, self._kinds = np.zeros(0, dtype=np.float32), np.zeros(0, dtype=np.intp)

    def _keep(self, words: Words) -> None:
        """Reckon what forms add that were not met before; rows by their numbers, the last of a sentence's edge."""
        if words is not self._words:
            self._scores = self._weights.of_values([chain(EDGE.own, EDGE.near, EDGE.around)])
            self._kinds = np.zeros((1, len(PAIRS)), dtype=np.intp)  # an edge is nobody's neighbour
            self._words, self._forms = words, 0
        first, past = self._forms, len(words.forms)
        if first == past:
            return
        if past >= len(self._scores):
            self._scores, self._kinds = _longer(self._scores, first, past), _longer(self._kinds, first, past)
        read = words.place(shared_lists().read)
        new = [form_features(row[read] or EDGE_TOKEN) for row in words.rows[first:past]]
        self._scores[first:past] = self._weights.of_values(
            chain(each.own, each.near, each.around) for each in new
        )
        self._kinds[first:past] = [
            [pairs.number(kind) for pairs, kind in zip(self._weights.pairs, each.kinds, strict=True)]
            for each in new
        ]
        self._forms = past

    def names(self, tokens: NameTokens) -> list[Name]:
        """The names of a document from left to right."""
        scores = self.scores(tokens)
        stretches = self._candidates.stretches(scores, tokens.document.sentences)
        labels = self._crf.decode(scores, stretches)
        return [
            name for (first, _), each in zip(stretches, labels, strict=True) for name in names_of(each, first)
        ]

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels, in the order of their scores."""
        return self._crf.labels

    def scores(self, tokens: NameTokens) -> Scores:
        """The score of each label at each token, steps between labels left out."""
        numbers = tokens.document.numbers
        self._keep(tokens.document.words)
        row = [_EDGE, _EDGE]  # all sentences, with edges around them
        places: list[int] = []  # where their tokens stand in that row
        for first, past in tokens.document.sentences:
            places += range(len(row), len(row) + past - first)
            row += (*numbers[first:past], _EDGE, _EDGE)
        near, kinds = self._scores.take(row, axis=0), self._kinds[row]
        said = place_features(tokens)
        for place, signs in said.own.items():
            said.near[place] += signs
        if said.near:
            near[[places[place] for place in said.near]] += self._weights.of_values(said.near.values())
        scores = near[:, 0]
        scores[:-1] += near[1:, 1]
        scores[:-2] += near[2:, 2]
        scores[1:] += near[:-1, -1]
        scores[2:] += near[:-2, -2]
        for group, pairs in enumerate(self._weights.pairs):
            pairs.add(kinds[:, group], scores)
        return scores[places]


@cache
def shared_tagger() -> NameTagger:
    """The tagger of this process."""
    return NameTagger()
