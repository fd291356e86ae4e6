"""TREC documents (<DOC> … </DOC>), as test collections and news corpora come: ANT, Gigaword, TREC's own.

The tags within a document are its fields, whatever they are called; TITLE, URL, TIME, TEXT and their like
are known to the mapping of sources. Tags inside a field stay in it: markup is for clean to see to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from etl.extract.record import Record

# Possessive, so that an unclosed < costs its own length once.
_TAG = re.compile(r"<(/?)([A-Za-z]\w*+)([^<>]*+)>")
_DOCUMENT = re.compile(r"<DOC\b([^<>]*+)>", re.IGNORECASE)
_ID = re.compile(r"\bid\s*=\s*[\"']([^\"']+)", re.IGNORECASE)


def records(text: str) -> Iterator[Record]:
    """The documents of a file, numbered in its order; a closing tag that is missing ends with its document."""
    begins = list(_DOCUMENT.finditer(text))
    ends = [tag.start() for tag in begins[1:]] + [len(text)]
    for position, (begin, end) in enumerate(zip(begins, ends, strict=True), 1):
        yield Record(position, _fields(begin[1], text[begin.end() : end]))


def _fields(attributes: str, document: str) -> dict[str, Any]:
    fields: dict[str, list[str]] = {}
    if found := _ID.search(attributes):  # <DOC id="…">, where Gigaword names its documents
        fields["docno"] = [found[1]]
    opened, start = "", 0
    for tag in _TAG.finditer(document):
        closing, name = bool(tag[1]), tag[2].lower()
        if closing and name in (opened, "doc"):
            if opened:
                fields.setdefault(opened, []).append(document[start : tag.start()].strip())
            opened = ""
        elif not closing and not opened:
            opened, start = name, tag.end()
    if opened:
        fields.setdefault(opened, []).append(document[start:].strip())
    return fields
