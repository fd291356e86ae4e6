"""JSON: a list of objects."""

from __future__ import annotations

import json
from textwrap import indent
from typing import TextIO

from etl.report.tables import Table
from etl.report.tables.cells import JAVASCRIPT_LARGEST, UNSHOWABLE
from etl.report.tables.spool import Spool


def write_json(table: Table, out: TextIO) -> None:
    """Every character kept, those that drive a terminal as escapes.

    A column in which a whole number is beyond JavaScript's holds all of them as strings.
    """
    with Spool(table.columns, table.rows) as spool:
        as_text = [column.largest > JAVASCRIPT_LARGEST for column in spool.columns]
        opening = "[\n"
        for row in spool:
            record = {
                name: str(value) if long and isinstance(value, int) else value
                for name, value, long in zip(table.columns, row, as_text, strict=True)
            }
            written = json.dumps(record, ensure_ascii=False, indent=2)
            escaped = UNSHOWABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)
            out.write(opening + indent(escaped, "  "))
            opening = ",\n"
        out.write("\n]\n" if spool.count else "[]\n")
