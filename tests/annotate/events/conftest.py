"""What the event annotator reads in a text, without the model, so that a test hears the rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from etl.annotate.document import read_document
from etl.annotate.events.acceptance import Acceptance
from etl.annotate.events.annotator import EventAnnotator
from etl.annotate.events.party_choice import UNTAUGHT
from etl.annotate.pipeline import default_pipeline
from etl.annotate.ranker import Ranker, Rankers
from etl.records import Annotations


@dataclass(frozen=True)
class Told:
    """An event in words."""

    type: str
    trigger: str
    status: str
    claim: bool
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    codes: tuple[str | None, ...]
    place: str | None
    day: date | None
    numbers: dict[str, tuple[int, int | None]]
    words: tuple[str, ...]  # that tell it


@pytest.fixture(scope="session")
def events() -> Callable[..., list[Told]]:
    """The events of a text, published on a day."""
    return _reader(EventAnnotator(Acceptance({}), UNTAUGHT, Ranker({}), places=Rankers({})))


@pytest.fixture(scope="session")
def placed_events() -> Callable[..., list[Told]]:
    """The same, their places chosen by the model."""
    return _reader(EventAnnotator(Acceptance({}), UNTAUGHT, Ranker({})))


@pytest.fixture(scope="session")
def dated_events() -> Callable[..., list[Told]]:
    """The same, their days chosen by the model."""
    return _reader(EventAnnotator(Acceptance({}), UNTAUGHT))


@pytest.fixture(scope="session")
def chosen_events() -> Callable[..., list[Told]]:
    """The same, who takes part in them chosen by the models."""
    return _reader(EventAnnotator(Acceptance({}), days=Ranker({})))


def _reader(annotator: EventAnnotator) -> Callable[..., list[Told]]:
    annotators = [*default_pipeline(frozenset({"events"})).annotators, annotator]

    def read(text: str, published: date | None = None) -> list[Told]:
        document = read_document(text, published)
        found = Annotations(version_id=0, anchor_on=published)
        for annotator in annotators:
            annotator.annotate(document, found)
        return [_told(text, found, ordinal) for ordinal in range(len(found.events))]

    return read


def _told(text: str, found: Annotations, ordinal: int) -> Told:
    event = found.events[ordinal]
    parties = [each for each in found.event_participants if each.event == ordinal]
    return Told(
        type=event.type,
        trigger=text[event.trigger_start : event.trigger_end],
        status=event.status,
        claim=event.asserted_by is not None,
        actors=tuple(each.name for each in parties if each.part == "actor"),
        recipients=tuple(each.name for each in parties if each.part == "recipient"),
        codes=tuple(each.code for each in parties if each.part == "actor"),
        place=event.place_name,
        day=event.first_day,
        numbers={each.kind: (each.low, each.high) for each in found.event_numbers if each.event == ordinal},
        words=tuple(text[each.start : each.end] for each in found.event_mentions if each.event == ordinal),
    )
