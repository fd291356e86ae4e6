"""A loaded warehouse on each engine, shared by all tests that only read, and browsers that ask for pages of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from etl.web.access import TokenAccess
from etl.web.app import make_app
from tests.conftest import BODY, ENGINES, _article, _entity, _fresh_database, _loader, fill_warehouse

TOKEN = "a token that nobody guesses"
HERE, ELSEWHERE = "http://localhost:8088", "http://khabar.example"

ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n"

SCRIPT = "<script>alert('x')</script>"
OVERRIDE = "\u202eأخبار\u202c"
NULL = "\x01\x07"
FORMULA = '=HYPERLINK("http://evil.example","انقر")'
LONG = "س" * 3000
HOSTILE = f"{SCRIPT} {OVERRIDE} {NULL} {FORMULA} {LONG} \"'><img src=x onerror=alert(1)>"


def _hostile(article):
    """An article in which somebody of a hostile name says hostile things."""
    from etl.records import Annotations, Mention, Sentence, Statement

    found = Annotations(article.version_id, "ar", [Sentence(0, len(article.body))], 3)
    found.anchor_on, found.anchor_basis = article.anchor_on, article.anchor_basis
    end = len(SCRIPT)
    someone = _entity("PERSON", SCRIPT)
    found.entities.append(someone)
    found.mentions.append(Mention(0, end, "PERSON", someone.key, "lexicon", 0.9))
    words = Statement(
        "direct", 0, end, SCRIPT, "assert", end + 1, len(article.body), 0, end, someone.key, SCRIPT, "named"
    )
    found.statements.append(words)
    return found


def load_articles(engine: Engine) -> None:
    """Two articles, and one that means harm."""
    load = _loader(engine)
    load(
        [
            _article("1", BODY, url="https://sabah.example/1"),
            _article("2", "زار محمد شياع السوداني بغداد.", position=2),
        ]
    )
    load([_article("3", HOSTILE, title=HOSTILE, source="hostile", position=3)], annotate=_hostile)


@pytest.fixture(scope="session", params=ENGINES)
def loaded_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a warehouse with three articles, on each engine in turn; for tests that only read."""
    if request.param == "sqlite":
        file = tmp_path_factory.mktemp("loaded") / "warehouse.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), file)
        urls: Iterator[str] = iter([f"sqlite:///{file}"])
    else:
        template = request.getfixturevalue("postgresql_template")
        urls = _fresh_database(request.getfixturevalue("postgresql"), template)
    for url in urls:
        fill_warehouse(url, load_articles)
        yield url


@pytest.fixture(scope="session")
def loaded_file(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same on SQLite alone: for what no engine changes."""
    file = tmp_path_factory.mktemp("loaded_file") / "warehouse.db"
    shutil.copy(sqlite_template, file)
    fill_warehouse(f"sqlite:///{file}", load_articles)
    return f"sqlite:///{file}"


def browser(app: FastAPI, base_url: str = HERE, **headers: str) -> TestClient:
    """One that follows no redirection by itself and shows a fault as a page, as a browser would get it."""
    return TestClient(app, base_url, follow_redirects=False, raise_server_exceptions=False, headers=headers)


@pytest.fixture
def client(loaded_url: str) -> Iterator[TestClient]:
    """A browser on this machine, on each engine in turn."""
    with browser(make_app(loaded_url, TokenAccess(None, "amal"))) as client:
        yield client


@pytest.fixture
def here(loaded_file: str) -> Iterator[TestClient]:
    """A browser on this machine."""
    with browser(make_app(loaded_file, TokenAccess(None, "amal"))) as client:
        yield client


@pytest.fixture
def guarded(loaded_file: str) -> Callable[..., TestClient]:
    """Browsers of a reading room that asks for its token."""

    def open_browser(**headers: str) -> TestClient:
        return browser(make_app(loaded_file, TokenAccess(TOKEN, "amal")), ELSEWHERE, **headers)

    return open_browser
