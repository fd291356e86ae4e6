"""One value of a row, as the formats write it: the same from both engines, and harmless wherever it is opened.

A moment is written as ISO 8601 with a space, true and false as 1 and 0.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
# They drive a terminal, end its line, or turn the text that follows (UAX 9: embeddings, overrides, isolates).
UNSHOWABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
# Text a spreadsheet reads as a formula, but for what it reads as a number.
_FORMULA = re.compile(r"(?![+-]?\d+(\.\d+)?\Z)[=+\-@\t\r＝＋－＠]")

_LETTER = re.compile(r"[^\W\d_]")

# JavaScript keeps whole numbers up to here, spreadsheets fifteen digits.
JAVASCRIPT_LARGEST = 2**53 - 1
SPREADSHEET_LARGEST = 10**15 - 1


def plain(value: Any) -> Any:
    """The value as text, a number, or None."""
    if isinstance(value, Decimal):
        value = int(value) if value.is_finite() and value == value.to_integral_value() else float(value)
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (bytes, memoryview)):
        return bytes(value).hex()
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value if value is None or isinstance(value, (str, int, float)) else str(value)


def shown(text: str) -> str:
    """The text without what drives a terminal or turns the writing; CR is a line break."""
    return UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", re.sub(r"\r\n?", "\n", text))


def one_line(text: str) -> str:
    """The text as a terminal may show it, without line breaks."""
    return shown(text).replace("\n", " ")


def harmless(value: Any) -> Any:
    """A plain value as a spreadsheet may read it: text that would be run as a formula has an apostrophe before it."""
    if not isinstance(value, str):
        return value
    return "'" * bool(_FORMULA.match(value)) + shown(value)


def runs_right_to_left(columns: Iterable[str], rows: Iterable[Sequence[Any]]) -> bool:
    """Whether a heading, or at least half of the texts, are in a script that runs from right to left."""
    texts = [value for row in rows for value in row if isinstance(value, str) and _LETTER.search(value)]
    turned = sum(bool(RIGHT_TO_LEFT.search(text)) for text in texts)
    return any(map(RIGHT_TO_LEFT.search, columns)) or (turned > 0 and turned * 2 >= len(texts))
