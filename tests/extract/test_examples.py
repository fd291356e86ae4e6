"""The example corpus is what its README says."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from etl.extract import extract
from etl.extract.discover import discover
from etl.extract.sources import read_sources
from etl.paths import PROJECT
from etl.records import Article, Reason, Rejected

SOURCES = read_sources(PROJECT / "sources.toml")


@pytest.fixture(scope="module")
def outcomes() -> list[Article | Rejected]:
    return [one for file in discover([], SOURCES) for one in extract(file.address, SOURCES[file.source])]


@pytest.fixture(scope="module")
def articles(outcomes: list[Article | Rejected]) -> list[Article]:
    return [one for one in outcomes if isinstance(one, Article)]


def test_every_source_gives_articles(articles: list[Article]) -> None:
    assert {article.source for article in articles} == set(SOURCES)
    assert len({(article.source, article.identity) for article in articles}) >= 60


def test_the_broken_records_are_those_on_purpose(outcomes: list[Article | Rejected]) -> None:
    rejected = [one for one in outcomes if isinstance(one, Rejected)]
    assert Counter(one.reason for one in rejected) == {
        Reason.MALFORMED_RECORD: 2,
        Reason.UNDECODABLE_TEXT: 2,
        Reason.UNREADABLE_FILE: 1,
        Reason.UNKNOWN_FORMAT: 1,
    }
    assert all(one.source and one.address and one.detail for one in rejected)


def test_articles_are_edited_and_sent_twice(articles: list[Article]) -> None:
    bodies = defaultdict(list)
    for article in articles:
        bodies[article.source, article.identity].append(article.body)
    again = {name: texts for name, texts in bodies.items() if len(texts) > 1}
    assert {name: len(set(texts)) for name, texts in again.items()} == {
        ("sada-alkhaleej", "1001"): 2,
        ("alnil-alyoum", "88418"): 2,
        ("dijla", "D-2209"): 1,
    }


def test_an_agencys_words_stand_in_other_outlets(articles: list[Article]) -> None:
    words = "بلغ أدنى مستوى له منذ ثمانين عاما"
    assert {article.source for article in articles if words in article.body} == {
        "dijla",
        "sada-alkhaleej",
        "manbar-almashriq",
        "alnil-alyoum",
    }


@pytest.mark.parametrize("month", ["أكتوبر", "تشرين الأول", "كانون الثاني", "شتنبر", "جانفي", "جمادى الأولى"])
def test_all_month_sets_occur(articles: list[Article], month: str) -> None:
    assert any(month in article.body for article in articles)


def test_dates_are_known_but_for_plain_text(articles: list[Article]) -> None:
    undated = {article.source for article in articles if article.published is None}
    assert undated == {"nabd-alzaytoun", "manarat-aden", "difaf-alkhartoum"}
