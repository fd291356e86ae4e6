"""News as agencies and archives export it in XML: NITF documents and NewsML-G2 messages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.extract.field_markup import text_of_markup
from etl.extract.record import ByteStream, Fault, Limits, Record
from etl.extract.xml_stream import Element, Kind, local_name, read_elements, root_name

ENDINGS = (".nitf", ".newsml")
_EXPORT = Kind(
    "NITF or NewsML-G2 document",
    frozenset(("nitf", "newsMessage", "newsItem", "packageItem")),
    frozenset(("nitf", "newsItem")),
)
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_PREFIX = re.compile(r"(</?)[\w.-]+:")


def looks_like(head: bytes, name: str) -> bool:
    """Whether the root is that of such a document, or of a message of several."""
    return root_name(head) in _EXPORT.roots


def read(stream: ByteStream, limits: Limits) -> Iterator[Record | Fault]:
    """The documents of a file. A NITF document within a NewsML item is the text of that item."""
    position = 0
    for found in read_elements(stream, limits, _EXPORT):
        if isinstance(found, Fault):
            yield found
            continue
        position += 1
        fields = _nitf(found) if local_name(found) == "nitf" else _news_item(found)
        yield Record(position, {name: value for name, value in fields.items() if value or name == "body"})


def _nitf(document: Element) -> dict[str, str | list[str] | None]:
    data = "head/docdata"
    return {
        "id": _attribute(document, f"{data}/doc-id", "id-string"),
        "title": _text(document, "body/body.head/hedline/hl1") or _text(document, "head/title"),
        "body": _body(document, "body/body.content"),
        "author": [_line(byline) for byline in _all(document, "body/body.head/byline")],
        "section": _attribute(document, "head/pubdata", "position.section"),
        "published": _attribute(document, f"{data}/date.issue", "norm")
        or _attribute(document, f"{data}/date.release", "norm")
        or _attribute(document, "head/pubdata", "date.publication")
        or _attribute(document, "body/body.head/dateline/story.date", "norm"),
        "url": _attribute(document, "head/pubdata", "ex-ref"),
        "language": _subtag(document.get(_LANGUAGE)),
        "source": _attribute(document, "head/pubdata", "name")
        or _text(document, "body/body.head/distributor"),
    }


def _news_item(item: Element) -> dict[str, str | list[str] | None]:
    nitf = next((found for found in item.iter() if local_name(found) == "nitf"), None)
    inner = {} if nitf is None else _nitf(nitf)
    meta = "contentMeta"
    return {
        "id": item.get("guid"),
        "title": _text(item, f"{meta}/headline") or inner.get("title"),
        "body": inner.get("body")
        or _body(item, "contentSet/inlineXML")
        or text_of_markup(_text(item, "contentSet/inlineData", lines=True) or ""),
        "author": _text(item, f"{meta}/by") or _creators(item) or inner.get("author"),
        "section": _text(item, f"{meta}/subject/name"),
        # The day an item is embargoed to or was first made; versionCreated is that of its last correction.
        "published": _text(item, "itemMeta/firstCreated")
        or _text(item, f"{meta}/contentCreated")
        or _text(item, "itemMeta/versionCreated"),
        "url": _attribute(item, "itemMeta/link", "href"),
        "language": _subtag(_attribute(item, f"{meta}/language", "tag") or item.get(_LANGUAGE)),
        "source": _text(item, "itemMeta/provider/name")
        or _attribute(item, "itemMeta/provider", "literal")
        or inner.get("source"),
    }


def _creators(item: Element) -> list[str]:
    """All of them, each by the first of its names: the others are in other languages."""
    return list(
        dict.fromkeys(filter(None, (_text(each, "name") for each in _all(item, "contentMeta/creator"))))
    )


def _find(element: Element, path: str) -> Element | None:
    """What lies there, in whatever namespace."""
    return next(iter(_all(element, path)), None)


def _all(element: Element, path: str) -> list[Element]:
    return list(element.findall("/".join(f"{{*}}{name}" for name in path.split("/"))))


def _text(element: Element, path: str, lines: bool = False) -> str | None:
    found = _find(element, path)
    if found is None:
        return None
    text = "".join(found.itertext()).strip()
    return text if lines else _line(found)


def _line(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _attribute(element: Element, path: str, name: str) -> str | None:
    found = _find(element, path)
    return None if found is None else found.get(name)


def _body(element: Element, path: str) -> str:
    """The paragraphs that lie there, which NITF marks as HTML does."""
    from lxml import etree

    found = _find(element, path)
    if found is None:
        return ""
    return text_of_markup(_PREFIX.sub(r"\1", etree.tostring(found, encoding="unicode", with_tail=False)))


def _subtag(language: str | None) -> str | None:
    """The language alone: ar-EG → ar."""
    return (language or "").partition("-")[0].lower() or None
