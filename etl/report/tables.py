"""Rows as a table for a terminal, as CSV or as JSON."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

FORMATS = ("table", "csv", "json")
Rows = Sequence[Sequence[Any]]

_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # would drive the terminal
_WIDTH_OF_A_PIPE = 200


def render(columns: Sequence[str], rows: Rows, form: str) -> str:
    """The rows in one of ``FORMATS``, ending in a line break."""
    if form == "csv":
        return _csv(columns, rows)
    if form == "json":
        records = [dict(zip(columns, row, strict=True)) for row in rows]
        return json.dumps(records, ensure_ascii=False, indent=2, default=_plain) + "\n"
    return _table(columns, rows)


def _csv(columns: Sequence[str], rows: Rows) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([["" if value is None else _plain(value) for value in row] for row in rows])
    return buffer.getvalue()


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value if isinstance(value, (str, int, float, bool)) else str(value)


def _table(columns: Sequence[str], rows: Rows) -> str:
    buffer = io.StringIO()
    console = Console(file=buffer, width=None if sys.stdout.isatty() else _WIDTH_OF_A_PIPE)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for index, column in enumerate(columns):
        numeric = all(isinstance(row[index], (int, float, Decimal)) for row in rows) and bool(rows)
        table.add_column(column, justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(_cell(value)) for value in row))
    console.print(table)
    count = "1 row" if len(rows) == 1 else f"{len(rows)} rows"
    lines = [line.rstrip() for line in buffer.getvalue().splitlines()]
    return "\n".join([*map(_left_to_right, filter(None, lines)), count]) + "\n"


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, (Decimal, float)):
        value = f"{value:,.4g}" if value != int(value) else int(value)
    return _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", str(_plain(value)))


def _left_to_right(line: str) -> str:
    """Columns keep their order beside Arabic: the line reads left to right, each Arabic cell by itself.

    Marks of the Unicode bidirectional algorithm (UAX 9): LRM sets the line, FSI…PDI isolate a cell.
    A terminal that does not reorder shows them with no width.
    """
    if not _RIGHT_TO_LEFT.search(line):
        return line
    cells = re.split(r"(  +)", line)
    isolated = (f"\u2068{cell}\u2069" if _RIGHT_TO_LEFT.search(cell) else cell for cell in cells)
    return "\u200e" + "".join(isolated)
