"""JSON Feed (jsonfeed.org), read entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from etl.extract.encoding import beginning
from etl.extract.field_markup import line_of_markup, text_of_markup
from etl.extract.html import site_of
from etl.extract.record import BrokenStream, ByteStream, Fault, Limits, Record
from etl.records import Reason

ENDINGS = (".jsonfeed",)
_MARK = "://jsonfeed.org/version/"


def looks_like(head: bytes, name: str) -> bool:
    """Whether it is an object that says it is a feed."""
    text = beginning(head)
    return text.startswith("{") and _MARK in text.replace("\\/", "/")


def read(stream: ByteStream, limits: Limits) -> Iterator[Record | Fault]:
    """The items of the feed; where the file breaks off, a fault after those before."""
    import ijson

    position = 0
    try:
        for item in ijson.items(_Bounded(stream, limits.max_record_bytes), "items.item", use_float=True):
            position += 1
            if isinstance(item, dict):
                yield _record(position, item)
            else:
                yield Fault(position, Reason.MALFORMED_RECORD, "the feed's item is no object")
    except (ijson.JSONError, UnicodeDecodeError) as error:
        detail = f"the JSON breaks off after {position} items: {error}"
        yield Fault(position + 1, Reason.MALFORMED_RECORD, detail)


class _Bounded:
    """The stream in the small pieces ijson asks for. Raises BrokenStream past the longest feed."""

    def __init__(self, stream: ByteStream, max_record_bytes: int) -> None:
        self._stream, self._left = stream, 16 * max_record_bytes

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise BrokenStream("the feed is too long for one JSON document: not read further")
        return data


def _record(position: int, item: dict[str, Any]) -> Record:
    url = item.get("url") or item.get("external_url")
    html, text, summary = (item.get(name) or "" for name in ("content_html", "content_text", "summary"))
    whole = text_of_markup(html) if isinstance(html, str) and html else text
    fields = {
        "id": item.get("id"),
        "url": url,
        "title": line_of_markup(item["title"]) if isinstance(item.get("title"), str) else item.get("title"),
        "body": whole or summary,
        "author": item.get("authors") or item.get("author"),
        "section": item.get("tags"),
        "language": item.get("language"),
        "source": site_of(url) if isinstance(url, str) else None,
    }
    written = item.get("date_published")
    dates = (("feed", written),) if isinstance(written, str) else ()
    notes = () if whole or not summary else ("body: the feed gives the lead alone",)
    present = {name: value for name, value in fields.items() if value or name == "body"}
    return Record(position, present, dates, notes)
