"""What names an article at its source, the same on every later reading."""

from __future__ import annotations

import re
from hashlib import blake2b
from string import ascii_letters, digits
from urllib.parse import quote, urlsplit, urlunsplit

from etl.extract.addresses import WITHIN, pattern_root, uri
from etl.extract.compression import strip_ending
from etl.extract.sources import UNSORTED, Source
from etl.storable import escaped

# Most URLs are as we write them, and need no taking apart.
_CANONICAL = re.compile(r"https?://(?![^/]*xn--)[a-z0-9.-]+/[A-Za-z0-9\u0621-\u0652«»/_.~-]*")
_WITH_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//[^/\s]|www\.", re.IGNORECASE)
_TRACKING = re.compile(
    r"(?:utm_.*|_ga|gclid|dclid|fbclid|gbraid|wbraid|igshid|msclkid|twclid|ttclid|yclid|mc_[ce]id)(?:=|$)",
    re.IGNORECASE,
)
_RESERVED = "!#$&'()*+,/:;=?@[]%"  # and %: what is written as an escape stays one
_AMPERSAND = re.compile("&(?:amp;)+")  # left from HTML
_ESCAPE = re.compile("%[0-9A-Fa-f]{2}")
_NEEDLESS = {f"%{ord(char):02X}": char for char in f"{ascii_letters}{digits}._~-"}
_NO_ESCAPE = re.compile("%(?![0-9A-Fa-f]{2})")
_BEYOND_ASCII = re.compile("(?:%[89A-F][0-9A-F])+")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_LONGEST = 1000  # bytes; databases index no longer names


def canonical_url(url: str) -> str:
    """The one spelling of all a URL's equal ones, and without what differs from link to link.

    Scheme and host in lower case, the host in Unicode, no default port; letters beyond ASCII as themselves,
    needless escapes undone and the others in capitals; "/" for an empty path. Outer spaces, tracking
    parameters and the fragment go, but for a fragment that routes (#!…, #/…). The path keeps its case and its
    last slash, parameters their order, http and https differ: there, sites may mean two pages.
    """
    url = url.strip()
    if _CANONICAL.fullmatch(url):
        return url
    try:
        parts = urlsplit(_AMPERSAND.sub("&", url))
        netloc = _host(parts.netloc, parts.port == _DEFAULT_PORTS.get(parts.scheme, -1))
    except ValueError:
        return url
    query = "&".join(pair for pair in parts.query.split("&") if not _TRACKING.match(pair))
    fragment = parts.fragment if parts.fragment.startswith(("!", "/")) else ""
    path = parts.path or ("/" if netloc else "")
    return urlunsplit((parts.scheme, netloc, *map(_spelled, (path, query, fragment))))


def _host(netloc: str, with_default_port: bool) -> str:
    user, at, host = netloc.lower().rpartition("@")
    if with_default_port:
        host = host.rpartition(":")[0]
    if "xn--" in host:
        host = host.encode("ascii").decode("idna")
    return user + at + host.removesuffix(":")


def _spelled(part: str) -> str:
    """Escapes as RFC 3987 compares them: all made, then those undone that need not be."""
    made = quote(_NO_ESCAPE.sub("%25", part), safe=_RESERVED, errors="surrogatepass")
    return _BEYOND_ASCII.sub(_readable, _ESCAPE.sub(_undone, made))


def _undone(escape: re.Match[str]) -> str:
    written = escape[0].upper()
    return _NEEDLESS.get(written, written)


def _readable(escapes: re.Match[str]) -> str:
    try:
        text = bytes.fromhex(escapes[0].replace("%", "")).decode("utf-8")
    except UnicodeDecodeError:
        return escapes[0]
    return text if text.isprintable() else escapes[0]


def file_identity(address: str, source: Source) -> str:
    """The file's name within its source: the path below the source's folder, else the whole URI.

    A compression ending is no part of it, so that compressing an old file makes no new articles.
    """
    outer, within, inner = address.partition(WITHIN)
    return _file_name(strip_ending(outer), source) + within + strip_ending(inner)


def _file_name(bare: str, source: Source) -> str:
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
    id counts within its file, so that article 1 of one crawl is not taken for an edit of another's. What
    stands for a missing URL (N/A, -, #) names nothing; without a host, none does where the outlet is unknown.
    """
    id = escaped(id).strip() if id else None
    known = slug != UNSORTED
    page = canonical_url(url) if url and (_WITH_HOST.match(url) or (known and url[0] == "/")) else None
    if known:
        return _short(id or page or _place(file, position))
    return _short(page or (f"{file}#{id}" if id else _place(file, position)))


def _place(file: str, position: int | None) -> str:
    return file if position is None else f"{file}#{position}"


def _short(name: str) -> str:
    """A longer name is cut, and its digest put in place of the rest."""
    data = name.encode("utf-8", "surrogatepass")
    if len(data) <= _LONGEST:
        return name
    return f"{name[:100]}…{blake2b(data, digest_size=16).hexdigest()}"
