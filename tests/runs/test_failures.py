"""Every way a task fails comes to one line with its remedy, and is tried again only where that can help."""

from __future__ import annotations

import errno
import os
import socket
import sqlite3
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from botocore.exceptions import NoCredentialsError
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import DBAPIError, OperationalError

from etl.errors import UserError
from etl.load import open_warehouse
from etl.load.bulk import insert_rows
from etl.load.tables import source
from etl.load.warehouse import writing
from etl.report import checks
from etl.runs import lifecycle, nightly
from etl.runs.failures import RunFailed, about, explain
from etl.settings import Settings, read_settings
from tests.tls import LOOPBACK, authority, in_front_of


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings({"KHABAR_HOME": str(tmp_path)})


def of_sqlite(code: int, words: str) -> DBAPIError:
    error = sqlite3.OperationalError(words)
    error.sqlite_errorcode = code
    return OperationalError("INSERT …", {}, error)


def of_postgresql(kind: type[psycopg.Error]) -> DBAPIError:
    return OperationalError("INSERT …", {}, kind("words of the server"))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (UserError("a.jsonl: no such file"), "a.jsonl: no such file"),
        (RunFailed("surfaces_stand_in_body: 1 row(s)"), "surfaces_stand_in_body"),
        (OSError(errno.ENOSPC, "No space left on device", "/staging/x"), "KHABAR_STAGING"),
        (OSError(errno.EDQUOT, "Disk quota exceeded", "/staging/x"), "free some"),
        (PermissionError(errno.EACCES, "Permission denied", "/staging/x"), "/staging/x"),
        (OSError(errno.EROFS, "Read-only file system", "/staging/x"), "may not be written"),
        (of_sqlite(sqlite3.SQLITE_FULL, "database or disk is full"), "no space is left"),
        (of_sqlite(sqlite3.SQLITE_FULL, "as the driver itself says it").orig, "no space is left"),
        (of_sqlite(sqlite3.SQLITE_READONLY_DBMOVED, "readonly database"), "KHABAR_WAREHOUSE"),
        (of_sqlite(sqlite3.SQLITE_IOERR_SHMSIZE, "disk I/O error"), "full or failing"),
        (of_sqlite(sqlite3.SQLITE_ERROR, "no such column: owner"), "schema of this version"),
        (of_postgresql(psycopg.errors.DiskFull), "no space is left"),
        (psycopg.errors.DiskFull("as COPY says it"), "no space is left"),
        (of_postgresql(psycopg.errors.ReadOnlySqlTransaction), "may only be read"),
        (of_postgresql(psycopg.errors.InsufficientPrivilege), "may not be written"),
        (of_postgresql(psycopg.errors.InvalidPassword), "the user or the password"),
        (of_postgresql(psycopg.errors.UndefinedColumn), "schema of this version"),
        (UnicodeEncodeError("utf-8", "\ud83d", 0, 1, "surrogates not allowed"), "UnicodeEncodeError"),
        (PermissionError("Access Denied"), "may not be written"),
        (FileNotFoundError("The specified bucket does not exist"), "it is not there"),
        (ImportError("Install s3fs to access S3"), "khabar[s3]"),
        (NoCredentialsError(), "AWS_ACCESS_KEY_ID"),
        (KeyError("x"), "a fault of Khabar's"),
        (MemoryError(), "KHABAR_BATCH_ARTICLES"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else str(value),
)
def test_what_trying_again_cannot_mend_is_final(error: Exception, said: str, settings: Settings) -> None:
    line, is_permanent = explain(error, settings)
    assert is_permanent
    assert said in line and "\n" not in line


@pytest.mark.parametrize(
    "error",
    [
        of_sqlite(sqlite3.SQLITE_BUSY, "database is locked"),
        of_sqlite(sqlite3.SQLITE_LOCKED_SHAREDCACHE, "database table is locked"),
        of_postgresql(psycopg.errors.SerializationFailure),
        of_postgresql(psycopg.errors.DeadlockDetected),
        of_postgresql(psycopg.errors.AdminShutdown),
        of_postgresql(psycopg.errors.TooManyConnections),
        ConnectionResetError(errno.ECONNRESET, "Connection reset by peer"),
        TimeoutError("the store did not answer"),
        OSError(errno.EIO, "Input/output error"),
    ],
    ids=lambda error: str(getattr(error, "orig", error)),
)
def test_what_passes_is_tried_again(error: Exception, settings: Settings) -> None:
    line, is_permanent = explain(error, settings)
    assert not is_permanent
    assert "run again" in line


def test_a_server_that_refuses_the_connection_is_tried_again(settings: Settings) -> None:
    engine = create_engine("postgresql+psycopg://nobody@127.0.0.1:1/none")
    with pytest.raises(OperationalError) as refused, engine.connect():
        pass
    assert not explain(refused.value, settings).is_permanent


@pytest.mark.parametrize("address", ["khabar:hidden@server/khabar", "server/khabar?password=hidden"])
def test_a_password_in_the_address_is_not_said(address: str) -> None:
    settings = read_settings({"KHABAR_WAREHOUSE": f"postgresql://{address}"})
    line, _ = explain(of_postgresql(psycopg.errors.DiskFull), settings)
    assert "hidden" not in line and "server/khabar" in line


def test_an_error_of_the_database_does_not_say_the_values(engine: Engine) -> None:
    def through_sqlalchemy(connection: Connection) -> None:
        connection.execute(
            text("INSERT INTO source (source_id, name_ar) VALUES (1, :name)"), {"name": "نص\nالمقال"}
        )

    def by_copy(connection: Connection) -> None:
        row = {"source_id": 1, "name_ar": "نص\nالمقال"}
        insert_rows(connection, source, [tuple(row.get(column.name) for column in source.columns)])

    for enter in (through_sqlalchemy, by_copy):
        with (
            pytest.raises((DBAPIError, psycopg.Error, sqlite3.Error)) as failed,
            writing(engine) as connection,
        ):
            enter(connection)
        said = "".join(traceback.format_exception(failed.value))
        assert "null" in said.lower()
        assert "نص" not in said and "المقال" not in said


@pytest.fixture(scope="module")
def certified(postgresql: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """PostgreSQL behind TLS: an address that trusts the given authority alone; where that and another lie."""
    folder = tmp_path_factory.mktemp("authorities")
    _, context = authority(folder, "ours")
    authority(folder, "theirs")
    place = f"{postgresql.url.query['host']}/.s.PGSQL.{postgresql.url.port or 5432}"

    def connect() -> socket.socket:
        server = socket.socket(socket.AF_UNIX)
        server.connect(place)
        return server

    with in_front_of(connect, context, postgresql=True) as port:
        yield f"postgresql://postgres@{LOOPBACK}:{port}/postgres?sslmode=verify-full", folder


def test_a_warehouse_is_reached_through_tls_that_is_verified(certified: tuple[str, Path]) -> None:
    address, folder = certified
    engine = open_warehouse(f"{address}&sslrootcert={folder}/ours.pem")
    with engine.connect() as connection:
        assert connection.connection.driver_connection.pgconn.ssl_in_use  # type: ignore[union-attr]
    engine.dispose()


@pytest.mark.parametrize(
    ("host", "file", "said"),
    [
        (LOOPBACK, "theirs", "certificate verify failed"),
        (LOOPBACK, "none", "none.pem"),
        ("localhost", "ours", "localhost"),
    ],
)
def test_a_server_that_is_not_the_one_meant_is_one_line(
    certified: tuple[str, Path], host: str, file: str, said: str
) -> None:
    address, folder = certified
    settings = read_settings(
        {"KHABAR_WAREHOUSE": f"{address.replace(LOOPBACK, host)}&sslrootcert={folder}/{file}.pem"}
    )
    line = lifecycle.what_forbids_a_run(settings)
    assert line is not None and said in line and "sslrootcert" in line and "\n" not in line


def test_a_server_without_tls_is_one_line() -> None:
    refused = psycopg.OperationalError("connection failed: server does not support SSL, but SSL was required")
    line, is_permanent = explain(refused, read_settings({"KHABAR_WAREHOUSE": "postgresql://server/khabar"}))
    assert is_permanent and "takes no TLS" in line


def test_the_file_or_batch_it_failed_on_is_named_first(settings: Settings) -> None:
    with pytest.raises(ValueError) as failed, about("the group"), about("news.jsonl"):
        raise ValueError("…")
    assert explain(failed.value, settings).line.startswith("news.jsonl: ")


def test_a_full_staging_fails_the_step_for_good(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 1, "body": "وصل وفد."}', "utf-8")
    lifecycle.begin(settings, "one", "nightly")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("fsspec.implementations.local.LocalFileSystem.pipe_file", full)
    with pytest.raises(OSError) as failed:
        nightly.plan(settings, nightly.Request([str(tmp_path / "a.jsonl")], source="sada"), "one")
    line, is_permanent = explain(failed.value, settings)
    assert is_permanent and settings.staging in line
    assert not list(Path(settings.staging).rglob("*.part"))


def test_a_warehouse_that_cannot_be_written_forbids_a_run(settings: Settings, tmp_path: Path) -> None:
    assert lifecycle.what_forbids_a_run(settings) is None
    read_only = f"sqlite:///file:{tmp_path}/warehouse.db?mode=ro&uri=true"
    line = lifecycle.what_forbids_a_run(read_settings({"KHABAR_WAREHOUSE": read_only}))
    assert line is not None and "may not be written" in line
    assert not Path("file:").exists()  # what names a file by URI is no folder
    (tmp_path / "no.db").write_text("this is no database " * 100)
    line = lifecycle.what_forbids_a_run(read_settings({"KHABAR_WAREHOUSE": f"sqlite:///{tmp_path}/no.db"}))
    assert line is not None and "no SQLite file" in line


def test_a_run_in_which_a_task_failed_fails_and_says_the_first_reason(settings: Settings) -> None:
    lifecycle.begin(settings, "one", "nightly")
    error = OSError(errno.ENOSPC, "No space left on device", "/staging/x")
    lifecycle.report_failure(settings, "one", "extract", explain(error, settings), error)
    with pytest.raises(RunFailed, match="extract: /staging/x: no space left"):
        lifecycle.settle(settings, "one", ["extract_0", "load"])
    lifecycle.begin(settings, "two", "nightly")
    with pytest.raises(RunFailed, match="annotate_3: ended without a word"):
        lifecycle.settle(settings, "two", ["annotate_3"])
    with lifecycle.open_warehouse(settings).connect() as connection:
        ended = connection.execute(text("SELECT status, message FROM load_run ORDER BY started_at")).all()
    assert [status for status, _ in ended] == ["failed", "failed"]
    assert all(message for _, message in ended)


@pytest.fixture
def failing_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """``failing_check(severity)``: it finds a row, and there is no other check but those that were asked for before."""
    checks = tmp_path / "checks"

    def write(severity: str, name: str = "nothing_is_one") -> None:
        checks.mkdir(exist_ok=True)
        header = f"-- rule: Nothing is one.\n-- severity: {severity}\n-- remedy: Make it two.\n"
        parameter = "-- param: run text = null | only what that run wrote\n"
        sql = "SELECT 1 AS found WHERE :run IS NOT NULL\n"
        (checks / f"{name}.sql").write_text(header + parameter + sql)
        monkeypatch.setattr("etl.report.checks.CHECKS", checks)

    return write


def test_a_check_that_finds_an_error_fails_the_run_in_one_line(
    settings: Settings, failing_check: Callable[..., None]
) -> None:
    failing_check("error")
    failing_check("warning", "a_warning")
    failing_check("error", "one_more")
    lifecycle.begin(settings, "one", "nightly")
    found = lifecycle.verify(settings, "one")
    assert [(each.check, each.records()) for each in found] == [
        (name, [{"found": 1}]) for name in ("a_warning", "nothing_is_one", "one_more")
    ]
    said = r"^nothing_is_one: 1 row\(s\).*found=1.*Make it two\. Also: one_more$"
    with pytest.raises(RunFailed, match=said):
        lifecycle.weigh(found)


def test_each_check_says_its_verdict_and_its_rows_in_the_log(
    settings: Settings, failing_check: Callable[..., None], caplog: pytest.LogCaptureFixture
) -> None:
    failing_check("warning")
    checks.CHECKS.joinpath("well.sql").write_text(
        "-- rule: x\n-- param: run text = null | its rows\nSELECT 1 AS found WHERE :run = ''\n"
    )
    lifecycle.begin(settings, "one", "nightly")
    with caplog.at_level("INFO", "khabar.runs"):
        lifecycle.verify(settings, "one")
    *_, record, well = caplog.records
    assert record.levelname == "WARNING"
    assert "Make it two" in record.getMessage() and record.getMessage().splitlines()[-1] == "1 row"
    assert well.getMessage() == "well: the rule holds"


def test_a_check_that_cannot_be_asked_is_named(
    settings: Settings, failing_check: Callable[..., None]
) -> None:
    failing_check("error")
    lifecycle.begin(settings, "one", "nightly")
    broken = checks.CHECKS / "nothing_is_one.sql"
    broken.write_text(broken.read_text().replace("SELECT", "SELECT nowhere +"))
    with pytest.raises(DBAPIError) as raised:
        lifecycle.verify(settings, "one")
    assert explain(raised.value, settings).line.startswith("nothing_is_one: warehouse ")


def test_a_warning_is_said_and_fails_no_run(settings: Settings, failing_check: Callable[..., None]) -> None:
    failing_check("warning")
    lifecycle.begin(settings, "one", "nightly")
    warning = lifecycle.weigh(lifecycle.verify(settings, "one"))
    assert warning is not None
    assert not lifecycle.settle(settings, "one", warning=warning)
    with lifecycle.open_warehouse(settings).connect() as connection:
        status, message = connection.execute(text("SELECT status, message FROM load_run")).one()
    assert status == "nothing_new"
    assert "nothing_is_one: 1 row(s)" in message and "Make it two" in message
