"""The types of the views' columns, as PostgreSQL tells them: SQLite knows none, and files need one.

KHABAR_WAREHOUSE=postgresql://… python -m etl.export.view_types
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, text

from etl.load import open_warehouse
from etl.settings import read_settings

FILE = Path(__file__).with_suffix(".tsv")
_NAMES = {
    "double precision": "double",
    "numeric": "double",
    "timestamp without time zone": "moment",
    "character varying": "text",
    "smallint": "integer",
}


def view_types(connection: Connection) -> str:
    """A line for each column of each view: the view, the column, its type."""
    asked = text(
        "SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns AS c"
        " INNER JOIN information_schema.views AS v USING (table_schema, table_name)"
        " WHERE c.table_schema = 'public' ORDER BY c.table_name COLLATE \"C\", c.ordinal_position"
    )
    rows = connection.execute(asked)
    return "".join(f"{view}\t{column}\t{_NAMES.get(type_, type_)}\n" for view, column, type_ in rows)


if __name__ == "__main__":
    with open_warehouse(read_settings().warehouse).connect() as opened:
        FILE.write_text(view_types(opened), "utf-8")
