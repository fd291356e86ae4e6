"""Which versions a run wrote, and what it did to each."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select

from etl.load.checksums import compared_tables
from etl.load.tables import run_version

BODY, EDITED = "نبأ أولي.", "نبأ أولي معدّل."


def written(engine, run):
    with engine.connect() as connection:
        query = select(run_version.c.version_id, run_version.c.change).where(run_version.c.run_id == run)
        return {row.version_id: row.change for row in connection.execute(query)}


def test_each_change_is_named_and_what_is_known_leaves_no_row(engine, load, article):
    day = [datetime(2025, 5, n) for n in range(1, 9)]
    first, other = article(body=BODY, observed_at=day[0]), article("2", body=BODY, position=2)
    load([first, other], run="1")
    edited = article(body=EDITED, observed_at=day[1])
    load([edited, other], run="2")
    load([article(body=BODY, observed_at=day[2])], run="3")
    load([article("2", body=BODY, position=2, section="محليات")], run="4")
    load([other], run="5", annotator="2")
    load([other], run="6", annotator="2")
    one, two = first.version_id, other.version_id
    assert [written(engine, str(run)) for run in range(1, 7)] == [
        {one: "added", two: "added"},
        {edited.version_id: "revised"},
        {one: "reopened"},
        {two: "touched"},
        {two: "reannotated"},
        {},
    ]


def test_a_batch_tried_again_and_a_version_written_twice_are_entered_once(engine, load, article):
    one = article(published_on=date(2025, 4, 20))
    load([one])
    load([one])
    load([article(published_on=date(2025, 4, 21), position=2)])
    assert written(engine, "run 1") == {one.version_id: "added"}


def test_it_is_no_part_of_what_two_warehouses_must_share():
    assert run_version not in compared_tables()
