"""What pages and exports show of one wording of an article, on both engines."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, text

from etl.load import open_warehouse
from etl.load.tables import metadata
from etl.paths import SQL
from etl.report.articles import read_article
from etl.report.pages import page_rows
from etl.report.questions import read_question
from tests.conftest import BODY


def test_a_version_comes_with_all_that_was_read_from_it(engine: Engine, load, article) -> None:
    text = article(url="https://sabah.example/1", author="ليلى حداد")
    load([text])
    with engine.connect() as connection:
        reading = read_article(connection, text.version_id)
    assert (reading.version.body, reading.version.source, reading.version.identity) == (BODY, "alsabaah", "1")
    assert str(reading.version.published_on) == "2025-04-20" and reading.version.author == "ليلى حداد"
    assert [BODY[each.start : each.end] for each in reading.spans if each.kind == "mention"] == [
        "محمد شياع السوداني",
        "العراق",
    ]
    assert [(row.name_ar, row.type, row.country) for row in reading.names] == [
        ("العراق", "LOC", "IQ"),
        ("محمد شياع السوداني", "PERSON", None),
    ]
    first, second = reading.statements
    assert (first.speaker, first.stance, second.parent) == ("محمد شياع السوداني", "report", 0)
    assert first.speaker_id == reading.names[1].entity_id and second.cue == BODY[60:65]
    (date,) = reading.dates
    assert (date.surface, str(date.first_day)) == ("17 مايو", "2025-05-17")


def test_an_event_has_its_parties_numbers_date_and_who_claims_it(engine: Engine, load, article) -> None:
    text = article()
    load([text])
    with engine.connect() as connection:
        reading = read_article(connection, text.version_id)
    (event,) = reading.events
    assert (event.type, event.status, event.place, event.date_text) == (
        "CONSULT",
        "actual",
        "العراق",
        "17 مايو",
    )
    assert (event.statement, event.claimed_by) == (0, "محمد شياع السوداني")
    assert [(row.part, row.name) for row in reading.participants[0]] == [
        ("actor", "العراق"),
        ("recipient", "محمد شياع السوداني"),
    ]
    (number,) = reading.numbers[0]
    assert (number.kind, number.low, number.surface) == ("injured", 17, "17")
    assert [(row.topic, row.topic_en is not None) for row in reading.subjects] == [("politics", True)]
    (keyword,) = reading.keywords
    assert (keyword.phrase, keyword.start_offset) == ("القمة", 41)


def test_no_such_version_is_none(engine: Engine) -> None:
    with engine.connect() as connection:
        assert read_article(connection, 1) is None


def test_an_article_shows_its_versions_in_order(engine: Engine, load, article) -> None:
    older, newer = article(), article(body="ألغى العراق القمة.", title="إلغاء القمة")
    load([older])
    load([newer], run="run 2")
    with engine.connect() as connection:
        rows = page_rows(connection, "article_versions", article=older.article_id)
    assert [(row.version_id, bool(row.is_current)) for row in rows] == [
        (older.version_id, False),
        (newer.version_id, True),
    ]
    assert rows[1].title == "إلغاء القمة" and rows[0].valid_to == rows[1].valid_from


@pytest.mark.parametrize("path", sorted((SQL / "pages").glob("article_*.sql")), ids=lambda path: path.stem)
def test_each_question_gives_the_columns_it_says(engine: Engine, path) -> None:
    question = read_question(path)
    (parameter,) = question.parameters
    with engine.connect() as connection:
        result = connection.execute(question.statement(connection, {parameter.name: "1"}))
        assert list(result.keys()) == list(question.columns) and result.all() == []


@pytest.mark.parametrize("path", sorted((SQL / "pages").glob("article_*.sql")), ids=lambda path: path.stem)
def test_no_question_reads_a_table_from_end_to_end(sqlite_template, path) -> None:
    """A view joined from outside is made whole first, and takes seconds over a year of news."""
    question = read_question(path)
    (parameter,) = question.parameters
    engine = open_warehouse(f"sqlite:///{sqlite_template}")
    with engine.connect() as connection:
        statement = question.statement(connection, {parameter.name: "1"})
        plan = connection.execute(text(f"EXPLAIN QUERY PLAN {statement.text}"), {parameter.name: 1})
        steps = [row.detail for row in plan]
    engine.dispose()
    tables = [name for name in metadata.tables if any(f"SCAN {name} " in f"{step} " for step in steps)]
    assert tables == [] and not [step for step in steps if "SCAN b" in step or "SCAN j" in step], steps
