"""Connections to one warehouse that only read, and that end what takes too long."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlalchemy.pool import QueuePool

from etl.errors import NoWarehouse, UserError
from etl.load.roles import READER
from etl.load.warehouse import address_of, is_at_rest, open_warehouse, reason, require_current, shown_address

_PATIENCE = 10  # seconds for a lock, a connection of the pool, a server that does not answer
_STEPS = (
    20_000  # of SQLite's machine between two looks at the clock: a fraction of a millisecond each thousand
)
_LARGEST_VALUE = 20_000_000  # bytes of one value that SQLite may make
_ACTING_FUNCTIONS = ("load_extension", "fts3_tokenizer")  # the second hands out addresses in memory
_HARMLESS = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE, sqlite3.SQLITE_TRANSACTION}


class Reader:
    """Hands out connections, no more than ``connections`` at one time, each for ``seconds`` at most."""

    def __init__(self, warehouse: str, seconds: float, connections: int) -> None:
        self.seconds = seconds
        self._address, self._connections = address_of(warehouse), connections
        self._shown = shown_address(self._address)
        self._engine: Engine | None = None
        self._file: tuple[int, ...] = ()  # which file the engine has open
        self._lock = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection in a transaction of its own, closed at the end."""
        connection = self.connect()
        try:
            yield connection
        finally:
            release(connection)

    def connect(self) -> Connection:
        """A connection in a transaction of its own that cannot write; to be closed.

        Raises:
            NoWarehouse: there is none, it cannot be opened, or it is another version's.
        """
        engine = self._current_engine()
        try:
            connection = engine.connect()
        except NoConnection:
            raise UserError("too many questions at one time; ask again in a moment") from None
        except DBAPIError as error:
            raise NoWarehouse(f"{self._shown}: the warehouse cannot be opened: {reason(error)}") from None
        try:
            require_current(connection, self._shown)
        except DBAPIError as error:
            connection.close()
            raise NoWarehouse(f"{self._shown}: the warehouse cannot be read: {reason(error)}") from None
        except NoWarehouse:
            connection.close()
            raise
        return connection

    def close(self) -> None:
        """Let go of the warehouse."""
        if self._engine is not None:
            self._engine.dispose()

    def _current_engine(self) -> Engine:
        """The engine, made anew where another file lies at the address now."""
        if self._address.get_backend_name() != "sqlite":
            with self._lock:
                self._engine = self._engine or self._open_postgresql()
                return self._engine
        file = Path(str(self._address.database)).absolute()
        try:
            stands = _which(file)
        except OSError:
            raise NoWarehouse(f"{file}: there is no warehouse yet; `khabar run` makes one") from None
        with self._lock:
            if self._engine is None or stands != self._file:
                self.close()
                self._engine, self._file = self._open_sqlite(file), stands
            return self._engine

    def _open_sqlite(self, file: Path) -> Engine:
        uri = f"{file.as_uri()}?{'immutable=1' if is_at_rest(file) else 'mode=ro'}"
        engine = create_engine(
            "sqlite://",
            creator=lambda: _connect_sqlite(uri),
            poolclass=QueuePool,
            pool_size=self._connections,
            max_overflow=0,
            pool_timeout=_PATIENCE,
        )
        event.listen(engine, "begin", lambda connection: _begin_sqlite(connection, self.seconds))
        return engine

    def _open_postgresql(self) -> Engine:
        address = self._address.update_query_dict({"connect_timeout": str(_PATIENCE)} | self._address.query)
        engine = open_warehouse(
            address,
            pool_size=self._connections,
            max_overflow=0,
            pool_timeout=_PATIENCE,
            pool_pre_ping=True,
        )
        event.listen(engine, "connect", lambda driver, _record: _prepare_postgresql(driver, self.seconds))
        return engine


def _which(file: Path) -> tuple[int, ...]:
    """Which file lies there; and how it stands, where no lock keeps it so while it is read."""
    stat = file.stat()
    same = (stat.st_dev, stat.st_ino)
    return (*same, stat.st_mtime_ns, stat.st_size) if is_at_rest(file) else same


def release(connection: Connection) -> None:
    """Give a connection back; one that cannot end its transaction is thrown away.

    PostgreSQL may signal a time-out twice, and the second signal end the rollback behind the statement.
    """
    try:
        connection.rollback()
    except DBAPIError:
        connection.invalidate()
    connection.close()


def stop(connection: Connection) -> None:
    """End what the connection is doing, from another thread: the one who asked has gone."""
    driver: Any = connection.connection.driver_connection
    if isinstance(driver, _Sqlite):
        driver.until = 0.0
    else:
        driver.cancel_safe()


def has_reader_role(connection: Connection) -> bool:
    """Whether PostgreSQL itself keeps this connection to reading: that it is of the role made for it."""
    return connection.exec_driver_sql("SELECT current_user").scalar() == READER


class _Sqlite(sqlite3.Connection):
    """A connection that knows until when it may work."""

    until = float("inf")


def _connect_sqlite(uri: str) -> _Sqlite:
    connection = sqlite3.connect(
        uri,
        uri=True,
        timeout=_PATIENCE,
        isolation_level=None,
        check_same_thread=False,
        factory=_Sqlite,
    )
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA cache_size = -32768")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.set_authorizer(_authorise)
    connection.set_progress_handler(lambda: time.monotonic() > connection.until, _STEPS)
    return connection


def _authorise(action: int, name: str | None, value: str | None, *_where: str | None) -> int:
    """Allow what reads this file: all else is denied, whatever SQLite may learn to do."""
    reads = action in _HARMLESS
    reads |= action == sqlite3.SQLITE_FUNCTION and value not in _ACTING_FUNCTIONS
    # Those that describe; one by which SQLAlchemy, one by which full-text search looks how things stand.
    describes = str(name).endswith(("_info", "_xinfo", "_list"))
    describes |= value is None and name in ("read_uncommitted", "data_version")
    reads |= action == sqlite3.SQLITE_PRAGMA and describes
    # Full-text search declares its table when it is first read; nobody writes there, whatever is allowed.
    reads |= action == sqlite3.SQLITE_UPDATE and name == "sqlite_master"
    return sqlite3.SQLITE_OK if reads else sqlite3.SQLITE_DENY


def _begin_sqlite(connection: Connection, seconds: float) -> None:
    driver: Any = connection.connection.driver_connection
    driver.until = time.monotonic() + seconds
    connection.exec_driver_sql("BEGIN")


def _prepare_postgresql(connection: Any, seconds: float) -> None:
    """A session that reads only, as one who may only read where there is such a role, and for so long."""
    # A statement sent for preparing is one statement: none can end the transaction and begin one that writes.
    connection.prepare_threshold = 0
    connection.execute(f"SET statement_timeout = {int(seconds * 1000)}")
    connection.commit()
    connection.read_only = True
    connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ  # what a page shows is of one moment
    try:
        connection.execute(f"SET ROLE {READER}")
        connection.commit()
    except psycopg.Error:  # it is not there, or not ours to take: ``has_reader_role`` tells
        connection.rollback()
