"""Signing in with the token; the browser keeps a seal of it, the address never does."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from etl.web.access import SIGN_IN, TokenAccess
from etl.web.forms import Posted
from etl.web.rendering import address, render

router = APIRouter()


@router.get(SIGN_IN)
def show(request: Request, next: str = "/", token: str | None = None) -> Response:
    """The form; with the token in the address, as it is printed at the start, it is taken out of there at once."""
    if token is not None:
        return _entered(request, token, "", next)
    return render(request, "sign_in.html", next=ours(next), wrong=False)


@router.post(SIGN_IN)
def enter(
    request: Request,
    _form: Posted,
    token: Annotated[str, Form()] = "",
    name: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",
) -> Response:
    """Let in who knows the token."""
    return _entered(request, token, name, next)


@router.post("/sign-out")
def leave(request: Request, _form: Posted) -> Response:
    """Forget the browser."""
    access: TokenAccess = request.app.state.access
    response = RedirectResponse(address(request, SIGN_IN), 303)
    access.sign_out(request, response)
    return response


def _entered(request: Request, token: str, name: str, wanted: str) -> Response:
    access: TokenAccess = request.app.state.access
    if not access.accepts(token):
        return render(request, "sign_in.html", 401, next=ours(wanted), wrong=True)
    response = RedirectResponse(address(request, ours(wanted)), 303)
    access.sign_in(request, response, name)
    return response


def ours(wanted: str) -> str:
    """An address of ours, never of another site: browsers read // and /\\ as the beginning of one."""
    return wanted if wanted.startswith("/") and not wanted.startswith(("//", "/\\")) else "/"
