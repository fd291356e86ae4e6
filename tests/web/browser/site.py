"""The reading room served on loopback, and the addresses of its pages."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import uvicorn
from fastapi import FastAPI
from sqlalchemy import Engine, create_engine, text

from etl.report.questions import all_questions
from etl.resolve.judging import open_to_judge
from etl.web.access import TokenAccess
from etl.web.app import make_app

# What stands in the place of the parameter of a page's address, by the room it is in: of all there is, the richest.
_RICHEST = {
    "articles": "SELECT v.article_id FROM article_version AS v WHERE v.is_current "
    "ORDER BY (SELECT COUNT(*) FROM statement AS s WHERE s.version_id = v.version_id) DESC, 1 LIMIT 1",
    "stories": "SELECT story_id FROM story_member GROUP BY story_id ORDER BY COUNT(*) DESC, 1 LIMIT 1",
    "names": "SELECT entity_id FROM entity_link GROUP BY entity_id ORDER BY COUNT(*) DESC, 1 LIMIT 1",
}
_PARAMETER = re.compile(r"\{[\w:]+\}")


@dataclass(frozen=True)
class Site:
    """What is served, and where."""

    app: FastAPI
    url: str
    warehouse: str

    @cached_property
    def engine(self) -> Engine:
        """The warehouse behind it."""
        return create_engine(self.warehouse)

    def rows(self, sql: str, **values: Any) -> list[Any]:
        """What the warehouse says, for a test to compare with."""
        with self.engine.connect() as connection:
            return list(connection.execute(text(sql), values))

    @cached_property
    def pages(self) -> dict[str, str]:
        """An address of every page there is, by the path of its route; of reports, every one."""
        found = {}
        for route in self.app.routes:
            path, methods = getattr(route, "path", ""), getattr(route, "methods", None) or ()
            if "GET" in methods and "." not in path and not path.startswith("/static"):
                found |= self._addresses(path)
        edited = self.rows("SELECT MIN(a.article_id) FROM article_version AS a WHERE NOT a.is_current")[0][0]
        if "/search" in found:
            found["found"] = "/search?q=بغداد"
        for (hostile,) in self.rows("SELECT article_id FROM article WHERE identity = 'h1'"):
            found["hostile article"] = f"/articles/{hostile}"
        return found | {"edited article": f"/articles/{edited}", "missing": "/articles/1"}

    @cached_property
    def distinct(self) -> dict[str, str]:
        """One page of each kind, and three reports: these differ in their rows alone."""
        reports = [page for page in self.pages if page.startswith("/reports/{name} ")]
        return {page: address for page, address in self.pages.items() if page not in reports[3:]}

    def _addresses(self, path: str) -> dict[str, str]:
        if path == "/reports/{name}":
            return {f"{path} {each.name}": f"/reports/{each.name}" for each in all_questions()}
        if path == "/judgements/new":
            name = self.rows(
                "SELECT version_id, start_offset, end_offset FROM mention ORDER BY 1, 2 LIMIT 1"
            )[0]
            return {path: f"{path}?read=name&version={name[0]}&start={name[1]}&end={name[2]}"}
        if not _PARAMETER.search(path):
            return {path: path}
        return {path: _PARAMETER.sub(str(self.rows(_RICHEST[path.split("/")[1]])[0][0]), path)}


@contextmanager
def serve(warehouse: str) -> Iterator[Site]:
    """Serve a warehouse as long as it is wanted."""
    app = make_app(warehouse, TokenAccess(None, "القارئ"), open_to_judge(warehouse))
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    try:
        yield Site(app, f"http://127.0.0.1:{listening.getsockname()[1]}", warehouse)
    finally:
        server.should_exit = True
        thread.join()
