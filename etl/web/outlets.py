"""What agencies are called: their ids in the curated tables as readers know them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from etl.lexicon import read_lexicon


@cache
def agency_names(language: str) -> Mapping[str, str]:
    """The name of each agency by its id (media:spa)."""
    return {row["id"]: row[f"name_{language}"] or row["name_ar"] for row in read_lexicon("entities_media")}
