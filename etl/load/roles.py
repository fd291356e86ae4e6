"""The roles of PostgreSQL that work on a warehouse without owning it.

``khabar_loader`` does what a night does: reads everything, writes the rows of runs, refreshes the planner's
statistics. It can make, change or drop no table. ``khabar_reader`` reads and does nothing else: the pages answer as it.
Roles belong to all databases of a server. We make them without a sign-in; whether somebody signs in as one, or is
granted one, is the administrator's to say.
"""

from __future__ import annotations

import logging
from collections.abc import Collection

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from etl.load.lexicon_tables import LEXICON_TABLES
from etl.load.tables import calendar_day, metadata, view_definition
from etl.load.warehouse import reason, writing

READER, LOADER = "khabar_reader", "khabar_loader"
_log = logging.getLogger("khabar.load")

# What only an upgrade writes.
_FILLED_BY_UPGRADES = {table.name for table in (*LEXICON_TABLES, calendar_day, view_definition)}
_SEARCH_TEXT = (
    "search_text"  # the engine's own, so not described in the metadata; emptied when its rules change
)
_WRITTEN = {table.name for table in metadata.sorted_tables} - _FILLED_BY_UPGRADES | {_SEARCH_TEXT}

_THERE = text("SELECT rolname FROM pg_roles WHERE rolname IN (:reader, :loader)")
_IS_MEMBER = text("SELECT pg_has_role(:member, :role, 'MEMBER')")
_OURS = text(
    "SELECT relname FROM pg_class WHERE relnamespace = CAST(current_schema() AS regnamespace)"
    " AND relkind IN ('r', 'p', 'v') AND pg_has_role(relowner, 'USAGE')"
)
_MAINTAIN_SINCE = (17,)  # the privilege to analyse and vacuum a table that is another's


def settle_roles(engine: Engine) -> None:
    """Make the roles and give them their rights, whatever an administrator did since the last upgrade."""
    with writing(engine) as connection:
        make_roles(connection)
        grant_rights(connection)


def make_roles(connection: Connection) -> None:
    """Make the roles that are missing, and let whoever loads, and us, take the one that reads.

    Where we may not (a managed server), the log says in a line what an administrator can enter.
    """
    if connection.dialect.name != "postgresql":
        return
    us = str(connection.scalar(text("SELECT current_user")))
    try:
        with connection.begin_nested():
            for role in (READER, LOADER):
                if role not in _there(connection):
                    connection.exec_driver_sql(f"CREATE ROLE {role} NOLOGIN")
            for member in (LOADER, us):
                if not connection.scalar(_IS_MEMBER, {"member": member, "role": READER}):
                    connection.exec_driver_sql(f"GRANT {READER} TO {_quoted(connection, member)}")
    except DBAPIError as error:
        _log.warning(
            "the roles %s and %s cannot be made (%s): loads go on as %s. An administrator can, for what is missing: "
            "CREATE ROLE %s NOLOGIN; CREATE ROLE %s NOLOGIN; GRANT %s TO %s, %s; then `khabar migrate` gives them "
            "their rights",
            LOADER, READER, reason(error), us, READER, LOADER, READER, LOADER, _quoted(connection, us),
        )  # fmt: skip


def grant_rights(connection: Connection) -> None:
    """Give the roles that are there their rights on every table and view of ours as they are now."""
    if connection.dialect.name != "postgresql":
        return
    schema = _quoted(connection, str(connection.scalar(text("SELECT current_schema()"))))
    ours = set(connection.scalars(_OURS))
    for role in sorted(_there(connection)):
        connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA {schema} TO {role}")
        _grant(connection, "SELECT", ours, role)
        if role == LOADER:
            _grant(connection, "INSERT, UPDATE, DELETE", ours & _WRITTEN, role)
            _grant(connection, "TRUNCATE", ours & {_SEARCH_TEXT}, role)
            if (connection.dialect.server_version_info or ()) >= _MAINTAIN_SINCE:
                _grant(connection, "MAINTAIN", ours.intersection(metadata.tables), role)


def _there(connection: Connection) -> set[str]:
    return set(connection.scalars(_THERE, {"reader": READER, "loader": LOADER}))


def _grant(connection: Connection, rights: str, tables: Collection[str], role: str) -> None:
    if tables:
        names = ", ".join(_quoted(connection, name) for name in sorted(tables))
        connection.exec_driver_sql(f"GRANT {rights} ON {names} TO {role}")


def _quoted(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote(name)
