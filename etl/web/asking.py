"""Questions of the pages: ``sql/pages/NAME.sql``, put to the warehouse on the request's own connection."""

from __future__ import annotations

from functools import cache
from typing import Any

from fastapi import Request
from sqlalchemy import Connection, Row, select
from sqlalchemy.exc import DBAPIError

from etl.load.tables import article
from etl.paths import SQL
from etl.report.answers import refusal
from etl.report.questions import Question, read_question
from etl.web.reader import Reader

PAGES = SQL / "pages"


def ask(request: Request, name: str, **parameters: Any) -> list[Row[Any]]:
    """The rows of ``sql/pages/NAME.sql``; a parameter that is None keeps its default.

    Raises:
        UserError: a parameter is wrong, or there is no warehouse to ask.
    """
    question = _question(name)
    given = {name: str(value) for name, value in parameters.items() if value is not None}
    connection = warehouse(request)
    try:
        return list(connection.execute(question.statement(connection, given)))
    except DBAPIError as error:
        raise refusal(question.name, error) from None


def ask_one(request: Request, name: str, **parameters: Any) -> Row[Any] | None:
    """The first row; None where there is none."""
    return next(iter(ask(request, name, **parameters)), None)


def warehouse(request: Request, reader: Reader | None = None) -> Connection:
    """The connection of this request: everything a page shows is of one moment. It is closed behind the answer.

    ``reader``: whose it is, where not the pages' own.
    """
    connection: Connection | None = getattr(request.state, "connection", None)
    if connection is None:
        connection = (reader or request.app.state.reader).connect()
        request.state.connection = connection
        request.state.is_empty = connection.scalar(select(article.c.article_id).limit(1)) is None
    return connection


@cache
def _question(name: str) -> Question:
    return read_question(PAGES / f"{name}.sql")
