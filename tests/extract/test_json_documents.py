"""JSON in one piece: arrays, objects around arrays, single articles; laid out in any way."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract import Asked, extract, first_records
from etl.extract.json_documents import looks_like, read
from etl.extract.json_shapes import shape_of
from etl.extract.jsonl import looks_like as is_json_lines
from etl.extract.record import Fault, Limits, Record
from etl.extract.sources import by_hand
from etl.records import Article, Reason

BODY = "افتتح وزير النقل الجسر الجديد في المكلا صباح أمس"
ARTICLES = [
    {"id": n, "title": f"خبر {n}", "body": f"{BODY}\n{n}", "tags": ["نقل", {"id": n}]} for n in range(3)
]


def records(document: Any, encoding: str = "utf-8", **how: Any) -> list[Record | Fault]:
    text = document if isinstance(document, str) else json.dumps(document, ensure_ascii=False, **how)
    data = text.encode(encoding)
    assert looks_like(data[:65536], "a.json")
    return list(read(io.BytesIO(data), Limits()))


@pytest.mark.parametrize("indent", [None, 2, "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1256", "iso8859_6"])
def test_an_array_gives_its_objects(indent: Any, encoding: str) -> None:
    assert records(ARTICLES, encoding, indent=indent) == [Record(n + 1, ARTICLES[n]) for n in range(3)]


@pytest.mark.parametrize(
    "around",
    [
        lambda a: {"status": "ok", "totalResults": 3, "articles": a},
        lambda a: {"response": {"numFound": 3, "docs": a}},
        lambda a: {"meta": {"tags": [{"x": 1}]}, "data": {"items": a}},
        lambda a: "\n".join(json.dumps(each, indent=1) for each in a),
        lambda a: {"payload": {"items": a, "ads": [{"title": "x", "url": "y"}]}},
        lambda a: {"channel": {"title": "صدى", "link": "https://s.example", "articles": a}},
        lambda a: {"عدد": 3, "الأخبار": a},
        lambda a: {"2025-03-02": a[:2], "2025-03-03": a[2:], "2025-03-04": []},
        lambda a: {"صدى": {"new": a[:1]}, "المرسى": {"list": a[1:]}, "meta": {"tags": [{"body": "x"}]}},
    ],
)
def test_the_list_of_articles_is_found_in_what_lies_around_it(around: Any) -> None:
    assert records(around(ARTICLES)) == [Record(n + 1, ARTICLES[n]) for n in range(3)]


@pytest.mark.parametrize("escaped", [True, False])
@pytest.mark.parametrize("size", [1, 90_000])
def test_an_answer_on_one_line_is_no_json_lines(tmp_path: Path, escaped: bool, size: int) -> None:
    articles = [{**each, "body": each["body"] * (size // 50 + 1)} for each in ARTICLES]
    answers = [{"status": "ok", "articles": articles[:2]}, {"status": "ok", "articles": articles[2:]}]
    text = "\n".join(json.dumps(each, ensure_ascii=escaped) for each in answers)
    for name in ("news.json", "news.jsonl", "news"):
        (tmp_path / name).write_text(text, "utf-8")
        found = list(extract(str(tmp_path / name), by_hand()))
        assert [one.title for one in found if isinstance(one, Article)] == ["خبر 0", "خبر 1", "خبر 2"]
        assert [one.position for one in found] == [1, 2, 3]


ELEMENT = {"title": "عنوان", "text": "نص آخر", "url": "https://b.example/1", "date": "2025-03-02"}


@pytest.mark.parametrize(
    "article",
    [
        {"title": "خبر", "related": [ELEMENT] * 2, "body": BODY},
        {"title": "خبر", "data": [{"type": "image"}], "content": BODY},
        {"title": "خبر", "date": "2025-03-02", "blocks": [ELEMENT], "nass": BODY},
        {"title": "خبر", "date": "2025-03-02", "items": [{"type": "p", "text": BODY}]},
        {"headline": "خبر", "media": {"images": [{"url": "u", "caption": "صورة"}]}, "nass": BODY},
        {"headline": "خبر", "comments": [{"text": "شكرا", "date": "2025-03-02"}], "nass": BODY},
        {"headline": "خبر", "data": ["فقرة", "فقرة"]},
        {"_index": "n", "_source": ARTICLES[0]},
    ],
)
@pytest.mark.parametrize("count", [1, 2])
def test_an_article_is_one_whatever_lists_it_has(article: dict[str, Any], count: int) -> None:
    line = json.dumps(article, ensure_ascii=False).encode()
    assert is_json_lines(line * count, "a") and is_json_lines(b"\n".join([line] * count), "a")
    assert not shape_of(line * count).steps


def test_of_articles_cut_short_around_their_list_each_is_read() -> None:
    *found, last = records(json.dumps({"articles": ARTICLES}, ensure_ascii=False)[:-1])
    assert len(found) == 3 and isinstance(last, Fault) and "cut short" in last.detail


def test_an_answer_of_elasticsearch() -> None:
    hits = [{"_index": "n", "_id": f"d{n}", "_source": each} for n, each in enumerate(ARTICLES)]
    found = records({"took": 2, "hits": {"total": {"value": 3}, "hits": hits}})
    assert found == [Record(n + 1, {"_id": f"d{n}", **ARTICLES[n]}) for n in range(3)]


def test_an_object_is_an_article_and_one_of_articles_names_them() -> None:
    assert records({**ARTICLES[0], "items": None}, indent=1) == [Record(1, {**ARTICLES[0], "items": None})]
    assert records({"n7": {"title": "أ", "body": BODY}, "n8": {"title": "ب", "body": BODY}}) == [
        Record(1, {"id": "n7", "title": "أ", "body": BODY}),
        Record(2, {"id": "n8", "title": "ب", "body": BODY}),
    ]


def test_a_file_cut_short_gives_what_came_before_and_says_where_it_ends() -> None:
    text = json.dumps(ARTICLES, ensure_ascii=False, indent=2)
    *found, last = records(text[: len(text) * 3 // 4])
    assert found == [Record(1, ARTICLES[0]), Record(2, ARTICLES[1])]
    assert isinstance(last, Fault)
    assert (last.position, last.reason) == (3, Reason.MALFORMED_RECORD)


@pytest.mark.parametrize(
    ("document", "says"), [([], "no article"), ([[1], ["x"]], "not an object"), ("{", "cut short")]
)
def test_what_holds_no_article_says_so(document: Any, says: str) -> None:
    first, *_ = records(document)
    assert isinstance(first, Fault) and says in first.detail


QUOTING = f'{BODY}، وقال «إنه» "مهم": [1] للبلاد (خاصة)\n\n' * 400
SENTENCES = [f"{BODY} {n}" for n in range(500)]


@pytest.mark.parametrize(
    "document", [BODY, QUOTING, json.dumps(SENTENCES), json.dumps([[n] for n in SENTENCES])]
)
def test_values_in_a_row_that_are_no_objects_are_one_reject(document: str) -> None:
    (fault,) = read(io.BytesIO(document.encode()), Limits())
    assert isinstance(fault, Fault) and fault.position == 1
    assert fault.detail == "no article in it" or fault.detail.endswith("values behind it")


def test_the_objects_among_them_keep_their_places() -> None:
    found = records([ARTICLES[0], [1], [2], [3], ARTICLES[1], [4], ARTICLES[2]])
    places = [(one.position, type(one)) for one in found]
    assert places == [(1, Record), (2, Fault), (5, Record), (6, Fault), (7, Record)]


def test_a_long_record_ends_the_file_within_bounds() -> None:
    data = b'[{"body": "a"}, {"body": "' + b"x" * 3_000_000 + b'"}]'
    first, fault = read(io.BytesIO(data), Limits(max_record_bytes=100_000))
    assert first == Record(1, {"body": "a"})
    assert isinstance(fault, Fault) and (fault.position, fault.reason) == (2, Reason.BODY_TOO_LONG)


@pytest.mark.parametrize("depth", ["[" * 100_000, '{"a":' * 100_000])
def test_depth_without_end_is_a_fault(depth: str) -> None:
    (fault,) = records(depth)
    assert isinstance(fault, Fault)


@pytest.mark.parametrize("name", ["news.json", "news.jsonl", "news.txt", "news"])
def test_its_beginning_tells_whatever_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(json.dumps(ARTICLES, indent=2), "utf-8")
    found = list(extract(str(tmp_path / name), by_hand()))
    assert [one.title for one in found if isinstance(one, Article)] == ["خبر 0", "خبر 1", "خبر 2"]


def test_json_that_is_no_feed_is_not_called_one(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("null", "utf-8")
    ((read_,),) = first_records(str(tmp_path / "a.json"), Asked(by_hand(), None, None, Limits()), 5)
    assert read_.format is not None and read_.format.name == "json"


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
articles = st.dictionaries(st.sampled_from(["body", "items", "a", ""]), values, max_size=3)


@given(st.lists(articles, min_size=1, max_size=4), st.sampled_from([None, 1]))
def test_whatever_the_records_hold(written: list[dict[str, Any]], indent: int | None) -> None:
    found = list(read(io.BytesIO(json.dumps(written, indent=indent).encode()), Limits()))
    assert found == [Record(n, each) for n, each in enumerate(written, 1)]


@given(st.binary(max_size=60), st.sampled_from([b"", b"[", b"{", b'[{"body":"', b'{"articles":[{"body":1},']))
def test_whatever_bytes_come(data: bytes, beginning: bytes) -> None:
    for found in read(io.BytesIO(beginning + data), Limits()):
        assert isinstance(found, Record) or found.detail
