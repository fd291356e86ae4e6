"""What a page says of itself: JSON-LD, meta elements, its canonical link and its headline."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import islice
from typing import Any

from etl.extract.page_parts import Headlines, nearest_first
from etl.extract.page_tree import Element, elements, fold, text_of
from etl.extract.published import names_a_year
from etl.extract.urls import canonical_link

# Names of meta elements, the most telling first; case aside.
_PUBLISHED = (
    *("article:published_time", "datepublished", "og:published_time", "article:published", "pubdate"),
    *(
        "publishdate",
        "publish_date",
        "publish-date",
        "publication_date",
        "date_published",
        "parsely-pub-date",
    ),
    *("sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date"),
    *(
        "dcterms.date",
        "cxenseparse:recs:publishtime",
        "article.published",
        "og:pubdate",
        "date",
        "datecreated",
    ),
)
_TITLE = ("og:title", "twitter:title", "headline", "dc.title", "title")
_AUTHOR = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "byl",
    "twitter:creator",
)
_SECTION = ("article:section", "articlesection", "parsely-section", "dc.subject")
_OUTLET = ("og:site_name", "application-name", "publisher", "dc.publisher")
_DESCRIPTION = ("og:description", "description", "twitter:description")
_DATE_IN_BROKEN = re.compile(r'"datePublished"\s*:\s*"([^"\\]{4,60})"')
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.IGNORECASE)
_MOST_NODES = 2000  # of structured data
_MOST_AUTHORS = 20
_MOST_TIMES = 3
_MOST_LOOKED_AT = 200  # elements that may tell a date
_AGREES = 0.6  # of a heading's words
_SUFFIX = re.compile(r"\s+[|–—-]\s+[^|–—-]{1,40}$")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What the head and the structured data of a page tell. Dates are as written, the most trusted first."""

    url: str | None
    title: str | None
    headings: tuple[str, ...]  # all titles it goes by
    author: str | None
    section: str | None
    outlet: str | None
    description: str
    language: str | None
    dates: tuple[tuple[str, str], ...]  # basis and what is written


@dataclass(slots=True)
class _Head:
    """The meta elements, by name in lower case, and the article of the structured data."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    article: dict[str, Any] = field(default_factory=dict)
    broken_dates: list[str] = field(default_factory=list)

    def first(self, names: tuple[str, ...]) -> str | None:
        return next((self.metas[name][0] for name in names if name in self.metas), None)


def page_metadata(html: str, tree: Element, url: str | None = None) -> PageMetadata:
    """What the page says of itself; ``url`` is where it was fetched from, where that is known."""
    headlines = Headlines(tree)
    head = _Head(_metas(tree, headlines))
    _read_json_ld(tree, head)
    headings = _headings(tree, head)
    shown = _shown_title(tree, headings)
    times = elements(tree, "time", most=_MOST_LOOKED_AT)
    return PageMetadata(
        url=_url(html, tree, head, url),
        title=_title(tree, headings, shown),
        headings=tuple(headings),
        author=_name(head.article.get("author")) or _author(head),
        section=_name(head.article.get("articleSection")) or head.first(_SECTION),
        outlet=head.first(_OUTLET) or _name(head.article.get("publisher")),
        description=head.first(_DESCRIPTION) or _name(head.article.get("description")) or "",
        language=_language(tree),
        dates=tuple(_dates(head, nearest_first(headlines.own(times), shown))),
    )


def _metas(tree: Element, headlines: Headlines) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    shown = tree.iterfind('.//*[@itemprop="datePublished"]')
    for node in headlines.own((*elements(tree, "meta"), *islice(shown, _MOST_LOOKED_AT))):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        content = " ".join((node.get("content") or "").split())
        if node.tag != "meta" and name == "datePublished":
            content = content or node.get("datetime") or text_of(node, 100)
        if name and content:
            metas.setdefault(name.lower(), []).append(content)
    return metas


def _read_json_ld(tree: Element, head: _Head) -> None:
    """The article among the structured data; of data that is no JSON, at least its date."""
    for script in elements(tree, "script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        text = (script.text or "").replace("<![CDATA[", "").replace("]]>", "").strip().removesuffix(";")
        try:
            nodes = _nodes(json.loads(text, strict=False))
        except (ValueError, RecursionError):
            head.broken_dates += _DATE_IN_BROKEN.findall(text)[:1]
            continue
        for node in nodes:
            if not head.article and _is_article(node):
                head.article = node


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """The objects of structured data, wherever they lie in it, outer ones first."""
    waiting, seen = [data], 0
    while waiting and seen < _MOST_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, dict):
            yield node
            waiting += [node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement")
                        if key in node]  # fmt: skip
        elif isinstance(node, list):
            waiting += node


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(
        isinstance(kind, str) and kind.endswith(("Article", "BlogPosting", "Report")) for kind in kinds
    )


def _name(value: Any) -> str | None:
    """What a value of structured data is called: itself, its name, those of its parts."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        return "، ".join(filter(None, map(_name, value[:_MOST_AUTHORS]))) or None
    return " ".join(unescape(value).split()) or None if isinstance(value, str) else None


def _author(head: _Head) -> str | None:
    """Whom the first kind of meta element names that names any; addresses are no names."""
    for name in _AUTHOR:
        given = [each for each in head.metas.get(name, ()) if not each.startswith(("http", "@"))]
        if given:
            return "، ".join(dict.fromkeys(given[:_MOST_AUTHORS]))
    return None


def _headings(tree: Element, head: _Head) -> list[str]:
    named = [_name(head.article.get("headline")), *(head.first((name,)) for name in _TITLE)]
    named += [text_of(title) for title in elements(tree, "title", most=1)]
    return list(dict.fromkeys(filter(None, (" ".join((name or "").split()) for name in named))))


def _shown_title(tree: Element, headings: list[str]) -> Element | None:
    """The heading on the page that its titles agree with."""
    named = [_words(heading) for heading in headings]
    best, shared = None, 1
    for node in elements(tree, "h1", "h2", most=40):
        words = _words(text_of(node))
        common = max((len(words & title) for title in named), default=0)
        if common > shared and common >= _AGREES * len(words):
            best, shared = node, common
    return best


def _title(tree: Element, headings: list[str], shown: Element | None) -> str | None:
    """The heading that is shown; else the first of those the page names, less the site's name."""
    if shown is not None:
        return text_of(shown)
    if headings:
        return _SUFFIX.sub("", headings[0])
    return next(filter(None, map(text_of, elements(tree, "h1", "h2", most=40))), None)


def _words(heading: str) -> set[str]:
    return set(filter(None, map(fold, heading.split())))


def _url(html: str, tree: Element, head: _Head, fetched: str | None) -> str | None:
    """The page's canonical address, unless it names the site's first page for all of them."""
    saved = _SAVED_FROM.search(html[:2000])
    base = fetched or (saved[1] if saved else None)
    links = (
        link for link in elements(tree, "link") if "canonical" in (link.get("rel") or "").lower().split()
    )
    named = (
        next((link.get("href") for link in links), None),
        head.first(("og:url",)),
        head.article.get("url"),
    )
    for written in named:
        if isinstance(written, str) and (url := canonical_link(written, base)):
            return url
    return base


def _language(tree: Element) -> str | None:
    declared = tree.get("lang") or ""
    return declared.replace("_", "-").partition("-")[0].strip().lower() or None


def _dates(head: _Head, times: list[Element]) -> Iterator[tuple[str, str]]:
    for written in (head.article.get("datePublished"), head.article.get("dateCreated"), *head.broken_dates):
        if isinstance(written, str) and written.strip():
            yield "json-ld", written
    for name in _PUBLISHED:
        if written := head.first((name,)):
            yield "meta", written
    yield from [("time", written) for written in map(_time, times) if names_a_year(written)][:_MOST_TIMES]


def _time(node: Element) -> str:
    return (node.get("datetime") or "")[:100] or text_of(node, 100)
