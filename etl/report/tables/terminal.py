"""A table for a terminal: columns that keep their order beside Arabic, or a line a column where they would not fit."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TextIO

from etl.report.tables import Table
from etl.report.tables.cells import RIGHT_TO_LEFT, plain, shown

if TYPE_CHECKING:
    from rich.table import Table as RichTable

_WIDTH_OF_A_PIPE = 200
_NARROWEST = 10  # a column of texts that is to be read
_BETWEEN = 2  # cells between two columns
_LARGE = 1000  # from there on two decimals say more than four figures: a year and its part, seconds


def write_table(table: Table, out: TextIO) -> None:
    """Rows in columns; where those would be too narrow to read, one name and value a line."""
    from rich.console import Console  # imported here: what a program reads needs none of it

    buffer = io.StringIO()
    console = Console(file=buffer, width=None if sys.stdout.isatty() else _WIDTH_OF_A_PIPE)
    rows = [[plain(value) for value in row] for row in table.rows]
    names, cells = (
        [shown(column) for column in table.columns],
        [[_cell(value) for value in row] for row in rows],
    )
    numbers = [{type(row[index]) for row in rows} - {type(None)} for index in range(len(names))]
    is_number = [bool(kinds) and kinds <= {int, float} for kinds in numbers]
    if rows and _least_width(names, cells, is_number) > console.width:
        for number, row in enumerate(cells, 1):
            console.print(_in_lines(f"row {number}", names, row))
    else:
        console.print(_in_columns(names, cells, is_number))
    count = "1 row" if len(rows) == 1 else f"{len(rows)} rows"
    lines = [line.rstrip() for line in buffer.getvalue().split("\n")]
    out.write("\n".join([*map(_left_to_right, filter(None, lines)), count]) + "\n")


def _least_width(names: Sequence[str], cells: Sequence[Sequence[str]], is_number: Sequence[bool]) -> int:
    """The cells that a line needs: numbers stand whole, texts and headings are folded, but not narrower than reads."""
    from rich.cells import cell_len

    width = 0
    for name, number, column in zip(names, is_number, zip(*cells, strict=True), strict=True):
        longest = max(cell_len(line) for cell in column for line in cell.split("\n"))
        width += max(min(_NARROWEST, cell_len(name)), longest if number else min(_NARROWEST, longest))
    return width + _BETWEEN * len(names)


def _in_columns(names: Sequence[str], cells: Sequence[Sequence[str]], is_number: Sequence[bool]) -> RichTable:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name, number in zip(names, is_number, strict=True):
        table.add_column(Text(name), justify="right" if number else "left", overflow="fold")
    for row in cells:
        table.add_row(*map(Text, row))
    return table


def _in_lines(heading: str, names: Sequence[str], row: Sequence[str]) -> RichTable:
    """A row as a table of its own, a line a column."""
    pairs = list(zip(names, row, strict=True))
    return _in_columns((heading, ""), pairs, (False, False))


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".") if abs(value) >= _LARGE else f"{value:.4g}"
    return shown(str(value))


def _left_to_right(line: str) -> str:
    """Columns keep their order beside Arabic: the line reads left to right, each Arabic cell by itself.

    Marks of the Unicode bidirectional algorithm (UAX 9): LRM sets the line, FSI…PDI isolate a cell.
    A terminal that does not reorder shows them with no width.
    """
    if not RIGHT_TO_LEFT.search(line):
        return line
    cells = re.split(r"(^ +|  +)", line)
    isolated = (f"\u2068{cell}\u2069" if RIGHT_TO_LEFT.search(cell) else cell for cell in cells)
    return "\u200e" + "".join(isolated)
