"""SQL of a reader's own. It can only read the warehouse, however it is written.

SQLite asks our authoriser about everything a statement does (``reader.py``). PostgreSQL runs it as a role that may
only read, in a transaction that cannot write, through a cursor, which takes nothing but a query. What is left are
functions by which a query acts: they read files, lock, sleep, run SQL of their own, or take another role. All of
these are volatile, so of the volatile ones only a few are allowed.
"""

from __future__ import annotations

import re

from sqlalchemy import Connection

from etl.errors import UserError
from etl.report.answers import Answer, Most, answer
from etl.report.questions import own_question
from etl.web.reader import has_reader_role

_HARMLESS = ("clock_timestamp", "gen_random_uuid", "random", "random_normal", "timeofday", "uuidv4", "uuidv7")
_VOLATILE = "SELECT DISTINCT proname FROM pg_proc WHERE provolatile = 'v'"
_ESCAPED_NAME = re.compile(r"""u&["']""", re.IGNORECASE)
_LONGEST = 20_000


def answer_own(connection: Connection, sql: str, most: Most) -> Answer:
    """What the statement asks for, ``most`` of it.

    Raises:
        UserError: it is refused, or wrong.
        Interrupted: it took too long.
    """
    if len(sql) > _LONGEST:
        raise UserError(f"the statement is longer than {_LONGEST:,} characters")
    if connection.dialect.name == "postgresql":
        _require_harmless(connection, sql)
    return answer(connection, own_question(sql), {}, most)


def _require_harmless(connection: Connection, sql: str) -> None:
    if not has_reader_role(connection):
        raise UserError(
            "own SQL is answered only where the role khabar_reader can be taken: CREATE ROLE khabar_reader NOLOGIN; "
            "GRANT khabar_reader TO the user of KHABAR_WAREHOUSE; then `khabar migrate`, as the owner"
        )
    if _ESCAPED_NAME.search(sql):
        raise UserError("names and texts written U&'…' are not taken here")
    # Anywhere in the text: so there is nothing to be hidden by the way it is quoted.
    acting = {row.proname for row in connection.exec_driver_sql(_VOLATILE)}.difference(_HARMLESS)
    if named := acting.intersection(re.findall(r"\w+", sql.lower())):
        raise UserError(f"{', '.join(sorted(named))}: a function that acts is not taken here")
