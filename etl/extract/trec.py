"""TREC documents (<DOC> … </DOC>), as test collections and news corpora come: ANT, Gigaword, TREC's own.

The tags within a document are its fields, whatever they are called; TITLE, URL, TIME, TEXT and their like
are known to the mapping of sources. Tags inside a field stay in it: markup is for clean to see to. A file is
read document by document, however long it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from etl.extract.encoding import beginning, decode
from etl.extract.lines import open_lines
from etl.extract.record import ByteStream, Fault, Limits, Record, excerpt
from etl.records import Reason

ENDINGS = (".trec", ".sgml", ".sgm")
# Possessive, so that an unclosed < costs its own length once.
_TAG = re.compile(r"<(/?)([A-Za-z]\w*+)([^<>]*+)>")
_DOCUMENT = re.compile(r"\s*<DOC(?=[\s>])([^<>]*+)>?", re.IGNORECASE)
_OPENING = re.compile(rb"<DOC(?=[\s>])", re.IGNORECASE)
_LONGEST_OPENING = 5  # bytes: <DOC and what follows it
_ID = re.compile(r"\bid\s*=\s*[\"']([^\"']+)", re.IGNORECASE)


def looks_like(head: bytes, name: str) -> bool:
    """Whether the file begins with a document."""
    found = _DOCUMENT.match(beginning(head))
    return found is not None and found[0].endswith(">")


def read(stream: ByteStream, limits: Limits) -> Iterator[Record | Fault]:
    """The documents of a file, numbered in its order; a closing tag that is missing ends with its document."""
    _, encoding, chunks = open_lines(stream)
    for position, (data, whole) in enumerate(_documents(chunks, limits.max_record_bytes), 1):
        if not whole:
            detail = (
                f"the document is longer than {limits.max_record_bytes:,} bytes (KHABAR_MAX_RECORD_BYTES)"
            )
            yield Fault(position, Reason.BODY_TOO_LONG, detail, excerpt(data))
        elif (decoded := decode(data, encoding)) is None:
            detail = "the document is in no encoding we read (UTF-8, UTF-16, Windows-1256, ISO-8859-6)"
            yield Fault(position, Reason.UNDECODABLE_TEXT, detail, excerpt(data))
        else:
            yield Record(position, _fields(decoded[0]))


def _documents(chunks: Iterator[bytes], longest: int) -> Iterator[tuple[bytes, bool]]:
    """The bytes from each opening tag to the next, and whether they are all; of more, only the first part."""
    held, cut = b"", b""
    for chunk in chunks:
        seen = max(1, len(held) - _LONGEST_OPENING)
        held += chunk
        starts = [0, *(tag.start() for tag in _OPENING.finditer(held, seen))]
        for start, end in pairwise(starts):
            yield from _document(cut or held[start:end], longest)
            cut = b""
        held = held[starts[-1] :]
        if cut or len(held) > longest:
            cut, held = cut or held[: longest + 1], held[-_LONGEST_OPENING:]
    yield from _document(cut or held, longest)


def _document(data: bytes, longest: int) -> Iterator[tuple[bytes, bool]]:
    if len(data) > longest:
        yield data[:longest], False
    elif data.strip():
        yield data, True


def _fields(text: str) -> dict[str, Any]:
    fields: dict[str, list[str]] = {}
    if opening := _DOCUMENT.match(text):
        text = text[opening.end() :]
        if found := _ID.search(opening[1]):  # <DOC id="…">, where Gigaword names its documents
            fields["docno"] = [found[1]]
    opened, start = "", 0
    for tag in _TAG.finditer(text):
        closing, name = bool(tag[1]), tag[2].lower()
        if closing and name in (opened, "doc"):
            if opened:
                fields.setdefault(opened, []).append(text[start : tag.start()].strip())
            opened = ""
        elif not closing and not opened:
            opened, start = name, tag.end()
    if opened:
        fields.setdefault(opened, []).append(text[start:].strip())
    return fields
