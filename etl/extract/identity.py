"""What names an article at its source, the same on every later reading."""

from __future__ import annotations

import re

from etl.extract.addresses import WITHIN, pattern_root, uri
from etl.extract.compression import strip_ending
from etl.extract.sources import UNSORTED, Source
from etl.extract.urls import canonical_url, shortened
from etl.storable import escaped

_WITH_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//[^/\s]|www\.", re.IGNORECASE)


def file_identity(address: str, source: Source) -> str:
    """The file's name within its source: the path below the source's folder, else the whole URI.

    A compression ending is no part of it, so that compressing an old file makes no new articles.
    """
    outer, within, inner = address.partition(WITHIN)
    return _file_name(strip_ending(outer), source) + within + strip_ending(inner)


def _file_name(bare: str, source: Source) -> str:
    for pattern in source.places:
        if bare == strip_ending(pattern):
            return bare.rpartition("/")[2]
        root = pattern_root(pattern).rstrip("/") + "/"
        if bare.startswith(root):
            return bare.removeprefix(root)
    return uri(bare)


def record_identity(slug: str, id: str | None, url: str | None, file: str, position: int | None) -> str:
    """The record's id, else its URL, else its place in the file (``position`` None: it is the whole file).

    An id names an article only within its outlet. Where the outlet is unknown the URL comes first, and an
    id counts within its file, so that article 1 of one crawl is not taken for an edit of another's. What
    stands for a missing URL (N/A, -, #) names nothing; without a host, none does where the outlet is unknown.
    """
    id = escaped(id).strip() if id else None
    known = slug != UNSORTED
    page = canonical_url(url) if url and (_WITH_HOST.match(url) or (known and url[0] == "/")) else None
    if known:
        return shortened(id or page or _place(file, position))
    return shortened(page or (f"{file}#{id}" if id else _place(file, position)))


def _place(file: str, position: int | None) -> str:
    return file if position is None else f"{file}#{position}"
