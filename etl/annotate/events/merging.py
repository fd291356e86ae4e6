"""One event told several times is one event: which tellings are of the same.

Two are where they are of one kind, nothing tells them apart (another day, place or name, a denial, «another», a
conjunction between two words), and something ties them: one goes on about the other, they say the same of it, they
share who did it or suffered it, or a noun that is known already takes up what was told. Of several events the one with
the strongest tie is meant, and the last of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from etl.annotate.events.likeness import (
    about_the_same,
    agree,
    agree_in_place,
    compatible,
    count_the_same,
    days_between,
    is_known,
    is_violent,
    named_apart,
    same_kind,
    same_word,
    shared,
)
from etl.annotate.events.mentions import Telling
from etl.annotate.events.status import ACTUAL, FUTURE, NEGATED

_VIOLENCE = 18  # the CAMEO root from which acts are of violence
_OFTEN = ("ASSAULT",)  # what one side does to another again and again
_MUTUAL = ("CONSULT", "AGREE", "COOPERATE")  # what two sides do together
_BLAME = ("ACCUSE",)  # what a sentence goes on about in many words
_SEVERAL = ("COERCE",)  # of which a sentence tells several
_NEAR = 2  # tokens between the words of one act: حكما | بإلزام الوزارة
_REMEMBERED = 24  # events that another telling may be of
_RECALLED = 8  # tellings of an event, beside its first, that another one may go on about

# What ties a telling to an event that was told before; the stronger, the more.
_BARE, _SHARED, _SAME_WORDS, _GOES_ON = 1, 2, 3, 4


def merge(tellings: Sequence[Telling]) -> list[Telling]:
    """The events, each with all its tellings, in the order of the first ones."""
    events: list[Telling] = []
    for telling in tellings:
        ties = [(_tie(each, telling), each) for each in reversed(events[-_REMEMBERED:])]
        tie, known = max(ties, key=lambda each: each[0], default=(0, telling))
        if tie:
            _add(known, telling)
        else:
            events.append(telling)
    return events


def _add(event: Telling, telling: Telling) -> None:
    """Take over from a later telling what the first left unsaid."""
    event.also.append(telling)
    event.proposed = event.proposed or telling.proposed
    event.recipients = event.recipients or telling.recipients
    if event.place is None:
        event.place, event.scene, event.land = telling.place, telling.scene, telling.land
    event.when = event.when or telling.when


def settle(event: Telling) -> None:
    """Settle on whom an attack is done: on its target and on all its victims."""
    if event.word.type in _OFTEN:
        found = {each.identity: each for each in event.recipients}
        for each in chain.from_iterable(telling.recipients for telling in event.also):
            if each.somebody:
                found.setdefault(each.identity, each)
        event.recipients = list(found.values())


def _tie(event: Telling, telling: Telling) -> int:
    """How surely both are one event; 0 where they are two."""
    if event.word.type != telling.word.type:
        return 0
    recalled = (event, *event.also[-_RECALLED:])
    if any(_goes_on(each, telling) for each in recalled):
        return _GOES_ON
    if _is_another(event, recalled, telling):
        return 0
    tie = max(_tied(each, event, telling) for each in recalled)
    if not tie and _is_same_by_kind(event, recalled, telling):
        tie = _BARE
    days = days_between(event.when, telling.when)  # of which one may be that of the news
    return tie if days == 0 or (days == 1 and tie >= _SAME_WORDS) else 0


def _goes_on(one: Telling, telling: Telling) -> bool:
    """Whether one has the other for its subject (هجوم | استهدف، استهدف | هجوم), or adds how it was done: ، مستهدفا."""
    if telling.trigger == one.of_event or (telling.of_event is not None and one.trigger == telling.of_event):
        return True
    beside = one.sentence == telling.sentence and is_violent(telling) and compatible(one.word, telling.word)
    return beside and not telling.is_noun and telling.wording.added


def _is_same_by_kind(event: Telling, recalled: Iterable[Telling], telling: Telling) -> bool:
    """Whether acts of one kind are one event where nothing tells them apart: blame in a sentence, attacks anywhere."""
    if telling.word.type in _BLAME:
        return any(each.sentence == telling.sentence for each in recalled)
    return (
        telling.word.type in _OFTEN
        and agree_in_place(event, telling)
        and agree(event.proposed, telling.proposed)
        and agree(event.recipients, telling.recipients)
    )


# What tells them apart


def _is_another(event: Telling, recalled: Iterable[Telling], telling: Telling) -> bool:
    """Whether a telling says that it is of something else."""
    if telling.wording.another or _unlike_in_status(event, telling):
        return True
    return any(_are_two(each, telling) for each in recalled)


def _unlike_in_status(event: Telling, telling: Telling) -> bool:
    """Whether one is denied and the other not, or one attack is past and the other announced."""
    if event.status == telling.status:
        return False
    either = {event.status, telling.status}
    return NEGATED in either or (telling.word.type in _OFTEN and either == {ACTUAL, FUTURE})


def _are_two(one: Telling, other: Telling) -> bool:
    """Whether two words name two acts: one beside the other (منع … ووقف), or one and several (عدوان، الاعتداءات)."""
    if same_word(one.word, other.word) or _is_coordinate(one, other):
        return False
    beside = one.sentence == other.sentence and other.wording.joined and bool(other.wording.about)
    return beside or {one.wording.number, other.wording.number} == {"one", "several"}


# What ties them


def _tied(one: Telling, event: Telling, telling: Telling) -> int:
    """How surely a telling goes on about one of an event's."""
    if not compatible(one.word, telling.word):
        return 0
    if _is_coordinate(one, telling) or _is_of_one_victim(one, telling):
        return _GOES_ON
    if _is_between_the_same(one, telling):
        return _SHARED
    if is_violent(telling) and telling.trigger.reading.pronoun and _takes_up(one, telling):
        return _SAME_WORDS  # whomever its pronoun was taken to mean
    if named_apart(event.recipients, telling.recipients):
        return 0
    if telling.word.directed:
        return _said_again(one, telling)
    return _SAME_WORDS if _is_told_again(one, telling) else _done_again(one, event, telling)


def _is_coordinate(one: Telling, other: Telling) -> bool:
    """Whether two words stand as one, with what follows them both: الشكر والامتنان لـ، حرق وإتلاف."""
    return other.wording.joined and other.first == one.trigger.at + 1 and one.is_noun and other.is_noun


def _is_of_one_victim(one: Telling, telling: Telling) -> bool:
    """Whether both are one kind of act against somebody named, whoever is said to have done it: اعتقل | احتجاز."""
    if not (is_violent(telling) and same_kind(one.word, telling.word)):
        return False
    return any(each.person for each in shared(one.recipients, telling.recipients))


def _is_between_the_same(one: Telling, telling: Telling) -> bool:
    """Whether both are one act of two sides, in either order where neither is more than the other: لقاء | استقباله."""
    if telling.word.type in _OFTEN:
        return False
    if shared(one.proposed, telling.proposed) and shared(one.recipients, telling.recipients):
        return True
    swapped = shared(one.proposed, telling.recipients) and shared(one.recipients, telling.proposed)
    return telling.word.type in _MUTUAL and bool(swapped)


def _said_again(one: Telling, telling: Telling) -> int:
    """How surely an act of speech is told again: by him who did it, with what he said or to whom, or with nothing."""
    about, word = about_the_same(one, telling), same_word(one.word, telling.word)
    if about and not named_apart(one.proposed, telling.proposed):
        return _SAME_WORDS
    spoken_to = bool(shared(one.recipients, telling.recipients))
    if about and word and spoken_to:
        return _SHARED  # by a ministry, and by whoever speaks for it
    if not agree(one.proposed, telling.proposed):
        return 0
    if word and (spoken_to or one.wording.about & telling.wording.about):
        return _SHARED
    return _BARE if not telling.wording.about and (word or one.sentence == telling.sentence) else 0


def _is_told_again(one: Telling, telling: Telling) -> bool:
    """Whether an act is told with the same words, of as many victims, or as one that is known."""
    if same_kind(one.word, telling.word) and about_the_same(one, telling):
        return True
    return _takes_up(one, telling) or (telling.word.type in _OFTEN and count_the_same(one, telling))


def _takes_up(one: Telling, telling: Telling) -> bool:
    """Whether a noun that is known already is the one told before: هذا الهجوم; by its word: استقالته، الحظر."""
    if telling.wording.pointed:
        return one.is_noun or is_violent(telling)
    return telling.is_noun and telling.trigger.reading.is_definite and same_word(one.word, telling.word)


def _done_again(one: Telling, event: Telling, telling: Telling) -> int:
    """How surely an act is told again: it befell the same or was done by the same, or a bare word takes it up."""
    if not (
        agree_in_place(event, telling) and agree(event.proposed, telling.proposed) and _befell(event, telling)
    ):
        return 0
    if is_violent(telling) and (_is_anaphor(telling) or _is_at_one_scene(event, telling)):
        return _BARE
    together = one.sentence == telling.sentence
    near = telling.trigger.at - one.trigger.at <= _NEAR
    if not same_kind(one.word, telling.word) and not (
        together and (near or telling.word.type not in _SEVERAL)
    ):
        return 0
    if shared(event.proposed, telling.proposed) or shared(event.recipients, telling.recipients):
        return _SHARED
    bare = not (telling.proposed and telling.recipients and event.proposed and event.recipients)
    return _BARE if bare and (together or _is_known_act(telling)) else 0


def _befell(event: Telling, telling: Telling) -> bool:
    """Whether both may have befallen the same: he is left unsaid, or shared, or told of already (المشتبه فيه)."""
    if agree(event.recipients, telling.recipients):
        return True
    return is_known(telling.recipients) and all(each.entity is None for each in event.recipients)


def _is_known_act(telling: Telling) -> bool:
    """Whether a word is of something told already: by its article, its pronoun, or by whom it befell."""
    return telling.trigger.reading.is_definite or (is_violent(telling) and is_known(telling.recipients))


def _is_anaphor(telling: Telling) -> bool:
    """Whether a definite noun alone takes up an event told before: القصف، الهجوم."""
    return not telling.proposed and not telling.recipients and telling.trigger.reading.article


def _is_at_one_scene(event: Telling, telling: Telling) -> bool:
    """Whether both are at one place that is no country: إطلاق نار في كيبيك | هجوم كيبيك."""
    violence = int(telling.word.cameo[:2]) >= _VIOLENCE  # arrests in one town are many
    return violence and event.scene is not None and event.scene == telling.scene
