"""Where an event was: a small linear model chooses among the places that its article names, and none.

What its own clause tells is one of them only. As often the place stands with the verb that the clause hangs on, in
front of the sentence, or in one before it. ``training/train_places.py`` makes the weights.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from etl.annotate.events.actors import country_names
from etl.annotate.events.carriers import carried
from etl.annotate.events.day_relations import relation
from etl.annotate.events.mentions import Telling
from etl.annotate.events.particles import particles
from etl.annotate.events.party_places import PartyPlaces
from etl.annotate.events.reading import Reader
from etl.annotate.ranker import Rankers, shipped_weights
from etl.annotate.syntax.phrases import Phrase
from etl.clean.keys import match_key
from etl.records import Mention

MODEL = Path(__file__).parents[1] / "models" / "places.tsv"
RULE = "rule"  # of what the constructions tell
_PLACE = "LOC"
_MOST = 10  # places that are candidates, nearest first
_NEAR = 24  # names of places, on either side of a word, among which they are looked for
_TELLINGS = 8  # of an event, near which they are looked for
_APART = (1, 2, 4, 8)  # sentences of distance told apart
_OFTEN = (1, 2, 4, 7)  # times that a place is named told apart
_FEW = 2  # places nearer and between, of which more count as many
_OPENING = 2  # words of a sentence before a phrase that opens it
_CLITICS = 3  # letters more or less that stand before a name in a title: وبغداد
_LEADS = ("place", "direction", "source")  # classes of prepositions


@dataclass(slots=True)
class Place:
    """A place that may be an event's, or none, and what speaks for and against it."""

    mention: Mention | None
    features: Sequence[str] = field(default_factory=list)


class _Told(NamedTuple):
    """Where a place is named nearest to an event."""

    at: int  # the first token of the name
    mention: Mention
    telling: Telling  # of the event, the nearest
    apart: int  # sentences from it

    @property
    def where(self) -> str:
        return "before" if self.apart < 0 else "after" if self.apart else "here"


@cache
def shared_places() -> Rankers[Place]:
    """The weights that every process reads once."""
    return Rankers(shipped_weights(MODEL))


class PlaceChoice:
    """Chooses where an article's events were; without weights it is what their constructions tell."""

    def __init__(self, reader: Reader, events: Sequence[Telling], rankers: Rankers[Place]) -> None:
        tokens, found = reader.tokens, reader.found
        self._tokens, self._rankers, self._standing = tokens, rankers, PartyPlaces(tokens, found)
        self._starts = [start for start, _ in tokens.document.sentences]
        self._named = [(at, each) for at, each in sorted(tokens.mentions.items()) if each.type == _PLACE]
        self._named_at = [at for at, _ in self._named]
        self._often = Counter(each.entity for _, each in self._named)
        self._heads = {at: self._standing.head(at, self._first(at)) for at in self._named_at}
        self._led = {at: self._standing.led(head, self._first(at)) for at, head in self._heads.items()}
        self._scenes = Counter(each.entity for at, each in self._named if _sort(self._led[at]) == _LEADS[0])
        self._scene = max(self._scenes, key=self._scenes.__getitem__, default=None)
        self._in_lead = {each.entity for at, each in self._named if at < tokens.document.sentences[0][1]}
        known = [each for each in found.entities if each.key in self._often]
        self._lands = {each.key: each.country for each in known}
        self._countries = {each.key for each in known if each.name_ar in country_names().values()}
        title = match_key(tokens.document.title or "").split()
        words = {word[cut:] for word in title for cut in range(_CLITICS)}
        self._titled = {each.key for each in known if words.issuperset(match_key(each.name_ar).split())}
        self._cues = [tokens.token_at(each.cue_start) for each in found.statements]
        self._acts = {each.trigger.at for event in events for each in event.tellings}
        self._by_rule = Counter(
            (each.place.entity, each.word.type) for each in events if each.place is not None
        )

    def choose(self, event: Telling) -> Mention | None:
        """Where it was, None where nothing tells it."""
        if not self._named:
            return None
        options = self.options(event)
        return options[self._rankers.within(event.word.type).best(options)].mention

    def options(self, event: Telling) -> list[Place]:
        """The candidates, what its construction tells first."""
        told = self._places(event)
        options = [Place(None, list(self._of_none(event, told)))]
        for rank, each in enumerate(told):
            features = list(self._of_place(event, each, told, rank))
            options.append(Place(event.place if RULE in features else each.mention, features))
        return sorted(options, key=lambda each: RULE not in each.features)

    def _places(self, event: Telling) -> list[_Told]:
        """The places nearest to an event, where each is named nearest; of two as far, the one before."""
        nearest: dict[int, tuple[tuple[bool, int, int], _Told]] = {}
        for telling in event.tellings[:_TELLINGS]:
            trigger = telling.trigger.at
            here, place = self._sentence(trigger), bisect_left(self._named_at, trigger)
            for at, mention in self._named[max(place - _NEAR, 0) : place + _NEAR]:
                apart = self._sentence(at) - here
                rank = not _is_told(event, mention), 2 * abs(apart) + (apart > 0), abs(at - trigger)
                if mention.entity not in nearest or rank < nearest[mention.entity][0]:
                    nearest[mention.entity] = rank, _Told(at, mention, telling, apart)
        ranked = sorted(nearest.values(), key=lambda each: each[0])
        return [each for _, each in ranked[:_MOST]]

    def _sentence(self, at: int) -> int:
        return bisect_right(self._starts, at)

    def _first(self, at: int) -> int:
        return self._tokens.document.sentence_of(at)[0]

    # What speaks for and against

    def _of_none(self, event: Telling, told: Sequence[_Told]) -> Iterator[str]:
        rule = event.place is None
        if rule:
            yield RULE
        yield f"none rule {rule}"
        yield f"none here {any(not each.apart for each in told)} {rule}"
        yield f"none mode {event.word.mode}"
        yield f"none often {bisect_right(_OFTEN, len(self._often))}"
        yield f"none title {any(each.mention.entity in self._titled for each in told)}"

    def _of_place(self, event: Telling, place: _Told, told: Sequence[_Told], rank: int) -> Iterator[str]:
        where, entity, own = place.where, place.mention.entity, _is_told(event, place.mention)
        if own:
            yield RULE
        yield where
        yield f"{where} rule {event.place is not None}"
        yield f"{where} country {entity in self._countries}"
        yield f"rank {min(_FEW, rank)}"
        yield from self._of_name(event, entity, where)
        yield from self._among(place, told)
        yield f"of type {self._by_rule[entity, event.word.type] > own}"
        if place.apart:
            yield f"{where} {bisect_right(_APART, abs(place.apart))}"
            yield f"{where} led {self._led[place.at]}"
        else:
            yield from self._inside(place)

    def _of_name(self, event: Telling, entity: int, where: str) -> Iterator[str]:
        """What a place is in its article, and to those who take part in an event."""
        yield f"often {bisect_right(_OFTEN, self._often[entity])}"
        yield f"scene {min(_FEW, self._scenes[entity])} {where}"
        yield f"most scene {entity == self._scene} {where}"
        yield f"first {self._named[0][1].entity == entity} {where}"
        yield f"lead {entity in self._in_lead} {where}"
        yield f"title {entity in self._titled} {where}"
        land = self._lands.get(entity)
        for part, parties in (("actor", event.actors), ("recipient", event.recipients)):
            lands = {each.standing.country for each in parties} - {None}
            yield f"{part} land {land in lands if lands and land else None} {entity in self._countries}"

    def _among(self, place: _Told, told: Sequence[_Told]) -> Iterator[str]:
        """Whether a place of a country that is named is also told, or its country."""
        land, country = self._lands.get(place.mention.entity), place.mention.entity in self._countries
        name = "narrower" if country else "wider"
        others = [
            each
            for each in told
            if self._lands.get(each.mention.entity) == land is not None
            and (each.mention.entity in self._countries) != country
        ]
        near = any(self._sentence(each.at) == self._sentence(place.at) for each in others)
        yield f"{name} {bool(others)}"
        yield f"{name} near {near} {place.where}"

    def _inside(self, place: _Told) -> Iterator[str]:
        """How a place stands to the event's word in its own sentence."""
        tokens, telling, at = self._tokens, place.telling, place.at
        yield from self._standing.bearing(telling, at, Phrase(at, tokens.name_past[at]))
        claim = None if telling.asserted_by is None else self._cues[telling.asserted_by]
        standing = relation(tokens, telling, at, claim, self._acts)
        head, led = self._heads[at], self._led[at]
        sort = _sort(led)
        yield f"relation {standing}"
        yield f"relation {standing} led {led}"
        yield f"relation {standing} sort {sort}"
        if at > head:
            yield f"called {tokens.keys[at - 1]}"
        side, (low, high) = "front" if at < telling.trigger.at else "behind", sorted((at, telling.trigger.at))
        between = bisect_left(self._named_at, high) - bisect_right(self._named_at, low)
        yield f"{side} places {min(_FEW, between)}"
        yield f"{side} places {min(_FEW, between)} sort {sort}"
        yield f"slot {_slot(telling, at)}"
        yield f"opens {head <= telling.sentence + _OPENING} {sort}"


def _sort(led: str) -> str:
    """The class of what leads to a place."""
    return next((name for name in _LEADS if led in particles(name)), "other")


def _is_told(event: Telling, mention: Mention) -> bool:
    """Whether an event's construction tells a place."""
    return event.place is not None and event.place.entity == mention.entity


def _slot(telling: Telling, at: int) -> str:
    """In which phrase of the event's clause a name stands, and whether it is its head."""
    situation = telling.situation
    if situation is None:
        return "none"
    carrier = () if situation.carrier is None else carried(situation.carrier)
    phrases = (*situation.arguments.found, *carrier)
    holding = (each for each in phrases if each.phrase.first <= at < each.phrase.past)
    return next((f"{each.slot} {each.phrase.first == at}" for each in holding), "apart")
