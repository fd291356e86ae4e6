"""Templates into pages. Whatever stands in the news is text there: nothing is put into a page unescaped."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from zlib import crc32

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment
from markupsafe import Markup

from etl.report.html_pages import templates_of
from etl.web import forms
from etl.web.language import COOKIE, LANGUAGES, chosen, count, say

HERE = Path(__file__).parent
STATIC = HERE / "static"
_YEAR = 365 * 24 * 3600
# They move the writing direction of what follows, or are no characters at all (UAX 9; XML 1.0, 2.2).
_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def render(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page of ``templates/``, in the reader's language."""
    language = chosen(request)
    shown = (
        _templates()
        .get_template(template)
        .render(
            request=request,
            lang=language,
            dir="rtl" if language == "ar" else "ltr",
            t=partial(say, language),
            n=partial(count, language),
            at=partial(address, request),
            here=partial(_here, request),
            user=getattr(request.state, "user", None),
            access=request.app.state.access,
            csrf=partial(forms.token, request),
            is_empty=getattr(request.state, "is_empty", False),
            navigation=request.app.state.navigation,
            may_judge=request.app.state.judge is not None,
            **values,
        )
    )
    response = HTMLResponse(_UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", shown), status)
    if request.query_params.get("lang") in LANGUAGES:
        response.set_cookie(COOKIE, language, _YEAR, path=address(request, "/"), samesite="lax")
    forms.keep(request, response)
    return response


def address(request: Request, path: str, **query: Any) -> str:
    """The address of a page of ours, wherever the reading room hangs; what is None is left out of the query."""
    given = [(name, value) for name, value in query.items() if value is not None]
    return str(request.scope.get("root_path", "")) + path + (f"?{urlencode(given)}" if given else "")


def _here(request: Request, **changed: Any) -> str:
    """The address of this page with some of its query changed; None takes one away."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in changed]
    given = kept + [(name, value) for name, value in changed.items() if value is not None]
    return request.url.path + (f"?{urlencode(given)}" if given else "")


def asset(request: Request, name: str) -> str:
    """The address of a file of ``static/``, another one when the file changes: browsers may keep it."""
    return address(request, f"/static/{name}", v=_checksum(name))


@cache
def _checksum(name: str) -> str:
    return f"{crc32((STATIC / name).read_bytes()):08x}"


def as_json(value: Any) -> Markup:
    """A value for a script to read, in ``<script type="application/json">``: the only text put in unescaped.

    Of what could end the element or begin another, nothing is left.
    """
    written = json.dumps(value, ensure_ascii=False, default=str)
    for character in "<>&\u2028\u2029":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return Markup(written)


def _number(value: Any) -> str:
    """A figure of ours: Western digits, thousands apart."""
    return f"{value:,.4g}" if isinstance(value, float) and value != int(value) else f"{int(value):,}"


def _cell(value: Any) -> str:
    """A value of a table as it stands there; ids stay whole."""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, date) else str(value)


@cache
def _templates() -> Environment:
    environment = templates_of(HERE / "templates", auto_reload=False)
    environment.globals["asset"] = asset
    environment.filters |= {"as_json": as_json, "number": _number, "cell": _cell}
    return environment
