"""Articles about somebody, made to order."""

from __future__ import annotations

from datetime import date

import pytest

from etl.load.article_entities import article_entity_key
from etl.records import Annotations, Entity, Mention, Role, Sentence, content_key


def _person(name, linked=None, country=None):
    """The entity that annotators make of a name: of its words, or of a curated entry."""
    told = linked or " ".join(name.replace("ى", "ي").split())
    return Entity(
        content_key("entity", "PERSON", told),
        "PERSON",
        name,
        None,
        country,
        linked,
        linked=linked is not None,
    )


@pytest.fixture
def person():
    """``person(name, linked, country)``: the entity that annotators make of a name."""
    return _person


@pytest.fixture
def news(article):
    """``news(number, name, day=…)``: an article that begins with a name."""

    def make(number, name, day=date(2025, 4, 20), **fields):
        return article(str(number), position=number, body=f"{name} في بغداد.", published_on=day, **fields)

    return make


@pytest.fixture
def naming():
    """``naming(entity, office, country)``: an annotator that finds the body begin with that person."""

    def make(entity, office=None, country=None):
        def annotate(each):
            found = Annotations(each.version_id, "ar", [Sentence(0, len(each.body))], 3, entities=[entity])
            end = each.body.index(" في بغداد")
            found.mentions.append(Mention(0, end, "PERSON", entity.key, "test"))
            if office:
                found.roles.append(Role(0, end, entity.key, office, None, country, "test"))
            return found

        return annotate

    return make


@pytest.fixture
def told(load, news, naming):
    """``told(name, office, country, day=…)``: loads an article about somebody; what it names there."""
    numbers = iter(range(1, 100))

    def tell(name, office=None, country=None, day=date(2025, 4, 20), linked=None, home=None):
        number = next(numbers)
        each = news(number, name, day)
        entity = _person(name, linked, home)
        load([each], run=f"run {number}", annotate=naming(entity, office, country))
        return article_entity_key(each.version_id, entity.key)

    return tell
