"""Characters no text column takes: NUL, and halves of surrogate pairs."""

from __future__ import annotations

import re
from collections import Counter

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str, repairs: Counter[str] | None = None) -> str:
    """``text`` as PostgreSQL and UTF-8 can hold it; what was removed is counted as "unstorable"."""
    if "\x00" not in text and _encodes(text):
        return text
    kept, removed = _UNSTORABLE.subn("", text)
    if repairs is not None:
        repairs["unstorable"] += removed
    return kept


def _encodes(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
