"""The trained tagger: a linear-chain CRF that marks the names of people, organisations and places.

``training/train_names.py`` makes the model; ``models/CARD.md`` says from what, and how well it does.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pycrfsuite

from etl.annotate.names.features import FeatureReader
from etl.annotate.names.spans import Name, Reading

MODEL = Path(__file__).parent.parent / "models" / "names.crfsuite"
TYPES = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}


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


class NameTagger:
    """Marks names sentence by sentence."""

    def __init__(self, model: Path = MODEL, features: FeatureReader | None = None) -> None:
        self._features = features or FeatureReader()
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(model))

    def names(self, reading: Reading) -> list[Name]:
        """The names of a document from left to right."""
        found: list[Name] = []
        sentences = self._features.sentences(reading)
        for (first, _), features in zip(reading.document.sentences, sentences, strict=True):
            found += names_of(self._tagger.tag(features), first)
        return found


@cache
def shared_tagger() -> NameTagger:
    """The tagger of this process."""
    return NameTagger()
