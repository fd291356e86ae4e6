"""The gold of statements, as the figures and the training of their models read it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.clean.keys import match_key

GOLD = Path(__file__).parents[1] / "gold"
PARAGRAPHS, ARTICLES = "statements*.jsonl", "articles.jsonl"

Gold = dict[str, Any]


def gold_texts(pattern: str) -> Iterator[Gold]:
    """The gold records of the files that match a pattern: id, style, text and statements."""
    for path in sorted(GOLD.glob(pattern)):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names are one by match key, or one holds all the words of the other."""
    if one is None or other is None:
        return one is other
    words, others = (set(match_key(name).replace(" و ", " و").split()) for name in (one, other))
    return words <= others or others <= words
