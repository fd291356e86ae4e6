"""A page to ask in SQL of one's own: it only reads, for so long, so many rows, and stops when nobody waits for it."""

from __future__ import annotations

import re
from functools import cache, partial

import anyio
from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response
from sqlalchemy import Connection

from etl.errors import Interrupted, NoWarehouse, UserError
from etl.paths import SQL
from etl.report.answers import Answer, Most
from etl.report.questions import Question, all_questions
from etl.report.tables import Table
from etl.web.linking import linked
from etl.web.pages.reports import MOST_SHOWN, ONE_MORE, file_of
from etl.web.reader import Reader, release, stop
from etl.web.rendering import render
from etl.web.sandbox import answer_own

router = APIRouter()
_MOST_IN_FILE = Most(100_000, 50_000_000)
_EXAMPLES = SQL / "examples"
_BETWEEN_LOOKS = 0.5  # seconds


@router.get("/sql")
async def page(request: Request, q: str = "") -> Response:
    """The statement, and below it what it gives, or why not."""
    found, wrong, too_long = None, "", False
    if q.strip():
        try:
            found = await _answered(request, q, ONE_MORE)
        except NoWarehouse:
            raise
        except Interrupted:
            too_long = True
        except UserError as error:
            wrong = str(error)
    status = 422 if wrong else 503 if too_long else 200
    table = linked(request, found.columns, found.rows[:MOST_SHOWN], keep_keys=True) if found else None
    shown = {"q": q, "found": found, "table": table, "wrong": wrong, "too_long": too_long, "most": MOST_SHOWN}
    limits = {"seconds": request.app.state.analyst.seconds, "examples": _examples()}
    return await run_in_threadpool(partial(render, request, "sql.html", status, **shown, **limits))


@router.get("/sql.csv")
async def table(request: Request, q: str) -> Response:
    """What it gives as a file that a spreadsheet opens."""
    found = await _answered(request, q, _MOST_IN_FILE)
    return await run_in_threadpool(file_of, Table(found.columns, found.rows), "khabar", "csv")


@cache
def _examples() -> list[tuple[Question, str]]:
    """Statements to begin with, each without its header."""
    return [(each, re.sub(r"^--.*\n", "", each.sql, flags=re.MULTILINE)) for each in all_questions(_EXAMPLES)]


async def _answered(request: Request, sql: str, most: Most) -> Answer:
    """The answer, while the one who asked waits for it.

    Raises:
        UserError: the statement is refused or wrong, or took too long.
    """
    reader: Reader = request.app.state.analyst
    connection = await run_in_threadpool(reader.connect)
    failed: UserError | None = None
    try:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_stop_when_left, request, connection)
            try:
                found = await run_in_threadpool(answer_own, connection, sql, most)
            except UserError as error:  # carried out of the group, which would wrap it
                failed = error
            tasks.cancel_scope.cancel()
    finally:
        await run_in_threadpool(release, connection)
    if failed is not None:
        raise failed
    return found


async def _stop_when_left(request: Request, connection: Connection) -> None:
    while not await request.is_disconnected():
        await anyio.sleep(_BETWEEN_LOOKS)
    await run_in_threadpool(stop, connection)
