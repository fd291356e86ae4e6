"""The article's page: which wording it shows, how two differ, and the same for programs. On both engines."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, text

from etl.export.web_annotations import news_article
from etl.records import CleanArticle
from etl.web.access import TokenAccess
from etl.web.app import make_app
from tests.conftest import BODY

LATER = BODY.replace("17 مايو", "24 مايو")


@pytest.fixture
def room(warehouse_url: str) -> Iterator[TestClient]:
    app = make_app(warehouse_url, TokenAccess(None, "ليلى"))
    with TestClient(app, base_url="http://localhost", headers={"accept-language": "en"}) as client:
        yield client


@pytest.fixture
def versions(engine: Engine, load, article) -> tuple[CleanArticle, CleanArticle]:
    """One article in two wordings."""
    older, newer = article(), article(body=LATER, title="تأجيل القمة")
    load([older])
    load([newer], run="run 2")
    return older, newer


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", page).split())


def test_the_page_shows_what_the_article_says_now(room: TestClient, versions) -> None:
    page = room.get(f"/articles/{versions[1].article_id}")
    assert page.status_code == 200 and "تأجيل القمة" in page.text and "24 مايو" in words(page.text)


def test_every_annotation_is_marked_and_listed(room: TestClient, engine: Engine, load, article) -> None:
    one = article()
    load([one])
    page = room.get(f"/articles/{one.article_id}").text
    for of in ("mention:0", "statement-content:1", "statement-cue:0", "date-expression:0", "event-trigger:0"):
        assert f'data-of="{of}' in page or f' {of}"' in page, of
    assert words(page).count("محمد شياع السوداني") >= 3  # in the text, and as speaker of two statements
    assert 'href="#c51-58"' in page and 'id="c51-58"' in page  # the date that the event's list links to
    assert "consultation" in page and "statement 1" in page


@pytest.mark.parametrize(("confidence", "told"), [(0.732, "How likely0.73"), (None, "")])
def test_an_event_says_how_likely_it_is_one(
    room: TestClient, engine: Engine, load, article, confidence: float | None, told: str
) -> None:
    one = article()
    load([one])
    with engine.begin() as connection:
        connection.execute(text("UPDATE event SET confidence = :confidence"), {"confidence": confidence})
    page = words(room.get(f"/articles/{one.article_id}").text)
    assert told in page and ("How likely" in page) == bool(told)


def test_an_older_wording_can_be_asked_for(room: TestClient, versions) -> None:
    older = versions[0]
    page = room.get(f"/articles/{older.article_id}?version={older.version_id}")
    assert "بغداد تستعد للقمة" in page.text and "24 مايو" not in words(page.text)


def test_two_wordings_are_told_apart_word_by_word(room: TestClient, versions, engine: Engine) -> None:
    from etl.resolve.changes import settle_changes

    with engine.begin() as connection:
        settle_changes(connection, [versions[0].article_id])
    page = room.get(f"/articles/{versions[1].article_id}").text
    assert "<del>17</del>" in page and "<ins>24</ins>" in page
    other_way = f"?version={versions[0].version_id}&compare={versions[1].version_id}"
    page = room.get(f"/articles/{versions[0].article_id}{other_way}").text
    assert "<del>24</del>" in page and "<ins>17</ins>" in page


def test_what_is_not_there_is_said_to_be_missing(room: TestClient, versions) -> None:
    key = versions[0].article_id
    for address in (
        "/articles/1",
        f"/articles/{key}?version=5",
        f"/articles/{key}?compare=5",
        "/articles/1.jsonld",
    ):
        assert room.get(address).status_code == 404, address
    for address in ("/articles/nobody", f"/articles/{2**63}", f"/articles/{key}?version=x"):
        assert room.get(address).status_code == 422, address


def test_programs_get_linked_data(room: TestClient, versions, engine: Engine) -> None:
    older, newer = versions
    found = room.get(f"/articles/{newer.article_id}.jsonld")
    assert found.headers["content-type"] == "application/ld+json"
    with engine.connect() as connection:
        assert found.json() == news_article(connection, newer.version_id)
    asked = room.get(f"/articles/{newer.article_id}.jsonld?version={older.version_id}")
    assert asked.json()["articleBody"] == older.body


def test_a_day_that_cannot_be_true_is_said_so(room: TestClient, load, article) -> None:
    text = article(published_flag="future")
    load([text])
    page = words(room.get(f"/articles/{text.article_id}").text)
    assert "in the future: nothing is counted from it" in page and "from the source’s record" in page


def test_only_web_addresses_are_links(room: TestClient, load, article) -> None:
    safe, unsafe = article("1", url="https://sabah.example/1"), article("2", url="javascript:alert(1)")
    load([safe, unsafe])
    assert 'href="https://sabah.example/1"' in room.get(f"/articles/{safe.article_id}").text
    page = room.get(f"/articles/{unsafe.article_id}").text
    assert "javascript:alert(1)" in page and 'href="javascript' not in page
