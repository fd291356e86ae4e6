"""One event told several times is one event: which tellings are of the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.annotate.events.circumstances import When
from etl.annotate.events.lexicon import EventWord
from etl.annotate.events.participants import Participant
from etl.annotate.events.triggers import Trigger
from etl.annotate.syntax.clitics import without_article
from etl.records import Mention, Statement

_VIOLENCE = 18  # the CAMEO root from which acts are of violence
_OFTEN = ("ASSAULT",)  # what one side does to another again and again
_MUTUAL = ("CONSULT", "AGREE", "COOPERATE")  # what two sides do together
_REMEMBERED = 48  # events that another telling may be of


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
    when: When | None
    rule: str
    proposed: list[Participant] = field(default_factory=list)  # who acts by the word's construction alone
    said: Statement | None = None  # the statement of which the trigger is also the cue
    of_event: Trigger | None = None  # the trigger whose event this one goes on about: هجوم | استهدف
    opens: int | None = None  # the token before the trigger that names the act with it: ألقى | القبض
    features: list[str] = field(default_factory=list)
    accepted: bool = False
    also: list[Telling] = field(default_factory=list)  # later tellings of the same

    @property
    def first(self) -> int:
        """The first token of the words that name the act."""
        return self.trigger.at if self.opens is None else self.opens

    @property
    def tellings(self) -> list[Telling]:
        return [self, *self.also]


def merge(tellings: Sequence[Telling]) -> list[Telling]:
    """The events, each with all its tellings, in the order of the first ones."""
    events: list[Telling] = []
    for telling in tellings:
        known = next((each for each in reversed(events[-_REMEMBERED:]) if _same_event(each, telling)), None)
        if known is None:
            events.append(telling)
        else:
            _add(known, telling)
    return events


def _same_event(event: Telling, telling: Telling) -> bool:
    if event.word.type != telling.word.type:
        return False
    if telling.of_event is not None and any(each.trigger == telling.of_event for each in event.tellings):
        return True
    if event.status != telling.status and "negated" in (event.status, telling.status):
        return False
    if not _agree_in_time(event.when, telling.when):
        return False
    if _of_one_victim(event, telling):
        return True
    if _between_the_same(event, telling):
        return _agree_in_place(event.place, telling.place)
    if not (_agree(event.proposed, telling.proposed) and _agree(event.recipients, telling.recipients)):
        return False
    return _agree_in_place(event.place, telling.place) and _told_again(event, telling)


def _of_one_victim(event: Telling, telling: Telling) -> bool:
    """Whether both are one kind of act against somebody named, whoever is said to have done it: اعتقل | احتجاز."""
    if not _is_violent(telling) or not any(_same_kind(each.word, telling.word) for each in event.tellings):
        return False
    return any(each.person for each in _shared(event.recipients, telling.recipients))


def _between_the_same(event: Telling, telling: Telling) -> bool:
    """Whether both are one act of two sides, in either order where neither is more than the other: لقاء | استقباله."""
    if telling.word.type in _OFTEN or not _compatible(event.word, telling.word):
        return False
    if _share(event.proposed, telling.proposed) and _share(event.recipients, telling.recipients):
        return True
    if telling.word.type not in _MUTUAL:
        return False
    return _share(event.proposed, telling.recipients) and _share(event.recipients, telling.proposed)


def _told_again(event: Telling, telling: Telling) -> bool:
    """Whether one of two that agree goes on about the other."""
    together = any(each.sentence == telling.sentence for each in event.tellings)
    if _is_violent(telling) and (_is_anaphor(event, telling) or _is_at_one_scene(event, telling)):
        return True
    if not (together or any(_same_word(each.word, telling.word) for each in event.tellings)):
        return False
    if telling.word.directed:
        bare = not telling.recipients or not event.recipients
        again = bare and _share(event.proposed, telling.proposed)
        return again or _share(event.recipients, telling.recipients)
    shared = _share(event.proposed, telling.proposed) or _share(event.recipients, telling.recipients)
    bare = not telling.proposed or not telling.recipients or not event.proposed or not event.recipients
    again = together or telling.trigger.reading.article or bool(telling.trigger.reading.pronoun)
    return shared or (bare and again)


def _is_violent(telling: Telling) -> bool:
    """Whether it is done to somebody, once: arrests and attacks, no talks and no words."""
    return telling.word.quad == 4 and not telling.word.directed


def _is_anaphor(event: Telling, telling: Telling) -> bool:
    """Whether a definite noun alone takes up an event told before: القصف، الهجوم."""
    alone = not telling.proposed and not telling.recipients and telling.trigger.reading.article
    return alone and _compatible(event.word, telling.word)


def _is_at_one_scene(event: Telling, telling: Telling) -> bool:
    """Whether both are at one place that is no country: إطلاق نار في كيبيك | هجوم كيبيك."""
    violence = int(telling.word.cameo[:2]) >= _VIOLENCE  # arrests in one town are many
    same = event.scene is not None and event.scene == telling.scene
    return violence and same and _compatible(event.word, telling.word)


def _same_word(one: EventWord, other: EventWord) -> bool:
    return (one.verb or one.lemma) == (other.verb or other.lemma)


def _same_kind(one: EventWord, other: EventWord) -> bool:
    return _same_word(one, other) or (one.mode == other.mode != "")


def _compatible(one: EventWord, other: EventWord) -> bool:
    return _same_word(one, other) or "" in (one.mode, other.mode) or one.mode == other.mode


def _share(some: list[Participant], others: list[Participant]) -> bool:
    return bool(_shared(some, others))


def _shared(some: list[Participant], others: list[Participant]) -> list[Participant]:
    return [each for each in some if any(_same(each, other) for other in others)]


def _same(one: Participant, other: Participant) -> bool:
    if one.identity == other.identity:
        return True
    return one.entity is None and other.entity is None and bool(_words(one) & _words(other))


def _words(party: Participant) -> set[str]:
    return {without_article(word) for word in party.identity[1].split()}


def _agree(some: list[Participant], others: list[Participant]) -> bool:
    """Whether either side is unsaid, or they share somebody."""
    return not some or not others or _share(some, others)


def _agree_in_place(one: Mention | None, other: Mention | None) -> bool:
    return one is None or other is None or one.entity == other.entity


def _agree_in_time(one: When | None, other: When | None) -> bool:
    if one is None or other is None:
        return True
    return one.expression.first_day == other.expression.first_day


def _add(event: Telling, telling: Telling) -> None:
    """Take over from a later telling what the first left unsaid."""
    event.also.append(telling)
    if not event.actors or (telling.proposed and not event.proposed):
        event.actors = telling.actors or event.actors  # one that is told before one that was chosen
    event.proposed = event.proposed or telling.proposed
    event.recipients = event.recipients or telling.recipients
    if event.place is None:
        event.place, event.scene = telling.place, telling.scene
    event.when = event.when or telling.when
