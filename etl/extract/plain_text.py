"""Plain text: the file is one article's body, its first line included. It names no title, date or URL.

What goes by the name of text and is none is told by its beginning: markup is refused rather than loaded as prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.extract.encoding import beginning, decode
from etl.extract.record import ByteStream, Fault, Limits, Record, excerpt
from etl.records import Reason

ENDINGS = (".txt", ".text")
_HEAD = 4000  # characters looked at
_NO_PROSE = (
    (
        re.compile(r"\s*<!doctype\s+html|.*?<(?:html|head|body)[\s>]", re.IGNORECASE | re.DOTALL),
        "a saved web page",
    ),
    (re.compile(r"\s*<(?:\?xml|rss|feed)\b", re.IGNORECASE), "XML or a feed"),
    (re.compile(r"\s*<DOC[\s>]", re.IGNORECASE), "TREC markup (format trec)"),
    (re.compile(r'\s*(?:\[\s*)?\{\s*"'), "JSON (for JSON Lines, name it .jsonl)"),
    (re.compile(r"%PDF-|\{\\rtf"), "a PDF or RTF document"),
)


def looks_like(head: bytes, name: str) -> bool:
    """Whether it is text, and prose: of a file not named so, most letters are to be Arabic."""
    text = beginning(head)
    if not text or _no_prose(text[:_HEAD]) or "\0" in text:
        return False
    if name.lower().endswith(ENDINGS):
        return True
    letters = [letter for letter in text[:_HEAD] if letter.isalpha()]
    return 2 * sum("\u0621" <= letter <= "\u06d3" for letter in letters) > len(letters)


def read(stream: ByteStream, limits: Limits) -> Iterator[Record | Fault]:
    """The one record of the file, ``body`` its only field."""
    data = bytearray()
    while len(data) <= limits.max_record_bytes and (block := stream.read(256 * 1024)):
        data += block
    if len(data) > limits.max_record_bytes:
        detail = f"the file is longer than {limits.max_record_bytes:,} bytes (KHABAR_MAX_RECORD_BYTES)"
        yield Fault(1, Reason.BODY_TOO_LONG, detail, excerpt(bytes(data)))
        return
    decoded = decode(bytes(data))
    if decoded is None:
        detail = "the text is in no encoding we read (UTF-8, UTF-16, Windows-1256, ISO-8859-6)"
        yield Fault(1, Reason.UNDECODABLE_TEXT, detail, excerpt(bytes(data)))
        return
    text = decoded[0]
    if kind := _no_prose(text[:_HEAD]):
        yield Fault(
            1, Reason.UNKNOWN_FORMAT, f"no plain text: looks like {kind}; not read yet", excerpt(text)
        )
    else:
        yield Record(1, {"body": text})


def _no_prose(head: str) -> str | None:
    return next((kind for pattern, kind in _NO_PROSE if pattern.match(head)), None)
