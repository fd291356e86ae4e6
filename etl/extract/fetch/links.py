"""What a feed or sitemap names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin

from etl.extract import feeds, html, json_feed, sitemaps
from etl.extract.compression import decompressed
from etl.extract.encoding import beginning
from etl.extract.fetch.answers import Fetched, NotFetched
from etl.extract.record import BrokenStream, ByteStream, Fault, Limits, Record
from etl.extract.stream import Stream
from etl.storage import without_user

_HEAD = 64 * 1024
_PAGE_TYPES = ("text/html", "application/xhtml+xml")


class Link(NamedTuple):
    """A page that a feed or sitemap names, or another sitemap."""

    url: str
    is_sitemap: bool = False
    stated_change: str | None = None  # when it was changed last, as is said there


class Named(NamedTuple):
    """What a feed or sitemap names, each once, in its order."""

    links: list[Link]
    fault: str = ""  # what of it could not be read, in a line


def links_in(answer: Fetched, limits: Limits) -> Named | None:
    """What a feed or sitemap names; None of anything else, and of a feed whose entries name no page at all.

    Raises:
        NotFetched: it is damaged, and names nothing before the damage.
    """
    try:
        stream = decompressed(Stream(iter([answer.body])), "", limits)
        head = stream.peek(_HEAD)
        read = _reader(head, answer.url)
        if read is None:
            return None
        links: dict[str, Link] = {}
        damage, nameless = "", 0
        for found in read(stream, limits):
            if isinstance(found, Fault):
                damage = found.detail
            elif found.url:
                url = _in_full(answer.url, found.url)
                links.setdefault(url, found._replace(url=url))
            else:
                nameless += 1
    except (BrokenStream, ValueError) as error:
        raise NotFetched(f"it cannot be read: {error}") from error
    if damage and not links:
        raise NotFetched(f"it cannot be read: {damage}")
    if nameless and not links:
        return None
    if damage:
        damage = f"of what stands behind {len(links):,} of its addresses nothing can be read: {damage}"
    return Named(
        list(links.values()), damage or (f"{nameless:,} of its entries name no page" if nameless else "")
    )


def _in_full(base: str, written: str) -> str:
    """An address as it is asked for: a place within a page is none of its own, and no password is sent."""
    whole = without_user(urljoin(base, written.strip()))
    url, fragment = urldefrag(whole)
    return whole if fragment.startswith(("!", "/")) else url


def is_page(answer: Fetched) -> bool:
    """Whether it is a web page, by its beginning, or by the server's word where that is markup at least."""
    head = answer.body[:_HEAD]
    is_markup = beginning(head).startswith("<")
    return html.looks_like(head, answer.url) or (is_markup and answer.content_type in _PAGE_TYPES)


_Reader = Callable[[ByteStream, Limits], Iterator[Link | Fault]]


def _reader(head: bytes, url: str) -> _Reader | None:
    if sitemaps.looks_like(head, url):
        return _in_sitemap
    for kind in (feeds, json_feed):
        if kind.looks_like(head, url):
            return lambda stream, limits: _in_feed(kind.read(stream, limits))
    return None


def _in_sitemap(stream: ByteStream, limits: Limits) -> Iterator[Link | Fault]:
    for found in sitemaps.entries(stream, limits):
        yield found if isinstance(found, Fault) else Link(found.url, found.is_sitemap, found.changed)


def _in_feed(records: Iterator[Record | Fault]) -> Iterator[Link | Fault]:
    """A feed's dates are those of publication: they say nothing of later changes."""
    for found in records:
        if isinstance(found, Fault):
            yield found
        else:
            url = found.fields.get("url")
            yield Link(url if isinstance(url, str) else "")
