"""Opening a warehouse: SQLite as a file, or PostgreSQL through psycopg 3."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from etl.errors import UserError

# Seconds a writer waits for another before it gives up.
_SQLITE_PATIENCE = 60


def open_warehouse(url: str | URL) -> Engine:
    """An engine for ``sqlite:///PATH`` or ``postgresql://…``.

    A missing folder of the SQLite file is made.

    Raises:
        UserError: the address is of another kind of database, or none.
    """
    address = _address(url)
    kind = address.get_backend_name()
    if kind == "sqlite":
        return _open_sqlite(address)
    if kind in ("postgresql", "postgres"):
        return create_engine(address.set(drivername="postgresql+psycopg"))
    raise UserError(f"{kind}: a warehouse is sqlite:///PATH or postgresql://USER@HOST/DATABASE")


def _address(url: str | URL) -> URL:
    try:
        return make_url(url)
    except ArgumentError:
        raise UserError(f"{url}: a warehouse is sqlite:///PATH or postgresql://USER@HOST/DATABASE") from None


def _open_sqlite(address: URL) -> Engine:
    if address.database and address.database != ":memory:":
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address, connect_args={"timeout": _SQLITE_PATIENCE})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own BEGIN leaves table definitions outside the transaction: we begin ourselves.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -65536")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes.

    On SQLite it takes the writer's place at once and waits for it: a transaction that reads first and writes
    later fails when another wrote in between.
    """
    with engine.execution_options(writing=True).begin() as connection:
        yield connection


@contextmanager
def reading(url: str | URL) -> Iterator[Connection]:
    """A connection that cannot write, for questions.

    Raises:
        UserError: there is no warehouse yet.
    """
    address = _address(url)
    is_sqlite = address.get_backend_name() == "sqlite"
    if is_sqlite and not (address.database and Path(address.database).is_file()):
        raise UserError(f"{address.database}: there is no warehouse yet; `khabar run` makes one")
    engine = open_warehouse(address)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON" if is_sqlite else "SET TRANSACTION READ ONLY")
            yield connection
    finally:
        engine.dispose()
