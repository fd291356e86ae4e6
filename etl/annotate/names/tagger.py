"""The trained tagger: a linear-chain CRF that marks the names of people, organisations and places.

``training/train_names.py`` makes the model; ``models/CARD.md`` says from what, and how well it does.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import chain, repeat
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from etl.annotate.compiled import compiled
from etl.annotate.crf import Crf, Scores
from etl.annotate.names.candidates import Candidates
from etl.annotate.names.features import (
    EDGE,
    PAIRS,
    FormFeatures,
    form_features,
    place_features,
    without_offset,
)
from etl.annotate.names.spans import Name, NameTokens

MODEL = Path(__file__).parent.parent / "models" / "names.tsv.gz"
TYPES = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}
_KEPT_FORMS = 60_000  # a table of 65,536 rows holds them and those of the next article
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


class _Numbers(dict[str, int]):
    """Numbers from 0, a new one for each thing not met before."""

    def __missing__(self, thing: str) -> int:
        number = self[thing] = len(self)
        return number


class NameTagger:
    """Marks names sentence by sentence. What each form adds to the scores is reckoned once and kept."""

    def __init__(self, model: Path = MODEL) -> None:
        self._crf = Crf(model)
        self._candidates = Candidates(self._crf)
        self._weights = _FormWeights(self._crf)
        self._forget()

    def _forget(self) -> None:
        self._number = _Numbers()  # of each form, its place in what is kept
        self._kinds = np.zeros((1, len(PAIRS)), dtype=np.intp)
        self._scores = np.zeros((1, len(_OFFSETS), len(self._crf.labels)), dtype=np.float32)
        self._keep({self._number[""]: EDGE})
        self._kinds[0] = 0  # a sentence's edge is nobody's neighbour

    def _keep(self, features: dict[int, FormFeatures]) -> None:
        while len(self._number) > len(self._scores):
            self._scores = np.concatenate([self._scores, np.zeros_like(self._scores)])
            self._kinds = np.concatenate([self._kinds, np.zeros_like(self._kinds)])
        new = list(features)
        self._scores[new] = self._weights.of_values(
            chain(each.own, each.near, each.around) for each in features.values()
        )
        self._kinds[new] = [
            [pairs.number(kind) for pairs, kind in zip(self._weights.pairs, each.kinds, strict=True)]
            for each in features.values()
        ]

    def names(self, tokens: NameTokens) -> list[Name]:
        """The names of a document from left to right."""
        if len(self._number) > _KEPT_FORMS:
            self._forget()
        try:
            scores = self.scores(tokens)
        except Exception:
            self._forget()  # forms numbered, but of which nothing is kept
            raise
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
        kept = len(self._number)
        numbers = list(map(self._number.__getitem__, tokens.document.tokens))
        if new := {number: form for number, form in zip(numbers, tokens, strict=True) if number >= kept}:
            self._keep({number: form_features(form) for number, form in new.items()})
        row = [0, 0]  # all sentences, with edges around them
        places: list[int] = []  # where their tokens stand in that row
        for first, past in tokens.document.sentences:
            places += range(len(row), len(row) + past - first)
            row += (*numbers[first:past], 0, 0)
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
