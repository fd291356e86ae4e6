"""Reads coded events out of an article: who did what to whom, where and when, and who says so."""

from __future__ import annotations

from collections.abc import Sequence

from etl.annotate.document import Document
from etl.annotate.events.acceptance import Acceptance, shared_acceptance
from etl.annotate.events.day_choice import Day, DayChoice, shared_days
from etl.annotate.events.mentions import Telling
from etl.annotate.events.merging import Option, merge, settle, shared_merging
from etl.annotate.events.party_choice import PartyChoice, PartyRankers, shared_rankers
from etl.annotate.events.place_choice import Place, PlaceChoice, shared_places
from etl.annotate.events.reading import Reader
from etl.annotate.events.recording import record
from etl.annotate.ranker import Ranker, Rankers
from etl.annotate.syntax.article_tokens import Tokens
from etl.records import Annotations


class EventAnnotator:
    """Fills ``found.events`` and what is part of them from the names, dates and statements found before."""

    name = "events"
    version = "14"

    def __init__(
        self,
        acceptance: Acceptance | None = None,
        rankers: PartyRankers | None = None,
        days: Ranker[Day] | None = None,
        merging: Ranker[Option] | None = None,
        places: Rankers[Place] | None = None,
    ) -> None:
        self._acceptance, self._rankers = acceptance or shared_acceptance(), rankers or shared_rankers()
        self._days, self._merging = days or shared_days(), merging or shared_merging()
        self._places = places or shared_places()

    def annotate(self, document: Document, found: Annotations) -> None:
        """Append the article's events in the order of their first triggers."""
        if not document.tokens:
            return
        tokens = Tokens.of(document, found)
        reader = Reader(tokens, found, self._acceptance)
        tellings = list(reader.tellings())
        entities = {each.key: each for each in found.entities}
        days = DayChoice(reader, tellings, self._days)
        events = settled_events(reader, tellings, self._merging, self._rankers)
        places = PlaceChoice(reader, events, self._places)
        for event, when, place in [(each, days.choose(each), places.choose(each)) for each in events]:
            event.when, event.place = when, place
            record(tokens, event, found, entities)


def settled_events(
    reader: Reader, tellings: Sequence[Telling], merging: Ranker[Option], rankers: PartyRankers
) -> list[Telling]:
    """The events that are accepted, each with all its tellings and those who take part in it."""
    merged = merge(reader.tokens, tellings, merging)
    events = [each for each in merged if any(telling.accepted for telling in each.tellings)]
    for each in events:
        settle(each)
    parties = PartyChoice(reader.tokens, reader.participants, events, rankers)
    for each in events:
        parties.choose(each)
    return events
