"""Opening a warehouse: addresses, reading without writing, and what SQLite is told."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import URL, text
from sqlalchemy.exc import DBAPIError

from etl.errors import UserError
from etl.load import open_warehouse, reading, warehouse
from etl.load.schema import MIGRATIONS
from etl.load.warehouse import writing


@pytest.mark.parametrize(
    ("url", "said"),
    [
        *dict.fromkeys(
            ("mysql://localhost/news", "no address", "warehouse.db"), "a warehouse is sqlite:///"
        ).items(),
        (
            "airflow://newsroom",
            "airflow://newsroom: a connection of Airflow's, which only its own processes read",
        ),
    ],
)
def test_another_kind_of_address_is_one_clear_line(url, said):
    with pytest.raises(UserError, match=said):
        open_warehouse(url)


def test_a_missing_warehouse_is_said_and_not_made(tmp_path):
    file = tmp_path / "nowhere" / "warehouse.db"
    with pytest.raises(UserError, match="khabar run"), reading(f"sqlite:///{file}"):
        pass
    assert not file.parent.exists()


def test_a_question_cannot_write(warehouse_url):
    with reading(warehouse_url) as connection:
        assert connection.scalar(text("SELECT COUNT(*) FROM calendar_day")) > 0
        with pytest.raises(DBAPIError):
            connection.execute(text("DELETE FROM calendar_day"))


@pytest.fixture
def share(sqlite_template):
    """A folder anyone may read and nobody write, and a user who is not root."""
    folder = Path(tempfile.mkdtemp(prefix="khabar-share-"))
    file = folder / "ware?house 1%.db"  # a name that must be quoted in an address
    shutil.copy(sqlite_template, file)
    file.chmod(0o444)
    folder.chmod(0o555)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    yield file
    if is_root:
        os.seteuid(0)
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_share_that_cannot_be_written_is_read(share):
    with pytest.raises(OSError):
        (share.parent / "x").touch()
    with reading(URL.create("sqlite", database=str(share))) as connection:
        assert connection.scalar(text("SELECT COUNT(*) FROM calendar_day")) > 0
        assert list(share.parent.iterdir()) == [share]


def test_a_share_that_is_written_meanwhile_is_asked_again(share):
    with pytest.raises(UserError, match="ask again"), reading(URL.create("sqlite", database=str(share))):
        os.seteuid(os.getuid())
        share.chmod(0o644)
        with share.open("ab") as file:
            file.write(bytes(4096))


def test_reading_changes_nothing(sqlite_template, tmp_path):
    file = tmp_path / "warehouse.db"
    shutil.copy(sqlite_template, file)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    before, stood = file.read_bytes(), file.stat().st_mtime_ns
    with reading(f"sqlite:///{file}") as connection:
        assert connection.scalar(text("SELECT COUNT(*) FROM calendar_day")) > 0
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"
        for statement in (
            "PRAGMA journal_mode = WAL",
            "PRAGMA query_only = OFF",
            "PRAGMA wal_checkpoint",
            "PRAGMA optimize",
            f"ATTACH '{tmp_path}/other.db' AS other",
            f"VACUUM INTO '{tmp_path}/copy.db'",
        ):
            with pytest.raises(DBAPIError):
                connection.exec_driver_sql(statement)
    assert (file.read_bytes(), file.stat().st_mtime_ns) == (before, stood)
    assert list(tmp_path.iterdir()) == [file]


def test_a_reader_sees_what_a_writer_beside_it_committed(engine, warehouse_url):
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO source (source_id, slug) VALUES (7, 'alraya')"))
    with reading(warehouse_url) as connection:
        with writing(engine) as other:
            other.execute(text("DELETE FROM source"))
        assert connection.scalar(text("SELECT COUNT(*) FROM source")) in (0, 1)
    with reading(warehouse_url) as connection:
        assert connection.scalar(text("SELECT COUNT(*) FROM source")) == 0


def test_a_file_that_is_no_database_is_one_line(tmp_path):
    file = tmp_path / "warehouse.db"
    file.write_text("not a database at all, but text" * 100)
    with (
        pytest.raises(UserError, match=r"warehouse\.db.*not a database") as raised,
        reading(f"sqlite:///{file}"),
    ):
        pass
    assert "\n" not in str(raised.value)


def test_a_database_that_is_no_warehouse_is_one_line(empty_url):
    if empty_url.startswith("sqlite"):
        Path(empty_url.removeprefix("sqlite:///")).touch()
    with pytest.raises(UserError, match="no warehouse yet; `khabar run`"), reading(empty_url):
        pass


def test_a_warehouse_of_another_version_is_one_line(engine, warehouse_url):
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    with pytest.raises(UserError, match=r"another version of Khabar.*0999"), reading(warehouse_url):
        pass


def test_an_older_warehouse_names_the_remedy(warehouse_url, tmp_path, monkeypatch):
    versions = tmp_path / "migrations" / "versions"
    versions.mkdir(parents=True)
    for name in (*(file.name for file in MIGRATIONS.glob("versions/[0-9]*.py")), "9999_next.py"):
        (versions / name).touch()
    monkeypatch.setattr(warehouse, "SQL", tmp_path)
    with pytest.raises(UserError, match=r"older version.*`khabar run` brings it up"), reading(warehouse_url):
        pass


def test_a_server_that_is_down_is_one_line_without_the_password():
    address = "postgresql://ali:secret@127.0.0.1:1/khabar"
    with (
        pytest.raises(UserError, match=r"postgresql://ali@127\.0\.0\.1:1/khabar.*refused") as raised,
        reading(address),
    ):
        pass
    assert "\n" not in str(raised.value)
    assert "secret" not in str(raised.value)


def test_an_address_that_is_none_shows_no_password():
    with pytest.raises(UserError) as raised:
        open_warehouse("postgresql//ali:secret@localhost/khabar")
    assert "secret" not in str(raised.value)


def test_references_are_enforced(engine):
    with pytest.raises(DBAPIError), writing(engine) as connection:
        connection.execute(
            text(
                "INSERT INTO article (article_id, source_id, identity, first_seen_at)"
                " VALUES (1, 1, 'x', '2020-01-01 00:00:00')"
            )
        )


def test_one_writer_waits_for_another(engine):
    """A transaction that reads and then writes is not turned away because another wrote in between."""

    def write(slug):
        with writing(engine) as connection:
            number = connection.scalar(text("SELECT COUNT(*) FROM source"))
            connection.execute(
                text("INSERT INTO source (source_id, slug) VALUES (:key, :slug)"),
                {"key": len(slug) * 100 + number, "slug": slug},
            )

    workers = [threading.Thread(target=write, args=("x" * n,)) for n in range(1, 5)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT COUNT(*) FROM source")) == 4


def test_a_database_that_another_is_writing_is_waited_for(tmp_path):
    path = tmp_path / "new.db"
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("CREATE TABLE t (x)")  # no write-ahead log yet
        other.execute("BEGIN IMMEDIATE")
        end = threading.Timer(0.2, other.execute, ["COMMIT"])
        end.start()
        with open_warehouse(f"sqlite:///{path}").connect() as connection:
            assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
        end.join()
