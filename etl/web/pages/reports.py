"""Each report with its parameters as a form, its SQL, and its table, also as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from etl.errors import Interrupted, NoWarehouse, UserError
from etl.report.answers import Most, answer
from etl.report.entities import Ambiguous, NamedEntity
from etl.report.questions import Parameter, Question, all_questions, find_question
from etl.report.tables import render as as_text
from etl.web.asking import warehouse
from etl.web.failing import not_found
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
    found = answer(warehouse(request), question, _given(request, question), _MOST_IN_FILE)
    return csv_file(name, found.columns, found.rows)


@router.get("/reports/{name}")
def report(request: Request, name: str) -> Response:
    """The form, and below it the answer; what a parameter lacks is said in its place."""
    question = _find(name)
    given = _given(request, question)
    found, wrong, parameter = None, "", ""
    candidates: Sequence[NamedEntity] = ()
    if not _missing(question, given):
        try:
            found = answer(warehouse(request), question, given, ONE_MORE)
        except Ambiguous as several:
            candidates, parameter = several.found, _of_entity(question, given, several.name)
        except (NoWarehouse, Interrupted):
            raise  # neither is mended in the form
        except UserError as error:
            wrong = str(error)
    return render(
        request, "report.html", 422 if wrong else 200, question=question, given=given, found=found, wrong=wrong,
        candidates=candidates, parameter=parameter, inputs=_INPUTS, most=MOST_SHOWN,
    )  # fmt: skip


def csv_file(name: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Response:
    """CSV with a byte order mark, to be kept under that name."""
    return Response(
        as_text(columns, rows, "excel"),
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


def _of_entity(question: Question, given: dict[str, str], name: str) -> str:
    """Which parameter the ambiguous name was given for."""
    return next(each.name for each in question.parameters if given.get(each.name) == name)
