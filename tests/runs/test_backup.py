"""A backup is one moment of the warehouse, and gives the same rows table by table; nothing is written over."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, select, text

from etl.cli import main
from etl.errors import UserError
from etl.load import open_warehouse
from etl.load.tables import metadata
from etl.report.checks import run_checks
from etl.resolve import resolve
from etl.runs import backup, postgresql_client
from etl.runs.failures import RunFailed
from etl.settings import Settings, read_settings


@pytest.fixture
def settings(warehouse_url: str, tmp_path: Path) -> Settings:
    return read_settings({"KHABAR_HOME": str(tmp_path), "KHABAR_WAREHOUSE": warehouse_url})


@pytest.fixture
def elsewhere(settings: Settings, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Settings]:
    """The same settings with a warehouse that holds nothing yet."""
    if settings.warehouse.startswith("sqlite"):
        yield replace(settings, warehouse=f"sqlite:///{tmp_path}/again/warehouse.db")
        return
    server: Engine = request.getfixturevalue("postgresql")
    with server.connect() as connection:
        connection.execute(text("CREATE DATABASE khabar_restored"))
    yield replace(
        settings, warehouse=server.url.set(database="khabar_restored").render_as_string(hide_password=False)
    )
    with server.connect() as connection:
        connection.execute(text("DROP DATABASE khabar_restored WITH (FORCE)"))


def contents(url: str) -> dict[str, list[tuple[Any, ...]]]:
    engine = open_warehouse(url)
    with engine.connect() as connection:
        rows = {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
            if table.name != "calendar_day"  # rows that every upgrade makes alike
        }
        rows["search"] = [tuple(row) for row in connection.execute(text("SELECT COUNT(*) FROM search_term"))]
        said = connection.execute(text("SELECT * FROM who_said_what"))
        rows["who_said_what"] = sorted(map(tuple, said), key=repr)
    engine.dispose()
    return rows


def test_a_restored_warehouse_has_the_same_rows_and_goes_on(
    engine: Engine,
    settings: Settings,
    elsewhere: Settings,
    load: Any,
    article: Any,
    loader: Any,
    tmp_path: Path,
) -> None:
    load([article("1"), article("2", "وصل وفد من العراق إلى بغداد يوم 17 مايو.")])
    resolve(engine)
    place = str(tmp_path / "backups" / "one.backup")
    made = backup.back_up(settings, place)
    before = contents(settings.warehouse)
    load([article("3", "خبر بعد النسخة.")], run="run 2")
    assert made.rows["article"] == 2 and made.rows["statement"] == 2
    assert Path(place).stat().st_mode & 0o077 == 0
    assert backup.restore(elsewhere, place) == made
    assert contents(elsewhere.warehouse) == before
    with pytest.raises(UserError, match="KHABAR_WAREHOUSE"):
        backup.restore(elsewhere, place)
    again = open_warehouse(elsewhere.warehouse)
    assert run_checks(again) == []
    assert loader(again)([article("1"), article("3", "خبر بعد النسخة.")], run="run 2").unchanged == 1
    again.dispose()


def test_what_is_refused_or_damaged_is_said_and_nothing_is_written(
    engine: Engine, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    place = tmp_path / "one.backup"
    monkeypatch.setenv("KHABAR_WAREHOUSE", settings.warehouse)
    assert main(["backup", str(place)]) == 0
    assert "rows in" in capsys.readouterr().out
    assert main(["backup", str(place)]) == 2
    assert "it is there already" in capsys.readouterr().err
    assert main(["restore", str(place)]) in (1, 2)
    assert "KHABAR_WAREHOUSE" in capsys.readouterr().err
    empty = replace(settings, warehouse=f"sqlite:///{tmp_path}/new.db")
    described = json.loads((tmp_path / "one.backup.json").read_text())

    def described_as(**fields: Any) -> None:
        (tmp_path / "one.backup.json").write_text(json.dumps({**described, **fields}))

    described_as(engine="sqlite", revision="9999")
    with pytest.raises(UserError, match="knows more than this version"):
        backup.restore(empty, str(place))
    described_as(engine="mysql")
    with pytest.raises(UserError, match="a backup of mysql"):
        backup.restore(empty, str(place))
    described_as(engine="sqlite")
    place.write_bytes(place.read_bytes()[:-1] + b"x")
    with pytest.raises(RunFailed, match="damaged"):
        backup.restore(empty, str(place))
    (tmp_path / "one.backup.json").unlink()
    with pytest.raises(UserError, match="no backup is there"):
        backup.restore(empty, str(place))
    assert not (tmp_path / "new.db").exists()


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_nothing_is_restored_beside_the_log_of_another_warehouse(
    sqlite_template: Path, tmp_path: Path, ending: str
) -> None:
    place = str(tmp_path / "one.backup")
    backup.back_up(Settings(warehouse=f"sqlite:///{sqlite_template}"), place)
    (tmp_path / f"new.db{ending}").write_bytes(b"what was written last")
    with pytest.raises(UserError, match=f"new.db{ending}: the log of the warehouse that lay here"):
        backup.restore(Settings(warehouse=f"sqlite:///{tmp_path}/new.db"), place)
    assert not (tmp_path / "new.db").exists()


def test_a_missing_program_is_said_and_no_password_is_shown(
    postgresql: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    away = create_engine(postgresql.url.set(database="postgres", password="hush"))
    with away.connect() as connection:
        with pytest.raises(RunFailed, match=r"no such option|unrecognized option") as refused:
            postgresql_client.call(connection, "pg_dump", "--no-such-option")
        assert "hush" not in str(refused.value)
        monkeypatch.setattr(postgresql_client, "_candidates", lambda program: ["/bin/echo", "/bin/true"])
        with pytest.raises(UserError, match="postgresql-client"):
            postgresql_client.call(connection, "pg_dump")


def test_only_the_last_backups_stay(tmp_path: Path) -> None:
    for hour in range(4):
        for ending in ("", ".json"):
            (tmp_path / f"khabar-2025030{hour}T120000.backup{ending}").write_text("x")
    (tmp_path / "khabar-mine.txt").write_text("x")
    gone = backup.keep_last(str(tmp_path), 2)
    assert [Path(place).name[:15] for place in gone] == ["khabar-20250300", "khabar-20250301"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "khabar-20250302T120000.backup",
        "khabar-20250302T120000.backup.json",
        "khabar-20250303T120000.backup",
        "khabar-20250303T120000.backup.json",
        "khabar-mine.txt",
    ]
