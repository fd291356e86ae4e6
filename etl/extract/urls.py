"""URLs: the one spelling of all that are equal, and which of them name a page."""

from __future__ import annotations

import re
from hashlib import blake2b
from string import ascii_letters, digits
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from etl.records import content_key

_LONGEST = 1000  # bytes; databases index no longer names
# Most URLs are as we write them, and need no taking apart.
_CANONICAL = re.compile(
    r"https?://(?![^/]*xn--)[a-z0-9.-]+/(?:[A-Za-z0-9\u0621-\u0652«»/_.~-]*[A-Za-z0-9\u0621-\u0652«»_.~-])?"
)
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


def canonical_url(url: str) -> str:
    """The one spelling of all a URL's equal ones, and without what differs from link to link.

    Scheme and host in lower case, the host in Unicode, no default port; letters beyond ASCII as themselves,
    needless escapes undone and the others in capitals; "/" for an empty path. Outer spaces, the path's last
    slash, tracking parameters and the fragment go, but for a fragment that routes (#!…, #/…). The path keeps
    its case, parameters their order, http and https differ: there, sites may mean two pages.
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
    path = parts.path.rstrip("/") or ("/" if netloc or parts.path else "")
    return urlunsplit((parts.scheme, netloc, *map(_spelled, (path, query, fragment))))


def canonical_link(link: str | None, url: str | None) -> str | None:
    """The address a page gives as its own, so that AMP and mobile twins are one with it.

    It may be written from the page's own address on. One that leads to a front page is a fault of the
    site's template, and names nothing.
    """
    try:
        whole = urljoin((url or "").strip(), (link or "").strip())
    except ValueError:
        return None
    return whole if link and names_page(whole) else None


def names_page(url: str) -> bool:
    """Whether the URL names one page wherever it is said: it has a host, and more than a front page's path."""
    if ":" not in url:  # whatever text an outlet gives for an id, which may be long
        return False
    try:
        parts = urlsplit(canonical_url(url))
    except ValueError:
        return False
    return (
        parts.scheme in _DEFAULT_PORTS and bool(parts.netloc) and bool(parts.path.strip("/") or parts.query)
    )


def page_addresses(*urls: str | None) -> list[str]:
    """The addresses among them that name one page, in canonical form, each once."""
    return list(dict.fromkeys(shortened(canonical_url(url)) for url in urls if url and names_page(url)))


def address_key(address: str) -> int:
    """The key by which an article is found under an address: http or https, with www. or without, it is one."""
    host_and_path = address.partition("://")[2]
    return content_key("address", host_and_path.removeprefix("www."))


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


def shortened(name: str) -> str:
    """A longer name is cut, and its digest put in place of the rest."""
    data = name.encode("utf-8", "surrogatepass")
    if len(data) <= _LONGEST:
        return name
    return f"{name[:100]}…{blake2b(data, digest_size=16).hexdigest()}"
