"""Parts of a page that are other texts than its article: readers' comments, related articles, tickers."""

from __future__ import annotations

from collections.abc import Iterable

from etl.extract.page_tree import Element, elements

# What sites call them, in the class or id of an element that does not hold the headline.
_OTHER_TEXTS = ("comment", "related", "most-read", "mostread")
_OTHER_TIMES = (*_OTHER_TEXTS, "breaking", "latest", "marquee", "sidebar", "ticker")
_ELEMENTS = ("p", "span", "div", "li", "ul", "ol", "section", "dl", "dd")
_ASIDES = ("aside", "marquee", "nav")
_MOST_HEADINGS = 40


class Headlines:
    """The headlines of a page, by which its article is told from what stands beside it."""

    def __init__(self, tree: Element) -> None:
        headings = elements(tree, "h1", most=_MOST_HEADINGS)
        self._holders = {holder for heading in headings for holder in heading.iterancestors()}

    def __bool__(self) -> bool:
        """Whether the page has any; without, its article may stand in what is called another text."""
        return bool(self._holders)

    def other_texts(self) -> list[str]:
        """CSS of the elements that are other texts, by the names that none has which holds a headline."""
        taken = [_called(holder) for holder in self._holders if holder.tag in _ELEMENTS]
        names = [name for name in _OTHER_TEXTS if not any(name in called for called in taken)]
        elements = ",".join(_ELEMENTS)
        return [f':is({elements}):is([class*="{name}" i],[id*="{name}" i])' for name in names]

    def own(self, nodes: Iterable[Element]) -> list[Element]:
        """Those that do not lie in another text, nor in an aside."""
        return [node for node in nodes if not any(map(self._is_other, (node, *node.iterancestors())))]

    def _is_other(self, node: Element) -> bool:
        if node in self._holders or node.tag in ("html", "body"):
            return False
        called = _called(node)
        return node.tag in _ASIDES or (node.tag in _ELEMENTS and any(name in called for name in _OTHER_TIMES))


def _called(node: Element) -> str:
    return f"{node.get('class')} {node.get('id')}".lower()


def nearest_first(nodes: Iterable[Element], to: Element | None) -> list[Element]:
    """Elements by how small a part of the page holds them and another one, in their order where that is the same."""
    if to is None:
        return list(nodes)
    level = {holder: level for level, holder in enumerate(to.iterancestors())}
    return sorted(
        nodes, key=lambda node: next((level[each] for each in node.iterancestors() if each in level), 0)
    )
