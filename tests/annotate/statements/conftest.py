"""Reading statements out of a sentence, its people named by hand: the names annotator has tests of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from etl.annotate.document import read_document
from etl.annotate.statements import StatementAnnotator
from etl.records import Annotations, Entity, Mention, Statement


@dataclass
class Reading:
    """The statements of a text, and the text."""

    text: str
    statements: list[Statement]

    def content(self, at: int = 0) -> str:
        statement = self.statements[at]
        return self.text[statement.content_start : statement.content_end]

    def cue(self, at: int = 0) -> str:
        statement = self.statements[at]
        return self.text[statement.cue_start : statement.cue_end]

    def speaker(self, at: int = 0) -> str | None:
        statement = self.statements[at]
        return (
            None
            if statement.speaker_start is None
            else self.text[statement.speaker_start : statement.speaker_end]
        )

    def names(self) -> list[str | None]:
        """Whose each statement is; of an office holder without a name his office."""
        return [each.speaker_office or each.speaker_name for each in self.statements]

    def kinds(self) -> list[str]:
        return [statement.kind for statement in self.statements]

    def only(self) -> Statement:
        (statement,) = self.statements
        return statement


@pytest.fixture(scope="session")
def annotator() -> StatementAnnotator:
    return StatementAnnotator()


@pytest.fixture(scope="session")
def read(annotator: StatementAnnotator) -> Callable[..., Reading]:
    """Read a text in which the given people, bodies and places are named."""

    def reading(
        text: str, *people: str, bodies: tuple[str, ...] = (), places: tuple[str, ...] = ()
    ) -> Reading:
        found = Annotations(version_id=0)
        for key, name in enumerate([*people, *bodies, *places], start=1):
            kind = "PERSON" if name in people else "ORG" if name in bodies else "LOC"
            found.entities.append(Entity(key, kind, name))
            start = text.find(name)
            while start >= 0:
                found.mentions.append(Mention(start, start + len(name), kind, key, "test"))
                start = text.find(name, start + 1)
        annotator.annotate(read_document(text), found)
        return Reading(text, found.statements)

    return reading
