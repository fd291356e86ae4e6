"""The checks of a run: which of its rules do not hold now, and the rows that break them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from sqlalchemy.exc import DBAPIError

from etl.report.answers import refusal
from etl.report.checks import check_names, run_check
from etl.web.asking import ask_one, warehouse
from etl.web.failing import not_found
from etl.web.rendering import render

router = APIRouter()
_MOST_VERSIONS = 2000  # of a run, to be checked while a reader waits
Run = Annotated[str, Query(max_length=250)]


@router.get("/checks")
def checks(request: Request, run: Run = "") -> Response:
    """What the checks find in what a run wrote, the last night's unless another is asked for.

    A run that wrote too much for a page is left to ``khabar check``.
    """
    asked = ask_one(request, "run_size", run=run or None)
    if run and asked is None:
        raise not_found()
    names = check_names() if asked and asked.versions <= _MOST_VERSIONS else []
    try:
        found = [run_check(warehouse(request), name, asked.run_id) for name in names] if asked else []
    except DBAPIError as error:
        raise refusal("checks", error) from None
    findings = [each for each in found if each]
    return render(request, "checks.html", asked=asked, number=len(names), findings=findings)
