"""An event as it is told: once, or again and again."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.annotate.events.circumstances import When
from etl.annotate.events.lexicon import EventWord
from etl.annotate.events.participants import Participant
from etl.annotate.events.triggers import Trigger
from etl.annotate.events.wording import NO_WORDING, Wording
from etl.records import Mention, Statement


@dataclass(slots=True)
class Telling:
    """An event as one trigger tells it."""

    trigger: Trigger
    word: EventWord
    sentence: int  # its first token
    status: str
    asserted_by: int | None
    actors: list[Participant]
    recipients: list[Participant]
    place: Mention | None
    scene: int | None  # the entity of a place that is no country
    land: str | None  # the country of its place, ISO 3166-1 alpha-2
    when: When | None
    rule: str
    proposed: list[Participant] = field(default_factory=list)  # who acts by the word's construction alone
    said: Statement | None = None  # the statement of which the trigger is also the cue
    of_event: Trigger | None = None  # the trigger whose event this one goes on about: هجوم | استهدف
    opens: int | None = None  # where the words begin that name the act: ألقى | القبض، التوقيع | على | اتفاقية
    beside: tuple[
        int, ...
    ] = ()  # other tokens that name the act with the trigger: فرضت | عقوبات، وقع على | مذكرة
    wording: Wording = NO_WORDING  # the words around its trigger
    features: list[str] = field(default_factory=list)
    accepted: bool = False
    also: list[Telling] = field(default_factory=list)  # later tellings of the same

    @property
    def first(self) -> int:
        """The first token of the words that name the act."""
        return self.trigger.at if self.opens is None else self.opens

    @property
    def is_noun(self) -> bool:
        """Whether a noun names the act."""
        return self.trigger.reading.is_noun

    @property
    def tellings(self) -> list[Telling]:
        return [self, *self.also]
