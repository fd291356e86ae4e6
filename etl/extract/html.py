"""Saved web pages: the article of a page, from its structured data, its meta elements and its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from etl.extract.encoding import beginning, decode
from etl.extract.page_body import page_body
from etl.extract.page_metadata import PageMetadata, page_metadata
from etl.extract.page_tree import fold, is_too_deep, parse_page
from etl.extract.published import date_lines
from etl.extract.record import ByteStream, Fault, Limits, Record, excerpt
from etl.records import Reason

ENDINGS = (".html", ".htm", ".xhtml", ".shtml")
_HEAD = 8000  # characters looked at
_PAGE = re.compile(r"(?:\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body|meta)\b", re.I | re.S)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LANGUAGES = {"fa": "Persian", "ur": "Urdu", "ckb": "Kurdish", "ku": "Kurdish", "ps": "Pashto"}
_FOREIGN = frozenset("پچژگکیےۆێەڕڵټډړږښڅڼېہھۓٹڈ")  # letters of theirs; Arabic keyboards have none
_FOREIGN_SHARE = 0.02
_ARABIC_SHARE = 0.5
_JUDGED = 4000  # characters of a body


def looks_like(head: bytes, name: str) -> bool:
    """Whether the file begins as a page does; comments may come first."""
    return _PAGE.match(beginning(head)[:_HEAD]) is not None


def read(stream: ByteStream, limits: Limits) -> Iterator[Record | Fault]:
    """The one article of a saved page."""
    data = bytearray()
    while len(data) <= limits.max_record_bytes and (block := stream.read(256 * 1024)):
        data += block
    yield page_article(1, bytes(data), limits)


def page_article(position: int, data: bytes, limits: Limits, url: str | None = None) -> Record | Fault:
    """The article of a page, ``url`` where it was fetched; a fault where there is none, or none in Arabic."""
    if len(data) > limits.max_record_bytes:
        detail = f"the page is longer than {limits.max_record_bytes:,} bytes (KHABAR_MAX_RECORD_BYTES)"
        return Fault(position, Reason.BODY_TOO_LONG, detail, excerpt(data))
    decoded = decode(data)
    if decoded is None:
        detail = "the page is in no encoding we read (UTF-8, UTF-16, Windows-1256, ISO-8859-6)"
        return Fault(position, Reason.UNDECODABLE_TEXT, detail, excerpt(data))
    html = decoded[0]
    if is_too_deep(html):
        detail = "the elements of the page lie deeper in each other than any page needs: not read"
        return Fault(position, Reason.MALFORMED_RECORD, detail, excerpt(html))
    return _article(position, html, url)


def _article(position: int, html: str, url: str | None) -> Record | Fault:
    tree = parse_page(html)
    page = page_metadata(html, tree, url)
    titles = (*page.headings, page.title or "")
    body = page_body(html, tree, titles, page.description)
    if not body:
        detail = "the page holds no article: no paragraph of text was found in it"
        return Fault(position, Reason.EMPTY_BODY, detail, excerpt(page.title or html))
    if language := other_language(body, page.language):
        return Fault(
            position, Reason.NOT_ARABIC, f"the page is not in Arabic but in {language}", excerpt(body)
        )
    dates = page.dates
    if not any(_ISO_DAY.match(written) for _, written in dates):
        dates += tuple(("dateline", line) for line in _shown_dates(html, titles, body))
    return Record(position, _fields(page, body, url), dates)


def _fields(page: PageMetadata, body: str, fetched: str | None) -> dict[str, Any]:
    outlet = site_of(page.url) or page.outlet
    found = {
        **{
            "url": fetched or page.url,
            "canonical_url": page.url,
            "title": page.title,
            "body": body,
            "author": page.author,
        },
        **{"section": page.section, "language": page.language, "source": outlet},
    }
    return {name: value for name, value in found.items() if value}


def site_of(url: str | None) -> str | None:
    """The host an address names, without what its kind of page adds to it: www.sada.example → sada.example."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return re.sub(r"^(?:www\d?|m|amp|mobile)\.(?=[^.]+\.)", "", host) if host else None


def _shown_dates(html: str, titles: tuple[str, ...], body: str) -> list[str]:
    """The lines about the headline that show a date."""
    from resiliparse.extract.html2text import extract_plain_text

    text = extract_plain_text(html, main_content=False, alt_texts=False, list_bullets=False)
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    folded = list(map(fold, lines))
    first = fold(body.partition("\n")[0])
    begins = next((at for at, line in enumerate(folded) if line and first.startswith(line[:60])), len(lines))
    named = {fold(title) for title in titles if title}
    headlines = [at for at, line in enumerate(folded[:begins]) if line in named]
    return list(date_lines(lines, headlines[-1], begins)) if headlines else []


def other_language(text: str, declared: str | None) -> str | None:
    """What a text is in that is not Arabic; the page's own word counts where the letters leave it open."""
    head = text[:_JUDGED]
    letters = [letter for letter in head if letter.isalpha()]
    arabic = sum("\u0620" <= letter <= "\u06d5" for letter in letters)
    if arabic < _ARABIC_SHARE * len(letters):
        return "another script"
    if sum(map(head.count, _FOREIGN)) > _FOREIGN_SHARE * len(letters):
        from resiliparse.parse.lang import detect_fast

        known = declared if declared in _LANGUAGES else detect_fast(head)[0]
        if known != "ar":
            return _LANGUAGES.get(known, "another language")
    return None
