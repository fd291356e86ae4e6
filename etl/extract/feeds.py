"""Feeds: RSS of all versions, Atom, and WordPress exports, which are RSS with the whole text of every post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urljoin

from etl.extract.field_markup import line_of_markup, text_of_markup
from etl.extract.html import site_of
from etl.extract.published import is_no_time
from etl.extract.record import ByteStream, Fault, Limits, Record
from etl.extract.xml_stream import Element, Kind, child_texts, local_name, prefixed, read_elements, root_name

ENDINGS = (".rss", ".atom", ".wxr", ".rdf")
_FEED = Kind("feed", frozenset(("rss", "feed", "RDF")), frozenset(("item", "entry")))
_BODIES = ("content:encoded", "content", "description", "summary", "media:description")
_TITLES = ("title", "media:title", "dc:title")
_AUTHORS = ("dc:creator", "author", "itunes:author")
_PERSON = ("name", "uri", "email")
_DATES = (
    "pubDate",
    "published",
    "dc:date",
    "issued",
    "dc:created",
    "created",
    "dc:issued",
    "updated",
    "date",
    "wp:post_date_gmt",
    "wp:post_date",
)
# Types of WordPress and its usual plugins that are no articles: what a site is made of, sells, or is written to it.
_NO_NEWS = frozenset(
    (
        *(
            "attachment",
            "page",
            "revision",
            "nav_menu_item",
            "custom_css",
            "customize_changeset",
            "oembed_cache",
        ),
        *("user_request", "feedback", "forum", "topic", "reply", "product", "product_variation", "popup"),
    )
)
_NO_NEWS_BEGIN = (
    "wp_",
    "wp-",
    "wpcf7",
    "wpforms",
    "acf-",
    "elementor",
    "jet-",
    "shop_",
    "mc4wp",
    "vc_",
    "amp_",
)
_LEAD_CHARS = 600  # a longer text is no lead alone
_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*$")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MAIL = re.compile(r"\S+@\S+\s*\((.+)\)\s*$")


@dataclass(frozen=True, slots=True)
class _About:
    """What a feed says of itself."""

    title: str | None
    language: str | None
    site: str | None


def looks_like(head: bytes, name: str) -> bool:
    """Whether the root is that of a feed."""
    return root_name(head) in _FEED.roots


def read(stream: ByteStream, limits: Limits) -> Iterator[Record | Fault]:
    """The entries of a feed, numbered in its order. Of a WordPress export, what was published of its posts."""
    position, about = 0, None
    for found in read_elements(stream, limits, _FEED):
        if isinstance(found, Fault):
            yield found
            continue
        position += 1
        texts = child_texts(found)
        about = about or _about(found)
        if _is_news(texts):
            yield _record(position, found, texts, about)


def _is_news(texts: dict[str, list[str]]) -> bool:
    """Exports hold pages, menus, attachments and drafts besides posts, of whatever type a site calls its news."""
    kind, status = _first(texts, ("wp:post_type",)) or "post", _first(texts, ("wp:status",)) or "publish"
    return status == "publish" and kind not in _NO_NEWS and not kind.startswith(_NO_NEWS_BEGIN)


def _record(position: int, entry: Element, texts: dict[str, list[str]], about: _About) -> Record:
    url = _address(entry, texts)
    body, is_lead = _body(entry, texts)
    fields: dict[str, Any] = {
        "id": _first(texts, ("guid", "id")),
        "url": url,
        "title": line_of_markup(_first(texts, _TITLES) or ""),
        "body": body,
        "author": _authors(entry),
        "section": [line_of_markup(section) for section in texts.get("category", ())],
        "language": _subtag(entry.get(_XML_LANG)) or about.language,
        "source": site_of(url) or about.site or about.title,
    }
    notes = ("body: the feed gives the lead alone",) if is_lead and body else ()
    present = {name: value for name, value in fields.items() if value or name == "body"}
    return Record(position, present, tuple(_dates(texts)), notes)


def _first(texts: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next((texts[name][0] for name in names if name in texts), None)


def _body(entry: Element, texts: dict[str, list[str]]) -> tuple[str, bool]:
    """The longest of the texts an entry brings, and whether that is but the lead of an article elsewhere."""
    xhtml = next((_inner(child) for child in entry if prefixed(child) == "content" and len(child)), None)
    given = [xhtml] if xhtml else [texts[name][0] for name in _BODIES if name in texts]
    bodies = [text_of_markup(markup) for markup in given]
    body = max(bodies, key=len, default="")
    is_whole = xhtml is not None or "content:encoded" in texts or "content" in texts
    return body, len(body) < _LEAD_CHARS and (not is_whole or _CUT.search(body) is not None)


def _inner(element: Element) -> str:
    from lxml import etree

    return "".join(etree.tostring(child, encoding="unicode") for child in element)


def _address(entry: Element, texts: dict[str, list[str]]) -> str | None:
    """Where the article is, not where its feed counts who reads it."""
    if original := _first(texts, ("feedburner:origLink",)):
        return unescape(original)
    if link := _first(texts, ("link",)):
        return unescape(link)
    links = [child for child in entry if prefixed(child) == "link" and child.get("href")]
    alternate = [link for link in links if _is_alternate(link)] or links
    if alternate:
        written = unescape(alternate[0].get("href").strip())
        with suppress(ValueError):
            return urljoin(alternate[0].base or "", written)  # from its xml:base on
        return written
    guid = _first(texts, ("guid", "id")) or ""
    return guid if guid.startswith("http") else None


def _authors(entry: Element) -> list[str]:
    """Those that the first kind of element gives which names any."""
    for kind in _AUTHORS:
        named = [_author(child) for child in entry if isinstance(child.tag, str) and prefixed(child) == kind]
        if any(named):
            return list(dict.fromkeys(filter(None, named)))
    return []


def _author(element: Element) -> str:
    """Who is named: Atom has the name beside addresses, RSS may have it behind one."""
    parts = [child for child in element if isinstance(child.tag, str) and local_name(child) in _PERSON]
    texts = [child for child in parts if local_name(child) == "name"] if parts else [element]
    author = line_of_markup(" ".join("".join(each.itertext()) for each in texts).strip())
    named = _MAIL.match(author)
    return named[1] if named else author


def _dates(texts: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for name in _DATES:
        if name in texts and not is_no_time(texts[name][0]):
            yield "feed", f"{texts[name][0]}{'Z' if name.endswith('_gmt') else ''}"


def _about(entry: Element) -> _About:
    """What the feed says of itself: about its entries, of RSS 1.0 in a channel beside them."""
    title = language = site = None
    feed = entry.getparent()
    beside = [] if feed is None else [child for child in feed if prefixed(child) == "channel"]
    for holder in [] if feed is None else [feed, *beside]:
        texts = child_texts(holder)
        title = title or _first(texts, ("title",))
        language = language or holder.get(_XML_LANG) or _first(texts, ("language", "dc:language"))
        links = (each.get("href") for each in holder if prefixed(each) == "link" and _is_alternate(each))
        site = site or site_of(_first(texts, ("link",)) or next(filter(None, links), None))
    return _About(line_of_markup(title) if title else None, _subtag(language), site)


def _is_alternate(link: Element) -> bool:
    """Whether an Atom link leads to what its holder is about."""
    return bool(link.get("rel", "alternate") == "alternate")


def _subtag(language: str | None) -> str | None:
    """The language alone: ar-EG → ar."""
    return (language or "").replace("_", "-").partition("-")[0].strip().lower() or None
