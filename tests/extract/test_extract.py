"""From an address to articles."""

from __future__ import annotations

import gzip
import json
import os
import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import Any

import fsspec
import pytest

from etl.extract import Limits, extract
from etl.extract.discover import discover
from etl.extract.sources import Source, by_hand
from etl.records import Article, Reason, Rejected

BODY = "وصل الوفد إلى مسقط مساء أمس لبحث التعاون في قطاع الموانئ"


def write(path: Path, *records: Any) -> str:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return str(path)


def articles(address: str, source: Source | None = None, **given: Any) -> list[Article]:
    found = list(extract(address, source or by_hand(), **given))
    assert all(isinstance(article, Article) for article in found), found
    return [article for article in found if isinstance(article, Article)]


def rejected(address: str, source: Source | None = None, **given: Any) -> list[Rejected]:
    return [one for one in extract(address, source or by_hand(), **given) if isinstance(one, Rejected)]


def test_usual_field_names_need_no_entry(tmp_path: Path) -> None:
    record = {
        "source": "Okaz Daily",
        "url": " https://x.example/1 ",
        "headline": "عنوان",
        "article_body": BODY,
        "date_published": "2025-10-01",
        "authors": ["أ. سالم", "ب. ناصر"],
        "category": "محليات",
        "lang": "ar",
    }
    (article,) = articles(write(tmp_path / "a.jsonl", record))
    assert article == Article(
        source="okaz-daily",
        identity="https://x.example/1",
        address=str(tmp_path / "a.jsonl"),
        position=1,
        body=BODY,
        title="عنوان",
        url="https://x.example/1",
        author="أ. سالم، ب. ناصر",
        section="محليات",
        published="2025-10-01",
        language="ar",
        published_basis="source",
        addresses=["https://x.example/1"],
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.jsonl", ""),
        ("b.jsonl", "\n\n"),
        ("c.csv", "العنوان,نص الخبر\n"),
        ("d.rss", "<rss version='2.0'><channel><title>صدى</title></channel></rss>"),
    ],
)
def test_a_file_without_a_record_is_not_passed_over_in_silence(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    (none,) = rejected(str(path))
    assert (none.position, none.reason, none.detail) == (None, Reason.EMPTY_BODY, "the file holds no record")


@pytest.mark.parametrize("key", ["canonical_url", "canonical_link"])
def test_a_twin_is_named_by_the_address_its_page_gives_as_its_own(tmp_path: Path, key: str) -> None:
    record = {"url": "https://x.example/amp/1?utm_source=a", key: "/news/1/", "body": BODY}
    (article,) = articles(write(tmp_path / "a.jsonl", record), Source("okaz"))
    assert (article.identity, article.url) == ("https://x.example/news/1", "https://x.example/news/1/")
    assert article.addresses == ["https://x.example/news/1", "https://x.example/amp/1"]


@pytest.mark.parametrize("nothing", [None, "", [], False, {}])
def test_an_empty_field_is_no_field_and_the_next_name_counts(tmp_path: Path, nothing: Any) -> None:
    record = {"id": 0, "content": BODY, "body": nothing, "title": nothing, "author": nothing, "date": nothing}
    (article,) = articles(write(tmp_path / "a.jsonl", record), Source("okaz"))
    assert (article.body, article.identity) == (BODY, "0")
    assert (article.title, article.author, article.published) == (None, None, None)


def test_a_fetch_date_is_no_publication_date_whoever_reads_it(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", {"content": BODY, "date_extracted": "2015-07-21 02:51:32"})
    for source in (by_hand(), Source("okaz")):
        (article,) = articles(path, source)
        assert (article.published, article.published_basis) == (None, None)
        assert article.observed == "2015-07-21 02:51:32"


def test_a_given_date_is_for_records_without_one(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", {"body": BODY}, {"body": BODY, "date": "2024-01-01"})
    first, second = articles(path, published="2025-10-10")
    assert (first.published, first.published_basis) == ("2025-10-10", "parameter")
    assert (second.published, second.published_basis) == ("2024-01-01", "source")


def test_a_described_source_gives_zone_and_language(tmp_path: Path) -> None:
    source = Source("aden", time_zone="Asia/Aden", language="ar")
    path = write(tmp_path / "a.jsonl", {"id": 7, "body": BODY, "source": "ignored"})
    (article,) = articles(path, source)
    assert (article.source, article.identity) == ("aden", "7")
    assert (article.time_zone, article.language) == ("Asia/Aden", "ar")


def test_plain_text_is_all_body(tmp_path: Path) -> None:
    path = tmp_path / "خبر.txt"
    path.write_bytes("السطر الأول\r\nالسطر الثاني".encode("utf-8-sig"))
    (article,) = articles(str(path))
    assert article.body == "السطر الأول\r\nالسطر الثاني"
    assert (article.title, article.url) == (None, None)
    assert (article.published, article.published_basis) == (None, None)
    assert (article.source, article.identity, article.position) == ("unsorted", f"file://{path}", 1)


def test_plain_text_past_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(BODY * 100, "utf-8")
    (one,) = rejected(str(path), limits=Limits(max_record_bytes=1000))
    assert one.reason == Reason.BODY_TOO_LONG


@pytest.mark.parametrize(
    ("record", "says"),
    [
        ({"body": ["a", {}, 5]}, "field body is a number, not text"),
        ({"body": BODY, "id": ["1", "2"]}, "field id is a list of 2, not one id"),
        ({"body": BODY, "id": 1e300}, "too large to be read exactly"),
        ({"body": {"value": BODY}}, "field body is an object, not text"),
        ({"payload": BODY}, "fields.body"),
        ({"body": 0, "title": "\ud83d"}, "field body is a number, not text"),
    ],
)
def test_a_field_of_the_wrong_type_rejects_its_record_only(tmp_path: Path, record: Any, says: str) -> None:
    path = write(tmp_path / "a.jsonl", record, {"body": BODY})
    bad, good = extract(path, Source("okaz"))
    assert isinstance(bad, Rejected)
    assert (bad.position, bad.reason) == (1, Reason.MALFORMED_RECORD)
    assert (bad.stage, bad.source) == ("extract", "okaz")
    assert says in bad.detail
    assert bad.address == path
    assert bad.excerpt
    assert isinstance(good, Article)


@pytest.mark.parametrize("body", ["", None])
def test_an_empty_body_is_for_clean_to_judge(tmp_path: Path, body: str | None) -> None:
    (article,) = articles(write(tmp_path / "a.jsonl", {"content": body, "title": "صورة"}))
    assert article.body == ""


def test_a_file_cut_short_gives_what_came_before_and_a_position(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    lines = [json.dumps({"id": i, "body": BODY + str(i * 7919)}, ensure_ascii=False) for i in range(2000)]
    whole = gzip.compress("\n".join(lines).encode())
    path.write_bytes(whole[: len(whole) // 2])
    *found, last = extract(str(path), Source("okaz"))
    assert found
    assert [a.identity for a in found if isinstance(a, Article)] == [str(i) for i in range(len(found))]
    assert isinstance(last, Rejected)
    assert (last.reason, last.position) == (Reason.UNREADABLE_FILE, len(found) + 1)


def test_a_text_cut_short_is_no_article(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(BODY.encode())[:-6])
    (one,) = extract(str(path), by_hand())
    assert isinstance(one, Rejected)
    assert one.reason == Reason.UNREADABLE_FILE


@pytest.mark.parametrize("address", ["nowhere.jsonl", "nothing://x/a.jsonl"])
def test_what_cannot_be_opened_is_rejected(tmp_path: Path, address: str) -> None:
    (one,) = rejected(address if "://" in address else str(tmp_path / address))
    assert (one.reason, one.position) == (Reason.UNREADABLE_FILE, None)
    assert one.detail


def test_an_unknown_format_is_rejected_unless_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.data", {"body": BODY})
    Path(path).write_text("-" + Path(path).read_text("utf-8"), "utf-8")
    (one,) = rejected(path)
    assert one.reason == Reason.UNKNOWN_FORMAT
    assert ".jsonl" in one.detail and ".txt" in one.detail and "compressed" in one.detail
    for named in (rejected(path, format="jsonl"), rejected(path, replace(by_hand(), format="jsonl"))):
        assert [(each.reason, each.position) for each in named] == [(Reason.MALFORMED_RECORD, 1)]


@pytest.mark.parametrize("name", ["dump", "dump.data", "news.txt", "news.json", "news.csv"])
def test_what_a_file_is_its_beginning_tells(tmp_path: Path, name: str) -> None:
    assert len(articles(write(tmp_path / name, {"body": BODY}, {"body": BODY}))) == 2


def test_what_a_reader_trips_over_ends_its_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def raising(*_: object) -> None:
        raise TypeError("a fault of ours")

    monkeypatch.setattr("etl.extract.open_members", raising)
    (one,) = rejected(write(tmp_path / "a.jsonl", {"body": BODY}))
    assert (one.reason, one.detail) == (Reason.UNREADABLE_FILE, "a fault of ours")


def test_scrapys_own_ending_is_json_lines(tmp_path: Path) -> None:
    assert len(articles(write(tmp_path / "news.jl", {"body": BODY}))) == 1


def test_a_name_that_is_no_utf8_is_written_out_and_still_leads_there(tmp_path: Path) -> None:
    name = "خبر.txt".encode("cp1256")
    with open(os.path.join(os.fsencode(tmp_path), name), "wb") as file:
        file.write(BODY.encode())
    (found,) = discover([str(tmp_path)], {})
    assert found.address == f"{tmp_path}/\\udcce\\udcc8\\udcd1.txt"
    assert found.fingerprint.startswith("sha256:")
    (article,) = articles(found.address)
    assert (article.body, article.identity) == (BODY, f"file://{found.address}")


def test_any_file_system(tmp_path: Path) -> None:
    with fsspec.open("memory://extract/a.txt", "wb") as file:
        file.write(BODY.encode("cp1256"))
    (article,) = articles("memory://extract/a.txt")
    assert (article.body, article.identity) == (BODY, "memory:///extract/a.txt")
    write(tmp_path / "b.jsonl", {"body": BODY})
    (article,) = articles(f"file://{tmp_path}/b.jsonl")
    assert article.identity == f"file://{tmp_path}/b.jsonl#1"


def test_memory_is_bounded_by_a_record_not_by_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    line = json.dumps({"body": BODY * 20}, ensure_ascii=False).encode() + b"\n"
    with gzip.open(path, "wb", 1) as file:
        for _ in range(20_000):
            file.write(line)
    tracemalloc.start()
    count = sum(isinstance(one, Article) for one in extract(str(path), by_hand()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 20_000
    assert peak < 20_000 * len(line) / 8


def test_the_same_file_gives_the_same_articles(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", *({"body": f"{BODY} {i}", "id": i} for i in range(50)))
    assert articles(path) == articles(path)
