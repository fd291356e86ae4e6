"""CSV, written as the rows come; and CSV that Excel opens right by a double click."""

from __future__ import annotations

import csv
from collections.abc import Callable
from typing import Any, TextIO

from etl.report.tables import Table
from etl.report.tables.cells import SPREADSHEET_LARGEST, harmless, plain


def write_csv(table: Table, out: TextIO) -> None:
    """UTF-8 with line ends LF."""
    _write(table, out, "\n", harmless)


def write_excel_csv(table: Table, out: TextIO) -> None:
    """Marked as UTF-8, line ends CRLF, and long keys as text, or they are rounded."""
    out.write("\ufeff")
    _write(table, out, "\r\n", _unrounded)


def _write(table: Table, out: TextIO, line_end: str, cell: Callable[[Any], Any]) -> None:
    writer = csv.writer(out, lineterminator=line_end)
    writer.writerow(map(cell, table.columns))
    writer.writerows([cell(plain(value)) for value in row] for row in table.rows)


def _unrounded(value: Any) -> Any:
    is_long = isinstance(value, int) and abs(value) > SPREADSHEET_LARGEST
    return f'="{value}"' if is_long else harmless(value)
