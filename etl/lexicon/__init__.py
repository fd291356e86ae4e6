"""Words as data: each TSV here names its source and licence in its first lines. Only the loader is code."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def read_lexicon(name: str) -> list[dict[str, str]]:
    """The rows of ``etl/lexicon/NAME.tsv`` by column; an empty cell is "", several values stand between ``|``.

    The list is shared by all callers: read it, do not change it.
    """
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(
            (line for line in lines if not line.startswith("#")),
            delimiter="\t",
            quoting=csv.QUOTE_NONE,
            restval="",
        )
        return [{column: value for column, value in row.items() if column is not None} for row in rows]


def alternatives(cell: str) -> list[str]:
    """The values of a cell that holds several."""
    return [value.strip() for value in cell.split("|") if value.strip()]
