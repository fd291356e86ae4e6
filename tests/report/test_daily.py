"""The report of a day: what it asks, on both engines; its page stands alone, in two languages, whatever the news."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import lxml.html
import pytest
from sqlalchemy import text

from etl.load import reading
from etl.paths import PACKAGE
from etl.report import daily
from etl.report.html_pages import words
from etl.resolve import resolve
from tests.conftest import BODY

DAY = date(2025, 4, 20)
STAGES = " ".join(f"وقال الوزير إن المرحلة رقم {number} تبدأ قريبا في الميناء." for number in range(30))
HOSTILE = "<script>alert('x')</script>\x1b\u202e=1+1"


@pytest.fixture
def ask(engine, warehouse_url, load, article):
    """``ask(day)``: on the 19th there is one article, on the 20th a text that two outlets carry, and another."""
    copied = f"{STAGES} {BODY}"
    load(
        [
            article("1", published_on=date(2025, 4, 19)),
            article("2", position=2, body=copied, title="النص المنقول", url="https://alsabaah.example/2"),
            article(
                "3", position=3, body=copied, title="النص المنقول", source="sada", url="javascript:alert(1)"
            ),
            article("4", position=4, title=HOSTILE),
        ]
    )
    resolve(engine)

    def report(day: date = DAY) -> daily.Daily:
        with reading(warehouse_url) as connection:
            return daily.read_daily(connection, day)

    return report


def column(report: daily.Daily, table: str, name: str) -> list[Any]:
    chosen = report.tables[table]
    return [row[list(chosen.columns).index(name)] for row in chosen.rows]


def test_the_figures_of_a_day_and_what_is_usual(ask):
    figures = ask().figures
    assert (figures["articles"], figures["texts"], figures["outlets"]) == (3, 2, 2)
    assert figures["usual"] == 1
    assert (figures["statements"], figures["events"]) == (2, 1)
    assert (figures["weekday_ar"], figures["hijri_day"], figures["hijri_year"]) == ("الأحد", 22, 1446)
    assert ask(date(2025, 4, 19)).figures["usual"] is None


def test_a_story_stands_once_with_its_copies_folded(ask):
    report = ask()
    assert column(report, "stories", "title") == ["النص المنقول", HOSTILE]
    assert column(report, "stories", "articles") == [2, 1]
    assert column(report, "stories", "outlets") == [2, 1]
    opening = column(report, "stories", "opening")[0]
    assert opening == f"{STAGES} {BODY}", "the small annotator finds one sentence"


def test_each_statement_lies_in_its_passage(ask):
    report = ask()
    (passages, starts, ends, contents) = (
        column(report, "statements", name) for name in ("passage", "content_start", "content_end", "content")
    )
    assert contents == [BODY[23:58]], "what is said within it has no row"
    assert passages[0][starts[0] : ends[0]] == contents[0]
    assert column(report, "statements", "outlet") == ["alsabaah"]


def test_an_event_has_its_word_in_its_sentence(ask):
    report = ask()
    (sentence,), (start,), (end,) = (
        column(report, "events", name) for name in ("sentence", "trigger_start", "trigger_end")
    )
    assert sentence[start:end] == column(report, "events", "trigger_text")[0]


@pytest.mark.parametrize(("confidence", "shown"), [(0.49, 0), (0.5, 1), (None, 1)])
def test_what_is_likelier_no_event_than_one_is_left_out(ask, engine, confidence, shown):
    ask()
    with engine.begin() as connection:
        connection.execute(text("UPDATE event SET confidence = :confidence"), {"confidence": confidence})
    assert len(ask().tables["events"].rows) == shown


def test_the_newest_day_is_one_that_has_come_in(engine, warehouse_url, load, article):
    def newest(today: date) -> date | None:
        with reading(warehouse_url) as connection:
            return daily.newest_day(connection, today)

    assert newest(DAY) is None
    load([article(str(number), position=number, published_on=DAY) for number in range(1, 8)])
    assert newest(DAY) == DAY
    load([article("8", position=8, published_on=date(2025, 4, 21))], run="run 2")
    assert newest(date(2025, 4, 22)) == DAY, "the next day has only begun"
    load([article(str(n), position=n, published_on=date(2025, 4, 21)) for n in (9, 10)], run="run 3")
    assert newest(date(2025, 4, 22)) == date(2025, 4, 21)
    assert newest(DAY) == DAY, "what lies ahead does not count"


def test_the_page_needs_nothing_beside_it_and_runs_nothing(ask):
    page = daily.page(ask())
    tree = lxml.html.fromstring(page)
    assert tree.xpath("//script | //link | //img | //*[@src] | //*[@onclick]") == []
    assert tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [
        "default-src 'none'; style-src 'unsafe-inline'"
    ]
    assert "url(" not in page and "@import" not in page
    assert {href.partition(":")[0] for href in tree.xpath("//a/@href")} <= {"https"} | {
        href for href in tree.xpath("//a/@href") if href.startswith("#")
    }
    assert not set("\x1b\u202e") & set(page)
    (title,) = (node.text_content() for node in tree.xpath("//h3") if "script" in node.text_content())
    assert title == "<script>alert('x')</script>\ufffd\ufffd=1+1"


def test_the_page_says_everything_in_both_languages(ask):
    tree = lxml.html.fromstring(daily.page(ask()))
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
    headings = [[span.get("lang") for span in node.xpath("./span")] for node in tree.xpath("//h2")]
    assert headings == [["ar", "en"]] * 6
    assert {node.get("for") for node in tree.xpath("//label")} == set(tree.xpath("//input/@id"))
    assert "الأحد 20 أبريل 2025" in tree.findtext(".//title")
    assert "Sunday 20 April 2025" in tree.findtext(".//title")


def test_a_statement_is_quoted_with_its_outlet_and_marked_in_its_sentence(ask):
    tree = lxml.html.fromstring(daily.page(ask()))
    quoted = tree.xpath("//blockquote")
    assert quoted
    for one in quoted:
        (words_,) = one.xpath("./p[2]/text()")
        assert one.xpath(".//mark/text()") == [words_]
        assert one.xpath(".//summary//bdi/text()")


def test_an_empty_warehouse_has_a_page_too(engine, warehouse_url):
    with reading(warehouse_url) as connection:
        page = daily.page(daily.read_daily(connection, DAY))
    assert page.count(words()["none_of_it"]["ar"]) == 6


def test_what_is_too_long_is_cut_in_sight():
    long = "كلمة " * 400
    part = daily.passage(long + "المهم" + long, len(long), len(long) + 5)
    assert part.words == "المهم"
    assert part.before.startswith("… ") and part.after.endswith(" …")
    assert len(part.before) < 260 and len(part.after) < 260


def test_every_word_of_the_templates_is_there_in_both_languages():
    source = "".join(path.read_text("utf-8") for path in (PACKAGE / "report/templates").glob("*.html"))
    asked = set(re.findall(r"(?:\bt|word|heading)\('(\w+)'", source))
    asked |= set(re.findall(r"'(\w+)'", re.search(r"for name in \((.*?)\)", source)[1]))
    prefixed = {key for key in words() if "." in key}
    shown_by_value = {"PERSON", "ORG", "LOC", "gap", "few", "many", "new"}
    assert asked <= set(words())
    assert set(words()) - asked - prefixed - shown_by_value == set()
    assert all(word["ar"] and word["en"] for word in words().values())
