"""The role of PostgreSQL that may read the warehouse and do nothing else: the pages read as it."""

from __future__ import annotations

import logging

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

ROLE = "khabar_reader"
_log = logging.getLogger("khabar.load")

_IS_THERE = text("SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = :role)")
_IS_OURS = text("SELECT pg_has_role(:role, 'MEMBER')")


def let_readers_read(connection: Connection) -> None:
    """Make the role where there is none, let us take it, and let it read every table and view as they are now.

    It belongs to all databases of the server. Where we may not make it, the log says what an administrator can do.
    """
    if connection.dialect.name != "postgresql":
        return
    schema = connection.dialect.identifier_preparer.quote(connection.scalar(text("SELECT current_schema()")))
    try:
        with connection.begin_nested():
            if not connection.scalar(_IS_THERE, {"role": ROLE}):
                connection.exec_driver_sql(f"CREATE ROLE {ROLE} NOLOGIN")
                connection.exec_driver_sql(f"GRANT {ROLE} TO CURRENT_USER")
            elif not connection.scalar(_IS_OURS, {"role": ROLE}):
                connection.exec_driver_sql(f"GRANT {ROLE} TO CURRENT_USER")
            connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA {schema} TO {ROLE}")
            connection.exec_driver_sql(f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {ROLE}")
    except DBAPIError as error:
        _log.warning(
            "the role %s cannot be made or given its rights (%s); pages read as %s then, in transactions that cannot "
            "write. An administrator can: CREATE ROLE %s NOLOGIN; GRANT %s TO %s",
            ROLE, str(error.orig).partition("\n")[0], connection.engine.url.username, ROLE, ROLE,
            connection.engine.url.username,
        )  # fmt: skip
