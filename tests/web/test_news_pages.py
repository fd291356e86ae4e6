"""Home, stories, names, calendar and map over six articles one can read, on both engines."""

from __future__ import annotations

import json
from datetime import date
from functools import cache

import pytest
from sqlalchemy import text
from starlette.routing import Match

from etl.load import open_warehouse, reading
from etl.records import content_key
from etl.report import daily
from etl.web.access import TokenAccess
from etl.web.app import make_app
from tests.web.conftest import browser
from tests.web.reading import read

HINAI = content_key("entity", "PERSON", "سالم الهنائي")
HARTHI = content_key("entity", "PERSON", "بدر الحارثي")
SOHAR = content_key("entity", "LOC", "صحار")
PAGES = (
    "/",
    "/checks",
    "/stories",
    "/stories?day=2025-03-04",
    "/stories/77",
    "/names",
    f"/names/{HINAI}",
    f"/names/{SOHAR}?since=2025-03-01&until=2025-03-31",
    *(f"/names/{HINAI}/{part}" for part in ("statements", "said", "events", "articles", "links")),
    "/calendar",
    "/calendar?day=2025-03-04",
    "/calendar?month=2025-03&show=events",
    "/map",
)


@pytest.fixture(scope="module")
def room(reading_room):
    """A browser of the reading room on this machine."""
    url = reading_room[0].url.render_as_string(hide_password=False)
    with browser(make_app(url, TokenAccess(None, "amal"))) as client:
        yield client


@pytest.fixture(scope="module")
def status(room):
    """``status(target)`` of what a link leads to; many pages have the same links."""
    return cache(lambda target: room.get(target).status_code)


@pytest.fixture
def articles(reading_room):
    """The six by their names."""
    return reading_room[1]


@pytest.fixture
def empty(warehouse_url):
    """A browser of one over nothing."""
    with browser(make_app(warehouse_url, TokenAccess(None, "amal"))) as client:
        yield client


def words_at(article, words, of=None):
    """Where a link to these words of an article leads; ``of``: words they stand in, where they stand twice."""
    start = article.body.index(words, article.body.index(of) if of else 0)
    address = f"/articles/{article.article_id}?version={article.version_id}"
    return f"{address}#c{start}-{start + len(words)}"


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_a_page_leads_somewhere(room, status, path, language):
    page = read(room, path, language)
    assert page.status == 200
    known = [route for route in room.app.routes if hasattr(route, "matches")]
    for link in page.links:
        if link.startswith("#"):
            continue
        target = link.partition("#")[0]
        scope = {"type": "http", "method": "GET", "path": target.partition("?")[0], "headers": []}
        if any(route.matches(scope)[0] is Match.FULL for route in known):
            assert status(target) in (200, 303), link
        else:
            assert target.startswith("/articles/"), (
                link
            )  # other pages may stand or not, of those there is no index


@pytest.mark.parametrize(
    "path", ["/", "/checks", "/stories", "/names", "/calendar", "/map", "/names?q=الكاظمي"]
)
def test_over_an_empty_warehouse_a_page_says_so(empty, path):
    assert read(empty, path).status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/stories/78",
        "/names/5",
        "/names/5/said",
        "/stories?day=1850-01-01",
        "/calendar?month=2200-01",
        "/calendar?month=2025-13",
    ],
)
def test_what_is_not_there_is_not_found(room, path):
    assert read(room, path).status == 404


@pytest.mark.parametrize(
    "path", ["/stories?day=yesterday", "/names/x", "/calendar?show=all", "/stories?page=0"]
)
def test_what_cannot_be_understood_is_said(room, path):
    assert read(room, path).status == 422


def test_home_tells_of_the_last_night(room):
    page = read(room, "/")
    assert "surfaces_stand_in_body: 1 row(s) against the rule" in page.text
    figures = dict(zip(page.words(".figure-label"), page.words(".figure-value"), strict=True))
    assert figures["articles read"] == figures["new"] == "5"
    assert figures["rejected"] == "3"
    assert page.links["/reports/rejects_by_reason?run=night+2"]
    assert "empty text" in page.text and "unknown format" in page.text


def test_checks_tell_the_rule_and_the_rows_that_break_it(room, reading_room, articles):
    assert "Every rule holds." in read(room, "/checks?run=night+1").text
    assert read(room, "/checks?run=night+3").status == 404
    version = articles["denial"].version_id
    breaking = "UPDATE mention SET surface = 'سواه' WHERE version_id = :key AND ordinal = 0"
    mending = "UPDATE mention SET surface = 'سالم الهنائي' WHERE version_id = :key AND ordinal = 0"
    with reading_room[0].begin() as connection:
        connection.execute(text(breaking), {"key": version})
    page = read(room, "/checks")
    with reading_room[0].begin() as connection:
        connection.execute(text(mending), {"key": version})
    assert "surfaces_stand_in_body" in page.text and str(version) in page.text and "error" in page.text


def test_home_has_its_charts_as_tables_too(room):
    page = read(room, "/")
    nights, published = (json.loads(each.getattr("data-chart")) for each in page.all("[data-chart]"))
    assert [len(chart["labels"]) for chart in (nights, published)] == [30, 30]
    assert [series["values"][-1] for series in nights["series"]] == [6, 0, 3]  # both nights were run today
    assert published["labels"][-1] == "2025-03-05"
    assert published["links"][-2:] == ["/stories?day=2025-03-04", "/stories?day=2025-03-05"]
    assert page.links["/stories?day=2025-03-04"] == "2025-03-04"


def test_a_day_has_one_line_a_story_with_who_said_what(room, articles):
    page = read(room, "/stories?day=2025-03-04")
    first, second = page.words(".story")
    assert first.startswith("حريق في ميناء صحار") and "2 articles · 2 outlets" in first
    assert "وكالة الأنباء العمانية" not in first and "Oman News Agency" in first
    assert "سالم الهنائي" in first and "reports" in first and "فرق الإطفاء أجلت 43 عاملا" in first
    assert "an unnamed source" in first and "announced" in first and "2025-03-09" in first
    assert second.startswith("اتهام ونفي")
    assert page.links["/stories/77"]
    assert words_at(articles["fire"], "فرق الإطفاء أجلت 43 عاملا") in page.links
    assert words_at(articles["denial"], "واتهم") in page.links
    arabic = read(room, "/stories?day=2025-03-04", "ar")
    assert "مقالان · وسيلتان" in arabic.text and "وكالة الأنباء العمانية" in arabic.text
    assert arabic.all("html[dir=rtl][lang=ar]")


def test_a_day_leads_to_the_days_before_and_after(room):
    page = read(room, "/stories?day=2025-03-04")
    assert {"/stories?day=2025-03-01", "/stories?day=2025-03-05"} <= set(page.links)
    assert "4 Ramadan 1446 AH" in page.text


def test_a_story_shows_who_carried_it_and_how_a_copy_differs(room, articles):
    page = read(room, "/stories/77")
    rows = page.words("tbody tr")
    assert [row.split()[0] for row in rows] == ["origin", "copy", "part"]
    assert "in the dateline" in rows[0] and "98%" in rows[1] and "70%" in rows[2]
    assert page.words(".article-body del") == ["أمس"]
    assert page.words(".article-body ins") == ["صباح الاثنين"]
    other = read(room, f"/stories/77?other={articles['part'].version_id}")
    assert any("43" not in each for each in other.words("del"))
    assert "فرق الإطفاء أجلت 43 عاملا" in page.text and "consultation" in page.text


@pytest.mark.parametrize("written", ["سالم الهنائي", "سالم الهنائى", str(HINAI)])
def test_a_name_is_found_by_any_spelling(room, written):
    answer = room.get("/names", params={"q": written})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/names/{HINAI}")


def test_a_name_nobody_has_is_said_and_none_asked_for_shows_the_most_named(room):
    page = read(room, "/names?q=زيد")
    assert "No article names anybody" in page.text
    most = read(room, "/names")
    assert most.links[f"/names/{HINAI}"] == "سالم الهنائي"
    assert most.links[f"/names/{HINAI}/articles?since=2025-02-04&until=2025-03-05"] == "4 articles"


def test_a_name_shows_what_is_known_of_it(room, articles):
    page = read(room, f"/names/{HINAI}")
    figures = dict(zip(page.words(".figure-label"), page.words(".figure-value"), strict=True))
    assert list(figures.values()) == ["4", "6", "3", "3", "1", "1"]
    assert page.links[f"/names/{HINAI}/articles?also={SOHAR}"] == "3 articles"
    assert page.links[f"/names/{HINAI}/statements?stance=deny"] == "denies or rejects 1"
    assert words_at(articles["denial"], "سالم الهنائي بإهمال الميناء") in page.links
    assert "مدير الدفاع المدني" in page.text and "Oman" in page.text
    assert "named 4 times · 3 articles" in page.text


def test_attention_is_measured_against_all_coverage(room):
    page = read(room, f"/names/{HINAI}?since=2025-03-03&until=2025-03-05")
    (chart,) = (json.loads(each.getattr("data-chart")) for each in page.all("[data-chart]"))
    assert chart["labels"] == ["2025-03-03", "2025-03-04", "2025-03-05"]
    assert [series["values"] for series in chart["series"]] == [[0, 3, 1], [None, 1.0, 0.5]]
    assert page.links[f"/names/{HINAI}/articles?since=2025-03-04&until=2025-03-04"] == "3"


def test_merges_show_their_reason_and_how_to_judge(room, reading_room):
    page = read(room, f"/names/{HINAI}/links")
    assert "the same name" in page.text and "name سالم الهنايي" in page.text
    assert f'khabar judge not-same "سالم الهنائي" {HINAI}' in page.text
    url = reading_room[0].url.render_as_string(hide_password=False)
    with browser(make_app(url, TokenAccess(None, "amal"), open_warehouse(url))) as client:
        judging = read(client, f"/names/{HINAI}/links")
    (form,) = judging.all("main form[method=post]")
    fields = {each.getattr("name"): each.getattr("value") for each in form.query_selector_all("input")}
    assert form.getattr("action") == "/judgements" and fields["form_token"]
    assert (fields["about"], fields["name"], fields["entity_id"]) == ("link", "سالم الهنائي", str(HINAI))
    verdicts = [each.getattr("value") for each in form.query_selector_all("button[name=verdict]")]
    assert verdicts == ["not_same", "same"]


def test_the_articles_of_a_name_lead_to_its_words(room, articles):
    page = read(room, f"/names/{HINAI}/articles?also={HARTHI}")
    assert "one row" in page.text and "together with بدر الحارثي" in page.text
    assert words_at(articles["denial"], "سالم الهنائي") in page.links


def test_the_calendar_has_the_days_of_its_month_with_the_hijri_day(room):
    page = read(room, "/calendar?month=2025-03")
    assert page.words("h1") == ["March 2025 Ramadan 1446 – Shawwal 1446"]
    assert len(page.all("table.month .date")) == 31
    ninth = page.links["/calendar?day=2025-03-09&show=announced"]
    assert ninth == "one announced"
    assert page.links["/calendar?day=2025-03-01&show=events"] == "one event"


def test_the_calendar_lists_what_lies_ahead_of_the_newest_day(room, articles):
    page = read(room, "/calendar")
    assert "after 2025-03-05" in page.text
    assert words_at(articles["fire"], "يوم 9 مارس") in page.links
    assert "ويزور الوزير صحار يوم 9 مارس." in page.text
    day = read(room, "/calendar?day=2025-03-01&show=events&type=PROTEST")
    assert words_at(articles["strike"], "أضرب") in day.links and "عمال الميناء" in day.text


def test_the_map_draws_what_its_table_says(room):
    page = read(room, "/map")
    drawn = json.loads(page.all("[data-map]")[0].getattr("data-map"))
    assert drawn["places"][0] == {
        "name": "Sohar",
        "at": [56.7094, 24.3474],
        "articles": 4,
        "link": f"/names/{SOHAR}/articles?since=2025-02-04&until=2025-03-05",
    }
    assert drawn["shades"] == {"512": 1}
    assert page.links[drawn["places"][0]["link"]] == "4"
    assert "صحار" in read(room, "/map", "ar").text


def test_without_scripts_nothing_is_missing(room):
    """No inline script, style or handler: what the policy forbids is not there, and the rest stands in the page."""
    for path in PAGES:
        page = read(room, path)
        assert not page.all("[style], [onclick], style, script:not([src])")


def test_the_stories_are_those_of_the_day_that_is_reported(warehouse_url, load, article):
    days = {date(2025, 4, 20): range(7), date(2025, 4, 21): range(7, 8)}
    load(
        [article(str(n), position=n + 1, published_on=day) for day, numbers in days.items() for n in numbers]
    )
    with reading(warehouse_url) as connection:
        reported = daily.newest_day(connection, date(2025, 4, 22))
    assert reported == date(2025, 4, 20), "the next day has only begun"
    with browser(make_app(warehouse_url, TokenAccess(None, "amal"))) as client:
        for path in ("/", "/stories"):
            assert "الأحد 20 أبريل 2025" in client.get(path).text
        assert "/stories?day=2025-04-21" in client.get("/").text, "of the last thirty days it is one"
