"""What went wrong, as a page: one clear line and what to do; never a traceback."""

from __future__ import annotations

import logging

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException as StarletteHTTPException

from etl.errors import Interrupted, NoWarehouse, UserError
from etl.web.rendering import render

_SHOWN_CHARS = 100  # of a value that is wrong
_log = logging.getLogger("khabar.web")


def not_found(what: str = "") -> HTTPException:
    """To be raised where there is nothing at this address."""
    return HTTPException(404, what)


def add_error_pages(app: FastAPI) -> None:
    """Let every error of the app be answered by a page."""
    app.add_exception_handler(StarletteHTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _misread)
    app.add_exception_handler(UserError, _wrong)


def _refused(request: Request, error: Exception) -> Response:
    status = getattr(error, "status_code", 500)
    known = status if status in (403, 404, 405) else 422
    detail = getattr(error, "detail", "")
    return render(request, "error.html", status, what=str(known), line="" if status in (404, 405) else detail)


def _misread(request: Request, error: Exception) -> Response:
    """Name and value of what was wrong: what the library says of it is English, and of its own types."""
    assert isinstance(error, RequestValidationError)  # it is the handler of these alone
    wrong = error.errors()[0]
    given = wrong["input"]  # of what is missing: all that was given
    line = f"{wrong['loc'][-1]}: {given[:_SHOWN_CHARS] if isinstance(given, str) else '–'}"
    return render(request, "error.html", 422, what="422", line=line)


def _wrong(request: Request, error: Exception) -> Response:
    what, status = "422", 422
    if isinstance(error, NoWarehouse):
        what, status = "no_warehouse", 503
    elif isinstance(error, Interrupted):
        what, status = "too_long", 503
    return render(request, "error.html", status, what=what, line=str(error))


def fault(request: Request, error: Exception) -> Response:
    """The answer where a fault of ours stopped the page; the log has the rest."""
    _log.error("%s %s", request.method, request.url.path, exc_info=error)
    return render(request, "error.html", 500, what="500", line="")
