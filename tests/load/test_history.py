"""Versions in time: edits, late arrivals, texts that come back, facts that change; in any order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest
from sqlalchemy import select

from etl.load import LoadCounts, register_annotators, stale_versions
from etl.load.history import provenance_of, record_sighting
from etl.load.tables import annotation_tables, article_version
from etl.records import DateExpression
from etl.report.checks import run_checks

RUN = datetime(2026, 1, 1)
date_expression = annotation_tables["dates"]


def day(number):
    return datetime(2025, 5, number, tzinfo=UTC)


@pytest.fixture
def chain(engine):
    """The versions as (body, since, until, current), days of May 2025."""

    def read():
        v = article_version.c
        with engine.connect() as connection:
            rows = connection.execute(
                select(v.body, v.valid_from, v.valid_to, v.is_current).order_by(v.valid_from)
            ).all()
        assert run_checks(engine) == []
        return [(body, since.day, until and until.day, current) for body, since, until, current in rows]

    return read


def test_an_older_observation_that_comes_late_is_history(load, chain, article):
    load([article(body="نص جديد", observed_at=day(9))])
    assert load([article(body="نص قديم", observed_at=day(2))], run="run 2") == LoadCounts(revised=1)
    assert chain() == [("نص قديم", 2, 9, False), ("نص جديد", 9, None, True)]


def test_a_text_that_comes_back_is_current_again(load, chain, article):
    load([article(body="أ", observed_at=day(1)), article(body="ب", observed_at=day(2))])
    assert load([article(body="أ", observed_at=day(3))], run="run 2") == LoadCounts(reopened=1)
    assert chain() == [("ب", 2, 3, False), ("أ", 3, None, True)]


def test_the_whole_history_again_changes_nothing(engine, load, chain, article):
    seen = [article(body=text, observed_at=day(n), position=n) for n, text in enumerate("أبأج", 1)]
    load(seen)
    before = chain()
    assert load(seen, run="run 2") == LoadCounts(unchanged=4)
    assert chain() == before == [("ب", 2, 3, False), ("أ", 3, 4, False), ("ج", 4, None, True)]


def test_a_text_seen_again_later_is_unchanged(load, chain, article):
    load([article(body="أ", observed_at=day(1))])
    assert load([article(body="أ", observed_at=day(5))], run="run 2") == LoadCounts(unchanged=1)
    assert chain() == [("أ", 1, None, True)]


def test_a_text_seen_earlier_starts_earlier(load, chain, article):
    load([article(body="أ", observed_at=day(5))])
    assert load([article(body="أ", observed_at=day(1))], run="run 2") == LoadCounts(touched=1)
    assert chain() == [("أ", 1, None, True)]


def test_versions_of_one_batch_without_clocks_follow_their_position(engine, load, article):
    load([article(body="ثان", position=2), article(body="أول", position=1)])
    v = article_version.c
    with engine.connect() as connection:
        assert connection.scalar(select(v.body).where(v.is_current)) == "ثان"
    assert run_checks(engine) == []


def test_the_next_run_wins_even_within_the_same_second(engine, load, article):
    for number in range(1, 6):
        load([article(body=f"نص {number}", address=f"{9 - number}.jsonl")], run=f"run {number}")
    v = article_version.c
    with engine.connect() as connection:
        assert connection.scalar(select(v.body).where(v.is_current)) == "نص 5"
    assert run_checks(engine) == []


def test_facts_of_the_same_text_are_updated_in_place(engine, load, article):
    load([article(published_on=None, published_basis=None)])
    dated = article(published_on=date(2021, 8, 31), published_basis="parameter", url="https://example.org/1")
    assert load([dated], run="run 2") == LoadCounts(reannotated=1)
    assert load([dated], run="run 3") == LoadCounts(unchanged=1)
    v = article_version.c
    with engine.connect() as connection:
        rows = connection.execute(select(v.published_on, v.published_basis, v.url)).all()
    assert rows == [(date(2021, 8, 31), "parameter", "https://example.org/1")]


def test_of_two_records_with_one_text_the_later_speaks_in_any_order(engine, load, article):
    early = article(author="محرر", observed_at=day(1), position=1)
    late = article(author="سلمى عادل", observed_at=day(2), position=2)
    load([late])
    load([early], run="run 2")
    load([late], run="run 3")
    v = article_version.c
    with engine.connect() as connection:
        assert connection.execute(select(v.author, v.observed_at)).all() == [
            ("سلمى عادل", datetime(2025, 5, 1))
        ]


def test_a_record_corrected_where_it_stood_speaks_though_its_clock_is_the_same(engine, load, article):
    load([article(author="خطأ", observed_at=day(2))])
    assert load([article(author="صواب", observed_at=day(1))], run="run 2") == LoadCounts(touched=1)
    with engine.connect() as connection:
        assert connection.scalar(select(article_version.c.author)) == "صواب"


def test_an_edit_seen_at_the_same_time_is_current_whatever_the_texts(engine, load, article):
    """Six records, their bodies changed where they stand, with the same clock."""
    first = [article(str(n), body=f"قديم {n}", position=n, observed_at=day(1)) for n in range(6)]
    edits = [article(str(n), body=f"جديد {n}", position=n, observed_at=day(1)) for n in range(6)]
    load(first)
    assert load(edits, run="run 2") == LoadCounts(revised=6)
    v = article_version.c
    with engine.connect() as connection:
        rows = connection.execute(select(v.body, v.is_current, v.order_basis).order_by(v.body)).all()
    assert rows == [(f"جديد {n}", True, "run") for n in range(6)] + [
        (f"قديم {n}", False, None) for n in range(6)
    ]
    assert load(edits, run="run 3") == LoadCounts(unchanged=6)
    assert load(first, run="run 4") == LoadCounts(reopened=6)
    with engine.connect() as connection:
        assert set(connection.scalars(select(v.body).where(v.is_current))) == {f"قديم {n}" for n in range(6)}
    assert run_checks(engine) == []


@pytest.mark.parametrize("order", [1, -1])
def test_edits_seen_at_the_same_time_follow_their_files(engine, load, article, order):
    """The files were changed one after the other; which is loaded first does not matter."""
    times = {"a.jsonl": day(3), "b.jsonl": day(2)}
    seen = [article(body="أخير", address="a.jsonl", observed_at=day(1))]
    seen += [article(body="سابق", address="b.jsonl", observed_at=day(1))]
    for number, record in enumerate(seen[::order]):
        load([record], run=f"run {number}", file_times=times)
    v = article_version.c
    with engine.connect() as connection:
        rows = connection.execute(select(v.body, v.is_current, v.order_basis).order_by(v.body)).all()
    assert rows == [("أخير", True, "file_time"), ("سابق", False, None)]
    assert load(seen, run="again", file_times=times) == LoadCounts(unchanged=2)


def test_a_file_put_back_with_an_older_time_holds_what_is_current(engine, load, article):
    load([article(body="أ", observed_at=day(1))], file_times={"news.jsonl": day(9)})
    load([article(body="ب", observed_at=day(1))], run="run 2", file_times={"news.jsonl": day(2)})
    with engine.connect() as connection:
        assert connection.scalar(select(article_version.c.body).where(article_version.c.is_current)) == "ب"


def test_an_observation_between_two_of_another_text_is_history(load, chain, article):
    """The same text was seen before and after: it came back."""
    load([article(body="أ", observed_at=day(1), position=1)])
    load([article(body="أ", observed_at=day(9), position=2)], run="run 2")
    load([article(body="ب", observed_at=day(5), position=3)], run="run 3")
    assert chain() == [("ب", 5, 9, False), ("أ", 9, None, True)]


def test_reannotating_an_old_version_does_not_bring_it_back(engine, load, article):
    """Both wordings stood in the same place: a version restored from the warehouse is no record seen again."""
    load([article(body="قديم")])
    load([article(body="جديد")], run="run 2")
    key = register_annotators(engine, [("test", "2")], "0" * 64)
    stale = stale_versions(engine, key, limit=10)
    assert load(stale, run="run 3", annotator="2", restored=True) == LoadCounts(reannotated=2)
    v = article_version.c
    with engine.connect() as connection:
        assert connection.scalar(select(v.body).where(v.is_current)) == "جديد"


def undated(article, number, **fields):
    """A record of which only the fetch is known."""
    fetched = {"observed_at": day(number), "observed_on": day(number).date()}
    return article(published_on=None, published_basis=None, **fetched, **fields)


@pytest.fixture
def anchored(engine):
    """The days relative dates count from, and what days they are."""

    def read():
        v = article_version.c
        with engine.connect() as connection:
            columns = (v.published_on, v.observed_on, v.anchor_on, v.anchor_basis)
            return connection.execute(select(*columns)).one()

    return read


def yesterday(annotate):
    """An annotator that reads one relative date."""

    def annotate_relative(article):
        found = annotate(article)
        day = article.anchor_on and article.anchor_on - timedelta(days=1)
        timex = day.isoformat() if day else "XXXX"
        found.dates = [
            DateExpression(
                0, 3, timex, "XXXX-XX-XX", day, day, "day", "gregorian", "date", "published", "yesterday"
            )
        ]
        return found

    return annotate_relative


def test_an_observed_day_is_the_first_and_does_not_move(engine, load, article, annotate, anchored):
    load([undated(article, 1)], annotate=yesterday(annotate))
    before = anchored()
    assert before == (None, date(2025, 5, 1), date(2025, 5, 1), "observed")
    assert load([undated(article, 10)], run="run 2", annotate=yesterday(annotate)) == LoadCounts(unchanged=1)
    assert anchored() == before
    with engine.connect() as connection:
        assert connection.scalar(select(date_expression.c.first_day)) == date(2025, 4, 30)
    assert run_checks(engine) == []


def test_an_earlier_observation_moves_the_anchor_and_what_counts_from_it(
    engine, load, article, annotate, anchored
):
    load([undated(article, 10)], annotate=yesterday(annotate))
    counts = load([undated(article, 3)], run="run 2", annotate=yesterday(annotate))
    assert counts == LoadCounts(reannotated=1)
    assert anchored() == (None, date(2025, 5, 3), date(2025, 5, 3), "observed")
    with engine.connect() as connection:
        assert connection.scalars(select(date_expression.c.first_day)).all() == [date(2025, 5, 2)]


def test_records_of_one_text_in_one_batch_bring_their_own_days(engine, load, article, annotate, anchored):
    """Whichever comes first in the batch, the annotations made with the first observed day are written."""
    load([undated(article, 3, position=1), undated(article, 10, position=2)], annotate=yesterday(annotate))
    assert anchored() == (None, date(2025, 5, 3), date(2025, 5, 3), "observed")
    with engine.connect() as connection:
        assert connection.scalar(select(date_expression.c.first_day)) == date(2025, 5, 2)


def test_relative_dates_follow_a_corrected_publication_date(engine, load, article, annotate, anchored):
    wrong, right = article(published_on=date(2025, 4, 20)), article(published_on=date(2025, 4, 10))
    load([wrong], annotate=yesterday(annotate))
    counts = load([right], run="run 2", annotate=yesterday(annotate))
    assert counts == LoadCounts(reannotated=1)
    assert anchored() == (date(2025, 4, 10), None, date(2025, 4, 10), "published")
    with engine.connect() as connection:
        assert connection.scalars(select(date_expression.c.first_day)).all() == [date(2025, 4, 9)]
    assert load([right], run="run 3", annotate=yesterday(annotate)) == LoadCounts(unchanged=1)


def test_a_day_no_record_of_the_batch_was_read_with_is_left_to_reannotation(
    engine, load, article, annotate, anchored
):
    """First seen on the 1st; then dated; then the date is withdrawn on the 9th: it counts from the 1st again."""
    load([undated(article, 1)], annotate=yesterday(annotate))
    load([article(observed_at=day(5), observed_on=date(2025, 5, 5))], run="2", annotate=yesterday(annotate))
    load([undated(article, 9)], run="3", annotate=yesterday(annotate))
    assert anchored() == (None, date(2025, 5, 1), date(2025, 4, 20), "published")
    key = register_annotators(engine, [("test", "1")], "0" * 64)
    stale = stale_versions(engine, key, limit=10)
    counts = load(stale, run="4", annotate=yesterday(annotate), restored=True)
    assert counts == LoadCounts(reannotated=1)
    assert anchored() == (None, date(2025, 5, 1), date(2025, 5, 1), "observed")
    assert stale_versions(engine, key, limit=10) == []


def test_history_does_not_depend_on_the_order_of_arrival(article):
    """Every order of four observations, of which two show the same text with nothing in between."""
    seen = [article(body=text, observed_at=day(n)) for n, text in enumerate("أببج", 1)]
    outcomes = set()
    for order in permutations(seen):
        versions = {}
        for number, record in enumerate(order):
            seen = provenance_of(record, RUN + timedelta(seconds=number))
            record_sighting(versions, record, seen, 1)
        outcomes.add(
            tuple(sorted((v.version_id, v.valid_from, v.valid_to, v.is_current) for v in versions.values()))
        )
    assert len(outcomes) == 1
