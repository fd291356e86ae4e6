"""A table as one web page that needs nothing beside it."""

from __future__ import annotations

from itertools import chain, islice
from typing import Any, TextIO

from etl.report.html_pages import environment
from etl.report.tables import Table
from etl.report.tables.cells import plain, runs_right_to_left

_LOOKED_AT = 200  # rows, for the direction


def write_page(table: Table, out: TextIO) -> None:
    """Write the page, a row at a time."""
    rows = ([plain(value) for value in row] for row in table.rows)
    first = list(islice(rows, _LOOKED_AT))
    is_arabic = runs_right_to_left((table.title_ar, *table.columns), first)
    page = environment().get_template("table.html")
    given: dict[str, Any] = {
        "table": table,
        "language": "ar" if is_arabic else "en",
        "rows": chain(first, rows),
        "is_text": lambda value: isinstance(value, str),
    }
    for part in page.generate(given):
        out.write(part)
