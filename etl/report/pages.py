"""The questions in ``sql/pages/``: what the pages of the reading room and the exports of articles ask."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Connection, Row
from sqlalchemy.exc import DBAPIError

from etl.paths import SQL
from etl.report.answers import refusal
from etl.report.questions import Question, read_question

PAGES = SQL / "pages"


def page_rows(connection: Connection, name: str, **parameters: object) -> list[Row[Any]]:
    """The rows of ``sql/pages/NAME.sql``; a parameter that is None keeps its default.

    Raises:
        UserError: a parameter is wrong, or the warehouse does not answer.
    """
    given = {name: str(value) for name, value in parameters.items() if value is not None}
    question = _question(name)
    try:
        return list(connection.execute(question.statement(connection, given)))
    except DBAPIError as error:
        raise refusal(question.name, error) from None


@cache
def _question(name: str) -> Question:
    return read_question(PAGES / f"{name}.sql")
