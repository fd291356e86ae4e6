"""Rows that no loader would write."""

from __future__ import annotations

from sqlalchemy import event, text


def plant(engine, change):
    """Make a wrong row as only a fault of the engine's own rules lets it come about."""

    def unguarded(connection, _record):
        cursor = connection.cursor()
        is_sqlite = engine.dialect.name == "sqlite"
        cursor.execute("PRAGMA foreign_keys = OFF" if is_sqlite else "SET session_replication_role = replica")
        cursor.close()

    engine.dispose()
    event.listen(engine, "connect", unguarded)
    with engine.begin() as connection:
        assert connection.execute(text(change)).rowcount == 1
