"""A workbook (.xlsx), written row by row in constant memory: text is text, keys keep all their digits.

Days and moments are Excel's own, so that they sort and filter; the sheet runs from right to left where its texts do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from etl.errors import UserError
from etl.report.tables import Table
from etl.report.tables.cells import SPREADSHEET_LARGEST, runs_right_to_left, shown
from etl.report.tables.spool import Kind, Spool, as_moment

_MOST_ROWS = 1_048_575  # a sheet's, the heading apart
_MOST_CHARACTERS = 32_767  # of a cell, counted in UTF-16
_FIRST_DAY = "1900-03-01"  # before it, Excel counts a day that never was
_ID = re.compile(r"(.*_)?id")
_WIDTHS = (10, 60)  # of a column, in characters
_LOOKED_AT = 200  # rows, for the widths and the direction


class _Formats(NamedTuple):
    head: Format
    text: Format
    day: Format
    moment: Format


def write_workbook(table: Table, path: Path) -> None:
    """Write the file.

    Raises:
        UserError: there are more rows than a sheet holds.
    """
    with Spool(table.columns, table.rows) as spool:
        if spool.count > _MOST_ROWS:
            raise UserError(
                f"{spool.count} rows; a sheet holds {_MOST_ROWS}: ask for fewer, or write csv or parquet"
            )
        with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
            sheet, formats = book.add_worksheet(), _formats(book)
            _lay_out(sheet, table.columns, spool)
            for place, name in enumerate(table.columns):
                sheet.write_string(0, place, shown(name), formats.head)
            kinds = [_kind(name, column.kind, column.largest) for name, column in
                     zip(table.columns, spool.columns, strict=True)]  # fmt: skip
            for number, row in enumerate(spool, 1):
                for place, (value, kind) in enumerate(zip(row, kinds, strict=True)):
                    if value is not None:
                        _write_cell(sheet, number, place, value, kind, formats)


def _formats(book: xlsxwriter.Workbook) -> _Formats:
    top = {"valign": "top"}
    return _Formats(
        book.add_format({"bold": True, "bottom": 1}),
        book.add_format({**top, "text_wrap": True}),
        book.add_format({**top, "num_format": "yyyy-mm-dd"}),
        book.add_format({**top, "num_format": "yyyy-mm-dd hh:mm:ss"}),
    )


def _lay_out(sheet: Worksheet, columns: Sequence[str], spool: Spool) -> None:
    """The direction, the widths, the heading that stays in sight, and its filters."""
    first = [row for row, _ in zip(spool, range(_LOOKED_AT), strict=False)]
    if runs_right_to_left(columns, first):
        sheet.right_to_left()
    for place, name in enumerate(columns):
        longest = max([len(name) + 3, *(len(str(row[place])) for row in first if row[place] is not None)])
        sheet.set_column(place, place, min(max(longest, _WIDTHS[0]), _WIDTHS[1]))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, spool.count, max(len(columns) - 1, 0))
    # No green corners beside keys: they are text on purpose.
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{spool.count + 1}"})


def _kind(name: str, kind: Kind, largest: int) -> Kind:
    is_key = kind == Kind.INTEGER and (largest > SPREADSHEET_LARGEST or _ID.fullmatch(name))
    return Kind.TEXT if is_key else kind


def _write_cell(sheet: Worksheet, row: int, column: int, value: Any, kind: Kind, formats: _Formats) -> None:
    if kind in (Kind.DAY, Kind.MOMENT) and value >= _FIRST_DAY:
        moment: date | datetime = date.fromisoformat(value) if kind == Kind.DAY else as_moment(value)
        sheet.write_datetime(row, column, moment, formats.day if kind == Kind.DAY else formats.moment)
    elif kind in (Kind.INTEGER, Kind.NUMBER) and not isinstance(value, str):
        sheet.write_number(row, column, value, formats.text)
    else:
        sheet.write_string(row, column, _fitting(shown(str(value))), formats.text)


def _fitting(text: str) -> str:
    """The text as far as a cell holds it, with a sign that there is more."""
    if len(text) * 2 <= _MOST_CHARACTERS or len(text.encode("utf-16-le")) // 2 <= _MOST_CHARACTERS:
        return text
    cut = text.encode("utf-16-le")[: (_MOST_CHARACTERS - 2) * 2]
    return cut.decode("utf-16-le", "ignore") + " …"
