"""HTML that was left in the text: entities and simple tags."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

from etl.clean.offsets import OffsetMap, Rewrite, rewrite

# An entity escaped twice (&amp;quot;) is undone twice; &nbsp and &quot are met without their semicolon.
_ENTITY = re.compile(
    r"&(?:amp;)*(?:#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};|(?:nbsp|quot)(?![A-Za-z0-9=]))"
)
_BREAKS = "address|blockquote|br|dd|div|dl|dt|h[1-6]|hr|li|ol|p|section|table|td|th|tr|ul"
_INLINE = "a|b|em|font|i|img|s|small|span|strong|sub|sup|u"
_TAG = re.compile(
    rf"<!--[^<>]{{0,2000}}-->|</?(?:({_BREAKS})|{_INLINE})(?:\s[^<>]{{0,1000}})?/?>", re.IGNORECASE
)


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
    """<br>, <p> and their like as a line break, <b> and its like as nothing."""
    rewrites: list[Rewrite] = [
        (*match.span(), "\n" if match.group(1) else "") for match in _TAG.finditer(text)
    ]
    if rewrites:
        repairs["tag"] += len(rewrites)
    return rewrite(text, rewrites)
