"""Runs and files in the ledger."""

from __future__ import annotations

import os

from sqlalchemy import func, select

from etl.load import (
    IngestObject,
    LoadCounts,
    abandoned,
    begin_run,
    finish_run,
    known_objects,
    mark_abandoned,
    mark_object,
    note_failure,
    noted_failure,
    running,
)
from etl.load.owner import hold, named_by
from etl.load.tables import load_run, rejected_record
from etl.records import Reason, Rejected
from etl.report.answers import answer
from etl.report.questions import find_question


def statuses(engine):
    with engine.connect() as connection:
        return dict(connection.execute(select(load_run.c.run_id, load_run.c.status)).all())


def test_a_run_is_closed_with_the_sum_of_its_batches(engine, load, article):
    load([article("1")])
    load([article("2"), article("1")])
    assert finish_run(engine, "run 1") == LoadCounts(added=2, unchanged=1)
    with engine.connect() as connection:
        row = connection.execute(select(load_run)).one()
    assert row.status == "done" and row.finished_at is not None
    assert finish_run(engine, "run 1", "failed") is None, "what is closed stays as it is"


def test_a_run_begun_again_keeps_its_start(engine):
    started = begin_run(engine, "run")
    finish_run(engine, "run", "failed")
    assert begin_run(engine, "run") == started
    assert statuses(engine) == {"run": "running"}


def test_a_run_whose_processes_have_ended_is_marked_and_one_that_lives_never_is(engine, tmp_path):
    held = hold(tmp_path / "lives")
    begin_run(engine, "lives", owner=named_by(tmp_path / "lives"))
    os.close(hold(tmp_path / "died"))
    begin_run(engine, "died", owner=named_by(tmp_path / "died"))
    with engine.connect() as connection:
        assert abandoned(connection) == ["died"]
    begin_run(engine, "elsewhere", owner=f"another-machine {tmp_path / 'died'}")
    begin_run(engine, "next", owner=named_by(tmp_path / "next"))
    assert statuses(engine) == {
        "lives": "running",
        "died": "interrupted",
        "elsewhere": "running",
        "next": "running",
    }
    os.close(held)
    mark_abandoned(engine)
    assert statuses(engine)["lives"] == "interrupted"


def test_an_interrupted_run_shows_what_it_had_committed(engine, load, article, tmp_path):
    load([article("1")])
    begin_run(engine, "run 1", owner=named_by(tmp_path / "gone"))
    begin_run(engine, "run 2", owner=named_by(tmp_path / "gone"))
    with engine.connect() as connection:
        columns, rows = answer(connection, find_question("recent_runs"), {"run": "run 1"})
    shown = dict(zip(columns, rows[0], strict=True))
    assert (shown["status"], shown["added"]) == ("interrupted", 1)


def test_what_failed_first_is_kept_until_the_run_is_begun_again(engine):
    begin_run(engine, "run")
    note_failure(engine, "run", "first")
    note_failure(engine, "run", "second")
    assert noted_failure(engine, "run") == "first"
    begin_run(engine, "run")
    assert noted_failure(engine, "run") is None


def test_a_run_of_the_scheduler_is_marked_once_it_has_ended_there_and_never_while_it_lives(engine, tmp_path):
    begin_run(engine, "tonight")
    begin_run(engine, "killed", kind="reannotate")
    begin_run(engine, "backfill")
    begin_run(engine, "by hand", owner=named_by(tmp_path / "gone"))
    begin_run(engine, "reannotate", kind="reannotate")
    assert set(running(engine)) == {"tonight", "killed", "backfill", "reannotate"}, (
        "nobody said that one ended"
    )
    asked = []

    def has_ended(kind, run_id):
        asked.append((kind, run_id))
        return run_id == "killed"

    begin_run(engine, "next", has_ended=has_ended)
    assert set(asked) == {
        ("nightly", "tonight"),
        ("reannotate", "killed"),
        ("nightly", "backfill"),
        ("reannotate", "reannotate"),
    }
    assert {run for run, status in statuses(engine).items() if status == "interrupted"} == {
        "killed",
        "by hand",
    }


def test_every_run_starts_later_than_the_one_before(engine):
    starts = [begin_run(engine, f"run {n}") for n in range(4)]
    assert starts == sorted(set(starts))


def test_only_files_that_are_wholly_loaded_are_known(engine):
    begin_run(engine, "run")
    mark_object(engine, IngestObject("a.jsonl", "1", 100, 5), "run")
    mark_object(engine, IngestObject("b.jsonl", "1"), "run", status="reading")
    assert known_objects(engine) == {"a.jsonl": "1"}
    mark_object(engine, IngestObject("a.jsonl", "2", 120, 6), "run")
    assert known_objects(engine) == {"a.jsonl": "2"}


def test_a_rejected_record_is_one_row_however_often_it_is_met(engine, load):
    one = Rejected("a.jsonl", 3, "clean", Reason.EMPTY_BODY, "no letter", "{}", "alraya")
    file = Rejected("b.gz", None, "extract", Reason.UNREADABLE_FILE, "broken")
    assert load([], [one, file, one]).rejected == 2
    assert load([], [one], run="run 2").rejected == 0
    assert (
        load(
            [], [Rejected("a.jsonl", 3, "clean", Reason.EMPTY_BODY, "no letter", "[]")], run="run 2"
        ).rejected
        == 1
    )
    with engine.connect() as connection:
        runs = connection.execute(
            select(rejected_record.c.run_id, func.count()).group_by(rejected_record.c.run_id)
        ).all()
    assert dict(runs) == {"run 1": 2, "run 2": 1}
