"""The search page: what is found, with the found words marked, and what cannot be looked for. On both engines."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from etl.load import open_warehouse
from etl.resolve import resolve
from etl.web.access import TokenAccess
from etl.web.app import make_app
from etl.web.pages.search import _pieces
from tests.conftest import BODY


@pytest.fixture
def room(warehouse_url: str, load, article):
    """Three articles of two outlets, indexed."""
    load(
        [
            article("1", BODY, title="بغداد تستعد"),
            article("2", "افتتحت المدرسة في الميناء.", title=None, source="sada", position=2),
            article("3", "وصلت سفينة إلى ميناء صحار.", title="سفينة", source="sada", position=3),
        ]
    )
    engine = open_warehouse(warehouse_url)
    resolve(engine)
    engine.dispose()
    app = make_app(warehouse_url, TokenAccess(None, "ليلى"))
    with TestClient(app, base_url="http://localhost", headers={"accept-language": "en"}) as client:
        yield client


def hits(page: str) -> list[str]:
    """The list of what was found, an element each."""
    return re.findall(r"<li>\s*<a class=\"headline\".*?</li>", page, re.DOTALL)


def test_without_words_there_is_a_form(room: TestClient) -> None:
    page = room.get("/search")
    assert page.status_code == 200 and 'name="q"' in page.text and hits(page.text) == []
    assert '<option value="sada"' in page.text and '<option value="politics"' in page.text


def test_what_is_found_is_marked_and_leads_to_its_words(room: TestClient) -> None:
    page = room.get("/search", params={"q": "السودانى"}).text
    (hit,) = hits(page)
    assert "<mark>السوداني</mark>" in hit and "One article" in page
    start = BODY.index("السوداني")
    link = re.search(r'href="(/articles/\d+\?[^"]*)#(c\d+-\d+)"', hit)
    assert link and link[2] == f"c{start}-{start + 8}"
    shown = room.get(link[1].replace("&amp;", "&")).text
    assert f'id="{link[2]}" class="mark found' in shown


def test_filters_narrow_and_stay_in_the_form(room: TestClient) -> None:
    assert len(hits(room.get("/search", params={"q": "ميناء"}).text)) == 2
    page = room.get("/search", params={"q": "ميناء", "outlet": "alsabaah", "since": "2025-01-01"}).text
    assert hits(page) == [] and "0 articles" in page
    assert '<option value="alsabaah" selected>' in page and 'value="2025-01-01"' in page
    page = room.get("/search", params={"q": "القمة", "speaker": "محمد شياع السوداني"}).text
    assert len(hits(page)) == 1
    page = room.get("/search", params={"q": "القمة", "speaker": "العراق"}).text
    assert hits(page) == []


def test_a_page_has_no_more_than_there_are(room: TestClient) -> None:
    assert hits(room.get("/search", params={"q": "ميناء", "page": 2}).text) == []
    for wrong in ({"page": 0}, {"page": "x"}):
        assert room.get("/search", params={"q": "ميناء", **wrong}).status_code == 422


@pytest.mark.parametrize(
    "wrong",
    [
        {"q": "؟!"},
        {"q": "ميناء", "since": "أمس"},
        {"q": "ميناء", "since": "2025-01-02", "until": "2025-01-01"},
        {"q": "ميناء", "outlet": "nobody"},
        {"q": "ميناء", "topic": "x"},
    ],
)
def test_what_cannot_be_looked_for_is_said_in_its_place(room: TestClient, wrong: dict[str, str]) -> None:
    page = room.get("/search", params=wrong)
    assert page.status_code == 422 and 'role="alert"' in page.text and 'name="q"' in page.text


def test_hostile_words_are_text(room: TestClient) -> None:
    page = room.get("/search", params={"q": '"><script>alert(1)</script> ميناء', "speaker": '"><b>'})
    assert "<script>alert" not in page.text and '"><b>' not in page.text


def test_pieces_are_the_text_again() -> None:
    assert _pieces("قال السوداني", 0, [(4, 12)]) == [("قال ", False), ("السوداني", True)]
    assert _pieces("في الميناء", 100, [(103, 110), (105, 110)]) == [("في ", False), ("الميناء", True)]
    assert _pieces("", 0, []) == []
