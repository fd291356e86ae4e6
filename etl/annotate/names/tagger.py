"""The trained tagger: a linear-chain CRF that marks the names of people, organisations and places.

``training/train_names.py`` makes the model; ``models/CARD.md`` says from what, and how well it does.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np

from etl.annotate.names.crf import Crf, Scores
from etl.annotate.names.features import EDGE, FormFeatures, form_features, pair_features, place_features
from etl.annotate.names.forms import Form
from etl.annotate.names.spans import Name, Reading

MODEL = Path(__file__).parent.parent / "models" / "names.tsv.gz"
TYPES = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}
_KEPT_FORMS = 1 << 17


def names_of(labels: list[str], offset: int) -> list[Name]:
    """The names that BIO labels mark; ``offset`` is the first label's token. An empty label is none."""
    names: list[Name] = []
    open_type = ""
    for place, label in enumerate(labels, offset):
        kind = label[2:]
        if label[:1] == "B" or (label[:1] == "I" and kind != open_type):
            names.append(Name(place, place + 1, TYPES[kind], "tagger", 0.8))
        elif label[:1] == "I":
            names[-1].past = place + 1
        open_type = kind
    return names


class _Kept:
    """Scores reckoned once for each thing met, as rows of one array."""

    def __init__(self, shape: tuple[int, int]) -> None:
        self.number: dict[Hashable, int] = {}
        self.scores = np.zeros((1, *shape), dtype=np.float32)

    def add(self, thing: Hashable, scores: Scores) -> int:
        """Keep the scores of one thing more; its row."""
        number = self.number[thing] = len(self.number)
        if number == len(self.scores):
            self.scores = np.concatenate([self.scores, np.zeros_like(self.scores)])
        self.scores[number] = scores
        return number


class NameTagger:
    """Marks names sentence by sentence. What each form and pair of neighbours adds to the scores is kept."""

    def __init__(self, model: Path = MODEL) -> None:
        self._crf = Crf(model)
        self._forget()

    def _forget(self) -> None:
        labels = len(self._crf.labels)
        self._forms, self._pairs = _Kept((5, labels)), _Kept((2, labels))
        self._kinds: list[str] = []  # of each form's row, what it brings to the pairs
        self._keep("", EDGE)
        self._pairs.add("", np.zeros((2, labels), dtype=np.float32))

    def names(self, reading: Reading) -> list[Name]:
        """The names of a document from left to right."""
        if len(self._kinds) > _KEPT_FORMS:
            self._forget()
        sentences = reading.document.sentences
        labels = self._crf.decode(self._score(reading), sentences)
        return [
            name for (first, _), each in zip(sentences, labels, strict=True) for name in names_of(each, first)
        ]

    def _score(self, reading: Reading) -> Scores:
        """The score of each label at each token."""
        forms = [self._form(form) for form in reading.forms]
        row = [0, 0]  # all sentences, with edges around them
        places: list[int] = []  # where their tokens stand in that row
        for first, past in reading.document.sentences:
            places += range(len(row), len(row) + past - first)
            row += (*forms[first:past], 0, 0)
        pairs = [self._pair(one, other) for one, other in pairwise(row)]
        near, both = self._forms.scores[row], self._pairs.scores[pairs]
        scores = near[:, 0]
        scores[:-1] += near[1:, 1] + both[:, 0]
        scores[:-2] += near[2:, 2]
        scores[1:] += near[:-1, 3] + both[:, 1]
        scores[2:] += near[:-2, 4]
        scores = scores[places]
        self._crf.add(scores, place_features(reading))
        return scores

    def _form(self, form: Form) -> int:
        number = self._forms.number.get(form.text)
        return self._keep(form.text, form_features(form)) if number is None else number

    def _keep(self, text: str, features: FormFeatures) -> int:
        self._kinds.append(features.pair)
        return self._forms.add(text, self._crf.score(*features[:5]))

    def _pair(self, one: int, other: int) -> int:
        if not (one and other):  # a sentence's edge is nobody's neighbour
            return 0
        pair = self._kinds[one], self._kinds[other]
        number = self._pairs.number.get(pair)
        if number is None:
            here, after = pair_features(*pair)
            number = self._pairs.add(pair, self._crf.score([here], [after]))
        return number


@cache
def shared_tagger() -> NameTagger:
    """The tagger of this process."""
    return NameTagger()
