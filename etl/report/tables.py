"""Rows as a table for a terminal, as CSV, as CSV for a spreadsheet, or as JSON.

Whatever stands in the news, a control character or a turn of the writing direction is shown as U+FFFD, one for
one, and text that a spreadsheet would run as a formula begins with an apostrophe. JSON keeps every character,
written as an escape. A moment is written as ISO 8601 with a space, true and false as 1 and 0, on both engines.
"""

from __future__ import annotations

import csv
import io
import json
import math
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.table import Table

FORMATS = ("table", "csv", "excel", "json")
Rows = Sequence[Sequence[Any]]

_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
# They drive a terminal, end its line, or turn the text that follows (UAX 9: embeddings, overrides, isolates).
_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
# Text a spreadsheet reads as a formula, but for what it reads as a number.
_FORMULA = re.compile(r"(?![+-]?\d+(\.\d+)?\Z)[=+\-@\t\r＝＋－＠]")
_WIDTH_OF_A_PIPE = 200
_NARROWEST = 10  # a column of texts that is to be read
_BETWEEN = 2  # cells between two columns

# JavaScript keeps whole numbers up to here, spreadsheets fifteen digits.
_JAVASCRIPT_LARGEST = 2**53 - 1
_SPREADSHEET_LARGEST = 10**15 - 1


def render(columns: Sequence[str], rows: Rows, form: str) -> str:
    """The rows in one of ``FORMATS``, ending in a line break."""
    return _RENDERERS[form](columns, [[_plain(value) for value in row] for row in rows])


def _plain(value: Any) -> Any:
    """The value as text, a number, or None: the same from both engines."""
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


def _json(columns: Sequence[str], rows: Rows) -> str:
    """A list of objects. A column in which a whole number is beyond JavaScript's holds all of them as strings."""
    long = {
        index
        for row in rows
        for index, value in enumerate(row)
        if isinstance(value, int) and abs(value) > _JAVASCRIPT_LARGEST
    }
    records = [
        {
            column: str(value) if index in long and isinstance(value, int) else value
            for index, (column, value) in enumerate(zip(columns, row, strict=True))
        }
        for row in rows
    ]
    written = json.dumps(records, ensure_ascii=False, indent=2) + "\n"
    return _UNSHOWABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def _csv(columns: Sequence[str], rows: Rows) -> str:
    return _separated(columns, rows, "\n", _harmless)


def _excel(columns: Sequence[str], rows: Rows) -> str:
    """CSV that opens right by a double click: marked as UTF-8, and long keys as text, or they are rounded."""
    return "\ufeff" + _separated(columns, rows, "\r\n", _unrounded)


def _separated(columns: Sequence[str], rows: Rows, line_end: str, cell: Callable[[Any], Any]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator=line_end)
    writer.writerows(map(cell, row) for row in (columns, *rows))
    return buffer.getvalue()


def _unrounded(value: Any) -> Any:
    is_long = isinstance(value, int) and abs(value) > _SPREADSHEET_LARGEST
    return f'="{value}"' if is_long else _harmless(value)


def _harmless(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return "'" * bool(_FORMULA.match(value)) + _shown(value)


def _shown(text: str) -> str:
    return _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", re.sub(r"\r\n?", "\n", text))


def one_line(text: str) -> str:
    """A text as a terminal may show it, without line breaks."""
    return _shown(text).replace("\n", " ")


def _table(columns: Sequence[str], rows: Rows) -> str:
    """Rows in columns; where those would be too narrow to read, one name and value a line."""
    from rich.console import Console  # imported here: what a program reads needs none of it

    buffer = io.StringIO()
    console = Console(file=buffer, width=None if sys.stdout.isatty() else _WIDTH_OF_A_PIPE)
    names, cells = [_shown(column) for column in columns], [[_cell(value) for value in row] for row in rows]
    numbers = [{type(row[index]) for row in rows} - {type(None)} for index in range(len(columns))]
    is_number = [bool(kinds) and kinds <= {int, float} for kinds in numbers]
    if rows and _least_width(names, cells, is_number) > console.width:
        for number, row in enumerate(cells, 1):
            console.print(_in_lines(f"row {number}", names, row))
    else:
        console.print(_in_columns(names, cells, is_number))
    count = "1 row" if len(rows) == 1 else f"{len(rows)} rows"
    lines = [line.rstrip() for line in buffer.getvalue().split("\n")]
    return "\n".join([*map(_left_to_right, filter(None, lines)), count]) + "\n"


def _least_width(names: Sequence[str], cells: Sequence[Sequence[str]], is_number: Sequence[bool]) -> int:
    """The cells that a line needs: numbers stand whole, texts and headings are folded, but not narrower than reads."""
    from rich.cells import cell_len

    width = 0
    for name, number, column in zip(names, is_number, zip(*cells, strict=True), strict=True):
        longest = max(cell_len(line) for cell in column for line in cell.split("\n"))
        width += max(min(_NARROWEST, cell_len(name)), longest if number else min(_NARROWEST, longest))
    return width + _BETWEEN * len(names)


def _in_columns(names: Sequence[str], cells: Sequence[Sequence[str]], is_number: Sequence[bool]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name, number in zip(names, is_number, strict=True):
        table.add_column(Text(name), justify="right" if number else "left", overflow="fold")
    for row in cells:
        table.add_row(*map(Text, row))
    return table


def _in_lines(heading: str, names: Sequence[str], row: Sequence[str]) -> Table:
    """A row as a table of its own, a line a column."""
    pairs = list(zip(names, row, strict=True))
    return _in_columns((heading, ""), pairs, (False, False))


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:,.4g}" if value != int(value) else str(int(value))
    return _shown(str(value))


def _left_to_right(line: str) -> str:
    """Columns keep their order beside Arabic: the line reads left to right, each Arabic cell by itself.

    Marks of the Unicode bidirectional algorithm (UAX 9): LRM sets the line, FSI…PDI isolate a cell.
    A terminal that does not reorder shows them with no width.
    """
    if not _RIGHT_TO_LEFT.search(line):
        return line
    cells = re.split(r"(^ +|  +)", line)
    isolated = (f"\u2068{cell}\u2069" if _RIGHT_TO_LEFT.search(cell) else cell for cell in cells)
    return "\u200e" + "".join(isolated)


_RENDERERS = {"table": _table, "csv": _csv, "excel": _excel, "json": _json}
