"""The two sides of a text: whom الجانبان, البلدان or الرئيسان mean at a place."""

from __future__ import annotations

from collections import Counter

from etl.records import Annotations, Entity

_SENTENCE = 200  # characters: how far back a mention counts twice


def pair_before(found: Annotations, position: int, kind: str) -> tuple[Entity, Entity] | None:
    """The two beings most spoken of before a character of the clean text, in order of first mention.

    ``kind`` is ``country`` (البلدان، الدولتان), ``person`` (الرئيسان، الوزيران) or ``side`` (الجانبان، الطرفان): a side
    is a person where the article names just two by then, else a country. None where no two stand out: a third
    one spoken of as often as the second.
    """
    if kind == "side":
        return pair_before(found, position, "person") or pair_before(found, position, "country")
    entities = {entity.key: entity for entity in found.entities}
    weights: Counter[int] = Counter()
    for mention in found.mentions:
        entity = entities[mention.entity]
        wanted = entity.type == "PERSON" if kind == "person" else _is_country(entity)
        if wanted and mention.start < position:
            weights[entity.key] += 2 if position - mention.start < _SENTENCE else 1
    ranked = sorted(weights, key=lambda key: -weights[key])
    if len(ranked) < 2 or (len(ranked) > 2 and weights[ranked[2]] == weights[ranked[1]]):
        return None
    first, second = sorted(ranked[:2], key=list(weights).index)
    return entities[first], entities[second]


def _is_country(entity: Entity) -> bool:
    return entity.type == "LOC" and (entity.lexicon_id or "").startswith("country:")
