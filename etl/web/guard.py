"""Before every request: who asks, and from where; behind every answer: what a browser may do with it."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import PlainTextResponse
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from etl.web.access import SIGN_IN, Access
from etl.web.failing import fault
from etl.web.reader import release

_SAFE = ("GET", "HEAD")
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_KEEP = "max-age=31536000, immutable"


class Guard:
    """Middleware: lets in who may read, and closes the request's connection behind the answer."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app, self._access = app, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._answer(Request(scope, receive), receive, _with_headers(scope, send))

    async def _answer(self, request: Request, receive: Receive, send: Send) -> None:
        path = _path(request.scope)
        is_open = path.startswith("/static/") or path == SIGN_IN
        if request.method not in _SAFE and _is_from_elsewhere(request):
            response = PlainTextResponse("another site sent this; it is refused\n", 403)
            return await response(request.scope, receive, send)
        request.state.user = None if is_open else await self._access.user(request)
        if not is_open and request.state.user is None:
            return await self._access.turn_away(request)(request.scope, receive, send)
        begun = _Begun(send)
        try:
            await self._app(request.scope, receive, begun)
        except Exception as error:  # here, not around us, or its page would go without our headers
            if begun.status:
                raise
            await fault(request, error)(request.scope, receive, send)
        finally:
            if connection := getattr(request.state, "connection", None):
                release(connection)


class _Begun:
    """Passes an answer on, and knows whether it has begun."""

    def __init__(self, send: Send) -> None:
        self._send, self.status = send, 0

    async def __call__(self, message: Message) -> None:
        """Pass it on."""
        self.status = message.get("status", self.status)
        await self._send(message)


def _path(scope: Scope) -> str:
    """The path within the reading room, wherever it hangs."""
    return str(scope["path"]).removeprefix(scope.get("root_path", ""))


def _is_from_elsewhere(request: Request) -> bool:
    """Whether a browser says that another site's page sends this; forms have a token besides."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None:
        return site not in ("same-origin", "none")
    return origin not in (None, "null") and urlsplit(origin).netloc != request.headers.get("host")


def _with_headers(scope: Scope, send: Send) -> Send:
    kept = _path(scope).startswith("/static/") and b"v=" in scope.get("query_string", b"")

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            headers["Cache-Control"] = _KEEP if kept and message["status"] == 200 else "no-store"
        await send(message)

    return send_with_headers
