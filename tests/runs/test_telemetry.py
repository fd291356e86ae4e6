"""What a task did is counted in its own account; what is shown of an address is no secret, and never a flood."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

from etl.runs import telemetry


def test_an_account_counts_what_is_entered_while_it_is_open() -> None:
    telemetry.count(7)  # nobody has opened one
    with telemetry.recorded() as outer:
        telemetry.count(1)
        with telemetry.recorded() as inner:
            telemetry.count(2, rejected=1)
        telemetry.lineage_of_batch("/staging/g/extracted/00001", "/staging/g/clean/00001")
        telemetry.lineage_of_batch("/staging/g/extracted/00002", "/staging/g/clean/00002")
        with ThreadPoolExecutor(4) as pool:
            for _ in range(40):
                pool.submit(copy_context().run, telemetry.count, 1, 1)
    assert (outer.records, outer.rejected, inner.records, inner.rejected) == (41, 40, 2, 1)
    assert [each.place for each in outer.read] == ["file:///staging/g/extracted"]
    assert [each.place for each in outer.written] == ["file:///staging/g/clean"]


def test_no_secret_of_an_address_is_shown() -> None:
    shown = telemetry.files(
        ["https://u:p@sada.example/feed?token=hush#x", "/in/what?.jsonl", "s3://bucket/a.jsonl"]
    )
    assert [each.place for each in shown] == [
        "https://sada.example/feed",
        "file:///in/what?.jsonl",
        "s3://bucket/a.jsonl",
    ]
    (table,) = telemetry.tables("postgresql+psycopg://u:hush@db:6432/khabar?sslmode=require", ["article"])
    assert table == ("postgres://db:6432", "khabar.public", "article")


def test_many_files_are_named_by_their_folders() -> None:
    by_day = [f"/in/sada/2025-03-{day:02}/{n}.jsonl" for day in range(1, 11) for n in range(20)]
    assert [each.place for each in telemetry.files(by_day)] == [
        f"file:///in/sada/2025-03-{day:02}" for day in range(1, 11)
    ]
    assert telemetry.files(f"s3://bucket/{n}.jsonl" for n in range(60)) == [telemetry.Dataset("s3://bucket")]
    assert len(telemetry.files(f"s3://{n}" for n in range(60))) == 50


def test_stages_that_begin_within_one_second_keep_their_order() -> None:
    results = []
    for stage in ("fetch", "plan", "extract"):
        with telemetry.recorded() as account:
            pass
        results.append(account.as_result(stage))
    assert [each.stage for each in telemetry.stages(results[::-1])] == ["fetch", "plan", "extract"]


def test_tasks_add_up_by_stage_in_the_order_they_began() -> None:
    def task(stage: str, records: int, seconds: float, minute: int) -> dict[str, object]:
        moment = f"2025-03-01T02:{minute:02}:00"
        return {
            "stage": stage, "records": records, "rejected": 1, "seconds": seconds, "started_at": moment,
            "finished_at": moment,
        }  # fmt: skip

    added = telemetry.stages(
        [task("load", 5, 1.0, 9), None, task("clean", 3, 2.0, 4), task("clean", 2, 0.5, 2)]
    )
    assert [(each.stage, each.tasks, each.records, each.rejected, each.seconds) for each in added] == [
        ("clean", 2, 5, 2, 2.5),
        ("load", 1, 5, 1, 1.0),
    ]
    assert (added[0].started_at.minute, added[0].finished_at.minute) == (2, 4)
