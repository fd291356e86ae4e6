"""The connections that pages read through."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from etl.load import open_warehouse
from etl.web.reader import Reader

ARTICLES = text("SELECT COUNT(*) FROM article")


@pytest.fixture
def reader(loaded_url):
    reader = Reader(loaded_url, 10, 4)
    yield reader
    reader.close()


def counted(reader):
    with reader.reading() as connection:
        return connection.scalar(ARTICLES)


def test_it_refuses_to_write_on_whatever_way(reader):
    """No page writes; and none could."""
    for sql in (
        "DELETE FROM mention",
        "CREATE TABLE mine (a INTEGER)",
        "INSERT INTO source (slug) VALUES ('x')",
    ):
        with reader.reading() as connection, pytest.raises(DBAPIError):
            connection.exec_driver_sql(sql)
    assert counted(reader) == 3


def test_what_is_written_meanwhile_is_seen_by_the_next_and_not_by_this_one(warehouse_url, loader, article):
    engine, reader = open_warehouse(warehouse_url), Reader(warehouse_url, 10, 4)
    with reader.reading() as connection:
        assert connection.scalar(ARTICLES) == 0
        loader(engine)([article()])
        seen = connection.scalar(ARTICLES)
        assert (
            seen == 0 or connection.dialect.name == "postgresql"
        )  # there each statement sees what is committed
    assert counted(reader) == 1
    reader.close()
    engine.dispose()


def test_many_read_at_one_time(reader):
    seen: list[int] = []
    threads = [threading.Thread(target=lambda: seen.append(counted(reader))) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [3] * 16


def test_a_log_that_a_killed_writer_left_is_read(loaded_file, tmp_path):
    source = tmp_path / "written.db"
    shutil.copy(loaded_file.removeprefix("sqlite:///"), source)
    writer = sqlite3.connect(source)
    writer.execute("PRAGMA journal_mode = WAL")
    writer.execute("PRAGMA foreign_keys = OFF")
    writer.execute("DELETE FROM article")
    writer.commit()
    for file in tmp_path.glob("written.db*"):  # as it lies while the writer lives
        if not file.name.endswith("-shm"):
            shutil.copy(file, tmp_path / file.name.replace("written", "left"))
    writer.close()
    assert (tmp_path / "left.db-wal").stat().st_size
    assert counted(Reader(f"sqlite:///{tmp_path}/left.db", 10, 1)) == 0


def test_a_file_on_a_share_is_read_as_it_stands(loaded_file, sqlite_template, tmp_path, monkeypatch):
    """No lock can be taken there: another file in its place, or the same one written, is opened anew."""
    monkeypatch.setattr("etl.web.reader.is_at_rest", lambda _: True)
    file = tmp_path / "warehouse.db"
    shutil.copy(sqlite_template, file)
    reader = Reader(f"sqlite:///{file}", 10, 1)
    assert counted(reader) == 0
    file.write_bytes(Path(loaded_file.removeprefix("sqlite:///")).read_bytes())
    assert counted(reader) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["warehouse.db"]
