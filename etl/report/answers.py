"""A question put to the warehouse."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, CursorResult
from sqlalchemy.exc import DBAPIError

from etl.errors import Interrupted, UserError
from etl.load.warehouse import reason
from etl.report.questions import Question

_READ_ONLY_TRANSACTION = "25006"  # an SQLSTATE of PostgreSQL


_AT_A_TIME = 2_000  # rows


class Answer(NamedTuple):
    """A table: its columns, no two of one name, and its rows."""

    columns: list[str]
    rows: list[tuple[Any, ...]]


def answer(connection: Connection, question: Question, given: Mapping[str, str] | None = None) -> Answer:
    """The rows of a question with the parameters given, as the command line writes them.

    Raises:
        UserError: a parameter is wrong, or the warehouse refuses the SQL.
    """
    columns, rows = stream(connection, question, given)
    return Answer(columns, list(rows))


def stream(
    connection: Connection, question: Question, given: Mapping[str, str] | None = None
) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
    """The same, its rows read from the warehouse as they are asked for."""
    try:
        result = connection.execute(question.statement(connection, given or {}))
        if not result.returns_rows:
            raise UserError(f"{question.name} gives no rows; only questions are answered here")
        return _distinct(result.keys()), _rows(question.name, result)
    except KeyboardInterrupt:
        raise Interrupted(f"{question.name}: interrupted") from None
    except DBAPIError as error:
        raise refusal(question.name, error) from None


def _rows(name: str, result: CursorResult[Any]) -> Iterator[tuple[Any, ...]]:
    """The rows, a part at a time; what goes wrong on the way is said like what goes wrong at once."""
    try:
        while rows := result.fetchmany(_AT_A_TIME):
            yield from map(tuple, rows)
    except KeyboardInterrupt:
        raise Interrupted(f"{name}: interrupted") from None
    except DBAPIError as error:
        raise refusal(name, error) from None


def _distinct(columns: Iterable[str]) -> list[str]:
    """The names, a second ``name`` as ``name_2``."""
    names = list(columns)
    distinct: list[str] = []
    for name in names:
        own, number = name, 1
        while own in distinct or (number > 1 and own in names):
            number += 1
            own = f"{name}_{number}"
        distinct.append(own)
    return distinct


def refusal(name: str, error: DBAPIError) -> UserError:
    """What the engine's error means to the one who asked, in the same words for both engines."""
    said = reason(error)
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_INTERRUPT:
        return Interrupted(f"{name}: interrupted")
    is_write = code is not None and code & 0xFF in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_AUTH)
    if is_write or getattr(error.orig, "sqlstate", None) == _READ_ONLY_TRANSACTION:
        return UserError(f"{name} would write; the warehouse is only read here")
    if "one statement at a time" in said or "multiple commands" in said:
        return UserError(f"{name}: these are several statements; ask one at a time")
    return UserError(f"{name}: the warehouse refused it: {said}")
