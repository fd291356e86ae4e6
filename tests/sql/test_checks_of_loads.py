"""Checks of long bodies and of dates that records correct, and what they cost."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import event

from etl.load import open_warehouse
from etl.report.checks import run_check, run_checks
from etl.resolve import resolve
from tests.sql.planting import plant


def test_words_are_found_at_any_place_of_a_long_body(engine, load, article, annotate):
    name, every = "العراق", len("نبأ العراق ")

    def everywhere(one):
        found = annotate(one)
        (first,) = found.mentions
        starts = range(first.start, len(one.body), every)
        found.mentions = [replace(first, start=at, end=at + len(name)) for at in starts]
        found.mentions.append(replace(first, start=10_000, end=19_000))
        return found

    load([article(body=("نبأ العراق " * 4000).strip())], annotate=everywhere)
    assert run_checks(engine) == []
    plant(engine, "UPDATE mention SET surface = 'العراك' WHERE ordinal = 3999")
    with engine.connect() as connection:
        finding = run_check(connection, "surfaces_stand_in_body")
    assert [(row["ordinal"], row["stands_there"]) for row in finding.records()] == [(3999, name)]


def test_a_date_a_record_corrects_is_measured_by_that_record(engine, load, article):
    """The text was fetched before the day it is now dated; the record that dates it was not."""
    first, later = datetime(2025, 3, 1, 10), datetime(2025, 3, 10, 10)
    load([article(observed_at=first, published_on=date(2025, 3, 1))])
    load([article(observed_at=later, published_on=date(2025, 3, 10))], run="run 2")
    assert run_checks(engine) == []


def test_what_a_run_costs_does_not_grow_with_the_warehouse(sqlite_template, tmp_path, loader, article):
    """Counted in steps of SQLite's machine."""

    def steps(old):
        shutil.copy(sqlite_template, tmp_path / f"{old}.db")
        engine = open_warehouse(f"sqlite:///{tmp_path}/{old}.db")
        load, counted = loader(engine), []
        load([article(f"old {n}", position=n + 1) for n in range(old)], run="old")
        resolve(engine)
        load([article(f"new {n}", position=n + 1, body="نبأ أولي.") for n in range(5)], run="new")
        event.listen(
            engine, "checkout", lambda raw, *_: raw.set_progress_handler(lambda: counted.append(1), 100)
        )
        resolve(engine)
        assert run_checks(engine, "new") == []
        engine.dispose()
        return len(counted)

    few, many = steps(50), steps(1000)
    assert many < 2 * few
