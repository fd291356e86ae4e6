"""Each report with its parameters as a form, its SQL, and its table, also as a file."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Connection

from etl.errors import UserError
from etl.report.answers import Answer, Most, answer
from etl.report.entities import Ambiguous
from etl.report.questions import Parameter, Question, WrongParameter, all_questions, find_question
from etl.report.tables import Table, table_of, write_file
from etl.web.asking import warehouse
from etl.web.failing import not_found
from etl.web.linking import linked
from etl.web.rendering import render

router = APIRouter()
MOST_SHOWN = 1000  # rows of a page; a file has more
ONE_MORE = Most(MOST_SHOWN + 1, 3_000_000)  # to know whether there are more
_MOST_IN_FILE = Most(1_000_000, 200_000_000)
FILES = {  # by ending: the format, and what a browser calls it
    "csv": ("excel-csv", "text/csv; charset=utf-8"),
    "xlsx": ("excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "parquet": ("parquet", "application/vnd.apache.parquet"),
}
_INPUTS = {"date": "date", "count": "number", "integer": "number", "number": "number"}  # else text


@router.get("/reports")
def index(request: Request) -> Response:
    """All of them."""
    return render(request, "reports.html", questions=all_questions())


@router.get("/reports/{name}.{ending}")
def table(request: Request, name: str, ending: str) -> Response:
    """The rows as a file: CSV and a workbook for a spreadsheet, Parquet for programs."""
    if ending not in FILES:
        raise not_found()
    question = _find(name)
    given = _given(request, question)
    found = answer(_asked(request), question, given, _MOST_IN_FILE)
    return file_of(table_of(question, found.columns, found.rows, given), name, ending)


@router.get("/reports/{name}")
def report(request: Request, name: str) -> Response:
    """The form, and below it the answer; what a parameter lacks is said in its place."""
    question = _find(name)
    given = _given(request, question)
    shown: dict[str, Any] = {"found": None, "wrong": None, "candidates": (), "parameter": ""}
    if not _missing(question, given):
        try:
            shown["found"] = answer(_asked(request), question, given, ONE_MORE)
        except Ambiguous as several:
            shown |= {"candidates": several.found, "parameter": _told(question, given, several.name)}
        except WrongParameter as error:
            shown["wrong"] = error
    shown |= {
        "table": _table(request, shown["found"]),
        "inputs": _INPUTS,
        "most": MOST_SHOWN,
        "endings": FILES,
    }
    status = 422 if shown["wrong"] else 200
    return render(request, "report.html", status, question=question, given=given, **shown)


def _asked(request: Request) -> Connection:
    """Reports are as slow as SQL of a reader's own: pages of others do not wait for them."""
    return warehouse(request, request.app.state.analyst)


def _table(request: Request, found: Answer | None) -> tuple[list[str], list[list[Any]]] | None:
    return linked(request, found.columns, found.rows[:MOST_SHOWN], keep_keys=False) if found else None


def file_of(table: Table, name: str, ending: str) -> Response:
    """The table as a file of that ending, to be kept under that name; CSV with a byte order mark."""
    form, kind = FILES[ending]
    with TemporaryDirectory(prefix="khabar-") as folder:
        file = Path(folder, name)
        write_file(table, form, file)
        content = file.read_bytes()
    disposition = f'attachment; filename="{name}.{ending}"'
    return Response(content, media_type=kind, headers={"Content-Disposition": disposition})


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
