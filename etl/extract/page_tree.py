"""A page as a tree of elements: resiliparse's, which answers None where a page lacks its very skeleton."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from resiliparse.parse.html import ElementNode, HTMLTree

_NO_WORD = re.compile(r"[\W_]+")


def parse_page(html: str) -> HTMLTree:
    """The tree of a page, however broken."""
    from resiliparse.parse.html import HTMLTree  # 50 ms to import, and web pages alone need it

    return HTMLTree.parse(html)


def select(tree: HTMLTree, selector: str) -> list[ElementNode]:
    """The elements a CSS selector matches, in the order of the page."""
    document = tree.document
    return [] if document is None else list(document.query_selector_all(selector))


def text_of(node: ElementNode, most: int | None = None) -> str:
    """The text within an element, on one line; of a longer one the first ``most`` characters."""
    return " ".join((node.text or "")[:most].split())


def fold(text: str) -> str:
    """Letters and digits alone, to compare headings by."""
    return _NO_WORD.sub("", text)
