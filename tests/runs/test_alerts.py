"""What operators are told: one alert a cause, with its remedy, and nothing in it that should stay in the house."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, insert, text, update

from etl.load.tables import load_run, run_outlet
from etl.report.checks import run_check
from etl.runs import alerts, lifecycle
from etl.runs.failures import RunFailed, explain
from etl.settings import Settings, read_settings


@pytest.fixture
def settings(warehouse_url: str, tmp_path: Any) -> Settings:
    return read_settings({"KHABAR_HOME": str(tmp_path), "KHABAR_WAREHOUSE": warehouse_url})


def fail(settings: Settings, error: Exception) -> alerts.Alert:
    lifecycle.begin(settings, "night", "nightly")
    lifecycle.report_failure(settings, "night", "load", explain(error, settings), error)
    with pytest.raises(RunFailed):
        lifecycle.settle(settings, "night", ["load"])
    return alerts.of_failure(settings, "night")


def test_a_failed_run_is_told_with_what_to_do(engine: Engine, settings: Settings) -> None:
    told = fail(settings, OSError(28, "No space left on device", "/staging/x"))
    assert (told.cause, told.run_id) == ("failed_run", "night")
    assert told.line.startswith(
        "night: load: /staging/x: no space left on device: no space is left; free some"
    )


def test_neither_passwords_nor_passages_leave_the_house(engine: Engine, settings: Settings) -> None:
    passage = "وصل وفد من المغرب إلى الكويت لبحث التعاون التجاري بين البلدين"
    told = fail(
        settings, ConnectionError(f"postgresql://loader:p@ss@db/khabar password=hush: {passage}: away")
    )
    assert "postgresql://***@db/khabar password=*** …: away" in told.line
    assert "run again" in told.line
    assert len(alerts.shown("x" * 5000)) < 700


def test_a_failed_check_is_told_by_its_rule_and_not_by_its_rows(
    engine: Engine, settings: Settings, load: Any, article: Any
) -> None:
    load([article()], run="night")
    with engine.begin() as connection:
        connection.execute(text("UPDATE mention SET surface = 'سطر مزروع'"))
    with engine.connect() as connection:
        found = run_check(connection, "surfaces_stand_in_body", "night")
    assert "سطر مزروع" in str(found)
    told = fail(settings, RunFailed(str(found)))
    assert told.cause == "failed_check" and "surfaces_stand_in_body" in told.subject
    assert "سطر" not in told.line and "`khabar check --run night`" in told.line
    assert told.line.endswith(str(found and found.remedy))
    two = fail(settings, RunFailed(f"{found} Also: versions_chain"))
    assert two.subject == "Khabar: the checks surfaces_stand_in_body, versions_chain failed"
    assert "versions_chain: rows break the rule" in two.line and "سطر" not in two.line


def test_where_the_ledger_cannot_be_asked_the_error_speaks(engine: Engine, settings: Settings) -> None:
    gone = replace(settings, warehouse="sqlite:////nowhere/warehouse.db")
    told = alerts.of_failure(gone, "night", ConnectionResetError("the database went away"))
    assert told.cause == "failed_run" and "/nowhere/warehouse.db" in told.line
    assert "went away" in alerts.of_failure(settings, "unknown", ConnectionResetError("it went away")).line


def test_a_run_that_came_through_tells_its_warnings(engine: Engine, settings: Settings) -> None:
    lifecycle.begin(settings, "night", "nightly")
    lifecycle.settle(
        settings, "night", warning="not_published_in_the_future: 1 row(s), first: سطر. Also: versions_chain"
    )
    (told,) = alerts.of_end(settings, "night")
    assert told.cause == "warning" and "not_published_in_the_future" in told.line and "سطر" not in told.line
    assert "versions_chain: rows break" in told.line
    lifecycle.begin(settings, "silent", "maintain")
    lifecycle.settle(settings, "silent")
    assert alerts.of_end(settings, "silent") == []


def test_an_outlet_of_which_more_was_refused_than_read_is_told(engine: Engine, settings: Settings) -> None:
    lifecycle.begin(settings, "night", "nightly")
    rows = [("few", 0, 9), ("mostly well", 20, 15), ("poisoned", 3, 12)]
    with engine.begin() as connection:
        for outlet, added, rejected in rows:
            counts = {"added": added, "fresh": 0, "revised": 0, "rejected": rejected}
            connection.execute(insert(run_outlet).values(run_id="night", source=outlet, **counts))
    (told,) = alerts.of_end(settings, "night")
    assert told.cause == "many_rejects"
    assert told.line.startswith("poisoned: 12 records rejected, 3 read. `khabar report rejects_by_reason")


def test_an_outlet_gone_quiet_is_told_once(engine: Engine, settings: Settings) -> None:
    """Three a night for ten nights, then none: five are missing after the second night, and told after that one."""
    midnight = datetime.now(UTC).replace(tzinfo=None, hour=0, minute=0, second=0, microsecond=0)
    starts = {f"night {n}": midnight - timedelta(days=12 - n) for n in range(13)}
    with engine.begin() as connection:
        for run_id, started in starts.items():
            run = {"run_id": run_id, "kind": "nightly", "status": "done", "started_at": started}
            connection.execute(insert(load_run).values(run))
            if int(run_id[6:]) < 10:
                counts = {"added": 3, "fresh": 3, "revised": 0, "rejected": 0}
                connection.execute(insert(run_outlet).values(run_id=run_id, source="alraya", **counts))

    def told_after(last: int) -> list[str]:
        with engine.begin() as connection:  # the nights after it are still to come
            later = load_run.c.started_at > starts[f"night {last}"]
            connection.execute(update(load_run).values(status="done"))
            connection.execute(update(load_run).where(later).values(status="running"))
        return [each.line for each in alerts.of_end(settings, f"night {last}")]

    assert told_after(10) == []
    (line,) = told_after(11)
    assert line.startswith(
        f"alraya: nothing since {(midnight - timedelta(days=3)).date()}, 6 articles were due"
    )
    assert told_after(12) == []
    with engine.begin() as connection:  # by hand, on the day of the night that told
        again = {"run_id": "again", "kind": "nightly", "status": "done"}
        connection.execute(
            insert(load_run).values({**again, "started_at": starts["night 11"] + timedelta(hours=5)})
        )
    assert told_after(11) and alerts.of_end(settings, "again") == []


@pytest.mark.parametrize(
    ("now", "status", "started", "is_late"),
    [
        ("2025-03-04 04:59", "done", "2025-03-03 23:00", False),  # before the hours are over
        ("2025-03-04 05:01", "done", "2025-03-03 23:00", False),  # it came through
        ("2025-03-04 05:01", "nothing_new", "2025-03-03 23:00", False),
        ("2025-03-04 05:01", "running", "2025-03-03 23:00", True),
        ("2025-03-04 05:01", "failed", "2025-03-03 23:00", True),
        ("2025-03-04 05:01", "done", "2025-03-03 22:00", True),  # and ended before this one was due
    ],
)
def test_a_night_is_late_some_hours_after_its_time(
    engine: Engine, settings: Settings, now: str, status: str, started: str, is_late: bool
) -> None:
    """Due at two in Riyadh, which is eleven in the evening, UTC; late at eight there."""
    riyadh = replace(settings, time_zone="Asia/Riyadh", late_after=6)
    begun = datetime.fromisoformat(started)
    rows = [("first", "done", begun - timedelta(days=1)), ("last", status, begun)]
    with engine.begin() as connection:
        for run_id, state, moment in rows:
            ended = None if state == "running" else moment + timedelta(minutes=30)
            run = {
                "run_id": run_id,
                "kind": "nightly",
                "status": state,
                "started_at": moment,
                "finished_at": ended,
            }
            connection.execute(insert(load_run).values(run))
    late = alerts.late_night(riyadh, datetime.fromisoformat(now).replace(tzinfo=UTC))
    assert bool(late) is is_late
    if late:
        assert "2025-03-04 02:00 +03" in late.line and "docs/runbook.md" in late.line
        assert ("none has begun" in late.line) is (status == "done")
    assert alerts.late_night(replace(riyadh, schedule="none"), datetime.now(UTC)) is None


def test_a_warehouse_without_nights_waits_for_none(engine: Engine, settings: Settings) -> None:
    assert alerts.late_night(settings, datetime.now(UTC)) is None
