"""Who may read: whoever shows the token, or, where there is none, whoever sits at this machine."""

from __future__ import annotations

import hmac
from typing import Protocol
from urllib.parse import quote, unquote

from fastapi import Request, Response
from fastapi.responses import PlainTextResponse, RedirectResponse

COOKIE = "khabar_access"
SIGN_IN = "/sign-in"
_LOOPBACK = {"localhost", "127.0.0.1", "[::1]"}
_LONGEST_NAME = 80


class Access(Protocol):
    """Decides of each request."""

    @property
    def has_sign_out(self) -> bool:
        """Whether our pages sign out: ``/sign-out``."""

    async def user(self, request: Request) -> str | None:
        """The name of the one who asks; None: nobody who may."""

    def turn_away(self, request: Request) -> Response:
        """The answer to one who may not: how to sign in."""


class TokenAccess:
    """A token that all readers share, or none: then only this machine's own browsers are answered.

    A page elsewhere can make a browser here ask us, under a name of its own that leads to this machine (DNS
    rebinding); so without a token the address asked for must be a loopback one.
    """

    def __init__(self, token: str | None, owner: str) -> None:
        self._token, self._owner = token, owner

    @property
    def has_sign_out(self) -> bool:
        """Where there is a token."""
        return self._token is not None

    async def user(self, request: Request) -> str | None:
        """The name given at signing in; without a token, the owner's."""
        if self._token is None:
            return self._owner if _host(request) in _LOOPBACK else None
        written, _, seal = request.cookies.get(COOKIE, "").rpartition(".")
        return unquote(written) if written and _same(seal, self._seal(written)) else None

    def turn_away(self, request: Request) -> Response:
        """To the page for signing in; a program is told so."""
        if self._token is None:
            return PlainTextResponse(
                "this reading room answers at http://localhost alone; for other addresses set KHABAR_WEB_TOKEN\n",
                403,
            )
        if request.method not in ("GET", "HEAD"):
            return PlainTextResponse("sign in first\n", 401)
        root = request.scope.get("root_path", "")
        wanted = request.url.path.removeprefix(root) + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"{root}{SIGN_IN}?next={quote(wanted)}", 303)

    def accepts(self, token: str) -> bool:
        """Whether this is the token."""
        return self._token is not None and _same(token, self._token)

    def sign_in(self, request: Request, response: Response, name: str) -> None:
        """Let the browser that gets this response be known by that name."""
        written = quote(name.strip()[:_LONGEST_NAME] or self._owner, safe="")
        response.set_cookie(
            COOKIE,
            f"{written}.{self._seal(written)}",
            path=request.scope.get("root_path", "") or "/",
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
        )

    def sign_out(self, request: Request, response: Response) -> None:
        """Let it be forgotten."""
        response.delete_cookie(COOKIE, path=request.scope.get("root_path", "") or "/")

    def _seal(self, name: str) -> str:
        """That who has it knew the token, without the token in it."""
        return hmac.digest(str(self._token).encode(), f"khabar reader {name}".encode(), "sha256").hex()


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _host(request: Request) -> str:
    """The host asked for, without its port."""
    host = request.headers.get("host", "").lower()
    return host.rpartition(":")[0] if not host.endswith("]") and ":" in host else host
