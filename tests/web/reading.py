"""Pages as a reader sees them: their words, and where their links lead."""

from __future__ import annotations

import re
from typing import NamedTuple

from fastapi.testclient import TestClient
from resiliparse.parse.html import DOMNode, HTMLTree


class Page(NamedTuple):
    """An answer, read."""

    status: int
    text: str  # of its main part, spaces as one
    links: dict[str, str]  # where each of that leads, and its words
    tree: HTMLTree

    def all(self, selector: str) -> list[DOMNode]:
        """The elements of a CSS selector."""
        return list(self.tree.document.query_selector_all(selector))

    def words(self, selector: str) -> list[str]:
        """The words of each element."""
        return [_plain(each) for each in self.all(selector)]


def read(client: TestClient, path: str, language: str = "en") -> Page:
    """The page at an address of ours."""
    answer = client.get(path, headers={"accept-language": language})
    tree = HTMLTree.parse(answer.text)
    main = tree.document.query_selector("main")
    links = {each.getattr("href"): _plain(each) for each in main.query_selector_all("a[href]")}
    return Page(answer.status_code, _plain(main), links, tree)


def _plain(element: DOMNode) -> str:
    return re.sub(r"\s+", " ", element.text).strip()
