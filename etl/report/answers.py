"""A question put to the warehouse."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, StatementError

from etl.errors import UserError
from etl.report.questions import Question


class Answer(NamedTuple):
    """A table: its columns and its rows."""

    columns: list[str]
    rows: list[tuple[Any, ...]]


def answer(connection: Connection, question: Question, given: Mapping[str, str] | None = None) -> Answer:
    """The rows of a question with the parameters given, as the command line writes them.

    Raises:
        UserError: a parameter is wrong, or the warehouse refuses the SQL.
    """
    statement = question.statement(given or {})
    try:
        result = connection.execute(statement)
        if not result.returns_rows:
            raise UserError(f"{question.name} gives no rows; only questions are answered here")
        return Answer(list(result.keys()), [tuple(row) for row in result])
    except (DBAPIError, StatementError) as error:
        reason = str(error.orig or error).strip().splitlines()[0]
        raise UserError(f"{question.name}: the warehouse refused it: {reason}") from None
