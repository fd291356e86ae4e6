"""Characters no text column and no Arrow file takes: NUL, and halves of surrogate pairs."""

from __future__ import annotations

import re
from collections import Counter

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str, repairs: Counter[str] | None = None) -> str:
    """``text`` as PostgreSQL and UTF-8 can hold it; what was removed is counted as "unstorable"."""
    if is_storable(text):
        return text
    kept, removed = _UNSTORABLE.subn("", text)
    if repairs is not None:
        repairs["unstorable"] += removed
    return kept


def escaped(name: str) -> str:
    r"""``name`` with such characters written out (``\udcff``): what names something still tells it apart."""
    if is_storable(name):
        return name
    return _UNSTORABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", name)


def is_storable(text: str) -> bool:
    """Whether a column can hold ``text`` as it is."""
    if "\x00" in text:
        return False
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
