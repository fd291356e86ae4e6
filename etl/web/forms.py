"""Forms that write come from our own pages: each carries the value of a cookie that no other site can read or set."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import Depends, HTTPException, Request, Response
from starlette.datastructures import FormData

COOKIE = "khabar_form"
FIELD = "form_token"


def token(request: Request) -> str:
    """What a form of this page carries in its hidden field (``m.form_token()`` in a template)."""
    known: str | None = request.cookies.get(COOKIE) or getattr(request.state, COOKIE, None)
    if known is None:
        known = secrets.token_urlsafe(32)
        setattr(request.state, COOKIE, known)
    return known


def keep(request: Request, response: Response) -> None:
    """Give the browser the cookie, where the page has a form and it has none yet."""
    if fresh := getattr(request.state, COOKIE, None):
        response.set_cookie(
            COOKIE, fresh, path=request.scope.get("root_path", "") or "/", httponly=True, samesite="strict"
        )


async def _posted(request: Request) -> FormData:
    form = await request.form(max_files=0, max_fields=100)
    sent, expected = form.get(FIELD), request.cookies.get(COOKIE, "")
    if (
        not isinstance(sent, str)
        or not expected
        or not secrets.compare_digest(sent.encode(), expected.encode())
    ):
        raise HTTPException(403, "the form is not from this page, or too old; open the page again")
    return form


Posted = Annotated[FormData, Depends(_posted)]  # the fields of a form, in a handler that takes one
