"""From an event with its tellings to the records of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from etl.annotate.events.lexicon import EventWord
from etl.annotate.events.mentions import Telling
from etl.annotate.events.numbers import Count, find_numbers
from etl.annotate.events.participants import Participant
from etl.annotate.events.roles import ACTOR, RECIPIENT
from etl.annotate.syntax.article_tokens import Tokens
from etl.records import Annotations, Entity, Event, EventMention, EventNumber, EventParticipant


def record(tokens: Tokens, telling: Telling, found: Annotations, entities: Mapping[int, Entity]) -> None:
    """Append an event and all that is part of it; ``entities`` are the article's by their keys."""
    starts, ends = tokens.document.starts, tokens.document.ends
    ordinal = len(found.events)
    found.events.append(_event(tokens, telling, entities))
    words = dict.fromkeys(pair for each in telling.tellings for pair in _words(each))
    found.event_mentions += (EventMention(ordinal, starts[first], ends[last]) for first, last in words)
    for count in _numbers(tokens, telling):
        start, end = starts[count.first], ends[count.past - 1]
        found.event_numbers.append(EventNumber(ordinal, count.kind, count.low, count.high, start, end))
    for part, parties in ((ACTOR, telling.actors), (RECIPIENT, telling.recipients)):
        for party in parties:
            found.event_participants.append(_participant(tokens, ordinal, part, party))


def _words(telling: Telling) -> Iterator[tuple[int, int]]:
    """The tokens that tell an event, from first to last: its trigger, and verbs apart from it."""
    first, last = telling.first, telling.trigger.at
    yield first, last
    yield from ((at, at) for at in telling.beside if not first <= at <= last)


def _numbers(tokens: Tokens, event: Telling) -> list[Count]:
    """How many it befell, of each kind as told first."""
    counts: dict[str, Count] = {}
    for each in event.tellings:
        sentence = tokens.document.sentence_of(each.trigger.at)
        for count in find_numbers(tokens, each.trigger, each.word.type, sentence):
            counts.setdefault(count.kind, count)
    return list(counts.values())


def _event(tokens: Tokens, telling: Telling, entities: Mapping[int, Entity]) -> Event:
    at, word = telling.trigger.at, telling.word
    event = Event(
        type=word.type,
        mode=word.mode or None,
        cameo=word.cameo[:2],
        quad=quad_of(word),
        trigger_start=tokens.document.starts[telling.first],
        trigger_end=tokens.document.ends[at],
        status=telling.status,
        asserted_by=telling.asserted_by,
        rule=telling.rule,
        confidence=round(telling.confidence, 2),
    )
    if telling.place is not None:
        entity = entities[telling.place.entity]
        event.place, event.place_name, event.place_country = entity.key, entity.name_ar, entity.country
        event.place_start, event.place_end = telling.place.start, telling.place.end
    if telling.when is not None:
        expression = telling.when.expression
        event.dated_by = telling.when.ordinal
        event.first_day, event.last_day = expression.first_day, expression.last_day
    return event


def quad_of(word: EventWord) -> int:
    """GDELT's quad class, which follows from the CAMEO root."""
    root = int(word.cameo[:2])
    return 1 + sum(root >= first for first in (6, 9, 14))


def _participant(tokens: Tokens, ordinal: int, part: str, party: Participant) -> EventParticipant:
    phrase, standing = party.phrase, party.standing
    return EventParticipant(
        event=ordinal,
        part=part,
        name=party.name,
        entity=party.entity,
        country=standing.country,
        sector=standing.sector,
        code=standing.code,
        start=None if phrase is None else tokens.document.starts[phrase.first] + phrase.clitic,
        end=None if phrase is None else tokens.document.ends[phrase.past - 1],
    )
