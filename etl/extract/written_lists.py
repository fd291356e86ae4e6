"""Lists as programs write them into one cell: ['محمد علي', 'سارة حسن'], as Python, NumPy and JSON do."""

from __future__ import annotations

import ast
import json
import re
import warnings
from typing import Any

_TEXT = r"""'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*\""""
_TEXTS = re.compile(rf"\[\s*(?:{_TEXT})(?:[\s,]+(?:{_TEXT}))*\s*,?\s*\]")
_BEGINS = re.compile(r"""\[\s*['"{]""")
_OBJECTS = re.compile(r"\[\s*\{")
_LONGEST = 100_000  # characters of a list of objects, which Python parses as a whole


def list_in(text: str) -> list[Any] | None:
    """The texts or objects of a list that is written out; None where the text is no such list."""
    text = text.strip()
    if not _BEGINS.match(text) or not text.endswith("]"):
        return None
    for read in (json.loads, _python):
        try:
            listed = read(text)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            continue
        return listed if isinstance(listed, list) else None
    return None


def _python(text: str) -> Any:
    """What Python wrote; NumPy puts no comma between texts, which Python would read as one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of backslashes that escape nothing
        if _TEXTS.fullmatch(text):
            return [ast.literal_eval(each) for each in re.findall(_TEXT, text)]
        return ast.literal_eval(text) if _OBJECTS.match(text) and len(text) <= _LONGEST else None
