"""Reports of what runs came to: by stage, by outlet against the usual, and who has gone quiet; on both engines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, insert

from etl.load import begin_run, write_summary
from etl.load.summary import Stage
from etl.load.tables import load_run, run_outlet, run_summary
from etl.records import Reason, Rejected

MONDAY = datetime(2025, 3, 3, 2, 0)


@pytest.fixture
def nights(engine: Engine) -> Any:
    """``nights({day: {outlet: fresh}})``: a nightly run that came through on each of these days from a Monday on."""

    def enter(brought: dict[int, dict[str, int]]) -> None:
        runs = [
            {"run_id": f"night {day}", "kind": "nightly", "status": "done",
             "started_at": MONDAY + timedelta(days=day)}
            for day in brought
        ]  # fmt: skip
        rows = [
            {"run_id": f"night {day}", "source": outlet, "added": fresh + 1, "fresh": fresh, "revised": 0,
             "rejected": 0}
            for day, outlets in brought.items() for outlet, fresh in outlets.items()
        ]  # fmt: skip
        with engine.begin() as connection:
            connection.execute(insert(load_run), runs)
            connection.execute(insert(run_outlet), rows)

    return enter


def test_run_stages(engine: Engine, asker: Any) -> None:
    begin_run(engine, "night")
    ended = MONDAY + timedelta(minutes=3)
    write_summary(
        engine,
        "night",
        [
            Stage("annotate", 2, 300, 1, 120.0, MONDAY + timedelta(minutes=1), ended),
            Stage("plan", 1, 0, 0, 2.0, MONDAY, MONDAY),
        ],
    )
    begin_run(engine, "goes on")
    told = asker(engine)("run_stages")
    assert [row[:7] for row in told] == [
        ("night", "plan", 1, 0, 0, 2.0, None),
        ("night", "annotate", 2, 300, 1, 120.0, 2.5),
    ]
    assert asker(engine)("run_stages", run="goes on") == []


def test_run_outlets(engine: Engine, nights: Any, asker: Any) -> None:
    """Three Mondays of 4, 2 and 3 make 3 the usual; a Tuesday of 100 is none of them, nor what comes later."""
    nights({
        0: {"alraya": 4}, 1: {"alraya": 100}, 7: {"alraya": 2, "sada": 6}, 14: {"alraya": 3, "sada": 0, "ufuq": 0},
        21: {"alraya": 1, "new": 5, "ufuq": 0}, 28: {"alraya": 50},
    })  # fmt: skip
    told = asker(engine)("run_outlets", run="night 21")
    assert told == [
        ("alraya", 2, 0, 0, 1, 3.0, "few"),
        ("new", 6, 0, 0, 5, None, "new"),
        ("sada", 0, 0, 0, 0, 3.0, "gap"),
        ("ufuq", 1, 0, 0, 0, 0.0, "usual"),
    ]
    assert asker(engine)("run_outlets", run="night 21", weeks="1")[0][5:] == (3.0, "few")


def test_quiet_outlets(engine: Engine, nights: Any, asker: Any) -> None:
    """Of ten nights alraya brought 2 each for seven, then none: after three nights 6 are missing, 5 are enough."""
    small = {
        day: 1 if day in (0, 6) else 0 for day in range(10)
    }  # two articles in a week: three nights say nothing
    nights({day: {"alraya": 2 if day < 7 else 0, "small": small[day], "steady": 1} for day in range(10)})
    asked = asker(engine)
    assert asked("quiet_outlets") == [("alraya", "2025-03-09", 3, 2.0, 6.0, "new")]
    assert asked("quiet_outlets", missed="4") == [("alraya", "2025-03-09", 3, 2.0, 6.0, "known")]
    assert asked("quiet_outlets", until="2025-03-11") == []
    assert [row[0] for row in asked("quiet_outlets", missed="1")] == ["alraya"]


def test_what_a_run_brought_is_counted_by_outlet(engine: Engine, load: Any, article: Any, asker: Any) -> None:
    today = datetime.now(UTC).date()
    old = article("1", "خبر قديم.", source="alraya", published_on=today - timedelta(days=30))
    empty = [Rejected("x", 1, "clean", Reason.EMPTY_BODY, "no letter", source="sada")]
    load([old, article("2", source="alraya", published_on=today)], empty, run="first")
    write_summary(engine, "first", [])
    load([article("1", "خبر عُدّل.", source="alraya", published_on=today)], run="second")
    for _ in range(2):  # a run that is closed again
        write_summary(engine, "second", [])
    with engine.connect() as connection:
        rows = connection.execute(
            run_outlet.select().order_by(run_outlet.c.run_id, run_outlet.c.source)
        ).all()
        assert connection.execute(run_summary.select()).all() == []
    assert [tuple(row) for row in rows] == [
        ("first", "alraya", 2, 1, 0, 0),
        ("first", "sada", 0, 0, 0, 1),
        ("second", "alraya", 0, 0, 1, 0),
    ]
