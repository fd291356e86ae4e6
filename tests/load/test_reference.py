"""Outlets and entities: shared rows that are the same whatever the order of loading."""

from __future__ import annotations

from dataclasses import astuple
from itertools import permutations

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from etl.extract.sources import Source
from etl.load import open_warehouse, register_annotators, register_sources, remove_orphans
from etl.load.reference import merge_entities
from etl.load.tables import entity as entity_table
from etl.load.tables import source
from etl.load.warehouse import writing
from etl.records import Annotations, Mention, Sentence


def naming(entity):
    """An annotator that finds this entity at the start of every text."""

    def annotate(article):
        found = Annotations(article.version_id, "ar", [Sentence(0, len(article.body))], 1, entities=[entity])
        found.mentions.append(Mention(0, 1, entity.type, entity.key, "test"))
        return found

    return annotate


def stored(engine):
    with engine.connect() as connection:
        return connection.execute(select(entity_table)).all()


def test_an_entity_is_the_same_in_any_order(engine, load, article, entity):
    """The linked description wins, then the one with more facts."""
    ways = [
        entity("LOC", "العراق"),
        entity("LOC", "العراق", country="IQ", linked=True, lexicon_id="country:IQ"),
        entity("LOC", "العراق", country="IQ", name_en="Iraq", linked=True, lexicon_id="country:IQ"),
    ]
    for run, order in enumerate(permutations(ways)):
        for n, way in enumerate(order):
            load([article(f"{run}.{n}")], run=f"run {run}", annotator=f"{run}", annotate=naming(way))
        (row,) = stored(engine)
        assert (row.name_en, row.country, row.linked) == ("Iraq", "IQ", True)


def test_later_annotators_describe_an_entity_anew(engine, load, article, entity):
    load([article()], annotate=naming(entity("LOC", "سوازيلاند", name_en="Swaziland", linked=True)))
    renamed = naming(entity("LOC", "سوازيلاند", name_en="Eswatini"))
    load([article()], run="run 2", annotator="2", annotate=renamed)
    assert [row.name_en for row in stored(engine)] == ["Eswatini"]


def test_entities_nothing_refers_to_are_removed(engine, load, article, entity):
    load([article("1"), article("2")])
    load([article("1")], run="run 2", annotator="2", annotate=naming(entity("PERSON", "زيد")))
    assert remove_orphans(engine) == 0
    load([article("2")], run="run 2", annotator="2", annotate=naming(entity("PERSON", "زيد")))
    assert remove_orphans(engine) == 2
    assert [row.name_ar for row in stored(engine)] == ["زيد"]


def test_an_outlet_nobody_described_has_a_row_until_somebody_does(engine, load, article):
    load([article()])
    with engine.connect() as connection:
        assert connection.execute(select(source.c.slug, source.c.name_ar)).all() == [("alsabaah", None)]
    for name in ("الصباح", "صحيفة الصباح"):
        register_sources(engine, [Source("alsabaah", name, "Al-Sabaah", "IQ", "newspaper")])
        load([article()], run=name)
        with engine.connect() as connection:
            assert connection.execute(select(source.c.slug, source.c.name_ar)).all() == [("alsabaah", name)]


def test_an_entity_a_loader_found_is_not_removed_before_it_commits(both_engines, entity):
    _, engine = both_engines
    found = entity("PERSON", "زيد")
    annotators = register_annotators(engine, [("test", "1")], "0" * 64)
    with writing(engine) as connection:
        merge_entities(connection, [astuple(found)], annotators)
    impatient = open_warehouse(engine.url.update_query_dict({"options": "-c lock_timeout=100"}))
    with writing(engine) as connection:
        merge_entities(connection, [astuple(found)], annotators)
        with pytest.raises(OperationalError, match="lock timeout"):
            remove_orphans(impatient)
    assert remove_orphans(impatient) == 1
    impatient.dispose()
