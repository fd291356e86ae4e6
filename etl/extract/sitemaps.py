"""Sitemaps: the addresses of a site's pages, of news sitemaps with title and date. They hold no article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from etl.extract.record import ByteStream, Fault, Limits, Record
from etl.extract.xml_stream import Element, Kind, child_texts, prefixed, read_elements, root_name
from etl.records import Reason

ENDINGS = (".sitemap",)
_SITEMAP = Kind("sitemap", frozenset(("urlset", "sitemapindex")), frozenset(("url", "sitemap")))


@dataclass(frozen=True, slots=True)
class Entry:
    """What a sitemap says of one page, or an index of one sitemap."""

    url: str
    is_sitemap: bool
    title: str | None = None
    published: str | None = None  # as written
    changed: str | None = None  # as written
    language: str | None = None


def looks_like(head: bytes, name: str) -> bool:
    """Whether the root is that of a sitemap or of an index of sitemaps."""
    return root_name(head) in _SITEMAP.roots


def entries(stream: ByteStream, limits: Limits) -> Iterator[Entry | Fault]:
    """What a sitemap names, in its order."""
    for found in read_elements(stream, limits, _SITEMAP):
        if isinstance(found, Fault):
            yield found
        elif entry := _entry(found):
            yield entry


def _entry(element: Element) -> Entry | None:
    texts = child_texts(element)
    if "loc" not in texts:
        return None
    news = next((child_texts(child) for child in element if prefixed(child) == "news:news"), {})
    about = next((child_texts(child) for holder in element if prefixed(holder) == "news:news"
                  for child in holder if prefixed(child) == "news:publication"), {})  # fmt: skip
    return Entry(
        url=texts["loc"][0],
        is_sitemap=prefixed(element) == "sitemap",
        title=news.get("news:title", [None])[0],
        published=news.get("news:publication_date", [None])[0],
        changed=texts.get("lastmod", [None])[0],
        language=about.get("news:language", [None])[0],
    )


def read(stream: ByteStream, limits: Limits) -> Iterator[Record | Fault]:
    """One fault that says what the sitemap is for: there is no text in it."""
    pages = sitemaps = 0
    first = ""
    for found in entries(stream, limits):
        if isinstance(found, Fault):
            yield found
            continue
        first = first or found.url
        pages, sitemaps = pages + (not found.is_sitemap), sitemaps + found.is_sitemap
    named = " and ".join(
        f"{count:,} {what}" for count, what in ((pages, "pages"), (sitemaps, "sitemaps")) if count
    )
    what = named or "nothing"
    detail = f"a sitemap holds no articles, it names {what}: read its address, not the file, to fetch them"
    yield Fault(1, Reason.UNKNOWN_FORMAT, detail, first)
