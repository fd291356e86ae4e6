"""Records as crawlers and data sets have them, without an entry in sources.toml."""

from __future__ import annotations

import csv
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from etl.clean import clean
from etl.extract import extract
from etl.extract.sources import by_hand
from etl.records import Article, Rejected

BODY = "أعلن وزير النقل أن الجسر سيفتتح غدا"
URL = "https://sada.example/1"


def read(folder: Path, record: dict[str, Any]) -> Article:
    path = folder / "a.jsonl"
    path.write_text(json.dumps(record) + "\n", "utf-8")
    (article,) = extract(str(path), by_hand())
    assert isinstance(article, Article), article
    return article


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(
            {"url": URL, "title": "ع", "text": BODY, "authors": ["سعاد"], "publish_date": "2022-03-15 08:00"},
            id="newspaper3k",
        ),
        pytest.param(
            {
                **{
                    "maintext": BODY,
                    "date_publish": "2022-03-15 08:00",
                    "date_download": "2022-03-16 01:02:03",
                },
                **{"title": "ع", "url": URL, "authors": ["سعاد"], "language": "ar", "title_page": None},
            },
            id="news-please",
        ),
        pytest.param(
            {
                "title": ["ع"],
                "content": [BODY],
                "date": ["2022-03-15", "08:00"],
                "url": [URL],
                "author": ["سعاد"],
            },
            id="Scrapy",
        ),
        pytest.param(
            {"Title": "ع", "Text": BODY, "Date": "2022-03-15 08:00", "URL": URL, "Author": "سعاد"},
            id="Kaggle",
        ),
        pytest.param(
            {
                **{"@type": "NewsArticle", "headline": "ع", "articleBody": BODY, "url": URL},
                **{"datePublished": "2022-03-15 08:00", "author": [{"@type": "Person", "name": "سعاد"}]},
            },
            id="JSON-LD",
        ),
        pytest.param(
            {
                **{"_id": {"$oid": "62304a"}, "title": "ع", "body": BODY, "url": URL, "author": "سعاد"},
                **{"published_date": {"$date": "2022-03-15 08:00"}},
            },
            id="MongoDB",
        ),
    ],
)
def test_the_usual_crawlers_need_no_entry(tmp_path: Path, record: dict[str, Any]) -> None:
    article = read(tmp_path, record)
    assert (article.title, article.body, article.author) == ("ع", BODY, "سعاد")
    assert (article.published, article.published_basis) == ("2022-03-15 08:00", "source")
    assert (article.url, article.identity) == (URL, URL)
    assert article.notes == []


def test_paragraphs_are_joined_by_line_breaks(tmp_path: Path) -> None:
    record = {"content": ["فقرة أولى", "\n ", None, "فقرة ثانية"], "title": ["عنوان", "طويل"]}
    article = read(tmp_path, record)
    assert (article.body, article.title) == ("فقرة أولى\nفقرة ثانية", "عنوان طويل")


def test_the_key_as_written_comes_before_those_alike(tmp_path: Path) -> None:
    article = read(tmp_path, {"DATE": "2020-01-01", "date": "2022-03-15", "Body": "لا", "body": BODY})
    assert (article.published, article.body) == ("2022-03-15", BODY)


def test_a_date_under_a_name_we_do_not_know_leaves_a_note(tmp_path: Path) -> None:
    article = read(tmp_path, {"body": BODY, "online_since_date": "2022-03-15", "timeline": {}, "تاريخ": ""})
    assert (article.published, article.published_basis) == (None, None)
    (note,) = article.notes
    assert note.startswith('published: not read from online_since_date, "2022-03-15"')
    assert "fields.published in sources.toml" in note
    assert read(tmp_path, {"body": BODY, "online_date": "x", "date": "2022-03-15"}).notes == []


HEADING = "ID,post_date,post_date_gmt,post_content,post_title"


@pytest.mark.parametrize(
    ("local", "gmt", "dates"),
    [
        ("2022-03-15 10:00:00", "0000-00-00 00:00:00", ["2022-03-15 10:00:00"]),
        ("2022-03-15 10:00:00", "2022-03-15 07:00:00", ["2022-03-15 07:00:00Z", "2022-03-15 10:00:00"]),
        ("0000-00-00 00:00:00", "0000-00-00", []),
    ],
)
def test_a_table_of_wordpress_keeps_titles_and_whatever_dates_it_has(
    tmp_path: Path, local: str, gmt: str, dates: list[str]
) -> None:
    path = tmp_path / "posts.csv"
    path.write_text(f"{HEADING}\n7,{local},{gmt},<p>{BODY}</p>,فتح الطريق\n", "utf-8")
    (article,) = extract(str(path), by_hand("sada"))
    assert isinstance(article, Article)
    assert (article.identity, article.title) == ("7", "فتح الطريق")
    assert [article.published, *(each.text for each in article.published_else)] == (dates or [None])
    assert article.notes == []


@pytest.mark.parametrize(
    ("given", "read_as"),
    [
        ({"date": {"$date": {"$numberLong": "1647329400000"}}}, ("published", "1647329400000")),
        ({"date": {"$date": "2022-03-15T07:30:00Z"}}, ("published", "2022-03-15T07:30:00Z")),
        ({"_id": {"$numberLong": "7"}}, ("identity", "7")),
        ({"title": {"ar": "فتح الطريق", "en": "Road opened"}}, ("title", "فتح الطريق")),
        ({"category": {"ar": "محليات"}}, ("section", "محليات")),
    ],
)
def test_a_value_in_an_object_of_its_own_is_read_out_of_it(
    tmp_path: Path, given: dict[str, Any], read_as: tuple[str, str]
) -> None:
    article = read(tmp_path, {"text": BODY, "source": "sada", **given})
    assert getattr(article, read_as[0]) == read_as[1]
    assert article.notes == []


@pytest.mark.parametrize(
    ("given", "note"),
    [
        ({"date": {"year": 2022, "month": 3}}, "published: left out: field date is an object, not text"),
        ({"date": True}, "published: left out: field date is true or false, not text"),
        ({"crawled_at": {"day": 3}}, "observed: left out: field crawled_at is an object, not text"),
        ({"title": 5}, "title: left out: field title is a number, not text"),
        ({"title": {"fr": "x"}}, "title: left out: field title is an object, not text"),
        ({"url": [URL, f"{URL}2"]}, "url: left out: field url is a list of 2, not one url"),
        ({"source": ["صدى", "المرسى"]}, "source: left out: field source is a list of 2, not one source"),
    ],
)
def test_a_field_of_an_odd_type_is_left_out_with_a_note(
    tmp_path: Path, given: dict[str, Any], note: str
) -> None:
    article = read(tmp_path, {"text": BODY, **given})
    assert (article.body, article.title, article.url, article.published) == (BODY, None, None, None)
    assert (article.source, article.notes) == ("unsorted", [note])


def test_a_field_of_an_odd_type_leaves_the_next_of_its_names(tmp_path: Path) -> None:
    article = read(
        tmp_path, {"text": BODY, "title": 5, "headline": "ع", "date": True, "created": "2022-03-15"}
    )
    assert (article.title, article.published) == ("ع", "2022-03-15")


def test_a_date_that_cannot_be_read_leaves_the_next_field_to_date_the_record(tmp_path: Path) -> None:
    article = read(tmp_path, {"body": BODY, "date": "قبل قليل", "created_at": "2022-03-15", "time": 0})
    ((kept,), _) = clean([article], now=datetime(2026, 11, 24, tzinfo=UTC))
    assert (kept.published_on, kept.published_basis) == (date(2022, 3, 15), "source")
    assert any("قبل قليل" in note for note in kept.notes)


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("['سعاد المري', 'نبيل عمران']", "سعاد المري، نبيل عمران"),
        ("['سعاد المري' 'نبيل عمران']", "سعاد المري، نبيل عمران"),
        ("['سعاد المري'\n 'نبيل عمران']", "سعاد المري، نبيل عمران"),
        ('["سعاد المري", null, "نبيل عمران"]', "سعاد المري، نبيل عمران"),
        ("[{'name': 'سعاد المري'}]", "سعاد المري"),
        ("['سعاد المري']", "سعاد المري"),
        ("[]", None),
        ("['']", None),
        ("{}", None),
        ("[سعاد المري]", "[سعاد المري]"),
        ("['سعاد'] المري", "['سعاد'] المري"),
        ("[{'name': 5}]", "[{'name': 5}]"),
    ],
)
def test_a_list_that_a_program_wrote_into_a_cell_is_one(
    tmp_path: Path, written: str, author: str | None
) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("text", "authors"), (BODY, written)])
    (article,) = extract(str(path), by_hand("sada"))
    assert isinstance(article, Article)
    assert article.author == author


def test_paragraphs_that_a_program_wrote_into_a_cell_are_lines(tmp_path: Path) -> None:
    assert read(tmp_path, {"text": "['فقرة أولى', \"فقرة 'ثانية'\"]"}).body == "فقرة أولى\nفقرة 'ثانية'"


@pytest.mark.parametrize(
    "written", ["[" * 50_000, "['" + "\\" * 50_001 + "']", "[{" * 50_000 + "]", "['a" * 50_000]
)
def test_what_only_begins_like_a_list_is_a_text(tmp_path: Path, written: str) -> None:
    assert read(tmp_path, {"text": BODY, "author": written}).author == written


def test_missing_numbers_of_pandas_are_nothing_and_whole_ones_are_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"id": 7.0, "title": NaN, "text": "{BODY}", "url": NaN}}\n', "utf-8")
    (article,) = extract(str(path), by_hand("okaz"))
    assert isinstance(article, Article)
    assert (article.identity, article.title, article.url) == ("7", None, None)


def test_nesting_too_deep_for_json_is_one_rejected_record(tmp_path: Path) -> None:
    deep = "[" * 1000 + "]" * 1000
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"extra": {deep}}}\n{{"body": "{BODY}", "extra": {deep}}}\n', "utf-8")
    bad, good = extract(str(path), by_hand())
    assert isinstance(bad, Rejected)
    assert "no body" in bad.detail and bad.excerpt
    assert isinstance(good, Article)


def test_nul_in_what_names_an_article_is_removed_and_counted(tmp_path: Path) -> None:
    article = read(tmp_path, {"id": "k\0 7", "source": "صدى\0", "url": f"{URL}\0\0", "body": f"\0{BODY}"})
    assert (article.source, article.identity, article.url, article.body) == ("صدى", "k 7", URL, BODY)
    assert article.addresses == [URL]
    assert article.repairs == {"unstorable": 5}


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("45750", "2025-04-03"),
        ("45750.5", "2025-04-03T12:00:00"),
        ("45750.9375115741", "2025-04-03T22:30:01"),
        ("2025", "2025"),
        ("25569", "25569"),  # 1970: no day of news
        ("03-04-25", "03-04-25"),
    ],
)
def test_a_table_may_count_days_as_spreadsheets_do(tmp_path: Path, written: str, read_as: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"id,body,date,crawled_at\n45750,{BODY},{written},{written}\n", "utf-8")
    (article,) = extract(str(path), by_hand("sada"))
    assert isinstance(article, Article)
    assert (article.identity, article.published, article.observed) == ("45750", read_as, read_as)
    assert read(tmp_path, {"body": BODY, "date": written}).published == written
