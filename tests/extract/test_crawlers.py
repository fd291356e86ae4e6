"""Records as the common crawlers, services and spreadsheets write them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from etl.extract import extract
from etl.extract.field_paths import paths_in
from etl.extract.sources import FIELDS, Source, by_hand
from etl.records import Article, Rejected

BODY = "وصل الوفد إلى مسقط مساء أمس"
URL = "https://a.example/1"


def outcome(folder: Path, record: Any, source: Source | None = None) -> Article | Rejected:
    path = folder / "a.jsonl"
    path.write_text(json.dumps(record, ensure_ascii=False) + "\n", "utf-8")
    (one,) = extract(str(path), source or by_hand())
    return one


def article(folder: Path, record: Any, source: Source | None = None) -> Article:
    one = outcome(folder, record, source)
    assert isinstance(one, Article), one
    return one


NEWSPAPER = {
    **{"url": URL, "source_url": "https://a.example", "title": "خبر", "text": BODY, "authors": ["سعاد"]},
    **{"publish_date": "2022-03-15 08:00:00", "top_image": "", "meta_lang": "ar", "canonical_link": URL},
}
NEWS_PLEASE = {
    **{"url": URL, "title": "خبر", "maintext": BODY, "text": None, "authors": ["سعاد"], "language": "ar"},
    **{
        "date_publish": "2022-03-15 08:00:00",
        "date_download": "2022-03-16 01:02:03",
        "source_domain": "a.example",
    },
}
NEWS_API = {
    **{"source": {"id": None, "name": "صدى"}, "author": "سعاد", "title": "خبر", "url": URL},
    **{"publishedAt": "2022-03-15T08:00:00Z", "content": BODY, "description": "وصف"},
}
FUNDUS = {
    **{"title": "خبر", "authors": ["سعاد"], "publishing_date": "2022-03-15 08:00:00+00:00", "url": URL},
    **{"body": {"summary": ["مقدمة"], "sections": [{"headline": ["عنوان"], "paragraphs": ["فقرة", "أخرى"]}]}},
}
WORDPRESS = {
    **{"id": 77, "date": "2022-03-15T11:00:00", "date_gmt": "2022-03-15T08:00:00", "guid": {"rendered": "g"}},
    **{
        "link": URL,
        "title": {"rendered": "خبر"},
        "content": {"rendered": f"<p>{BODY}</p>", "protected": False},
    },
    **{
        "author": 5,
        "categories": [3, 4],
        "_embedded": {"author": [{"name": "سعاد"}], "wp:term": [[{"name": "س"}]]},
    },
}
KAGGLE = {"Title": "خبر", "Text": BODY, "Date": "15/03/2022", "URL": URL, "Author": "سعاد"}
ARABIC = {
    "عنوان الخبر": "خبر",
    "نص الخبر": BODY,
    "تاريخ النشر": "15/03/2022",
    "الرابط": URL,
    "الكاتب": "سعاد",
}
SCRAPY = {
    "title": ["خبر"],
    "content": ["فقرة", "أخرى"],
    "date": ["15/03/2022"],
    "url": [URL],
    "author": ["سعاد"],
}


@pytest.mark.parametrize(
    ("record", "body", "published"),
    [
        (NEWSPAPER, BODY, "2022-03-15 08:00:00"),
        (NEWS_PLEASE, BODY, "2022-03-15 08:00:00"),
        (NEWS_API, BODY, "2022-03-15T08:00:00Z"),
        (FUNDUS, "مقدمة\nعنوان\nفقرة\nأخرى", "2022-03-15 08:00:00+00:00"),
        (KAGGLE, BODY, "15/03/2022"),
        (ARABIC, BODY, "15/03/2022"),
        (SCRAPY, "فقرة\nأخرى", "15/03/2022"),
    ],
)
def test_the_usual_crawlers_need_no_mapping(tmp_path: Path, record: Any, body: str, published: str) -> None:
    one = article(tmp_path, record)
    assert (one.title, one.body, one.published, one.author, one.url) == ("خبر", body, published, "سعاد", URL)


def test_wordpress_lies_in_objects_and_says_greenwich(tmp_path: Path) -> None:
    one = article(tmp_path, WORDPRESS)
    assert (one.title, one.body, one.published) == ("خبر", f"<p>{BODY}</p>", "2022-03-15T08:00:00Z")
    assert one.notes == [
        "author: left out: field author is a number, not text",
        "section: left out: field categories is a number, not text",
    ]


def test_sources_toml_reaches_nested_fields_and_lists(tmp_path: Path) -> None:
    fields = {
        **FIELDS,
        **{
            "body": ("data.blocks[].text",),
            "author": ("people[1].name", "people[0].name"),
            "url": ("links.self[0]",),
        },
    }
    record = {
        "data": {"blocks": [{"text": "فقرة"}, {"image": 1}, {"text": "أخرى"}]},
        "people": [{"name": "سعاد"}],
        "links": {"self": [URL]},
    }
    one = article(tmp_path, record, Source("okaz", fields=fields))
    assert (one.body, one.author, one.url) == ("فقرة\nأخرى", "سعاد", URL)


def test_a_key_that_looks_like_a_path_is_a_key_first() -> None:
    (first, second) = paths_in(["content.rendered", "content"], ["content.rendered"])
    assert first.value({"content.rendered": "أ", "content": {"rendered": "ب"}}) == "أ"
    assert second.value({"content.rendered": "أ", "content": {"rendered": "ب"}}) == "ب"


@pytest.mark.parametrize("sought", ["a[", "a]", "[0]", "a..b", ".a", "a[x]", "", "a[99999]"])
def test_what_is_no_path_is_a_key(sought: str) -> None:
    assert [path.steps for path in paths_in([sought, "a"], [sought])] == [(sought,)]


@pytest.mark.parametrize(
    "nothing", ["nan", "NaN", "None", "null", "N/A", "\\N", "NaT", "undefined", " ", "<NA>"]
)
def test_what_programs_write_for_nothing_is_nothing(tmp_path: Path, nothing: str) -> None:
    one = article(
        tmp_path, {"content": BODY, "text": "x", "body": nothing, "author": nothing, "date": nothing}
    )
    assert (one.body, one.author, one.published) == (BODY, None, None)


@pytest.mark.parametrize(
    "field",
    [{"posted_on": "15/03/2022"}, {"meta": {"publish_day": "15/03/2022"}}, {"وقت الإضافة": ["15/03/2022"]}],
)
def test_a_date_we_do_not_read_leaves_a_note(tmp_path: Path, field: Any) -> None:
    (note,) = article(tmp_path, {"body": BODY, **field}).notes
    assert "15/03/2022" in note and "fields.published" in note


@pytest.mark.parametrize(
    ("record", "says"),
    [
        ({}, "the record has no fields"),
        ({"a": 1}, "no body among the fields a; name its field as fields.body in sources.toml"),
        ({"n": {"list": [{"t": 1}] * 3, "x": [{}]}}, "the list of 3 in it"),
        ({"n": {"list": [{"t": 1}]}}, "jq '.n.list' FILE"),
        ({"2025-03-02": [{"t": 1}]}, """jq '."2025-03-02"' FILE"""),
    ],
)
def test_a_record_without_a_body_says_what_to_do(tmp_path: Path, record: dict[str, Any], says: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record), "utf-8")
    (rejected,) = extract(str(path), by_hand())
    assert isinstance(rejected, Rejected) and says in rejected.detail


def test_a_path_over_a_list_joins_paragraphs_and_never_articles(tmp_path: Path) -> None:
    source = replace(by_hand("sada"), fields={"body": ("parts[].text",)})
    block = {"type": "p", "text": "فقرة"}
    article = {"title": "ع", "text": BODY, "date": "2025-03-02"}
    records = [{"id": 1, "parts": [block] * 2}, {"id": 2, "parts": [article] * 2}]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, records)), "utf-8")
    paragraphs, articles = extract(str(path), source)
    assert isinstance(paragraphs, Article) and paragraphs.body == "فقرة\nفقرة"
    assert isinstance(articles, Rejected) and "one body of 2 articles" in articles.detail
