"""The text of an article out of its page, without what the page puts around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from etl.extract.page_parts import Headlines
from etl.extract.page_tree import Element, elements, fold, text_of
from etl.extract.published import names_a_year

# Elements that are none of an article's text, and what sites call the others.
_NO_TEXT = ["h1", "time", "nav", "aside", "footer", "figcaption", "caption", "form", "button", "template"]
_CALLED = (
    *("breadcrumb", "byline", "caption", "copyright", "dateline", "image_heading", "keywords"),
    *("newsletter", "podcast", "share", "social", "tags", "timestamp"),
)
_FURNITURE = [f':is(p,span,div,li,ul,ol,section)[class*="{name}" i]' for name in _CALLED]
_SHORT = 400  # characters: less may be what is left of a page that calls its whole text so
_LINKS_ONLY = 0.8  # of a line's text: it leads elsewhere
_READ_ALSO = 2  # lines of links within an article
_PROSE_CHARS = 80  # a shorter line is prose where it ends like a sentence, or is an item of a list
_SENTENCE_CHARS = 30
_TOLD_WORDS = 5  # of a first or last paragraph without a mark at its end; titles of boxes have fewer
_SENTENCE_END = re.compile(r"[.!?؟…»\"”]\s*$")
_ITEM = re.compile(r"\s*(?:[-–•*]|\d{1,2}\s?[-.)])\s*\w")
_LINK = re.compile(r"<a\b[^>]*>(.*?)(?:</a>|$)")
_PARAGRAPH = re.compile(r"<(/?)p\b")
_SITE = re.compile(r"[©|:]\s*$|©|حقوق|تابع|اشترك|شارك")  # what it says of itself
_BYLINE = re.compile(r"(?:كتب|كتبت|بقلم|إعداد|تصوير|ترجمة)\b")
_CLOCK = re.compile(r"\d\s?:\s?\d\d")
_TAG = re.compile(r"</?(?:[aph]|h[1-6]|ul|ol|li|pre|br)\b[^<>]*>")
_MOST_FALLBACK_CHARS = 1_000_000  # trafilatura takes seconds for more


def page_body(html: str, tree: Element, headings: Iterable[str], lead: str = "") -> str:
    """The article's paragraphs, a line each; "" where the page has no prose.

    ``headings`` are the titles the page goes by, with which its text does not begin; ``lead`` is how the page
    describes itself: an opening paragraph often stands apart from the others, and is known by that.
    """
    titles = tuple(filter(None, map(fold, headings)))
    headlines = Headlines(tree)
    elsewhere = [*_NO_TEXT, *headlines.other_texts()]
    body = _article(_lines(html, elsewhere + _FURNITURE, titles))
    if len(body) < _SHORT:
        whole = _article(_lines(html, elsewhere, titles))
        body = whole if len(whole) > 2 * len(body) else body
    if not body and not headlines:
        body = _article(_lines(html, _NO_TEXT, titles))
    if not body and len(html) <= _MOST_FALLBACK_CHARS:
        body = _article(_fallback_lines(html, titles))
    opening = "" if not body or fold(lead)[:60] in fold(body) else _opening(tree, fold(lead))
    return f"{opening}\n{body}" if opening else body


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    is_links: bool
    is_paragraph: bool = False  # a paragraph of its own
    goes_on: bool = False  # in the paragraph of the line before

    @property
    def is_prose(self) -> bool:
        if self.is_links or " " not in self.text:
            return False
        ends = len(self.text) >= _SENTENCE_CHARS and _SENTENCE_END.search(self.text)
        return len(self.text) >= _PROSE_CHARS or bool(ends)


def _lines(html: str, without: list[str], titles: tuple[str, ...]) -> list[_Line]:
    """The lines of the page's main part, in its order."""
    from resiliparse.extract.html2text import extract_plain_text

    marked = extract_plain_text(
        html,
        preserve_formatting="minimal_html",
        main_content=True,
        links=True,
        alt_texts=False,
        list_bullets=False,
        skip_elements=without,
    )
    return [line for line in _parted(marked.splitlines()) if not _is_heading(line.text, titles)]


def _parted(marked: Iterable[str]) -> Iterator[_Line]:
    """The lines that have text, and how they stand in paragraphs."""
    open_before = False
    for line in marked:
        edges = _PARAGRAPH.findall(line)
        is_open = edges[-1] == "" if edges else open_before
        text = _plain(line)
        if text:
            linked = sum(len(_plain(link)) for link in _LINK.findall(line)) if "<a" in line else 0
            goes_on = open_before and edges[:1] != [""]
            yield _Line(text, linked >= _LINKS_ONLY * len(text), edges == ["", "/"] and not linked, goes_on)
        open_before = is_open


def _plain(marked: str) -> str:
    return unescape(_TAG.sub("", marked)).replace("\ufeff", "").strip()


def _is_heading(line: str, titles: tuple[str, ...]) -> bool:
    """Whether it is a title, or one with the site's name after it."""
    folded = fold(line)
    return any(folded.startswith(title) and len(folded) <= len(title) + 40 for title in titles)


def _fallback_lines(html: str, titles: tuple[str, ...]) -> list[_Line]:
    import trafilatura  # half a second to import, and seldom needed

    text = trafilatura.extract(html, include_comments=False, include_tables=False, fast=True) or ""
    lines = (_Line(line.strip(), False) for line in text.splitlines() if line.strip())
    return [line for line in lines if not _is_heading(line.text, titles)]


def _article(lines: list[_Line]) -> str:
    """The stretch of lines with the most prose, from its first line of prose to its last."""
    stretches = _stretches(lines)
    best = max(stretches, key=lambda stretch: sum(len(line.text) for line in stretch if line.is_prose))
    prose = [at for at, line in enumerate(best) if line.is_prose]
    if not prose:
        return ""
    end = _end(best, prose[-1] + 1)
    begin = prose[0] - 1 if prose[0] and _is_opening(best[prose[0] - 1]) else prose[0]
    return "\n".join(line.text for line in best[begin:end] if not line.is_links)


def _is_opening(line: _Line) -> bool:
    """Whether it leads to the prose behind it: a short paragraph that ends in a colon, or tells something."""
    text = line.text
    if not line.is_paragraph or len(text.split()) < _TOLD_WORDS or _SITE.match(text):
        return False
    is_about = _BYLINE.match(text) or _CLOCK.search(text) or names_a_year(text)
    return text.endswith(":") or (len(text) >= _SENTENCE_CHARS and not is_about)


def _end(lines: list[_Line], end: int) -> int:
    """Where the article ends whose prose does there: behind the rest of that paragraph, items, a short last one."""
    while end < len(lines) and (lines[end].goes_on or _ITEM.match(lines[end].text)):
        end += 1
    return end + 1 if end < len(lines) and _is_closing(lines[end]) else end


def _is_closing(line: _Line) -> bool:
    is_told = len(line.text.split()) >= _TOLD_WORDS and not _SITE.search(line.text)
    return line.is_paragraph and is_told


def _stretches(lines: list[_Line]) -> list[list[_Line]]:
    """Lines that stand together: more than a few of links in a row part them."""
    stretches: list[list[_Line]] = [[]]
    links = 0
    for line in lines:
        links = links + 1 if line.is_links else 0
        if links > _READ_ALSO:
            if stretches[-1]:
                stretches.append([])
        else:
            stretches[-1].append(line)
    return stretches


def _opening(tree: Element, lead: str) -> str:
    """The paragraph that begins as the page describes itself."""
    if len(lead) < _SENTENCE_CHARS:
        return ""
    longest = 4 * len(lead) + 200
    texts = (text_of(node, longest) for node in elements(tree, "p", "h2", "h3", "div"))
    return next((text for text in texts if len(text) < longest and fold(text).startswith(lead[:60])), "")
