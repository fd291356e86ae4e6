"""Versions in time: edits, late arrivals, texts that come back, facts that change; in any order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest
from sqlalchemy import select

from etl.load import LoadCounts
from etl.load.checks import run_checks
from etl.load.history import take
from etl.load.tables import article_version

RUN = datetime(2026, 1, 1)


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
    assert load([dated], run="run 2") == LoadCounts(touched=1)
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


def test_history_does_not_depend_on_the_order_of_arrival(article):
    """Every order of four observations, of which two show the same text with nothing in between."""
    seen = [article(body=text, observed_at=day(n)) for n, text in enumerate("أببج", 1)]
    outcomes = set()
    for order in permutations(seen):
        versions = {}
        for number, record in enumerate(order):
            take(versions, record, 1, RUN + timedelta(seconds=number))
        outcomes.add(
            tuple(sorted((v.version_id, v.valid_from, v.valid_to, v.is_current) for v in versions.values()))
        )
    assert len(outcomes) == 1
