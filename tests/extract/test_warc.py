"""Web archives: pages out of responses; damage costs what it hits."""

from __future__ import annotations

import gzip
import zlib
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


def chunks(body: bytes, size: int = 100) -> bytes:
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in [*parts, b""])


def bare_deflate(body: bytes) -> bytes:
    return zlib.compress(body)[2:-4]


CHUNKED = "Transfer-Encoding: chunked\r\n"
GZIP = "Content-Encoding: gzip\r\n"
DEFLATE = "Content-Encoding: deflate\r\n"
BROTLI = "Content-Encoding: br\r\n"


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("stated", "body"),
    [
        (CHUNKED, page(8)),
        (CHUNKED, chunks(page(8))),
        (GZIP, page(8)),
        (BROTLI, page(8)),
        (BROTLI, page(8).removeprefix(b"<html>").replace(b"head", b"div")),
        (DEFLATE, page(8)),
        (DEFLATE, zlib.compress(page(8))),
        (DEFLATE, bare_deflate(page(8))),
        (CHUNKED + GZIP, page(8)),
        (CHUNKED + GZIP, chunks(page(8))),
        (CHUNKED + GZIP, gzip.compress(page(8))),
        (CHUNKED + GZIP, chunks(gzip.compress(page(8)))),
        ("Content-Encoding: x-gzip\r\n", gzip.compress(page(8))),
        ("Content-Encoding: utf-8\r\n", page(8)),
        ("", gzip.compress(page(8))),
    ],
)
def test_a_coding_counts_where_the_bytes_bear_it_out(
    tmp_path: Path, stated: str, body: bytes, packed: bool
) -> None:
    records = [response("https://zahr.example/z", body, encoding=stated), *ARCHIVE[:2]]
    data = b"".join(map(gzip.compress, records)) if packed else b"".join(records)
    found = outcomes(tmp_path, data)
    assert [one.body for one in found if isinstance(one, Article)] == [LEAD] * 3
    assert not any(one.notes for one in found if isinstance(one, Article))


@pytest.mark.parametrize(
    ("stated", "body"), [(GZIP, b"\x1f\x8b\x08broken"), (BROTLI, b"\x1b\x83{\x11\x15\xa2")]
)
def test_whatever_is_in_a_response_the_next_is_read(tmp_path: Path, stated: str, body: bytes) -> None:
    broken = response("https://zahr.example/b", body, encoding=stated)
    bad, *others = outcomes(
        tmp_path, broken + ARCHIVE[0] + broken.replace(b"200 OK", b"\xff" * 6) + ARCHIVE[1]
    )
    assert isinstance(bad, Rejected) and bad.excerpt == "https://zahr.example/b"
    assert [one.url for one in others if isinstance(one, Article)] == [
        "https://zahr.example/2024/03/14/0",
        "https://zahr.example/2024/03/14/1",
    ]


LONG = page(
    8, "</p><p>".join(f"{LEAD} وجاء في المادة {n} من القرار أن المبلغ {n * 7919} دينار." for n in range(40))
)


@pytest.mark.parametrize(
    "cut",
    [
        response("https://zahr.example/z", gzip.compress(LONG)[:-60], encoding=GZIP),
        response("https://zahr.example/z", chunks(LONG)[:-400], encoding=CHUNKED),
        response("https://zahr.example/z", LONG[:-400]).replace(
            b"h: %d" % len(LONG[:-400]), b"h: %d" % len(LONG)
        ),
        response("https://zahr.example/z", LONG[:-400]).replace(
            b"WARC-Date", b"WARC-Truncated: length\r\nWARC-Date"
        ),
    ],
    ids=["gzip", "chunked", "stated length", "said by the crawler"],
)
def test_a_response_that_is_cut_short_says_so(tmp_path: Path, cut: bytes) -> None:
    one, other = outcomes(tmp_path, cut + ARCHIVE[0])
    assert isinstance(one, Article) and one.body.startswith(LEAD)
    assert one.notes == ["body: the response is cut short: the page may go on"]
    assert isinstance(other, Article) and not other.notes


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
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.integers(0, 1400), st.binary(max_size=12))
def test_whatever_is_written_over_it_ends(tmp_path: Path, at: int, noise: bytes) -> None:
    data = ARCHIVE[0] + ARCHIVE[1]
    found = outcomes(tmp_path, b"WARC/1.0" + (data[8:at] + noise + data[at + len(noise) :]))
    assert found and all(isinstance(one, Article | Rejected) for one in found)
