"""The reading room as an ASGI application: to be served alone, or mounted in another."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from sqlalchemy import Engine

from etl.web.access import Access, TokenAccess
from etl.web.failing import add_error_pages
from etl.web.guard import Guard
from etl.web.pages import NAVIGATION, ROUTERS, sign_in
from etl.web.reader import Reader
from etl.web.rendering import STATIC

_PAGE_SECONDS, _PAGES_AT_ONCE = 10, 8
_ANSWER_SECONDS, _ANSWERS_AT_ONCE = 20, 4


def make_app(warehouse: str, access: Access, judge: Engine | None = None) -> FastAPI:
    """The reading room over a warehouse.

    Pages read through connections that cannot write. ``judge`` is for the one thing that is written, what analysts
    judge; without it there is nothing by which anything could be.

    Raises:
        UserError: the address is none of a warehouse.
    """
    app = FastAPI(title="Khabar", docs_url=None, redoc_url=None, openapi_url=None, lifespan=_lifespan)
    app.state.reader = Reader(warehouse, _PAGE_SECONDS, _PAGES_AT_ONCE)
    app.state.analyst = Reader(warehouse, _ANSWER_SECONDS, _ANSWERS_AT_ONCE)  # of reports and own SQL
    app.state.access, app.state.judge = access, judge
    for router in ROUTERS:
        app.include_router(router)
    if isinstance(access, TokenAccess):
        app.include_router(sign_in.router)
    paths = {getattr(route, "path", "") for route in app.routes}
    app.state.navigation = [(path, key) for path, key in NAVIGATION if path in paths]
    app.mount("/static", StaticFiles(directory=STATIC), "static")
    add_error_pages(app)
    app.add_middleware(Guard, access=access)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.reader.close()
    app.state.analyst.close()
    if app.state.judge is not None:
        app.state.judge.dispose()
