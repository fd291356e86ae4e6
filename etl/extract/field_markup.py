"""The text of a field that holds HTML, as feeds and exports bring it: escaped once, twice or not at all."""

from __future__ import annotations

import re
from html import unescape

_ESCAPED_TAG = re.compile(r"&lt;/?[A-Za-z][^&<>]*")
_BLOCK = re.compile(r"<(?:p|br|div|h[1-6]|li|ul|ol|table|blockquote|section)\b", re.IGNORECASE)
_LINE_END = re.compile(r"\r?\n")
_NO_TEXT = ["figcaption", ".wp-caption-text", ".K2FeedImage", ".K2FeedTags", "media", "script", "style"]
_BOILERPLATE = re.compile(r"The post .{0,600}? appeared first on .{0,200}?\.?$")


def text_of_markup(markup: str) -> str:
    """Its paragraphs, a line each, in the order they are shown."""
    if _ESCAPED_TAG.search(markup):
        markup = unescape(markup)
    if "<" not in markup and "&" not in markup:
        return _paragraphs(markup)
    from resiliparse.extract.html2text import extract_plain_text

    if not _BLOCK.search(markup):  # its line breaks are those of the text
        markup = _LINE_END.sub("<br>", markup)
    return _paragraphs(
        extract_plain_text(
            markup, main_content=False, alt_texts=False, list_bullets=False, skip_elements=_NO_TEXT
        )
    )


def line_of_markup(markup: str) -> str:
    """The same on one line, for titles and names."""
    return " ".join(text_of_markup(markup).split())


def _paragraphs(text: str) -> str:
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not _BOILERPLATE.match(line))
