"""What two tellings have in common: their words, whom they name, where and when."""

from __future__ import annotations

from etl.annotate.events.circumstances import When
from etl.annotate.events.lexicon import EventWord
from etl.annotate.events.mentions import Telling
from etl.annotate.events.participants import Participant
from etl.annotate.syntax.clitics import looks_definite, without_article
from etl.clean.keys import match_key

_FEW = 2  # words of which one is enough to know an act of violence by
_OFFICIAL = (
    "government",
    "military",
    "police",
    "judiciary",
)  # whoever is called so needs not be told of before
_YEARS = 1900  # numbers from here on count nobody


def is_violent(telling: Telling) -> bool:
    """Whether it is done to somebody, once: arrests and attacks, no talks and no words."""
    return telling.word.quad == 4 and not telling.word.directed


# Words


def same_word(one: EventWord, other: EventWord) -> bool:
    """Whether both are one verb, or its noun."""
    return (one.verb or one.lemma) == (other.verb or other.lemma)


def same_kind(one: EventWord, other: EventWord) -> bool:
    """Whether both are one word, or of one mode: اعتقل، احتجاز."""
    return same_word(one, other) or (one.mode == other.mode != "")


def compatible(one: EventWord, other: EventWord) -> bool:
    """Whether both may name one act: no mode tells them apart."""
    return same_kind(one, other) or "" in (one.mode, other.mode)


def about_the_same(one: Telling, other: Telling) -> bool:
    """Whether the words that follow both are much the same."""
    shared = len(one.wording.about & other.wording.about)
    fewest = min(len(one.wording.about), len(other.wording.about))
    few = fewest == _FEW and is_violent(other) and same_word(one.word, other.word)
    return (shared > 1 or (shared == 1 and few)) and 2 * shared >= fewest


def count_the_same(one: Telling, other: Telling) -> bool:
    """Whether both count as many: أودى بحياة 6 مصلين | قتل 6 أشخاص."""
    return any(each.isdigit() and 1 < int(each) < _YEARS for each in one.wording.about & other.wording.about)


# Whom they name


def shared(some: list[Participant], others: list[Participant]) -> list[Participant]:
    """Those of the first that are among the others, by a part of their name at least."""
    return [each for each in some if any(_same(each, other) for other in others)]


def agree(some: list[Participant], others: list[Participant]) -> bool:
    """Whether either side is unsaid, or they share somebody."""
    return not some or not others or bool(shared(some, others))


def named_apart(some: list[Participant], others: list[Participant]) -> bool:
    """Whether all on both sides are named, and none of them is the same."""
    named = all(each.entity is not None for each in (*some, *others))
    return named and not agree(some, others)


def is_known(parties: list[Participant]) -> bool:
    """Whether all are called by what was told of them: الموقوف، المشتبه فيه، الشابين الخاطفين."""
    unnamed = (each.entity is None and each.standing.sector not in _OFFICIAL for each in parties)
    return bool(parties) and all(unnamed) and all(looks_definite(match_key(each.name)) for each in parties)


def _same(one: Participant, other: Participant) -> bool:
    if one.identity == other.identity:
        return True
    return None in (one.entity, other.entity) and bool(_words(one) & _words(other))


def _words(party: Participant) -> set[str]:
    return {without_article(word) for word in match_key(party.name).split()}


# Where and when


def agree_in_place(event: Telling, telling: Telling) -> bool:
    """Whether either place is unsaid, both are one, or one is the country of the other."""
    one, other = event.place, telling.place
    if one is None or other is None or one.entity == other.entity:
        return True
    return event.land == telling.land is not None and None in (event.scene, telling.scene)


def days_between(one: When | None, other: When | None) -> int:
    """How many days apart two dates begin; 0 where one is unsaid."""
    if one is None or other is None:
        return 0
    first, second = one.expression.first_day, other.expression.first_day
    return abs((first - second).days) if first and second else 0
