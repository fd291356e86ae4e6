"""A web server on loopback that answers as a test says: well, badly, or with malice."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Request:
    """What was asked."""

    path: str
    headers: Mapping[str, str]


@dataclass
class Answer:
    """What is answered; ``length`` may lie, and without one the connection's end is the body's."""

    body: bytes | str = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = -1  # -1: the true one


Behaviour = Callable[["Handler"], object]


class Handler(BaseHTTPRequestHandler):
    """Answers by the server's table of paths."""

    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.requests.append(Request(self.path, dict(self.headers)))
        planned = self.server.answers.get(self.path, Answer("none", 404))
        if isinstance(planned, list):
            planned = planned.pop(0) if len(planned) > 1 else planned[0]
        with suppress(BrokenPipeError, ConnectionResetError):
            if callable(planned):
                planned(self)
            else:
                self.give(planned)

    do_POST = do_GET

    def give(self, answer: Answer) -> None:
        """Send an answer; 304 where the validator of the request is its own."""
        body = answer.body.encode() if isinstance(answer.body, str) else answer.body
        etag, modified = answer.headers.get("ETag"), answer.headers.get("Last-Modified")
        asked = self.headers.get("If-None-Match"), self.headers.get("If-Modified-Since")
        if (etag and asked[0] == etag) or (modified and asked[1] == modified):
            self.send_response(304)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(answer.status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **answer.headers}.items():
            self.send_header(name, value)
        length = len(body) if answer.length == -1 else answer.length
        if length is None or length != len(body):
            self.close_connection = True
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, Answer | Behaviour | list[Answer | Behaviour]] = {}
        self.requests: list[Request] = []


class WebServer:
    """What tests say to the server, and what they learn of it."""

    def __init__(self, server: _Server) -> None:
        self._server = server
        self.over = threading.Event()  # set when the test is: who stalls waits for it

    @property
    def port(self) -> int:
        return self._server.server_port

    def url(self, path: str = "/") -> str:
        """A URL of this server."""
        return f"http://127.0.0.1:{self.port}{path}"

    def plan(self, path: str, *answers: Answer | Behaviour | bytes | str) -> str:
        """Answer so at a path: one after another, the last one for ever. The path's URL."""
        made = [Answer(each) if isinstance(each, bytes | str) else each for each in answers]
        self._server.answers[path] = list(made)
        return self.url(path)

    def stall(self, handler: Handler) -> None:
        """A behaviour: take the request, say nothing."""
        self.over.wait()
        handler.close_connection = True

    @property
    def asked(self) -> Sequence[str]:
        """The paths that were asked for, in order; those of robots.txt aside."""
        return [request.path for request in self._server.requests if request.path != "/robots.txt"]

    @property
    def requests(self) -> list[Request]:
        return self._server.requests

    def forget(self) -> None:
        """Begin a new list of requests."""
        self._server.requests.clear()


@contextmanager
def web_server() -> Iterator[WebServer]:
    """A server of this test's own, as long as it is wanted."""
    with _Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        web = WebServer(server)
        try:
            yield web
        finally:
            web.over.set()
            server.shutdown()
            thread.join()
