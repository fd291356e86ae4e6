"""Each report with its parameters as a form, its SQL, and its table, also as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Connection

from etl.errors import Interrupted, NoWarehouse, UserError
from etl.report.answers import Answer, Most, answer
from etl.report.entities import Ambiguous
from etl.report.questions import Parameter, Question, all_questions, find_question
from etl.report.tables import render as as_text
from etl.web.asking import warehouse
from etl.web.failing import not_found
from etl.web.linking import linked
from etl.web.rendering import render

router = APIRouter()
MOST_SHOWN = 1000  # rows of a page; a file has more
ONE_MORE = Most(MOST_SHOWN + 1, 3_000_000)  # to know whether there are more
_MOST_IN_FILE = Most(1_000_000, 200_000_000)
_INPUTS = {"date": "date", "count": "number", "integer": "number", "number": "number"}  # else text


@router.get("/reports")
def index(request: Request) -> Response:
    """All of them."""
    return render(request, "reports.html", questions=all_questions())


@router.get("/reports/{name}.csv")
def table(request: Request, name: str) -> Response:
    """The rows as a file that a spreadsheet opens."""
    question = _find(name)
    found = answer(_asked(request), question, _given(request, question), _MOST_IN_FILE)
    return csv_file(name, found.columns, found.rows)


@router.get("/reports/{name}")
def report(request: Request, name: str) -> Response:
    """The form, and below it the answer; what a parameter lacks is said in its place."""
    question = _find(name)
    given = _given(request, question)
    shown: dict[str, Any] = {"found": None, "wrong": "", "candidates": (), "parameter": ""}
    if not _missing(question, given):
        try:
            shown["found"] = answer(_asked(request), question, given, ONE_MORE)
        except Ambiguous as several:
            shown |= {"candidates": several.found, "parameter": _told(question, given, several.name)}
        except (NoWarehouse, Interrupted):
            raise  # neither is mended in the form
        except UserError as error:
            shown["wrong"] = str(error)
    shown |= {"table": _table(request, shown["found"]), "inputs": _INPUTS, "most": MOST_SHOWN}
    status = 422 if shown["wrong"] else 200
    return render(request, "report.html", status, question=question, given=given, **shown)


def _asked(request: Request) -> Connection:
    """Reports are as slow as SQL of a reader's own: pages of others do not wait for them."""
    return warehouse(request, request.app.state.analyst)


def _table(request: Request, found: Answer | None) -> tuple[list[str], list[list[Any]]] | None:
    return linked(request, found.columns, found.rows[:MOST_SHOWN], keep_keys=False) if found else None


def csv_file(name: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Response:
    """CSV with a byte order mark, to be kept under that name."""
    return Response(
        as_text(columns, rows, "excel-csv"),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def _find(name: str) -> Question:
    try:
        return find_question(name)
    except UserError:
        raise not_found() from None


def _given(request: Request, question: Question) -> dict[str, str]:
    """The parameters in the address; one left empty keeps its default."""
    written = {each.name: request.query_params.get(each.name, "").strip() for each in question.parameters}
    return {name: value for name, value in written.items() if value}


def _missing(question: Question, given: dict[str, str]) -> list[Parameter]:
    return [each for each in question.parameters if each.default is None and each.name not in given]


def _told(question: Question, given: dict[str, str], name: str) -> str:
    """Which parameter the name was given for."""
    entities = (each.name for each in question.parameters if each.type == "entity")
    return next(each for each in entities if given.get(each) == name)
