"""What names an article at its source, the same on every later reading."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from etl.extract.addresses import pattern_root, uri
from etl.extract.compression import strip_ending
from etl.extract.sources import UNSORTED, Source

_CANONICAL = re.compile(r"[a-z]+://[^/?#A-Z\s]+(?:/[^?#\s]*)?")  # most URLs are, and need no taking apart
_TRACKING = ("utm_",)
_TRACKING_KEYS = frozenset({"fbclid", "gclid"})


def canonical_url(url: str) -> str:
    """The URL without what differs from link to link: outer spaces, a fragment, tracking parameters.

    Host in lower case; the path keeps its case and spelling. A fragment that routes (#!…, #/…) stays.
    """
    url = url.strip()
    if _CANONICAL.fullmatch(url):
        return url
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    query = parts.query
    if query:
        pairs = parse_qsl(query, keep_blank_values=True)
        kept = [(k, v) for k, v in pairs if not k.startswith(_TRACKING) and k not in _TRACKING_KEYS]
        query = query if len(kept) == len(pairs) else urlencode(kept)
    fragment = parts.fragment if parts.fragment.startswith(("!", "/")) else ""
    return urlunsplit(parts._replace(netloc=parts.netloc.lower(), query=query, fragment=fragment))


def file_identity(address: str, source: Source) -> str:
    """The file's name within its source: the path below the source's folder, else the whole URI.

    A compression ending is no part of it, so that compressing an old file makes no new articles.
    """
    bare = strip_ending(address)
    for pattern in source.addresses:
        if bare == strip_ending(pattern):
            return bare.rpartition("/")[2]
        root = pattern_root(pattern).rstrip("/") + "/"
        if bare.startswith(root):
            return bare.removeprefix(root)
    return uri(bare)


def record_identity(slug: str, id: str | None, url: str | None, file: str, position: int | None) -> str:
    """The record's id, else its URL, else its place in the file (``position`` None: it is the whole file).

    An id names an article only within its outlet. Where the outlet is unknown the URL comes first, and an
    id counts within its file, so that article 1 of one crawl is not taken for an edit of another's.
    """
    if slug == UNSORTED:
        return canonical_url(url) if url else f"{file}#{id}" if id else _place(file, position)
    return id or (canonical_url(url) if url else _place(file, position))


def _place(file: str, position: int | None) -> str:
    return file if position is None else f"{file}#{position}"
