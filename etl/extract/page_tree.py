"""A page as a tree of elements: libxml2's, which reads what is broken and stops at a depth of 256.

The body is resiliparse's to read (``page_body``); its own tree is not used here, as its lists of elements take
quadratic time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

Element = Any  # of lxml, which brings no types

_NO_WORD = re.compile(r"[\W_]+")
_NESTING = re.compile(r"<(/?)(?:div|span|b|i|u|em|font|strong|section|article|table|ul|ol)\b", re.IGNORECASE)
_DEEPEST = 500  # pages seldom have 50; browsers stop at 512


def parse_page(html: str) -> Element:
    """The root of a page, however broken."""
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring  # 30 ms to import, and web pages alone need it

    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        return document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except ParserError:  # nothing in it
        return document_fromstring("<html></html>")


def is_too_deep(html: str) -> bool:
    """Whether its elements lie deeper in each other than any page needs, which costs quadratic time to read."""
    depth = 0
    for tag in _NESTING.finditer(html):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _DEEPEST:
            return True
    return False


def text_of(node: Element, most: int = 10_000) -> str:
    """The text within an element, on one line; of a longer one the first characters."""
    pieces: list[str] = []
    length = 0
    for piece in node.itertext():
        pieces.append(piece)
        length += len(piece)
        if length > most:
            break
    return " ".join("".join(pieces)[:most].split())


def elements(root: Element, *tags: str, most: int = 2000) -> Iterator[Element]:
    """The elements of these names in the order of the page, the first so many."""
    return islice(root.iter(*tags), most)


def fold(text: str) -> str:
    """Letters and digits alone, to compare headings by."""
    return _NO_WORD.sub("", text)
