"""HTML that was left in the text: entities, tags, scripts and styles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from etl.clean.offsets import OffsetMap, Rewrite, rewrite
from etl.records import Span

# An entity escaped twice (&amp;quot;) is undone twice; &nbsp and &quot are met without their semicolon.
_ENTITY = re.compile(
    r"&(?:amp;)*(?:#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};|(?:nbsp|quot)(?![A-Za-z0-9=]))"
)
_BREAKS = (
    "address|article|aside|blockquote|br|button|caption|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|"
    "h[1-6]|header|hr|iframe|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul|video"
)
_INLINE = (
    "a|abbr|audio|b|bdi|bdo|big|cite|code|del|em|embed|font|i|img|input|ins|label|mark|noscript|object|param|picture|"
    "q|s|small|source|span|strike|strong|sub|sup|svg|time|u|wbr"
)
# Attributes may hold > in quotation marks. Possessive, so that an unclosed tag costs its own length once.
_ATTRIBUTES = r"(?:\s(?:\"[^\"<]*+\"|'[^'<]*+'|[^<>])*+)?"
_TAG = re.compile(
    rf"<!--(?:[^<>-]|-(?!->)){{0,2000}}+-->|</?(?:({_BREAKS})|{_INLINE}){_ATTRIBUTES}/?>", re.IGNORECASE
)
_NO_TEXT = re.compile(r"<(script|style|template)\b[^<>]{0,2000}+>", re.IGNORECASE)


def decode_entities(text: str, repairs: Counter[str]) -> tuple[str, OffsetMap]:
    """&quot; &nbsp; &#1575; as the characters they stand for."""
    rewrites: list[Rewrite] = []
    for match in _ENTITY.finditer(text):
        entity = match.group()
        plain = unescape(re.sub(r"&(?:amp;)+", "&", entity) if entity != "&amp;" else entity)
        if plain != entity:
            rewrites.append((*match.span(), plain))
    if rewrites:
        repairs["entity"] += len(rewrites)
    return rewrite(text, rewrites)


def strip_tags(text: str, repairs: Counter[str]) -> tuple[str, OffsetMap]:
    """<br>, <p> and their like as a line break, <b> and its like as nothing; scripts and styles go as a whole."""
    hidden = list(_without_text(text))
    rewrites: list[Rewrite] = []
    for match in _TAG.finditer(text):
        while hidden and hidden[0][1] <= match.start():
            rewrites.append((*hidden.pop(0), ""))
        if not hidden or match.end() <= hidden[0][0]:
            rewrites.append((*match.span(), "\n" if match.group(1) else ""))
    rewrites += ((*span, "") for span in hidden)
    if rewrites:
        repairs["tag"] += len(rewrites)
    return rewrite(text, rewrites)


def _without_text(text: str) -> Iterator[Span]:
    """Where scripts and styles stand, tags included; one that is never closed is left as it is."""
    end = 0
    for match in _NO_TEXT.finditer(text):
        if match.start() < end:
            continue
        closing = re.compile(rf"</{match[1]}\s*>", re.IGNORECASE).search(text, match.end())
        if closing is None:
            return
        end = closing.end()
        yield match.start(), end
