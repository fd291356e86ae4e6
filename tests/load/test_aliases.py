"""Spellings of an entity with their reasons, and places with coordinates."""

from __future__ import annotations

from sqlalchemy import Engine, text

from etl.annotate import default_pipeline
from etl.clean import restore
from etl.load import begin_run, load_batch, register_annotators, upgrade, version_rows

BODY = "التقى مصطفى الكاظمي وفدا في مدينة الإسكندرية، وقال الكاظمى إن اللقاء كان مثمرا."


def test_each_spelling_stands_once_with_its_reason(engine: Engine) -> None:
    article = restore(source="sada", identity="1", address="a", position=1, body=BODY)
    annotations, _ = default_pipeline(frozenset({"dates", "statements"})).annotate([article])
    begin_run(engine, "one")
    annotators = register_annotators(engine, [("names", "1")], "x")
    load_batch(
        engine, [article], version_rows([article], annotations), run_id="one", annotation_run_id=annotators
    )
    with engine.connect() as connection:
        rows = connection.execute(
            text(
                "SELECT a.spelling, a.match_key, a.occurrences, a.rule, a.cluster_rule FROM entity_alias AS a"
                " JOIN effective_entity AS e ON e.article_entity_id = a.article_entity_id"
                " WHERE e.name_ar = 'مصطفى الكاظمي' ORDER BY a.ordinal"
            )
        ).all()
        assert [row[:3] for row in rows] == [
            ("مصطفى الكاظمي", "مصطفي الكاظمي", 1),
            ("الكاظمى", "الكاظمي", 1),
        ]
        assert all(row.rule and row.cluster_rule for row in rows)
        lies = connection.execute(
            text("SELECT country, latitude FROM place_mentions WHERE name_en = 'Alexandria'")
        )
        ((country, latitude),) = lies.all()
    assert country == "EG"
    assert 31 < latitude < 31.5


def test_a_changed_place_is_put_right_by_the_next_upgrade(engine: Engine) -> None:
    query = text("SELECT population FROM place WHERE geonames_id = 99072")
    with engine.connect() as connection:
        before = connection.scalar(query)
    with engine.begin() as connection:
        connection.execute(text("UPDATE place SET population = 1 WHERE geonames_id = 99072"))
    upgrade(engine)
    with engine.connect() as connection:
        assert connection.scalar(query) == before > 1
