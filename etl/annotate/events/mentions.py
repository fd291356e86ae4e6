"""One event told several times is one event: which tellings are of the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.annotate.events.circumstances import When
from etl.annotate.events.lexicon import EventWord
from etl.annotate.events.participants import Participant
from etl.annotate.events.status import ACTUAL, FUTURE
from etl.annotate.events.triggers import Trigger
from etl.annotate.events.wording import NO_WORDING, Wording
from etl.annotate.syntax.clitics import without_article
from etl.clean.keys import match_key
from etl.records import Mention, Statement

_VIOLENCE = 18  # the CAMEO root from which acts are of violence
_OFTEN = ("ASSAULT",)  # what one side does to another again and again
_MUTUAL = ("CONSULT", "AGREE", "COOPERATE")  # what two sides do together
_SEVERAL = ("COERCE",)  # of which a sentence tells several
_NEAR = 2  # tokens between the words of one act: حكما | بإلزام الوزارة
_FEW = 2  # words of which one is enough to know an act of violence by
_YEARS = 1900  # numbers from here on count nobody
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
    land: str | None  # the country of its place, ISO 3166-1 alpha-2
    when: When | None
    rule: str
    proposed: list[Participant] = field(default_factory=list)  # who acts by the word's construction alone
    said: Statement | None = None  # the statement of which the trigger is also the cue
    of_event: Trigger | None = None  # the trigger whose event this one goes on about: هجوم | استهدف
    opens: int | None = None  # the token before the trigger that names the act with it: ألقى | القبض
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


def merge(tellings: Sequence[Telling]) -> list[Telling]:
    """The events, each with all its tellings, in the order of the first ones."""
    events: list[Telling] = []
    for telling in tellings:
        known = max(reversed(events[-_REMEMBERED:]), key=lambda event: _tie(event, telling), default=None)
        if known is None or not _tie(known, telling):
            events.append(telling)
        else:
            _add(known, telling)
    return events


# What ties a telling to an event that was told before, the strongest last.
_BARE, _SHARED, _SAME_WORDS, _GOES_ON = 1, 2, 3, 4


def _tie(event: Telling, telling: Telling) -> int:
    """How surely both are one event: of one kind, told apart by nothing, and tied by something; 0 where they are two."""
    if event.word.type != telling.word.type:
        return 0
    if any(_goes_on(each, telling) for each in event.tellings):
        return _GOES_ON
    if _unlike_in_status(event, telling) or telling.wording.another:
        return 0
    if any(_are_two(each, telling) for each in event.tellings):
        return 0
    tie = max(_tied(each, event, telling) for each in event.tellings)
    days = _days_between(event.when, telling.when)
    return tie if days == 0 or (days == 1 and tie >= _SAME_WORDS) else 0


def _goes_on(one: Telling, telling: Telling) -> bool:
    """Whether one has the other for its subject (هجوم | استهدف، استهدف | هجوم), or tells how it was done: ، مستهدفا."""
    if telling.trigger == one.of_event or (telling.of_event is not None and one.trigger == telling.of_event):
        return True
    beside = one.sentence == telling.sentence and _is_violent(telling) and _compatible(one.word, telling.word)
    return beside and not telling.is_noun and telling.wording.added


def _unlike_in_status(event: Telling, telling: Telling) -> bool:
    """Whether one is denied and the other not, or one attack is past and the other announced."""
    if event.status == telling.status:
        return False
    either = {event.status, telling.status}
    return "negated" in either or (telling.word.type in _OFTEN and either == {ACTUAL, FUTURE})


def _are_two(one: Telling, other: Telling) -> bool:
    """Whether two words are told as two acts: beside each other (منع … ووقف), or one and several (عدوان، الاعتداءات)."""
    if _same_word(one.word, other.word) or _is_coordinate(one, other):
        return False
    beside = one.sentence == other.sentence and other.wording.joined and bool(other.wording.about)
    return beside or {one.wording.number, other.wording.number} == {"one", "several"}


def _is_coordinate(one: Telling, other: Telling) -> bool:
    """Whether two words stand as one, with what follows them both: الشكر والامتنان لـ، حرق وإتلاف."""
    return other.wording.joined and other.first == one.trigger.at + 1 and one.is_noun and other.is_noun


def _tied(one: Telling, event: Telling, telling: Telling) -> int:
    """How surely a telling goes on about one of an event's."""
    if not _compatible(one.word, telling.word):
        return 0
    if _of_one_victim(one, telling) or _is_coordinate(one, telling):
        return _GOES_ON
    if _between_the_same(one, telling):
        return _SHARED
    if _is_violent(telling) and telling.trigger.reading.pronoun and _takes_up(one, telling):
        return _SAME_WORDS
    if _named_apart(event.recipients, telling.recipients):
        return 0
    if telling.word.directed:
        return _said_again(one, telling)
    if _same_kind(one.word, telling.word) and _about_the_same(one, telling):
        return _SAME_WORDS
    if telling.word.type in _OFTEN and _counts_the_same(one, telling):
        return _SAME_WORDS
    if _takes_up(one, telling):
        return _SAME_WORDS
    if not _agree_in_place(event, telling):
        return 0
    if not (_agree(event.proposed, telling.proposed) and _agree(event.recipients, telling.recipients)):
        return 0
    if _is_violent(telling) and (_is_anaphor(telling) or _is_at_one_scene(event, telling)):
        return _BARE
    return _done_again(one, event, telling)


def _takes_up(one: Telling, telling: Telling) -> bool:
    """Whether a noun that is known already is the one told before: هذا الهجوم; by its word: استقالته، الحظر."""
    if telling.wording.pointed:
        return one.is_noun or _is_violent(telling)
    known = telling.trigger.reading.article or bool(telling.trigger.reading.pronoun)
    return telling.is_noun and known and _same_word(one.word, telling.word)


def _said_again(one: Telling, telling: Telling) -> int:
    """How surely an act of speech is told again: by him who did it, with what he said or to whom, or with nothing."""
    about = _about_the_same(one, telling)
    if about and not _named_apart(one.proposed, telling.proposed):
        return _SAME_WORDS
    if about and _same_word(one.word, telling.word) and _share(one.recipients, telling.recipients):
        return _SHARED  # a ministry, and whoever speaks for it
    if not _agree(one.proposed, telling.proposed):
        return 0
    if _same_word(one.word, telling.word) and (
        _share(one.recipients, telling.recipients) or one.wording.about & telling.wording.about
    ):
        return _SHARED
    bare = not telling.wording.about and (one.sentence == telling.sentence or _same_word(one.word, telling.word))
    return _BARE if bare else 0


def _done_again(one: Telling, event: Telling, telling: Telling) -> int:
    """How surely an act is told again: one befell the same or was done by the same, or a bare word takes it up."""
    together = one.sentence == telling.sentence
    near = telling.trigger.at - one.trigger.at <= _NEAR
    alike = _same_kind(one.word, telling.word) or (together and (near or telling.word.type not in _SEVERAL))
    if not alike:
        return 0
    if _share(event.proposed, telling.proposed) or _share(event.recipients, telling.recipients):
        return _SHARED
    bare = not telling.proposed or not telling.recipients or not event.proposed or not event.recipients
    again = together or telling.trigger.reading.article or bool(telling.trigger.reading.pronoun)
    return _BARE if bare and again else 0


def _about_the_same(one: Telling, other: Telling) -> bool:
    """Whether the words that follow both are much the same."""
    shared = len(one.wording.about & other.wording.about)
    fewest = min(len(one.wording.about), len(other.wording.about))
    few = fewest == _FEW and _is_violent(other) and _same_word(one.word, other.word)
    return (shared > 1 or (shared == 1 and few)) and 2 * shared >= fewest


def _counts_the_same(one: Telling, other: Telling) -> bool:
    """Whether as many are said to be its victims: أودى بحياة 6 مصلين | قتل 6 أشخاص."""
    return any(each.isdigit() and 1 < int(each) < _YEARS for each in one.wording.about & other.wording.about)


def _of_one_victim(one: Telling, telling: Telling) -> bool:
    """Whether both are one kind of act against somebody named, whoever is said to have done it: اعتقل | احتجاز."""
    if not (_is_violent(telling) and _same_kind(one.word, telling.word)):
        return False
    return any(each.person for each in _shared(one.recipients, telling.recipients))


def _between_the_same(one: Telling, telling: Telling) -> bool:
    """Whether both are one act of two sides, in either order where neither is more than the other: لقاء | استقباله."""
    if telling.word.type in _OFTEN:
        return False
    if _share(one.proposed, telling.proposed) and _share(one.recipients, telling.recipients):
        return True
    if telling.word.type not in _MUTUAL:
        return False
    return _share(one.proposed, telling.recipients) and _share(one.recipients, telling.proposed)


def _is_violent(telling: Telling) -> bool:
    """Whether it is done to somebody, once: arrests and attacks, no talks and no words."""
    return telling.word.quad == 4 and not telling.word.directed


def _is_anaphor(telling: Telling) -> bool:
    """Whether a definite noun alone takes up an event told before: القصف، الهجوم."""
    return not telling.proposed and not telling.recipients and telling.trigger.reading.article


def _is_at_one_scene(event: Telling, telling: Telling) -> bool:
    """Whether both are at one place that is no country: إطلاق نار في كيبيك | هجوم كيبيك."""
    violence = int(telling.word.cameo[:2]) >= _VIOLENCE  # arrests in one town are many
    return violence and event.scene is not None and event.scene == telling.scene


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
    return None in (one.entity, other.entity) and bool(_words(one) & _words(other))


def _words(party: Participant) -> set[str]:
    return {without_article(word) for word in match_key(party.name).split()}


def _agree(some: list[Participant], others: list[Participant]) -> bool:
    """Whether either side is unsaid, or they share somebody."""
    return not some or not others or _share(some, others)


def _named_apart(some: list[Participant], others: list[Participant]) -> bool:
    """Whether both sides are named, and none of them is the same."""
    named = all(each.entity is not None for each in (*some, *others))
    return named and not _agree(some, others)


def _agree_in_place(event: Telling, telling: Telling) -> bool:
    """Whether either place is unsaid, both are one, or one is the country of the other."""
    one, other = event.place, telling.place
    if one is None or other is None or one.entity == other.entity:
        return True
    return event.land == telling.land is not None and None in (event.scene, telling.scene)


def _days_between(one: When | None, other: When | None) -> int:
    """How many days apart two dates begin; 0 where one is unsaid."""
    if one is None or other is None:
        return 0
    first, second = one.expression.first_day, other.expression.first_day
    return abs((first - second).days) if first and second else 0


def _add(event: Telling, telling: Telling) -> None:
    """Take over from a later telling what the first left unsaid."""
    event.also.append(telling)
    if not event.actors or (telling.proposed and not event.proposed):
        event.actors = telling.actors or event.actors  # one that is told before one that was chosen
    event.proposed = event.proposed or telling.proposed
    event.recipients = event.recipients or telling.recipients
    if event.place is None:
        event.place, event.scene, event.land = telling.place, telling.scene, telling.land
    event.when = event.when or telling.when
