"""Crowds of near-identical articles: work that grows with their number and not its square, and the same stories."""

from __future__ import annotations

import dataclasses
import logging
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from etl.load.checksums import checksums
from etl.records import Annotations
from etl.report.checks import run_checks
from etl.resolve import resolve
from etl.resolve.stories import crowds, settle
from tests.resolve.stories.conftest import BRIDGE, HEADLINE
from tests.resolve.stories.test_templates import TELEGRAM

DAY = date(2025, 3, 4)
TABLES = ("story_text", "story_key", "story_link", "story_member", "topic_member")
LETTERS = "بتجدرسعكمن"


@pytest.fixture(autouse=True)
def _small_crowds(monkeypatch):
    monkeypatch.setattr(crowds, "BAND_CROWD", 12)
    monkeypatch.setattr(crowds, "TERM_CROWD", 12)
    monkeypatch.setattr(crowds, "FIRST", 4)


@pytest.fixture
def compared(monkeypatch):
    """The pairs that were compared, in order."""
    pairs = []
    compare = settle.compare

    def noting(one, other):
        pairs.append((one.key, other.key))
        return compare(one, other)

    monkeypatch.setattr(settle, "compare", noting)
    return pairs


def name(number):
    """A word of its own for each."""
    return "شل" + "".join(LETTERS[int(digit)] for digit in f"{number:03}")


@pytest.fixture
def copies(article):
    """``copies(count)``: articles of as many outlets with one text, each signed by somebody else."""

    def make(count):
        return [
            article(
                str(number),
                f"{BRIDGE} {name(number)}",
                source=f"outlet{number}",
                title=HEADLINE,
                position=number + 1,
                published_on=DAY,
            )
            for number in range(count)
        ]

    return make


def settled(engine, load, articles, run="run"):
    def nothing(each):
        return Annotations(each.version_id, "ar", anchor_on=each.anchor_on, anchor_basis=each.anchor_basis)

    load(articles, run=run, annotate=nothing)
    resolve(engine)


def held(engine):
    return {table: checksum for table, checksum in checksums(engine).items() if table in TABLES}


def stories(engine):
    """How many articles each story has."""
    with engine.connect() as connection:
        return sorted(connection.scalars(text("SELECT count(*) FROM story_member GROUP BY story_id")))


def test_as_many_as_are_no_crowd_are_compared_each_with_each(engine, load, copies, compared):
    settled(engine, load, copies(12))
    assert len(set(compared)) == len(compared) == 12 * 11 / 2
    assert stories(engine) == [12]


@pytest.mark.parametrize("count", [60, 120])
def test_of_a_crowd_each_is_compared_with_few_and_all_are_one_story(engine, load, copies, compared, count):
    settled(engine, load, copies(count))
    assert len(set(compared)) == len(compared) < 12 * count
    assert stories(engine) == [count]
    assert run_checks(engine) == []


def test_a_crowd_that_came_in_three_nights_is_that_of_one_load(both_engines, loader, copies):
    """The first are those of the lowest keys, and come last: each night others take their place."""
    in_nights, at_once = both_engines
    articles = copies(45)
    backwards = sorted(articles, key=lambda each: -each.version_id)
    for night in range(3):
        settled(in_nights, loader(in_nights), backwards[night::3], f"night {night}")
    settled(at_once, loader(at_once), articles)
    assert stories(in_nights) == [45]
    assert held(in_nights) == held(at_once)


def test_a_crowd_that_becomes_small_is_linked_each_with_each(engine, load, article, copies):
    articles = copies(16)
    settled(engine, load, articles)
    gone = sorted(articles, key=lambda each: each.version_id)[:5]
    for number, each in enumerate(gone):
        other = " ".join(name(100 + 20 * number + word) for word in range(20))
        edited = article(
            each.identity,
            other,
            source=each.source,
            title=other[:20],
            position=100 + number,
            published_on=DAY,
        )
        settled(engine, load, [edited], f"edit {number}")
    assert stories(engine) == [11]
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM story_link")) == 11 * 10 / 2


def test_copies_among_the_pages_of_one_template_are_found_and_no_others(engine, load, article):
    """Each page has a name of its own, which two outlets carry; under that key there is no crowd."""
    pages = [
        article(
            f"{number} {source}",
            TELEGRAM.format(name(number), name(number + 100), f"ال{name(number + 100)}ي"),
            source=source,
            title=f"السلطان يهنئ رئيس {name(number + 100)}",
            position=2 * number + at + 1,
            published_on=DAY,
        )
        for number in range(30)
        for at, source in enumerate(("alraya", "sada"))
    ]
    settled(engine, load, pages)
    assert stories(engine) == [2] * 30


MISSING = (
    "عذرا، الصفحة التي تبحث عنها غير موجودة أو نقلت إلى عنوان آخر. يمكنك العودة إلى الصفحة الرئيسية أو استعمال محرك "
    "البحث للوصول إلى ما تريد من أخبار الموقع وأقسامه. إذا رأيت أن هذا خطأ فاكتب إلى إدارة التحرير مع ذكر رمز الطلب {} "
    "ووقت الزيارة حتى يتمكن المهندسون من إصلاح الرابط في أقرب وقت ممكن. {}"
)


def test_a_crowd_of_rewrites_is_one_story_whoever_came_first(both_engines, loader, article):
    """The earliest by the clock are not those that all are compared with."""
    pages = [
        article(
            str(number),
            MISSING.format(name(number), name(number + 100)),
            source=f"outlet{number}",
            title="صفحة غير موجودة",
            position=number + 1,
            published_on=DAY,
        )
        for number in range(40)
    ]
    late = sorted(pages, key=lambda each: -each.version_id)
    pages = [
        dataclasses.replace(each, published_at=datetime(2025, 3, 4, 6, number, tzinfo=UTC))
        for number, each in enumerate(late)
    ]
    in_nights, at_once = both_engines
    for night in range(3):
        settled(in_nights, loader(in_nights), pages[night::3], f"night {night}")
    settled(at_once, loader(at_once), pages)
    with at_once.connect() as connection:
        assert set(connection.scalars(text("SELECT kind FROM story_link"))) == {"rewrite"}
    assert stories(at_once) == [40]
    assert held(in_nights) == held(at_once)


def test_the_log_says_where_not_all_were_compared(engine, load, copies, caplog):
    caplog.set_level(logging.INFO, "khabar.resolve")
    settled(engine, load, copies(12))
    assert "stories:" not in caplog.text
    settled(engine, load, copies(20)[12:], "run 2")
    assert "articles share wording with more than 12 others of their day" in caplog.text
    assert "by these each is compared with 4 of them" in caplog.text
