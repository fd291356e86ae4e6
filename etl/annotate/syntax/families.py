"""Who of an article bears a family's name that stands alone."""

from __future__ import annotations

from collections.abc import Iterator

from etl.annotate.syntax.entity_names import EntityNames
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.referents import Referent
from etl.annotate.syntax.words import honorific_heads


def namesake(
    names: EntityNames, phrase: Phrase, form: VerbForm | None, referent: Referent
) -> Referent | None:
    """Who else bears the one name that a phrase gives, where the verb's gender rules its bearer out."""
    places = [at for at, mention in names.mentions_in(phrase) if mention.entity == referent.entity]
    if form is None or not form.finite or len(places) != 1 or not names.is_person(referent):
        return None
    at, sex = places[0], names.gender_of(names.tokens.mentions[places[0]].entity)
    if names.tokens.name_past[at] > at + 1 or sex in ("", form.gender):
        return None
    bearers = _bearers(names, names.tokens[at].bare)
    others = [entity for entity in bearers if names.gender_of(entity) == form.gender]
    return names.of_entity(others[-1]) if others else None


def by_family(names: EntityNames, phrase: Phrase, head: str) -> Referent | None:
    """The one person whose family a word behind an honour is: الدكتور الطيار, before the full name."""
    last = phrase.past - 1
    if last != phrase.first + 1 or head not in honorific_heads() or not names.tokens.is_word(last):
        return None
    bearers = list(_bearers(names, names.tokens[last].bare))
    return names.of_entity(bearers[0]) if len(bearers) == 1 else None


def _bearers(names: EntityNames, family: str) -> Iterator[int]:
    """The people whose names, where they stand first, end with a family's."""
    tokens = names.tokens
    for entity, places in names.mentions.items():
        if places and tokens.names_person(places[0]):
            last = tokens.name_past[places[0]] - 1
            if last > places[0] and tokens[last].bare == family:
                yield entity
