"""Bringing a warehouse to the newest schema: migrations, the calendar, the views."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from psycopg.errors import InsufficientPrivilege
from sqlalchemy import Connection, Engine, delete, inspect, select, text
from sqlalchemy.exc import DBAPIError

from etl.errors import UserError
from etl.load.bulk import insert_rows
from etl.load.calendar import fill_calendar
from etl.load.lexicon_tables import fill_lexicon_tables, lexicon_tables_are_current
from etl.load.roles import grant_rights
from etl.load.tables import view_definition
from etl.load.warehouse import reason, shown_address, writing
from etl.paths import SQL

MIGRATIONS, VIEWS = SQL / "migrations", SQL / "views"

# Any number will do, as long as every upgrade of ours takes the same.
_UPGRADE_LOCK = 0x4B686162


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Make the warehouse what this version of Khabar expects, in one transaction.

    Workers may call it at once. A warehouse that is up to date is only read, so no query of an analyst waits.

    Raises:
        UserError: another version of Khabar made it, or it is another's to change.
    """
    with engine.connect() as connection:
        _require_known(connection)
        if _is_current(connection):
            return
    with _as_its_owner(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
        _drop_views(connection)
        command.upgrade(alembic_config(connection), revision)
        if revision == "head":
            fill_calendar(connection)
            fill_lexicon_tables(connection)
            _create_views(connection)
        grant_rights(connection)


@contextmanager
def _as_its_owner(engine: Engine) -> Iterator[Connection]:
    try:
        with writing(engine) as connection:
            yield connection
    except DBAPIError as error:
        if not isinstance(error.orig, InsufficientPrivilege):
            raise
        raise UserError(
            f"{shown_address(engine.url)}: {engine.url.username} may not bring the warehouse to the schema of this "
            f"version ({reason(error)}); its owner can: `khabar migrate`"
        ) from None


def _require_known(connection: Connection) -> None:
    stands = MigrationContext.configure(connection).get_current_revision()
    if stands is None and connection.dialect.name == "sqlite" and inspect(connection).get_table_names():
        raise UserError(
            f"{connection.engine.url.database}: a database of something else; name another file (KHABAR_WAREHOUSE)"
        )
    known = {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
    if stands is not None and stands not in known:
        raise UserError(
            f"{shown_address(connection.engine.url)}: the warehouse is at revision {stands}, which another version of "
            "Khabar made; use that version, or load into a new warehouse (KHABAR_WAREHOUSE)"
        )


def alembic_config(connection: Connection) -> Config:
    """What Alembic works by on this connection."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def _is_current(connection: Connection) -> bool:
    head = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    if MigrationContext.configure(connection).get_current_revision() != head:
        return False
    views = {name: _digest(text) for name, text in _view_files().items()}
    return _standing_views(connection) == views and lexicon_tables_are_current(connection)


def _standing_views(connection: Connection) -> dict[str, str]:
    """Digests of the files our views were made from."""
    if not inspect(connection).has_table(view_definition.name):
        return {}
    return {row.name: row.sha256 for row in connection.execute(select(view_definition))}


def _view_files() -> dict[str, str]:
    """The text of each ``sql/views/NN_name.sql`` by NN_name, in order: a view only reads those before it."""
    return {file.stem: file.read_text("utf-8") for file in sorted(VIEWS.glob("*.sql"))}


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()


def _drop_views(connection: Connection) -> None:
    """Drop the views we made; a view of the user's own that reads one makes PostgreSQL refuse and say so."""
    standing = _standing_views(connection)
    for name in sorted(standing, reverse=True):
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name.lstrip('0123456789_')}")
    if standing:
        connection.execute(delete(view_definition))


def _create_views(connection: Connection) -> None:
    views = _view_files()
    for statement in views.values():
        connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
    insert_rows(connection, view_definition, [(name, _digest(text)) for name, text in views.items()])
