"""What analysts say in the reading room: a form of our own, in the name of whoever is signed in, and nothing else."""

from __future__ import annotations

import re
import shutil

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from etl.load import open_warehouse
from etl.load.tables import metadata
from etl.resolve.judging import open_to_judge
from etl.web.access import TokenAccess
from etl.web.app import make_app
from tests.conftest import BODY, _article
from tests.web.conftest import SCRIPT, TOKEN, browser, load_articles

SUDANI = "محمد شياع السوداني"
VERSION = _article("1", BODY, url="https://sabah.example/1").version_id
SECOND = BODY.index("وأضاف")


@pytest.fixture(scope="module")
def contents():
    """The articles that all pages are tested with, in a warehouse of each test's own."""
    return load_articles


@pytest.fixture
def analyst(warehouse_url):
    """A browser of somebody who may judge."""
    with browser(make_app(warehouse_url, TokenAccess(None, "amal"), open_to_judge(warehouse_url))) as client:
        yield client


@pytest.fixture
def rows(warehouse_url):
    engine = open_warehouse(warehouse_url)

    def ask(query, **values):
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(query), values)]

    yield ask
    engine.dispose()


def form_token(client, path):
    return re.search(r'name="form_token" value="([^"]+)"', client.get(path).text)[1]


def words(read, start, end):
    return f"/judgements/new?read={read}&version={VERSION}&start={start}&end={end}&next=/articles/1"


def judge(client, path, **fields):
    place = dict(re.findall(r'name="(version_id|start|end|next)" value="([^"]*)"', client.get(path).text))
    return client.post("/judgements", data={"form_token": form_token(client, path), **place, **fields})


def test_a_speaker_is_set_right_in_the_name_of_whoever_is_signed_in(analyst, rows):
    path = words("statement", SECOND, SECOND + 5)
    page = analyst.get(path).text
    assert "<mark>وأضاف</mark>" in page and f">{SUDANI} (" in page
    ((key,),) = rows("SELECT entity_id FROM entity WHERE lexicon_id = 'country:IQ'")
    answer = judge(analyst, path, about="speaker", verdict="corrected", who=str(key), note=SCRIPT)
    assert (answer.status_code, answer.headers["location"]) == (303, "/articles/1")
    assert rows("SELECT speaker, speaker_id FROM who_said_what WHERE cue = 'وأضاف'") == [("العراق", key)]
    listed = analyst.get("/judgements").text
    assert "amal" in listed and "<mark>وأضاف</mark>" in listed and SCRIPT not in listed
    ((judged,),) = rows("SELECT judgement_id FROM judgement")
    token = form_token(analyst, "/judgements")
    answer = analyst.post(f"/judgements/{judged}/withdraw", data={"form_token": token})
    assert answer.status_code == 303
    assert rows("SELECT speaker FROM who_said_what WHERE cue = 'وأضاف'") == [(SUDANI,)]
    assert "/withdraw" not in analyst.get("/judgements").text


@pytest.mark.parametrize(
    ("fields", "speaker"),
    [({"who": "ANON"}, "ANON"), ({"who": ""}, None), ({"who": "ANON", "other": "Iraq"}, "العراق")],
)
def test_who_it_is_may_be_written(analyst, rows, fields, speaker):
    judge(analyst, words("statement", SECOND, SECOND + 5), about="speaker", verdict="corrected", **fields)
    assert rows("SELECT speaker FROM who_said_what WHERE cue = 'وأضاف'") == [(speaker,)]


def test_what_is_no_name_statement_or_event(analyst, rows):
    judge(analyst, words("name", 4, 22), about="name", verdict="corrected", value="ORG", everywhere="1")
    assert ("ORG",) in rows("SELECT type FROM effective_mention WHERE surface = :name", name=SUDANI)
    judge(analyst, words("statement", 0, 3), about="statement", verdict="rejected")
    assert rows(f"SELECT cue FROM who_said_what WHERE version_id = {VERSION}") == [("وأضاف",)]
    judge(analyst, words("event", 33, 40), about="event", verdict="rejected")
    assert rows("SELECT * FROM event_list") == []


def test_a_merge_is_undone_and_confirmed(analyst, rows):
    ((key,),) = rows("SELECT entity_id FROM entity WHERE lexicon_id = 'country:IQ'")
    fields = {
        "form_token": form_token(analyst, words("name", 4, 22)),
        "about": "link",
        "name": "العراق",
        "entity_id": key,
    }
    answer = analyst.post("/judgements", data={**fields, "verdict": "not_same", "next": f"/names/{key}"})
    assert answer.headers["location"] == f"/names/{key}"
    linked = f"SELECT reason FROM entity_link WHERE entity_id = {key}"
    assert rows(linked) == []
    analyst.post("/judgements", data={**fields, "verdict": "same"})
    assert rows(linked) == [("judgement",)]


def test_a_form_from_elsewhere_is_refused(analyst, rows):
    fields = {"about": "statement", "verdict": "rejected", "version_id": VERSION, "start": 0, "end": 3}
    token = form_token(analyst, words("statement", 0, 3))
    assert analyst.post("/judgements", data={**fields, "form_token": "another"}).status_code == 403
    assert analyst.post("/judgements", data=fields).status_code == 403
    headers = {"Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"}
    answer = analyst.post("/judgements", data={**fields, "form_token": token}, headers=headers)
    assert answer.status_code == 403
    assert rows("SELECT * FROM judgement") == []


@pytest.mark.parametrize(
    "fields",
    [
        {"about": "weather"},
        {"about": "statement", "verdict": "corrected"},
        {"about": "statement", "version_id": "9" * 30},
        {"about": "statement", "start": "-1"},
        {"about": "name"},
        {"about": "speaker", "verdict": "corrected", "other": "لا أحد"},
        {"about": "speaker", "verdict": "corrected", "who": "x"},
        {"about": "link", "verdict": "withdraw"},
        {"about": "link", "verdict": "same", "name": "العراق", "entity_id": "7"},
        {"about": "statement", "note": "x", "verdict": "\x00"},
    ],
)
def test_what_cannot_be_meant_is_one_line(analyst, rows, fields):
    given = {"verdict": "rejected", "version_id": str(VERSION), "start": "0", "end": "3", **fields}
    answer = analyst.post(
        "/judgements", data={"form_token": form_token(analyst, words("statement", 0, 3)), **given}
    )
    assert answer.status_code == 422
    assert rows("SELECT * FROM judgement") == []


def test_an_answer_leads_nowhere_else(analyst):
    path = words("statement", 0, 3)
    for elsewhere in ("//evil.example", "https://evil.example", "/\\evil.example"):
        answer = judge(analyst, path, about="statement", verdict="rejected", next=elsewhere)
        assert answer.headers["location"] == "/"


def test_words_that_are_nowhere_are_not_found(analyst):
    for path in (words("statement", 0, 9000), words("weather", 0, 3), words("name", 3, 3)):
        assert analyst.get(path).status_code == 404
    for path in ("/judgements/new", "/judgements/new?read=name&version=99999999999999999999&start=0&end=1"):
        assert analyst.get(path).status_code == 422


def test_where_nobody_judges_nothing_can_be(client):
    """The list is there to be read; no form, and nothing that takes one."""
    assert client.get("/judgements").status_code == 200
    assert client.get(words("statement", 0, 3)).status_code == 404
    token = form_token(client, "/reports") if "form_token" in client.get("/reports").text else "x"
    client.cookies.set("khabar_form", token)
    fields = {"form_token": token, "about": "statement", "verdict": "rejected"}
    assert (
        client.post("/judgements", data={**fields, "version_id": VERSION, "start": 0, "end": 3}).status_code
        == 404
    )
    assert client.post("/judgements/5/withdraw", data={"form_token": token}).status_code == 404


def test_without_the_token_nobody_judges(warehouse_url, rows):
    with browser(
        make_app(warehouse_url, TokenAccess(TOKEN, "amal"), open_to_judge(warehouse_url)),
        "http://khabar.example",
    ) as client:
        client.cookies.set("khabar_form", "x")
        fields = {"form_token": "x", "about": "statement", "verdict": "rejected"}
        answer = client.post("/judgements", data={**fields, "version_id": VERSION, "start": 0, "end": 3})
        assert answer.status_code == 401
    assert rows("SELECT * FROM judgement") == []


def test_by_what_judges_nothing_else_can_be_written(tmp_path, sqlite_template):
    shutil.copy(sqlite_template, tmp_path / "warehouse.db")
    engine = open_to_judge(f"sqlite:///{tmp_path}/warehouse.db")
    settled = {"correction", "judged_name", "entity_link", "unsettled_word"}
    for table in metadata.tables:
        for statement, allowed in (
            (f"DELETE FROM {table}", settled),
            (f"INSERT INTO {table} DEFAULT VALUES", settled | {"judgement"}),
            (f"DROP TABLE {table}", set()),
        ):
            if table not in allowed:
                with (
                    engine.connect() as connection,
                    pytest.raises(DatabaseError, match=r"not authorized|prohibited"),
                ):
                    connection.exec_driver_sql(statement)
    for statement in (
        "ATTACH 'other.db' AS other",
        "VACUUM INTO 'other.db'",
        "PRAGMA journal_mode = DELETE",
        "UPDATE judgement SET author = 'x'",
        "CREATE TABLE x (y)",
        "SELECT load_extension('x')",
    ):
        with engine.connect() as connection, pytest.raises(DatabaseError):
            connection.exec_driver_sql(statement)
    engine.dispose()


def test_no_file_is_made_where_there_is_no_warehouse(tmp_path):
    engine = open_to_judge(f"sqlite:///{tmp_path}/none.db")
    with pytest.raises(DatabaseError):
        engine.connect()
    assert list(tmp_path.iterdir()) == []
