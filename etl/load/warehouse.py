"""Opening a warehouse: SQLite as a file, or PostgreSQL through psycopg 3."""

from __future__ import annotations

import math
import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import NullPool

from etl.errors import NoWarehouse, UserError
from etl.paths import SQL

# Seconds a writer waits for another before it gives up, and a reader for a server that does not answer.
_SQLITE_PATIENCE = 60
_POSTGRESQL_PATIENCE = 10
_SQLITE_PAUSE = 0.05  # seconds between two tries where SQLite does not wait itself

# Steps of SQLite's machine between two looks at whether the user pressed Ctrl-C: some milliseconds.
_STEPS_UNINTERRUPTED = 1_000_000

# Of PostgreSQL's advisory locks: any numbers that nothing else of ours takes.
_EXCLUSIVE = 0x4B686163
_SETTLING = 0x4B686164

# How an address begins that names a connection of Airflow's: khabar_airflow looks it up.
AIRFLOW_CONNECTION = "airflow"

_SECRET_OPTIONS = ("password", "sslpassword")  # of libpq, where an address has them in its query

# What an error says goes into logs: not the values of a statement, which are texts of articles.
_DISCREET = {"hide_parameters": True}
_REFUSED_ROW = re.compile(r"Failing row contains .*?(?=\n\[SQL|\Z)", re.DOTALL)


def open_warehouse(url: str | URL, **pool: Any) -> Engine:
    """An engine for ``sqlite:///PATH`` or ``postgresql://…``.

    A missing folder of the SQLite file is made. ``pool``: of PostgreSQL's connections, as SQLAlchemy takes it.

    Raises:
        UserError: the address is of another kind of database, or none.
    """
    address = address_of(url)
    kind = address.get_backend_name()
    if kind == "sqlite":
        return _open_sqlite(address)
    if kind in ("postgresql", "postgres"):
        return create_engine(address.set(drivername="postgresql+psycopg"), **_DISCREET, **pool)
    raise UserError(f"{kind}: a warehouse is sqlite:///PATH or postgresql://USER@HOST/DATABASE")


def address_of(url: str | URL) -> URL:
    """The address of a warehouse that is kept.

    Raises:
        UserError: it is none.
    """
    shown = re.sub(r"(//[^:/@]*):.*@", r"\1:***@", str(url))
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        raise UserError(
            f"{shown}: a warehouse is sqlite:///PATH or postgresql://USER@HOST/DATABASE"
        ) from None
    if address.get_backend_name() == AIRFLOW_CONNECTION:
        raise UserError(
            f"{shown}: a connection of Airflow's, which only its own processes read; name the database itself "
            "(KHABAR_WAREHOUSE)"
        )
    if "@" in (address.host or ""):
        raise UserError(f"{shown}: write the @ in a password as %40")
    if address.get_backend_name() == "sqlite" and address.database in (None, "", ":memory:"):
        raise UserError(f"{shown}: a warehouse that is kept is a file: sqlite:///PATH")
    return address


def _open_sqlite(address: URL) -> Engine:
    if not str(address.database).startswith("file:"):  # a URI names what is there
        Path(str(address.database)).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address, connect_args={"timeout": _SQLITE_PATIENCE}, **_DISCREET)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", begin_sqlite)
    return engine


# Days and clocks as ISO text, which sorts as they do.
sqlite3.register_adapter(date, date.isoformat)
sqlite3.register_adapter(datetime, str)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    _add_functions(connection)
    # The driver's own BEGIN leaves table definitions outside the transaction: we begin ourselves.
    connection.isolation_level = None
    _keep_a_log(connection)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -65536")


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Switch a database to its write-ahead log, for which SQLite does not wait itself: another may be filling it."""
    last = time.monotonic() + _SQLITE_PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > last:
                raise
            time.sleep(_SQLITE_PAUSE)


def _add_functions(connection: sqlite3.Connection) -> None:
    """LN, which PostgreSQL always has and SQLite only where it was built with mathematics."""
    connection.create_function(
        "LN", 1, lambda number: math.log(number) if number and number > 0 else None, deterministic=True
    )


def begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes.

    On SQLite it takes the writer's place at once and waits for it: a transaction that reads first and writes
    later fails when another wrote in between.
    """
    try:
        with engine.execution_options(writing=True).begin() as connection:
            yield connection
    except Exception as error:
        _hide_row(error)
        raise


def _hide_row(error: BaseException | None) -> None:
    """Take out of what is said of an error the row that PostgreSQL refused: it has the text of an article."""
    while error is not None:
        error.args = tuple(
            _REFUSED_ROW.sub("The row is not shown.", given) if isinstance(given, str) else given
            for given in error.args
        )
        error = error.__cause__


@contextmanager
def exclusively(engine: Engine) -> Iterator[None]:
    """While no other process is in here, for the same warehouse: to decide about what lies outside of it."""
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_EXCLUSIVE})")
        yield


@contextmanager
def settling(engine: Engine) -> Iterator[Connection]:
    """One transaction that settles what articles come to together: no other does meanwhile."""
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_SETTLING})")
        yield connection


@contextmanager
def reading(url: str | URL) -> Iterator[Connection]:
    """A connection that cannot write, for questions; it takes one statement at a time.

    Raises:
        UserError: there is no warehouse, it cannot be opened, or another version of Khabar made it.
    """
    address = address_of(url)
    if address.get_backend_name() != "sqlite":
        with _reading(_postgresql_to_read(address), shown_address(address)) as connection:
            yield connection
        return
    if not os.path.isfile(str(address.database)):
        raise NoWarehouse(f"{address.database}: there is no warehouse yet; `khabar run` makes one")
    file = Path(str(address.database)).absolute()
    at_rest, stood = is_at_rest(file), file.stat()
    with _reading(_sqlite_to_read(file, at_rest), str(file)) as connection:
        yield connection
    now = file.stat()
    if at_rest and (stood.st_mtime_ns, stood.st_size) != (now.st_mtime_ns, now.st_size):
        raise UserError(f"{file}: the warehouse was written while it was read; ask again")


@contextmanager
def _reading(engine: Engine, shown: str) -> Iterator[Connection]:
    try:
        with _begin_reading(engine, shown) as connection:
            yield connection
    finally:
        engine.dispose()


def reason(error: DBAPIError) -> str:
    """What the engine says is wrong, in one line."""
    return str(error.orig or error).strip().partition("\n")[0]


def shown_address(address: URL) -> str:
    """The address as it may be shown: without its passwords."""
    return address._replace(password=None).difference_update_query(_SECRET_OPTIONS).render_as_string()


def secrets_of(address: URL) -> list[str]:
    """The passwords in it."""
    given = (address.password, *map(address.query.get, _SECRET_OPTIONS))
    return [str(secret) for secret in given if secret]


def _begin_reading(engine: Engine, shown: str) -> Connection:
    try:
        connection = engine.connect()
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SET TRANSACTION READ ONLY")
        require_current(connection, shown)
    except DBAPIError as error:
        raise NoWarehouse(f"{shown}: the warehouse cannot be opened: {reason(error)}") from None
    return connection


def require_current(connection: Connection, shown: str) -> None:
    """That the warehouse is of this version, by Alembic's own record: Alembic takes longer to load than most
    questions to answer.

    Raises:
        NoWarehouse: it is none, or another version of Khabar made it.
    """
    if not inspect(connection).has_table("alembic_version"):
        raise NoWarehouse(f"{shown}: this is no warehouse yet; `khabar run` makes one")
    stands = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    revisions = known_revisions(SQL)
    if stands in revisions[:-1]:
        raise NoWarehouse(
            f"{shown}: an older version of Khabar made this warehouse; `khabar run` brings it up to date"
        )
    if stands != revisions[-1]:
        raise NoWarehouse(
            f"{shown}: another version of Khabar made this warehouse (revision {stands}); use that version"
        )


@cache
def known_revisions(sql: Path) -> list[str]:
    """Of this version of Khabar, the oldest first."""
    return sorted(file.name.partition("_")[0] for file in (sql / "migrations/versions").glob("[0-9]*.py"))


def _postgresql_to_read(address: URL) -> Engine:
    engine = open_warehouse(
        address.update_query_dict({"connect_timeout": str(_POSTGRESQL_PATIENCE)} | address.query)
    )
    # A statement sent for preparing is one statement: none can end the transaction and begin one that writes.
    event.listen(engine, "connect", lambda connection, _record: setattr(connection, "prepare_threshold", 0))
    return engine


def is_at_rest(file: Path) -> bool:
    """Whether it is on a share where we can take no lock, and no writer has a log open beside it."""
    log = Path(f"{file}-wal")
    by_user = os.access in os.supports_effective_ids
    can_lock = os.access(file.parent, os.W_OK, effective_ids=by_user)
    return not can_lock and not (log.exists() and log.stat().st_size)


def _sqlite_to_read(file: Path, at_rest: bool) -> Engine:
    # Not mode=ro: such a connection leaves its lock files behind.
    uri = f"{file.as_uri()}?{'immutable=1' if at_rest else 'mode=rw'}"
    engine = create_engine("sqlite://", creator=lambda: _guarded(uri), poolclass=NullPool)
    event.listen(engine, "begin", begin_sqlite)
    return engine


def _guarded(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        uri, uri=True, timeout=_SQLITE_PATIENCE, isolation_level=None, check_same_thread=False
    )
    _add_functions(connection)
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA cache_size = -65536")
    connection.set_authorizer(_authorise)
    # Python answers Ctrl-C between two of its own steps, and a query without rows has none.
    connection.set_progress_handler(lambda: 0, _STEPS_UNINTERRUPTED)
    return connection


def _authorise(action: int, name: str | None, value: str | None, *_where: str | None) -> int:
    """Deny what ``query_only`` lets pass: other files (VACUUM INTO attaches one too), and settings of this one."""
    describes = value is None or str(name).endswith(("info", "_list"))
    acts = action == sqlite3.SQLITE_PRAGMA and (not describes or name in _ACTING_PRAGMAS)
    return sqlite3.SQLITE_DENY if acts or action == sqlite3.SQLITE_ATTACH else sqlite3.SQLITE_OK


_ACTING_PRAGMAS = ("wal_checkpoint", "incremental_vacuum", "optimize")
