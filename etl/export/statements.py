"""Statements as CSV that a double click opens: who said what, its words and its sentence, the earliest day first."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, text

from etl.export.days import Asked, versions_by_day
from etl.export.written import Written
from etl.paths import SQL
from etl.progress import Sum
from etl.report.tables import Table, write_file

_STATEMENT = SQL / "export" / "statements.sql"
_AT_ONCE = 500  # versions
_MOST_ROWS = 1_000_000  # of a file: spreadsheets open some more


def export_statements(connection: Connection, written: Written, folder: Path, asked: Asked) -> Iterator[Sum]:
    """Write statements.csv, and statements-2.csv and so on where there are more than a spreadsheet opens."""
    days = versions_by_day(connection, asked, only_current=True)
    parts = _parts(connection, chain.from_iterable(days.values()))
    columns, first = next(parts)
    rows = chain(first, chain.from_iterable(part for _, part in parts))
    names: list[str] = []
    ahead = list(islice(rows, 1))
    while ahead or not names:
        names.append(f"statements-{len(names) + 1}.csv" if names else "statements.csv")
        with written.writing(names[-1]) as part:
            write_file(Table(columns, islice(chain(ahead, rows), _MOST_ROWS)), "excel-csv", part)
        ahead = list(islice(rows, 1))
        yield "export", len(names), None
    for left in set(folder.glob("statements*.csv")) - {folder / name for name in names}:
        written.remove(left)


def _parts(
    connection: Connection, versions: Iterable[int]
) -> Iterator[tuple[list[str], Sequence[Sequence[Any]]]]:
    """The columns and the statements of some versions at a time; once without any, for the columns."""
    asked = text(_STATEMENT.read_text("utf-8")).bindparams(bindparam("versions", expanding=True))
    keys, ahead = iter(versions), array("q")
    while True:
        result = connection.execute(asked, {"versions": list(ahead)})
        yield list(result.keys()), result.fetchall()
        ahead = array("q", islice(keys, _AT_ONCE))
        if not ahead:
            return
