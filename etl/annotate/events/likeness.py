"""What two tellings have in common: what ties them or tells them apart for certain, and what only speaks for one event
or two, as features of the model that merges them (``merging.py``)."""

from __future__ import annotations

from collections.abc import Iterator

from etl.annotate.events.circumstances import When
from etl.annotate.events.lexicon import EventWord
from etl.annotate.events.mentions import Telling
from etl.annotate.events.participants import Participant
from etl.annotate.events.statuses import NEGATED
from etl.annotate.kept import Kept
from etl.annotate.syntax.clitics import looks_definite, without_article
from etl.clean.keys import match_key

NEW = "new"  # leads what speaks for an event of its own
_OFFICIAL = (
    "government",
    "military",
    "police",
    "judiciary",
)  # whoever is called so needs not be told of before
_STEPS = (3, 6, 12, 20)  # tokens of distance told apart
_APART = (1, 2, 4)  # sentences of distance told apart
_EARLY = (1, 3, 8)  # sentences of an article told apart
_MOST = 5  # words around both told apart
_MANY = 4  # earlier tellings told apart
_LATELY = 3  # ranks told apart
_ELSEWHERE, _FAR, _OTHERS = "elsewhere", "far", "others"


def goes_on(one: Telling, other: Telling) -> bool:
    """Whether one has the other for its subject: هجوم | استهدف، استهدف | هجوم."""
    return other.trigger == one.of_event or (other.of_event is not None and one.trigger == other.of_event)


def told_apart(one: Telling, other: Telling) -> bool:
    """Whether two are of two modes, at two places, on days apart, or name others; one is denied, or told as another."""
    return (
        other.wording.another
        or (one.status == NEGATED) != (other.status == NEGATED)
        or _words(one.word, other.word) == _OTHERS
        or _place(one, other) == _ELSEWHERE
        or _days(one.when, other.when) == _FAR
        or _parties(one.recipients, other.recipients) == _OTHERS
        or (other.word.directed and _parties(one.proposed, other.proposed) == _OTHERS)
    )


def newness(telling: Telling, earlier: int, ordinal: int) -> list[str]:
    """What speaks for an event of its own, told in a sentence of an ordinal behind so many tellings of its type."""
    return [
        NEW,
        f"{NEW} {telling.word.type}",
        f"{NEW} {_shape(telling)}",
        f"{NEW} after {min(earlier, _MANY)}",
        f"{NEW} told {bool(telling.proposed)} {bool(telling.recipients)}",
        f"{NEW} known {is_known(telling.recipients)}",
        f"{NEW} {telling.status}",
        f"{NEW} sentence {_step(ordinal, _EARLY)}",
        f"{NEW} claim {telling.asserted_by is not None}",
        f"{NEW} place {telling.place is not None}",
        f"{NEW} day {telling.when is not None}",
    ]


def likeness(one: Telling, other: Telling, ordinals: tuple[int, int], rank: int) -> list[str]:
    """What speaks for and against one event of two tellings of a type.

    ``ordinals`` are those of their sentences; ``rank`` counts the tellings of the type between them.
    """
    first, last = ordinals
    kind, words = other.word.type, _words(one.word, other.word)
    actors, recipients = _parties(one.proposed, other.proposed), _parties(one.recipients, other.recipients)
    apart = _step(last - first, _APART)
    around = min(len(one.wording.around & other.wording.around), _MOST)
    return [
        f"words {words}",
        f"words {words} {_shape(other)}",
        f"actors {actors}",
        f"recipients {recipients}",
        f"parties {actors} {recipients}",
        f"{kind} actors {actors}",
        f"{kind} recipients {recipients}",
        f"apart {apart}",
        f"apart {apart} {words}",
        f"around {around} {apart == 0}",
        f"place {_place(one, other)}",
        f"days {_days(one.when, other.when)}",
        f"rank {min(rank, _LATELY)}",
        f"status {one.status} {other.status}",
        f"number {one.wording.number} {other.wording.number}",
        f"accepted {one.accepted}",
        *(_beside(one, other, words) if apart == 0 else [f"lead {first == 0}"]),
    ]


def _beside(one: Telling, other: Telling, words: str) -> Iterator[str]:
    """How two stand to each other in one sentence."""
    yield f"near {_step(other.trigger.at - one.trigger.at, _STEPS)}"
    yield f"joined {other.wording.joined} {words}"


def _step(number: int, steps: tuple[int, ...]) -> int:
    return sum(number >= each for each in steps)


# Words


def _words(one: EventWord, other: EventWord) -> str:
    """Whether both are one verb or its noun, or of one mode (اعتقل، احتجاز), or modes tell them apart."""
    if (one.verb or one.lemma) == (other.verb or other.lemma):
        return "same"
    if "" in (one.mode, other.mode):
        return "compatible"
    return "mode" if one.mode == other.mode else _OTHERS


def _shape(telling: Telling) -> str:
    """A verb, or how a noun is known: هذا الهجوم، هجومه، الهجوم، هجوم."""
    reading = telling.trigger.reading
    if not telling.is_noun:
        return "verb"
    if telling.wording.pointed:
        return "pointed"
    return "pronoun" if reading.pronoun else "article" if reading.article else "noun"


# Whom they name


def _parties(some: list[Participant], others: list[Participant]) -> str:
    """Whether two sides are unsaid, share somebody, or name others."""
    if not some or not others:
        return f"told {bool(some)} {bool(others)}"
    if any(_same(each, other) for each in some for other in others):
        return "shared"
    return _OTHERS if all(each.entity is not None for each in (*some, *others)) else "unlike"


def _same(one: Participant, other: Participant) -> bool:
    """Whether two are one, by a part of their name at least."""
    if one.identity == other.identity:
        return True
    return None in (one.entity, other.entity) and not _name(one.name).isdisjoint(_name(other.name))


_name = Kept[str, frozenset[str]](
    lambda name: frozenset(map(without_article, match_key(name).split()))
).__getitem__


def is_known(parties: list[Participant]) -> bool:
    """Whether all are called by what was told of them: الموقوف، المشتبه فيه، الشابين الخاطفين."""
    unnamed = (each.entity is None and each.standing.sector not in _OFFICIAL for each in parties)
    return bool(parties) and all(unnamed) and all(looks_definite(match_key(each.name)) for each in parties)


# Where and when


def _place(one: Telling, other: Telling) -> str:
    """Whether either place is unsaid, both are one, or one is the country of the other."""
    if one.place is None or other.place is None:
        return "unsaid"
    if one.place.entity == other.place.entity:
        return "same"
    within = one.land == other.land is not None and None in (one.scene, other.scene)
    return "country" if within else _ELSEWHERE


def _days(one: When | None, other: When | None) -> str:
    """Whether two dates begin on one day, on neighbours, or further apart."""
    first = one.expression.first_day if one is not None else None
    second = other.expression.first_day if other is not None else None
    if first is None or second is None:
        return "unsaid"
    apart = abs((first - second).days)
    return _FAR if apart > 1 else str(apart)  # of neighbours one may be the day of the news
