"""What goes wrong is a page with one clear line; never a traceback."""

from __future__ import annotations

import html
import logging
import re
import shutil

import pytest
from fastapi import Request
from sqlalchemy import text

from etl.load import open_warehouse
from etl.report.answers import answer
from etl.report.questions import own_question
from etl.web.access import TokenAccess
from etl.web.app import make_app
from etl.web.asking import warehouse
from etl.web.reader import Reader
from tests.web.conftest import ENDLESS, browser

PAGES = ("/reports/countries_named", "/reports/countries_named.csv", "/sql?q=SELECT+1", "/sql.csv?q=SELECT+1")


def line(answer) -> str:
    return html.unescape(re.search(r'class="line"[^>]*>([^<]*)<', answer.text)[1])


def room(url):
    return browser(make_app(url, TokenAccess(None, "amal")))


@pytest.mark.parametrize("path", PAGES)
def test_a_warehouse_that_is_not_there_names_the_remedy(tmp_path, path):
    answer = room(f"sqlite:///{tmp_path}/none.db").get(path)
    assert answer.status_code == 503
    assert "there is no warehouse yet; `khabar run` makes one" in line(answer)
    assert not (tmp_path / "none.db").exists()


def test_a_warehouse_of_another_version_names_the_remedy(empty_url, sqlite_template, tmp_path):
    shutil.copy(sqlite_template, tmp_path / "other.db")
    engine = open_warehouse(f"sqlite:///{tmp_path}/other.db")
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    engine.dispose()
    assert "`khabar run` brings it up to date" in line(room(f"sqlite:///{tmp_path}/other.db").get(PAGES[0]))


def test_a_database_of_something_else_names_the_remedy(empty_url):
    engine = open_warehouse(empty_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE notes (a INTEGER)"))
    engine.dispose()
    answer = room(empty_url).get(PAGES[0])
    assert answer.status_code == 503
    assert "this is no warehouse yet" in line(answer)


def test_a_server_that_is_down_is_said_without_its_password():
    answer = room("postgresql://amal:secret@127.0.0.1:1/khabar").get(PAGES[0])
    assert answer.status_code == 503
    assert "cannot be opened" in line(answer)
    assert "secret" not in answer.text


def test_an_empty_warehouse_says_how_to_fill_it(warehouse_url):
    page = room(warehouse_url).get("/reports/countries_named?lang=en")
    assert page.status_code == 200
    assert "holds no articles yet" in page.text and "khabar run" in page.text


def test_a_loaded_one_does_not(client):
    assert "khabar run" not in client.get("/reports/countries_named").text


def test_a_warehouse_put_in_place_of_another_is_seen(sqlite_template, loaded_file, tmp_path):
    file = tmp_path / "warehouse.db"
    shutil.copy(sqlite_template, file)
    client = room(f"sqlite:///{file}")
    question = {"q": "SELECT COUNT(*) AS articles FROM article"}
    assert '<td class="number">0</td>' in client.get("/sql", params=question).text
    shutil.copy(loaded_file.removeprefix("sqlite:///"), tmp_path / "other.db")
    (tmp_path / "other.db").replace(file)
    assert '<td class="number">3</td>' in client.get("/sql", params=question).text


@pytest.mark.parametrize(
    "path", ["/nothing", "/reports/nothing", "/static/nothing.js", "/reports/countries_named/x"]
)
def test_what_is_not_there_is_said(here, path):
    answer = here.get(path + "?lang=en")
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.text


def test_what_is_not_asked_for_so_is_said(here):
    assert here.put("/reports").status_code == 405


def test_a_parameter_missing_is_said(here):
    answer = here.get("/sql.csv?lang=en")
    assert answer.status_code == 422
    assert line(answer) == "q: –"


def test_a_parameter_that_is_wrong_is_named_with_its_value_alone(here):
    assert line(here.get("/stories?day=<b>" + "5" * 200)) == "day: <b>" + "5" * 97


def test_a_fault_of_ours_shows_nothing_of_itself(loaded_file, caplog):
    app = make_app(loaded_file, TokenAccess(None, "amal"))

    @app.get("/broken")
    def broken() -> None:
        raise RuntimeError("a secret of the program")

    with caplog.at_level(logging.ERROR, "khabar.web"):
        answer = browser(app).get("/broken?lang=en")
    assert answer.status_code == 500
    assert "secret" not in answer.text and "Traceback" not in answer.text
    assert "content-security-policy" in answer.headers
    assert "a secret of the program" in caplog.text


def test_what_takes_too_long_is_said(loaded_url):
    app = make_app(loaded_url, TokenAccess(None, "amal"))
    app.state.reader = Reader(loaded_url, 0.2, 1)

    @app.get("/endless")
    def endless(request: Request) -> None:
        answer(warehouse(request), own_question(ENDLESS))

    page = browser(app).get("/endless?lang=en")
    assert page.status_code == 503
    assert "took longer than is allowed" in page.text


def test_a_connection_goes_back_when_the_answer_is_given(loaded_url):
    app = make_app(loaded_url, TokenAccess(None, "amal"))
    client = browser(app)
    for _ in range(20):
        assert client.get("/reports/countries_named").status_code == 200
        assert client.get("/reports/countries_named?most=x").status_code == 422
    assert app.state.analyst._engine.pool.checkedout() == 0
