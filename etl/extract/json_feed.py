"""JSON Feed (jsonfeed.org): JSON with a list of items, whose fields are a feed's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

from etl.extract import json_documents
from etl.extract.addresses import is_web
from etl.extract.encoding import beginning
from etl.extract.field_markup import line_of_markup, text_of_markup
from etl.extract.html import site_of
from etl.extract.lines import HEAD
from etl.extract.record import ByteStream, Fault, Limits, Record
from etl.extract.stream import Stream, pieces

ENDINGS = (".jsonfeed", ".json")
_MARK = "://jsonfeed.org/version/"
_HOME = re.compile(r'"home_page_url"\s*:\s*"([^"\\]+)"')


def looks_like(head: bytes, name: str) -> bool:
    """Whether it is an object that says it is a feed."""
    text = beginning(head)
    return text.startswith("{") and _MARK in text.replace("\\/", "/")


def read(stream: ByteStream, limits: Limits) -> Iterator[Record | Fault]:
    """The items of the feed."""
    head = stream.read(HEAD)
    home = _HOME.search(beginning(head).replace("\\/", "/"))
    site = site_of(home[1]) if home else None
    for found in json_documents.read(Stream(chain([head], pieces(stream))), limits):
        yield found if isinstance(found, Fault) else _record(found.position, found.fields, site)


def _record(position: int, item: dict[str, Any], site: str | None) -> Record:
    given = {name: value for name, value in item.items() if isinstance(value, str)}.get
    named = given("id") or ""  # best an address, says the format, which then need not be said again
    url = given("url") or given("external_url") or (named if is_web(named) else None)
    whole = text_of_markup(given("content_html") or "") or given("content_text") or ""
    lead = "" if whole else text_of_markup(given("summary") or "")
    fields = {
        "id": item.get("id"),
        "url": url,
        "title": line_of_markup(given("title") or ""),
        "body": whole or lead,
        "author": item.get("authors") or item.get("author"),
        "section": item.get("tags"),
        "language": given("language"),
        "source": site_of(url) or site,
    }
    written = given("date_published")
    return Record(
        position,
        {name: value for name, value in fields.items() if value or name == "body"},
        (("feed", written),) if written else (),
        ("body: the feed gives the lead alone",) if lead else (),
    )
