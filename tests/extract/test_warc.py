"""Web archives: pages out of responses; damage costs what it hits."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.extract import extract
from etl.extract.sources import by_hand
from etl.records import Article, Reason, Rejected

LEAD = "أقر مجلس مدينة وادي الزهر، مساء الاثنين، ميزانية العام المقبل بأغلبية كبيرة بعد نقاش دام ثلاث ساعات كاملة."


def page(number: int, text: str = LEAD) -> bytes:
    return f"<html><head><title>خبر {number}</title></head><body><h1>خبر {number}</h1><p>{text}</p></body></html>".encode()  # noqa: E501


def response(
    url: str, body: bytes, status: str = "200 OK", kind: str = "text/html; charset=utf-8", encoding: str = ""
) -> bytes:
    http = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{encoding}Content-Length: {len(body)}\r\n\r\n".encode()
        + body
    )
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-15T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


ARCHIVE = [response(f"https://zahr.example/2024/03/14/{n}", page(n)) for n in range(4)]


def outcomes(folder: Path, data: bytes, name: str = "a.warc") -> list[Article | Rejected]:
    (folder / name).write_bytes(data)
    return list(extract(str(folder / name), by_hand()))


def test_each_page_is_an_article_with_address_and_day_of_fetching(tmp_path: Path) -> None:
    found = outcomes(tmp_path, b"".join(ARCHIVE))
    assert len(found) == 4 and all(isinstance(one, Article) for one in found)
    first = found[0]
    assert isinstance(first, Article)
    assert (first.url, first.source, first.body) == (
        "https://zahr.example/2024/03/14/0",
        "zahr-example",
        LEAD,
    )
    assert (first.observed, first.published, first.published_basis) == (
        "2024-03-15T10:00:00Z",
        "2024-03-14",
        "url",
    )


def test_compressed_record_by_record(tmp_path: Path) -> None:
    packed = b"".join(map(gzip.compress, ARCHIVE))
    assert len(outcomes(tmp_path, packed, "a.warc.gz")) == 4
    assert len(outcomes(tmp_path, packed, "no-ending")) == 4


def test_what_is_no_page_is_passed_over(tmp_path: Path) -> None:
    others = [
        response("https://zahr.example/x", page(9), status="404 Not Found"),
        response("https://zahr.example/y", page(9), status="301 Moved"),
        response("https://zahr.example/a.png", b"\x89PNG", kind="image/png"),
        response("https://zahr.example/a.css", b"p{}", kind="text/css"),
    ]
    assert [one.position for one in outcomes(tmp_path, b"".join([*others, ARCHIVE[0]]))] == [5]


def test_encoded_bodies_are_decoded_and_a_broken_one_costs_itself(tmp_path: Path) -> None:
    header = "Content-Encoding: gzip\r\n"
    sound = response("https://zahr.example/z", gzip.compress(page(8)), encoding=header)
    found = outcomes(tmp_path, sound + ARCHIVE[0])
    assert [type(one) for one in found] == [Article, Article]
    broken = response("https://zahr.example/b", b"\x1f\x8b\x08broken", encoding=header)
    found = outcomes(tmp_path, ARCHIVE[0] + broken + ARCHIVE[1])
    assert isinstance(found[0], Article)
    assert any(isinstance(one, Rejected) and "https://zahr.example/b" in one.excerpt for one in found)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("share", [0.3, 0.55, 0.8, 0.95])
def test_a_cut_archive_gives_what_came_before_and_one_reject(
    tmp_path: Path, share: float, packed: bool
) -> None:
    data = b"".join(map(gzip.compress, ARCHIVE)) if packed else b"".join(ARCHIVE)
    *whole, last = outcomes(tmp_path, data[: int(len(data) * share)])
    assert all(isinstance(one, Article) for one in whole)
    assert len(whole) == int(4 * share)
    assert isinstance(last, Rejected) and last.reason == Reason.UNREADABLE_FILE
    assert "breaks off" in last.detail and last.detail.count("fetch") == 1


def test_a_page_in_another_language_names_its_address(tmp_path: Path) -> None:
    english = "The town council passed next year's budget on Monday evening after three hours of debate in the hall."
    (one,) = outcomes(tmp_path, response("https://zahr.example/en", page(1, english)))
    assert isinstance(one, Rejected)
    assert (one.reason, one.excerpt) == (Reason.NOT_ARABIC, "https://zahr.example/en")


@settings(
    derandomize=True,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.integers(0, 1400), st.binary(max_size=12))
def test_whatever_is_written_over_it_ends(tmp_path: Path, at: int, noise: bytes) -> None:
    data = ARCHIVE[0] + ARCHIVE[1]
    found = outcomes(tmp_path, b"WARC/1.0" + (data[8:at] + noise + data[at + len(noise) :]))
    assert found and all(isinstance(one, Article | Rejected) for one in found)
