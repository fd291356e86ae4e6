"""Web archives, feeds and pages, each against a peer over the same bytes in the same run.

    python -m benchmarks.speed_pages [FOLDER]

FOLDER holds saved pages (``*.html``) and feeds (``*.xml``); default: those beside the project, else made ones.
fastwarc/warcio read every record of one archive; a feed is read into records by ours and by feedparser; a page
into its article by ours and by trafilatura (with its date, as ours has it). Peers: ``benchmarks/requirements.txt``.
"""

from __future__ import annotations

import gzip
import io
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.figures import note
from benchmarks.quality.pages import PAGES
from etl.extract import feeds, warc
from etl.extract.html import page_article
from etl.extract.record import Limits

_ROUNDS = 5
_RECORDS = 300  # of the archive
_PARAGRAPH = (
    "وقال رئيس البلدية إن الأشغال كلفت تسعة ملايين، وإن الإنارة تستكمل في الصيف المقبل على طول الطريق. "
)


def main(folder: Path) -> None:
    """The three ratios."""
    pages = [_bytes(path) for path in sorted(folder.glob("*.html*"))] or [_made_page()]
    feed_files = [_bytes(path) for path in sorted(folder.glob("*.xml*"))] or [_made_feed()]
    archive = _archive(pages)
    limits = Limits()
    _compare("web archive, records", "warcio", lambda: _fastwarc(archive), lambda: _warcio(archive))
    _compare(
        "web archive, articles",
        "warcio + trafilatura",
        lambda: sum(1 for _ in warc.read(io.BytesIO(gzip.decompress(archive)), limits)),
        lambda: _warcio(archive, _trafilatura),
        rounds=1,
    )
    _compare(
        "feeds, entries",
        "feedparser",
        lambda: sum(1 for feed in feed_files for _ in feeds.read(io.BytesIO(feed), limits)),
        lambda: sum(len(_feedparser(feed)) for feed in feed_files),
    )
    _compare(
        "pages",
        "trafilatura",
        lambda: sum(1 for page in pages if page_article(1, page, limits)),
        lambda: sum(1 for page in pages if _trafilatura(page) is not None),
    )


def _compare(
    what: str, peer: str, ours: Callable[[], int], theirs: Callable[[], int], rounds: int = _ROUNDS
) -> None:
    """Both in turns, so that a busy moment of the machine strikes both; the best round of each counts."""
    try:
        taken = [(_timed(ours), _timed(theirs)) for _ in range(rounds)]
    except ImportError as missing:
        print(f"{what:<24} {missing.name} is not installed: no ratio")
        return
    (mine, count), (other, _) = min(first for first, _ in taken), min(second for _, second in taken)
    note(f"{what}: {peer}'s time over ours", other / mine)
    print(f"{what:<24} {count / mine:>9,.0f} a second; {peer} takes {other / mine:6.1f} times as long")


def _timed(work: Callable[[], int]) -> tuple[float, int]:
    began = time.perf_counter()
    count = work()
    return time.perf_counter() - began, count


def _bytes(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def _archive(pages: list[bytes]) -> bytes:
    """The pages over and over as one archive, compressed record by record as archives are."""
    return b"".join(gzip.compress(_response(pages[n % len(pages)], n)) for n in range(_RECORDS))


def _response(page: bytes, number: int) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page) + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: https://marsa.example/{number}\r\nWARC-Date: 2024-03-15T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-{number:012}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def _fastwarc(archive: bytes) -> int:
    from fastwarc.warc import ArchiveIterator

    return sum(1 for record in ArchiveIterator(io.BytesIO(archive), parse_http=True) if record.reader.read())


def _warcio(archive: bytes, each: Callable[[bytes], Any] = len) -> int:
    from warcio.archiveiterator import ArchiveIterator

    return sum(
        1 for record in ArchiveIterator(io.BytesIO(archive)) if each(record.content_stream().read()) or True
    )


def _feedparser(feed: bytes) -> list[Any]:
    import feedparser

    return list(feedparser.parse(feed).entries)


def _trafilatura(page: bytes) -> Any:
    import trafilatura

    return trafilatura.bare_extraction(
        page.decode("utf-8", "replace"), with_metadata=True, include_comments=False
    )


def _made_page() -> bytes:
    links = "".join(f'<li><a href="/{n}">خبر من أخبار المدينة رقم {n}</a></li>' for n in range(200))
    text = "".join(f"<p>{_PARAGRAPH}</p>" for _ in range(12))
    head = '<title>خبر</title><meta property="article:published_time" content="2022-03-15T08:00:00Z">'
    article = f"<article><h1>خبر</h1>{text}</article>"
    return f"<html><head>{head}</head><body><ul>{links}</ul>{article}</body></html>".encode()


def _made_feed() -> bytes:
    item = (
        "<item><title>خبر</title><link>https://marsa.example/1</link><pubDate>Tue, 15 Mar 2022 10:00:00 GMT</pubDate>"
        f"<description><![CDATA[{'<p>' + _PARAGRAPH + '</p>'}]]></description></item>"
    )
    return f"<rss><channel>{item * 200}</channel></rss>".encode()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PAGES)
