"""An event as it is told: once, or again and again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import prod
from typing import NamedTuple

from etl.annotate.events.arguments import Arguments
from etl.annotate.events.circumstances import When
from etl.annotate.events.lexicon import EventWord
from etl.annotate.events.participants import Participant
from etl.annotate.events.roles import ACTOR, Part
from etl.annotate.events.triggers import Trigger
from etl.annotate.events.wording import NO_WORDING, Wording
from etl.annotate.syntax.referents import Referent
from etl.records import Mention, Statement

LEAST = 0.40  # likelihood from which a telling counts as one of an event
# The odds that one of an event's tellings is right, as their likelihoods have it, are too good: tellings err together.
# How far they are believed was measured on 189 recent articles that no model learned from.
_BELIEVED, _BEFOREHAND = 0.67, 0.56


@dataclass(slots=True)
class Situation:
    """How a word of an event stands in its sentence."""

    arguments: Arguments
    start: int  # of its sentence
    first: int  # of its clause
    stop: int
    speaker: Referent | None  # whose words tell it
    apart: list[Participant]  # who only blames somebody for it, only tells it, or is hurt in it
    carrier: Arguments | None = None  # the verb that carries it
    governing: Part | None = None  # the subject of the verb in whose clause it stands

    @property
    def at(self) -> int:
        return self.arguments.trigger.at


class Offer(NamedTuple):
    """Those whom a sentence tells, who may take part in an event: why, at which token (None: elsewhere), and who."""

    source: str
    place: int | None
    parties: Sequence[Participant]


@dataclass(slots=True)
class Telling:
    """An event as one trigger tells it."""

    trigger: Trigger
    word: EventWord
    sentence: int  # its first token
    status: str
    asserted_by: int | None
    proposed: list[Participant]  # who acts by the word's construction alone
    recipients: list[Participant]
    place: Mention | None
    scene: int | None  # the entity of a place that is no country
    land: str | None  # the country of its place, ISO 3166-1 alpha-2
    when: When | None
    rule: str
    actors: list[Participant] = field(default_factory=list)  # who acts, as chosen of all the event's tellings
    said: Statement | None = None  # the statement of which the trigger is also the cue
    of_event: Trigger | None = None  # the trigger whose event this one goes on about: هجوم | استهدف
    opens: int | None = None  # where the words begin that name the act: ألقى | القبض، التوقيع | على | اتفاقية
    beside: tuple[
        int, ...
    ] = ()  # other tokens that name the act with the trigger: فرضت | عقوبات، وقع على | مذكرة
    wording: Wording = NO_WORDING  # the words around its trigger
    features: list[str] = field(default_factory=list)
    likelihood: float = 0.0  # of its being an event
    situation: Situation | None = None  # of one that is accepted
    offers: Sequence[Offer] = ()  # so
    also: list[Telling] = field(default_factory=list)  # later tellings of the same

    @property
    def accepted(self) -> bool:
        """Whether it is likely enough an event."""
        return self.likelihood >= LEAST

    @property
    def confidence(self) -> float:
        """How likely it is that one of its tellings is right, from 0 to 1, as often as that holds in unread news."""
        doubt = prod(1 - each.likelihood for each in self.tellings)
        against: float = (doubt / (1 - doubt)) ** _BELIEVED / _BEFOREHAND
        return 1 / (1 + against)

    @property
    def first(self) -> int:
        """The first token of the words that name the act."""
        return self.trigger.at if self.opens is None else self.opens

    @property
    def at(self) -> int:
        """The token from which its phrases were read."""
        return self.trigger.at if self.situation is None else self.situation.at

    def told(self, part: str) -> list[Participant]:
        """Who takes a part in it by the words alone."""
        return self.proposed if part == ACTOR else self.recipients

    @property
    def is_noun(self) -> bool:
        """Whether a noun names the act."""
        return self.trigger.reading.is_noun

    @property
    def tellings(self) -> list[Telling]:
        return [self, *self.also]
