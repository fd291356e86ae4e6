"""Maintenance removes what no run asks for any more, nothing that one still may, and only when told to."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text, update

from etl.load.tables import load_run
from etl.report.answers import answer
from etl.report.questions import find_question
from etl.runs import lifecycle, maintain, nightly
from etl.runs.batches import planned_objects
from etl.settings import Settings, read_settings

DAYS = 10


@pytest.fixture
def settings(loader_url: str, tmp_path: Path) -> Settings:
    sources = tmp_path / "sources.toml"
    sources.write_text("")
    return read_settings(
        {
            "KHABAR_HOME": str(tmp_path),
            "KHABAR_WAREHOUSE": loader_url,
            "KHABAR_SOURCES": str(sources),
            "KHABAR_STAGING_DAYS": str(DAYS),
        }
    )


@pytest.fixture
def article_file(tmp_path: Path) -> Path:
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps({"id": 1, "body": "وصل وفد من المغرب إلى الكويت."}), "utf-8")
    return path


def stage(settings: Settings, path: Path, run_id: str) -> Path:
    """The folder of a run that came as far as reading its file."""
    lifecycle.begin(settings, run_id, "nightly")
    (group,) = nightly.plan(settings, nightly.Request([str(path)], source="sada"), run_id)
    nightly.extract(settings, group)
    return Path(group)


def age(folder: Path, days: float) -> None:
    """Make everything in the folder so many days old."""
    moment = (datetime.now(UTC) - timedelta(days=days)).timestamp()
    for file in folder.rglob("*"):
        os.utime(file, (moment, moment))


def end(engine: Engine, run_id: str, status: str = "failed") -> None:
    with engine.begin() as connection:
        connection.execute(update(load_run).where(load_run.c.run_id == run_id).values(status=status))


def test_what_no_run_asked_for_is_counted_and_removed_only_when_told(
    engine: Engine, settings: Settings, article_file: Path
) -> None:
    group = stage(settings, article_file, "killed")
    end(engine, "killed", "interrupted")
    age(group, DAYS + 1)
    counted = maintain.clear_staging(settings, remove=False)
    assert (counted.removed, counted.kept) == (1, 0)
    assert counted.removed_bytes == sum(file.stat().st_size for file in group.rglob("*") if file.is_file())
    assert group.exists()
    assert maintain.clear_staging(settings, remove=True) == counted
    assert not group.exists()


def test_what_a_failed_run_left_stays_for_its_days(
    engine: Engine, settings: Settings, article_file: Path
) -> None:
    group = stage(settings, article_file, "failed")
    end(engine, "failed")
    age(group, DAYS - 1)
    assert maintain.clear_staging(settings, remove=True).kept == 1
    assert group.exists()


def test_a_group_that_runs_come_back_to_stays_however_old_its_batches(
    engine: Engine, settings: Settings, article_file: Path
) -> None:
    group = stage(settings, article_file, "failed")
    age(group, DAYS + 1)
    first = planned_objects(str(group))
    assert stage(settings, article_file, "failed again") == group
    end(engine, "failed again")
    assert maintain.clear_staging(settings, remove=True).kept == 1
    assert planned_objects(str(group)) == first


def test_a_run_that_goes_on_keeps_its_staging_however_long_it_takes(
    engine: Engine, settings: Settings, article_file: Path
) -> None:
    group = stage(settings, article_file, "long")
    long_ago = datetime.now(UTC).replace(tzinfo=None) - timedelta(days=DAYS + 5)
    with engine.begin() as connection:
        connection.execute(update(load_run).values(started_at=long_ago))
    age(group, DAYS + 5)
    assert maintain.clear_staging(settings, remove=True).kept == 1
    end(engine, "long")
    assert maintain.clear_staging(settings, remove=True).removed == 1


def test_re_annotation_leaves_folders_too_and_others_are_not_ours(settings: Settings, tmp_path: Path) -> None:
    ours, others = tmp_path / "staging/again-0123456789abcdef", tmp_path / "staging/lost+found"
    for folder in (ours, others):
        folder.mkdir(parents=True)
        (folder / "file").write_text("x")
        age(folder, DAYS + 1)
    cleared = maintain.clear_staging(settings, remove=True)
    assert (cleared.removed, cleared.removed_bytes, cleared.kept) == (1, 1, 0)
    assert not ours.exists() and others.exists()


def test_no_staging_is_nothing_to_clear(settings: Settings) -> None:
    assert maintain.clear_staging(settings, remove=True) == maintain.Cleared()


def test_statistics_are_there_afterwards_and_the_run_is_closed(
    engine: Engine, settings: Settings, load, article
) -> None:
    load([article()])
    lifecycle.begin(settings, "weekly", "maintain")
    assert maintain.refresh_statistics(settings) > 10
    known = {
        "sqlite": "SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'article'",
        "postgresql": "SELECT count(*) FROM pg_stats WHERE tablename = 'article'",
    }
    with engine.connect() as connection:
        assert connection.scalar(text(known[engine.dialect.name])) > 0
    lifecycle.settle(settings, "weekly", without_news="done")
    with engine.connect() as connection:
        closed = connection.execute(text("SELECT kind, status FROM load_run WHERE run_id = 'weekly'"))
        assert [tuple(row) for row in closed] == [("maintain", "done")]


def test_maintenance_is_none_of_the_runs_that_load(engine: Engine, settings: Settings) -> None:
    lifecycle.begin(settings, "upkeep", "maintain")
    question = find_question("recent_runs")
    with engine.connect() as connection:
        assert answer(connection, question).rows == []
        ((run_id, kind, *_),) = answer(connection, question, {"run": "upkeep"}).rows
    assert (run_id, kind) == ("upkeep", "maintain")


def test_the_whole_warehouse_is_checked(engine: Engine, settings: Settings, load: Any, article: Any) -> None:
    load([article()])
    assert maintain.check_everything(settings) == []
    with engine.begin() as connection:
        connection.execute(text("UPDATE article_version SET published_on = '2098-01-01'"))
    (found,) = maintain.check_everything(settings)
    assert found.startswith("warning: not_published_in_the_future")


def test_old_runs_forget_their_versions_and_keep_their_counts(
    engine: Engine, settings: Settings, load: Any, article: Any
) -> None:
    load([article("1")], run="old")
    load([article("3")], run="new")
    load([article("2")], run="goes on")
    long_ago = datetime.now(UTC).replace(tzinfo=None) - timedelta(days=settings.run_days + 1)
    with engine.begin() as connection:
        aged = load_run.c.run_id.in_(("old", "goes on"))
        connection.execute(update(load_run).where(aged).values(started_at=long_ago))
    end(engine, "old", "done")
    assert maintain.prune_runs(settings) == 1
    with engine.connect() as connection:
        left = connection.execute(text("SELECT DISTINCT run_id FROM run_version ORDER BY run_id")).scalars()
        assert list(left) == ["goes on", "new"]
        (told,) = answer(connection, find_question("recent_runs"), {"run": "old"}).rows
    assert told[6] == 1


def test_old_logs_go_with_their_folders_and_nothing_else(settings: Settings, tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    for name in (
        "dag_id=nightly/run_id=old/attempt=1.log",
        "dag_id=nightly/run_id=new/attempt=1.log",
        "old/kept.db",
    ):
        (logs / name).parent.mkdir(parents=True)
        (logs / name).write_text("x")
    age(logs, settings.log_days + 1)
    os.utime(logs / "dag_id=nightly/run_id=new/attempt=1.log")
    assert maintain.clear_logs(settings, str(logs)) == 1
    left = sorted(str(path.relative_to(logs)) for path in logs.rglob("*") if path.is_file())
    assert left == ["dag_id=nightly/run_id=new/attempt=1.log", "old/kept.db"]
    assert not (logs / "dag_id=nightly/run_id=old").exists()


def test_a_backup_is_made_where_a_place_is_set(engine: Engine, settings: Settings, tmp_path: Path) -> None:
    assert maintain.make_backup(settings) is None
    kept = replace(settings, backups=f"{tmp_path}/backups", backups_kept=1)
    (tmp_path / "backups").mkdir()
    for ending in ("", ".json"):
        (tmp_path / f"backups/khabar-20250301T120000.backup{ending}").write_text("{}")
    place = maintain.make_backup(kept)
    assert place and sorted(map(str, (tmp_path / "backups").iterdir())) == [place, f"{place}.json"]


def test_room_of_rows_that_went_is_given_back(engine: Engine, settings: Settings, tmp_path: Path) -> None:
    if engine.dialect.name == "postgresql":
        assert "tables vacuumed" in maintain.vacuum(settings)
        with engine.connect() as connection:
            done = text("SELECT vacuum_count FROM pg_stat_user_tables WHERE relname = 'article'")
            assert connection.scalar(done) == 1
        return
    assert "left as it is" in maintain.vacuum(settings)
    file = Path(str(engine.url.database))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE much AS SELECT zeroblob(10000000) AS room"))
        connection.execute(text("DROP TABLE much"))
    engine.dispose()  # what stands in the log goes into the file
    full = file.stat().st_size
    assert "written anew" in maintain.vacuum(settings)
    assert file.stat().st_size < full / 2
