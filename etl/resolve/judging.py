"""The one connection of the reading room that writes: a judgement and what follows from it, nothing else."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Engine, create_engine, event

from etl.load.warehouse import address_of, begin_sqlite, open_warehouse

_PATIENCE = 10  # seconds for a lock: a page waits for the answer
_READS = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE, sqlite3.SQLITE_TRANSACTION}
_UNSAFE = ("load_extension", "fts3_tokenizer")
_SETTLED = ("correction", "judged_name", "entity_link", "unsettled_word")
_WRITES = {
    sqlite3.SQLITE_INSERT: ("judgement", *_SETTLED),
    sqlite3.SQLITE_DELETE: _SETTLED,
    sqlite3.SQLITE_UPDATE: ("entity_link",),
}


def open_to_judge(warehouse: str) -> Engine:
    """An engine for ``judge``, ``correct`` and ``withdraw``: to a SQLite file nothing else can be written by it.

    On PostgreSQL it is whom the address names, who must be allowed to load.

    Raises:
        UserError: the address is none of a warehouse.
    """
    address = address_of(warehouse)
    if address.get_backend_name() != "sqlite":
        return open_warehouse(address, connect_args={"options": f"-c lock_timeout={_PATIENCE}s"})
    uri = f"{Path(str(address.database)).absolute().as_uri()}?mode=rw"
    engine = create_engine("sqlite://", creator=lambda: _connect(uri))
    event.listen(engine, "begin", begin_sqlite)
    return engine


def _connect(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        uri, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("SELECT value FROM json_each('[]')")  # declared once, as a table: not authorised later
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.set_authorizer(_authorise)
    return connection


def _authorise(action: int, name: str | None, value: str | None, *_where: str | None) -> int:
    allowed = action in _READS or name in _WRITES.get(action, ())
    allowed |= action == sqlite3.SQLITE_FUNCTION and value not in _UNSAFE
    # By which SQLAlchemy looks how things stand.
    allowed |= action == sqlite3.SQLITE_PRAGMA and name == "read_uncommitted" and value is None
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY
