"""XML, element by element, from files that need not be well formed and may mean harm.

Feeds name entities that HTML alone knows, write ``&`` and ``<`` as they are and hold control characters: what
would end the parser is mended beforehand. Entities of a file's own are never expanded, and nothing is fetched.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from etl.extract.encoding import beginning, detect
from etl.extract.record import ByteStream, Fault, Limits
from etl.records import Reason

_CHUNK = 64 * 1024
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{2,40})[\"']")
_PROLOG = re.compile(
    r"(?:\s|<\?[^>]*\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
# What a parser stops at: characters XML forbids, what begins like a reference or a tag and is none.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&(#\d{1,7};|#[xX][0-9A-Fa-f]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)?")
_NO_TAG = re.compile(r"<(?![A-Za-z_/!?])")
_XML_ENTITIES = frozenset(("amp;", "lt;", "gt;", "quot;", "apos;"))
_LONGEST_OPEN = 40  # characters held back: a reference may go on in the next piece

Element = Any  # of lxml, which brings no types


def root_name(head: bytes) -> str:
    """The local name of the root of an XML file that begins so; "" where it is none."""
    text = beginning(head)
    if not text.startswith("<"):
        return ""
    prolog = _PROLOG.match(text)
    root = _ROOT.match(text, prolog.end() if prolog else 0)
    return root[1] if root else ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of XML file: what it is called, the local names of its root and of the elements that are records."""

    title: str
    roots: frozenset[str]
    records: frozenset[str]


def read_elements(stream: ByteStream, limits: Limits, kind: Kind) -> Iterator[Element | Fault]:
    """Each record of a file once it is whole, then taken out of the tree; a fault where it is none or breaks off.

    What stands about a record (of a feed, its channel) is reached by its parents while it is held.
    """
    parser = _parser()
    given, since, root, whole = 0, 0, None, False
    for piece in _mended(stream):
        parser.feed(piece)
        since += len(piece)
        for _, element in parser.read_events():
            if root is None:
                root = element.getroottree().getroot()
                if detail := _unfit(root, kind):
                    yield Fault(1, Reason.MALFORMED_RECORD, detail)
                    return
            whole = whole or element is root
            if local_name(element) in kind.records and not _within(element, kind):
                given, since = given + 1, 0
                yield element
                _take_out(element)
        if since > limits.max_record_bytes:
            most = f"{limits.max_record_bytes:,} bytes (KHABAR_MAX_RECORD_BYTES)"
            detail = f"what follows is longer than {most}: not read further"
            yield Fault(given + 1, Reason.BODY_TOO_LONG, detail)
            return
    if not whole:
        yield Fault(given + 1, Reason.MALFORMED_RECORD, _broken_off(parser, given))


def _parser() -> Any:
    """A parser that goes on after mistakes, expands no entity, fetches nothing and takes no text over 10 MB."""
    from lxml import etree  # 10 ms to import, and XML alone needs it

    return etree.XMLPullParser(
        events=("end",),
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _broken_off(parser: Any, given: int) -> str:
    errors = list(parser.feed_error_log)
    why = f": {errors[0].message.strip()[:120]}, line {errors[0].line}" if errors else ""
    return f"the XML breaks off after {given} records{why}"


def _unfit(root: Element, kind: Kind) -> str | None:
    if local_name(root) not in kind.roots:
        return f"the XML is no {kind.title}: its root is <{local_name(root)[:40]}>"
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        return "the XML declares entities of its own, which are not expanded: not read"
    return None


def _within(element: Element, kind: Kind) -> bool:
    """Whether it lies in another record."""
    return any(local_name(above) in kind.records for above in element.iterancestors())


def _take_out(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        element.clear()
    else:
        parent.remove(element)


def _mended(stream: ByteStream) -> Iterator[bytes]:
    """The stream in UTF-8, less what no parser takes."""
    piece = stream.read(_CHUNK)
    decoder = codecs.getincrementaldecoder(_encoding(piece))("replace")
    held = ""
    while piece:
        text = held + decoder.decode(piece)
        cut = max(text.rfind("&", -_LONGEST_OPEN), text.rfind("<", -1))
        text, held = (text, "") if cut < 0 else (text[:cut], text[cut:])
        yield _mend(text)
        piece = stream.read(_CHUNK)
    yield _mend(held + decoder.decode(b"", True))


def _encoding(head: bytes) -> str:
    """The encoding the bytes show; where they show none, the declared one."""
    declared = _DECLARED.match(head.lstrip())
    found = detect(head)
    if found is None and declared:
        try:
            return codecs.lookup(declared[1].decode("ascii")).name
        except LookupError:
            pass
    return {"utf-8": "utf-8-sig", None: "utf-8"}.get(found, found or "utf-8")


def _mend(text: str) -> bytes:
    text = _NO_TAG.sub("&lt;", _REFERENCE.sub(_reference, _FORBIDDEN.sub("", text)))
    return text.encode("utf-8", "replace")


def _reference(found: re.Match[str]) -> str:
    name = found[1]
    if name in _XML_ENTITIES:
        return found[0]
    if name is None:
        return "&amp;"
    meant = _FORBIDDEN.sub("", unescape(found[0]).replace("\ufffd", ""))
    return f"&amp;{name}" if meant == found[0] else meant.replace("&", "&amp;").replace("<", "&lt;")


def local_name(element: Element) -> str:
    """Its name without its namespace; "" of what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child_texts(element: Element) -> dict[str, list[str]]:
    """The texts of an element's children, by name; with a prefix where they have one (``dc:date``)."""
    found: dict[str, list[str]] = {}
    for child in element:
        if isinstance(child.tag, str) and (text := "".join(child.itertext()).strip()):
            found.setdefault(prefixed(child), []).append(text)
    return found


def prefixed(element: Element) -> str:
    """Its name as feeds usually write it, with the prefix known for its namespace."""
    namespace, _, local = element.tag.removeprefix("{").rpartition("}")
    if not namespace:
        return str(local)
    prefix = next((known for part, known in _PREFIXES if part in namespace), "")
    return f"{prefix}:{local}" if prefix else str(local)


_PREFIXES = (
    ("purl.org/dc/", "dc"),
    ("rss/1.0/modules/content", "content"),
    ("search.yahoo.com/mrss", "media"),
    ("itunes.com", "itunes"),
    ("/excerpt/", "excerpt"),
    ("wordpress.org/export", "wp"),
    ("sitemap-news", "news"),
    ("sitemap-image", "image"),
    ("sitemap-video", "video"),
    ("feedburner", "feedburner"),
)
