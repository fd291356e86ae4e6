"""Which of the events that are found in an article are the known ones, of which it is asked who, when and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from etl.annotate.events.mentions import Telling
from etl.clean.offsets import OffsetMap
from training.event_articles import EventArticle
from training.train_events import Read


def known_events(
    read: Read, article: EventArticle, events: Sequence[Telling]
) -> Iterator[tuple[Telling, Mapping[str, Any]]]:
    """Each event of the gold that is found, once, as it is found and as the gold writes it."""
    left = list(events)
    for gold in article.events:
        start, end = gold["trigger"]
        event = next((each for each in left if tells(read, each, gold["type"], start, end)), None)
        if event is not None:
            left.remove(event)
            yield event, gold


def tells(read: Read, event: Telling, kind: str, start: int, end: int) -> bool:
    """Whether an event is of a type, and a telling of it overlaps these characters of the body."""
    document, offsets, _ = read
    spans = (
        OffsetMap.to_source(offsets, document.starts[each.first], document.ends[each.trigger.at])
        for each in event.tellings
    )
    return event.word.type == kind and any(first < end and start < past for first, past in spans)
