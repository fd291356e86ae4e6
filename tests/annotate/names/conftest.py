"""Names read out of a text, as (surface, type) pairs, whose they are, and roles."""

from __future__ import annotations

from datetime import date

import pytest

from etl.annotate.document import read_document
from etl.annotate.names import NameAnnotator
from etl.records import Annotations


class Read:
    """What the annotator found in a text."""

    def __init__(self, text, published_on=None):
        self.text = text
        self.found = Annotations(version_id=0)
        _annotator().annotate(read_document(text, published_on), self.found)
        self.entities = {entity.key: entity for entity in self.found.entities}

    @property
    def names(self):
        return [(self.text[m.start : m.end], m.type) for m in self.found.mentions]

    def of(self, surface):
        """The entity of the first mention with these words."""
        return next(
            self.entities[m.entity] for m in self.found.mentions if self.text[m.start : m.end] == surface
        )

    def surfaces(self, surface):
        """All mentions of the entity that these words name."""
        key = self.of(surface).key
        return [self.text[m.start : m.end] for m in self.found.mentions if m.entity == key]

    @property
    def roles(self):
        return [
            (self.text[r.start : r.end], r.person and self.entities[r.person].name_ar, r.country)
            for r in self.found.roles
        ]


_annotators = []


def _annotator():
    if not _annotators:
        _annotators.append(NameAnnotator())
    return _annotators[0]


@pytest.fixture
def read():
    """``read(text, published_on)``: what the annotator finds there."""

    def read(text: str, published_on: date | None = None) -> Read:
        return Read(text, published_on)

    return read
