"""An export holds what the warehouse holds, by day; killed or repeated, it comes to the same files."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest
from sqlalchemy import Engine, text

from etl.cli import main
from etl.export import datasets, parquet, statements, view_types
from etl.export.days import stamp
from etl.load import begin_run, finish_run, open_warehouse
from etl.load.tables import metadata
from tests.conftest import BODY

HOSTILE = "=1+1\x1b<b>\u202e"
DAYS = (date(2025, 4, 19), date(2025, 4, 20), None)


@pytest.fixture
def loaded(engine: Engine, load: Any, article: Callable[..., Any]) -> Engine:
    """Two days and an undated article, one of them in two versions."""
    articles = [article(str(n), position=n, published_on=day, title=HOSTILE) for n, day in enumerate(DAYS, 1)]
    load(articles)
    load([article("1", position=1, published_on=DAYS[0], body=BODY + " انتهى.")], run="run 2")
    return engine


@pytest.fixture
def export(
    loaded: Engine, warehouse_url: str, tmp_path: Path, monkeypatch: Any, capsys: Any
) -> Callable[..., str]:
    """``export(*options)`` into the folder ``out``: what was said; it must go well."""
    monkeypatch.setenv("KHABAR_WAREHOUSE", warehouse_url)

    def run(*options: str) -> str:
        assert main(["export", str(tmp_path / "out"), *options]) == 0, capsys.readouterr().err
        return str(capsys.readouterr().out)

    return run


def counts(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        return {
            each.name: connection.scalar(text(f"SELECT COUNT(*) FROM {each.name}")) or 0
            for each in datasets.datasets()
        }


def opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> duckdb.DuckDBPyConnection:
    """The export as a DuckDB database."""
    monkeypatch.chdir(folder)
    database = duckdb.connect("khabar.duckdb")
    database.execute((folder / "views.sql").read_text("utf-8"))
    return database


def test_duckdb_counts_what_the_warehouse_counts(export, loaded, tmp_path, monkeypatch):
    assert export() == f"{tmp_path}/out: parquet, all days\n"
    database = opened(tmp_path / "out", monkeypatch)
    expected = counts(loaded)
    found = {name: database.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0] for name in expected}
    assert found == expected
    assert expected["who_said_what"] > 0 and expected["article_version"] == 4
    days = database.execute("SELECT DISTINCT day FROM article_version ORDER BY day NULLS LAST").fetchall()
    assert [day for (day,) in days] == list(DAYS)


def test_columns_have_their_types_and_texts_every_character(export, tmp_path, monkeypatch):
    export()
    database = opened(tmp_path / "out", monkeypatch)
    row = database.execute(
        "SELECT title, published_on, valid_from, is_current, version_id, day FROM article_version"
        " WHERE day = '2025-04-20'"
    ).fetchone()
    assert row[:2] == (HOSTILE, DAYS[1])
    assert isinstance(row[2], datetime) and row[3] is True and isinstance(row[4], int) and row[5] == DAYS[1]
    event = database.execute("SELECT is_claim, first_day, event_day FROM event_list LIMIT 1").fetchone()
    assert event == (True, date(2025, 5, 17), date(2025, 5, 17))


def test_every_table_is_there_and_the_main_views():
    named = {each.name for each in datasets.datasets()}
    assert {table.name for table in metadata.sorted_tables} - named == {
        "view_definition", "unsettled_word", "unsettled_version"
    }  # fmt: skip
    assert set(datasets.VIEWS) <= named


def test_both_engines_write_the_same_rows(both_engines, loader, article, tmp_path, monkeypatch):
    folders = []
    for number, engine in enumerate(both_engines):
        loader(engine)([article("1"), article("2", position=2)])
        url = engine.url.render_as_string(hide_password=False)
        monkeypatch.setenv("KHABAR_WAREHOUSE", url)
        folders.append(tmp_path / str(number))
        assert main(["export", str(folders[-1])]) == 0
    volatile = {table.name for table in metadata.sorted_tables if any(c.info for c in table.c) or table.info}
    for file in sorted(folders[0].rglob("*.parquet")):
        name = file.relative_to(folders[0])
        if name.parts[0] not in volatile | {"current_article"}:
            assert pq.read_table(folders[1] / name).equals(pq.read_table(file)), name


def test_days_are_added_to_what_is_there(export, tmp_path, monkeypatch):
    export("--since", "2025-04-19", "--until", "2025-04-19")
    folder = tmp_path / "out" / "statement"
    assert [path.parent.name for path in sorted(folder.glob("*/part.parquet"))] == ["day=2025-04-19"]
    assert export("--since", "2025-04-20").endswith("from 2025-04-20 to the last\n")
    days = [path.parent.name for path in sorted(folder.glob("*/part.parquet"))]
    assert days == ["day=2025-04-19", "day=2025-04-20"], "what is undated belongs to no range"
    database = opened(tmp_path / "out", monkeypatch)
    assert database.execute("SELECT COUNT(DISTINCT day) FROM statement").fetchone() == (2,)


def test_an_export_that_was_killed_goes_on_where_it_stopped(export, tmp_path, monkeypatch):
    write, lives = parquet._write, [60]

    def dying(*given):
        if not lives[0]:
            raise KeyboardInterrupt
        lives[0] -= 1
        write(*given)

    with monkeypatch.context() as patch:
        patch.setattr(parquet, "_write", dying)
        assert main(["export", str(tmp_path / "out")]) == 130
    assert not list((tmp_path / "out").rglob("*.part"))
    first = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.parquet")}
    export()
    after = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.parquet")}
    assert first and {path: after[path] for path in first} == first, "what was whole is not written again"
    assert len(after) > len(first)


def test_the_same_warehouse_is_not_written_twice_another_is(export, loaded, load, article, tmp_path):
    export()
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("part.parquet")}
    export()
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("part.parquet")} == before
    load([article("9", position=9, published_on=DAYS[0])], run="run 3")
    export()
    file = tmp_path / "out/article_version/day=2025-04-19/part.parquet"
    assert file.stat().st_mtime_ns != before[file]
    assert pq.ParquetFile(file).metadata.num_rows == 3


def test_what_the_warehouse_no_longer_holds_goes(export, loaded, tmp_path, monkeypatch):
    export()
    assert (tmp_path / "out/keyword/day=2025-04-20").is_dir()
    with loaded.begin() as connection:
        connection.execute(text("DELETE FROM keyword_mention"))
        connection.execute(text("DELETE FROM keyword"))
    begin_run(loaded, "run 9")
    finish_run(loaded, "run 9")
    export()
    assert list((tmp_path / "out/keyword").glob("*/part.parquet")) == []
    assert opened(tmp_path / "out", monkeypatch).execute("SELECT COUNT(*) FROM keyword").fetchone() == (0,)


def test_statements_open_in_a_spreadsheet(export, tmp_path, monkeypatch):
    assert export("--format", "csv") == f"{tmp_path}/out: csv, all days\n"
    written = (tmp_path / "out/statements.csv").read_bytes().decode("utf-8")
    assert written.startswith("\ufeffday,outlet,title,speaker")
    rows = list(csv.DictReader(written.removeprefix("\ufeff").splitlines()))
    assert [row["day"] for row in rows] == ["2025-04-20"] * 2 + [""] * 2
    assert rows[0]["content"] == BODY[23:58] and rows[0]["sentence"] == BODY
    assert rows[0]["title"] == "'=1+1\ufffd<b>\ufffd"
    assert rows[0]["version_id"].startswith('="')


def test_statements_stand_by_day_whatever_their_keys(export, load, article, tmp_path):
    days = [date(2025, 4, day) for day in (24, 21, 23, 25, 22)]
    load([article(f"9{n}", position=n, published_on=day) for n, day in enumerate(days)], run="run 3")
    export("--format", "csv")
    rows = list(csv.DictReader((tmp_path / "out/statements.csv").read_text("utf-8-sig").splitlines()))
    told = [row["day"] for row in rows]
    assert told == [*sorted(filter(None, told)), "", ""] and len(set(told)) == 7


def test_more_statements_than_a_spreadsheet_opens_are_several_files(export, tmp_path, monkeypatch):
    monkeypatch.setattr(statements, "_MOST_ROWS", 3)
    export("--format", "csv")
    files = sorted((tmp_path / "out").glob("*.csv"))
    assert [path.name for path in files] == ["statements-2.csv", "statements.csv"]
    assert [len(path.read_text("utf-8-sig").splitlines()) for path in files] == [2, 4]
    monkeypatch.setattr(statements, "_MOST_ROWS", 4)
    export("--format", "csv")
    assert [path.name for path in (tmp_path / "out").glob("*.csv")] == ["statements.csv"]


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_an_empty_warehouse_has_an_export_too(engine, warehouse_url, tmp_path, monkeypatch, form):
    monkeypatch.setenv("KHABAR_WAREHOUSE", warehouse_url)
    assert main(["export", str(tmp_path / "out"), "--format", form]) == 0
    if form == "parquet":
        database = opened(tmp_path / "out", monkeypatch)
        assert database.execute("SELECT COUNT(*), COUNT(day) FROM who_said_what").fetchone() == (0, 0)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--since", "yesterday"], "--since yesterday must be a day like 2025-03-01"),
        (
            ["--since", "2025-04-02", "--until", "2025-04-01"],
            "--since 2025-04-02 lies after --until 2025-04-01",
        ),
    ],
)
def test_a_mistake_is_one_line(options, said, tmp_path, capsys):
    assert main(["export", str(tmp_path / "out"), *options]) == 2
    assert capsys.readouterr().err == f"khabar: {said}\n"


def test_a_folder_that_holds_other_things_is_left_alone(loaded, warehouse_url, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("KHABAR_WAREHOUSE", warehouse_url)
    (tmp_path / "thesis.txt").write_text("years of work")
    assert main(["export", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        f"khabar: {tmp_path}: it holds other things than an export; name an empty or a new folder\n"
    )


def test_the_types_of_views_are_what_postgresql_says(postgresql, postgresql_template):
    engine = open_warehouse(postgresql.url.set(database=postgresql_template))
    with engine.connect() as connection:
        told = view_types.view_types(connection)
    engine.dispose()
    assert view_types.FILE.read_text("utf-8") == told, "renew it: python -m etl.export.view_types"


def test_a_warehouse_stands_elsewhere_after_a_run(loaded):
    def now() -> str:
        with loaded.connect() as connection:
            return stamp(connection)

    before = now()
    assert now() == before
    begin_run(loaded, "run 9")
    assert now() != before
