"""A question put to the warehouse."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import Connection, CursorResult
from sqlalchemy.exc import DBAPIError

from etl.errors import Interrupted, UserError
from etl.load.warehouse import reason
from etl.report.questions import Question

# SQLSTATEs of PostgreSQL
_READ_ONLY_TRANSACTION = "25006"
_CANCELLED = "57014"

_AT_A_TIME = 200  # rows


class Answer(NamedTuple):
    """A table: its columns, no two of one name, and its rows."""

    columns: list[str]
    rows: list[tuple[Any, ...]]


class Most(NamedTuple):
    """How much of an answer is taken."""

    rows: int  # the others are left
    characters: int  # of all its texts; more are refused


def answer(
    connection: Connection,
    question: Question,
    given: Mapping[str, str] | None = None,
    most: Most | None = None,
) -> Answer:
    """The rows of a question with the parameters given, as the command line writes them; all, or ``most`` of them.

    Raises:
        UserError: a parameter is wrong, the warehouse refuses the SQL, or the answer is too long.
    """
    columns, rows = stream(connection, question, given, at_once=most is None)
    return Answer(columns, list(_first(rows, most, question.name) if most else rows))


def stream(
    connection: Connection,
    question: Question,
    given: Mapping[str, str] | None = None,
    *,
    at_once: bool = True,
) -> tuple[list[str], Generator[tuple[Any, ...], None, None]]:
    """The same, its rows given on a part at a time; unless ``at_once``, the server holds back the others too."""
    try:
        statement = question.statement(connection, given or {})
        result = connection.execute(statement, execution_options={"stream_results": not at_once})
        if not result.returns_rows:
            raise UserError(f"{question.name} gives no rows; only questions are answered here")
        return _distinct(result.keys()), _rows(question.name, result)
    except KeyboardInterrupt:
        raise Interrupted(f"{question.name}: interrupted") from None
    except DBAPIError as error:
        raise refusal(question.name, error) from None


def _first(rows: Iterator[tuple[Any, ...]], most: Most, name: str) -> Iterator[tuple[Any, ...]]:
    """So many rows, as they come."""
    characters = 0
    for row in islice(rows, most.rows):
        characters += sum(len(value) for value in row if isinstance(value, (str, bytes)))
        if characters > most.characters:
            raise UserError(f"{name}: the answer is longer than {most.characters:,} characters; ask for less")
        yield row


def _rows(name: str, result: CursorResult[Any]) -> Generator[tuple[Any, ...], None, None]:
    """The rows, a part at a time; what goes wrong on the way is said like what goes wrong at once."""
    try:
        while rows := result.fetchmany(_AT_A_TIME):
            yield from map(tuple, rows)
    except KeyboardInterrupt:
        raise Interrupted(f"{name}: interrupted") from None
    except DBAPIError as error:
        raise refusal(name, error) from None
    finally:
        result.close()


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
    state = getattr(error.orig, "sqlstate", None)
    if code == sqlite3.SQLITE_INTERRUPT or state == _CANCELLED:
        return Interrupted(f"{name}: interrupted")
    is_write = code is not None and code & 0xFF in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_AUTH)
    if is_write or state == _READ_ONLY_TRANSACTION:
        return UserError(f"{name} would write; the warehouse is only read here")
    if "one statement at a time" in said or "multiple commands" in said:
        return UserError(f"{name}: these are several statements; ask one at a time")
    return UserError(f"{name}: the warehouse refused it: {said}")
