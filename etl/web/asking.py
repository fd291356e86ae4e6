"""Questions of the pages: ``sql/pages/NAME.sql``, put to the warehouse on the request's own connection."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from sqlalchemy import Connection, Row, select

from etl.load.tables import article
from etl.report.pages import page_rows
from etl.web.reader import Reader


def ask(request: Request, name: str, **parameters: Any) -> list[Row[Any]]:
    """The rows of ``sql/pages/NAME.sql``; a parameter that is None keeps its default.

    Raises:
        UserError: a parameter is wrong, or there is no warehouse to ask.
    """
    return page_rows(warehouse(request), name, **parameters)


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
