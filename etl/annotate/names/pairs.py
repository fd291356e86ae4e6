"""The two sides of a text: whom الجانبان, البلدان or الرئيسان mean at a place."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from operator import attrgetter

from etl.records import Annotations, Entity

_WINDOW = 1024  # mentions: how far back they count at all
_SENTENCE = 200  # characters: how far back a mention counts twice


def pair_before(
    found: Annotations, entities: Mapping[int, Entity], position: int, kind: str
) -> tuple[Entity, Entity] | None:
    """The two of an article's entities (by their keys) most spoken of before a character of the clean text.

    They stand in the order of their first mention.

    ``kind`` is ``country`` (البلدان، الدولتان), ``person`` (الرئيسان، الوزيران) or ``side`` (الجانبان، الطرفان): a side
    is a person where the article names just two by then, else a country. None where no two stand out: a third
    one spoken of as often as the second.
    """
    if kind == "side":
        people = pair_before(found, entities, position, "person")
        return people or pair_before(found, entities, position, "country")
    weights: Counter[int] = Counter()
    past = bisect_left(found.mentions, position, key=attrgetter("start"))
    for mention in found.mentions[max(0, past - _WINDOW) : past]:
        entity = entities[mention.entity]
        if entity.type == "PERSON" if kind == "person" else _is_country(entity):
            weights[entity.key] += 2 if position - mention.start < _SENTENCE else 1
    ranked = sorted(weights, key=lambda key: -weights[key])
    if len(ranked) < 2 or (len(ranked) > 2 and weights[ranked[2]] == weights[ranked[1]]):
        return None
    first, second = sorted(ranked[:2], key=list(weights).index)
    return entities[first], entities[second]


def _is_country(entity: Entity) -> bool:
    return entity.type == "LOC" and (entity.lexicon_id or "").startswith("country:")
