"""What was read out of versions, by month: PostgreSQL's partitions, for a warehouse that outgrows one set of indexes.

    python -m etl.load.partition postgresql://… [--from 2025-01] [--months 36]

Each annotation table becomes one partitioned by ``month``: that of the article's day for the rows that are there, that
of the night for those to come, which the column's default says, so that nothing else changes: loads, views, checks and
pages go on as they are. New rows then go into the indexes of one month, and a month can be dumped, moved or dropped by
itself. All in one transaction, with room for a second copy of the largest table; nobody loads or reads meanwhile.
Called again it adds months that are missing; a row for which there is none goes into the default partition.

What it costs: a look-up by version asks the index of each month. So it is for tables of a hundred million rows, with as
few partitions as will do.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, Engine, Table
from sqlalchemy.schema import AddConstraint, CreateIndex

from etl.errors import UserError
from etl.load.roles import grant_rights
from etl.load.schema import create_views, drop_views
from etl.load.tables import annotation_tables, entity_alias
from etl.load.warehouse import open_warehouse, writing

TABLES = (entity_alias, *annotation_tables.values())
_THIS_MONTH = "CAST(DATE_TRUNC('month', CURRENT_DATE) AS DATE)"


def main() -> None:
    """As the command line asks."""
    today = date.today()
    parser = argparse.ArgumentParser(prog="python -m etl.load.partition")
    parser.add_argument("warehouse")
    parser.add_argument("--from", dest="first", default=f"{today:%Y-%m}", metavar="YYYY-MM")
    parser.add_argument("--months", type=int, default=36, help="partitions from there on; default: 36")
    options = parser.parse_args()
    first = date.fromisoformat(f"{options.first}-01")
    partition(open_warehouse(options.warehouse), first, options.months)


def partition(engine: Engine, first: date, months: int) -> None:
    """Have every annotation table partitioned, with a partition for each of these months.

    Raises:
        UserError: the warehouse is not on PostgreSQL.
    """
    if engine.dialect.name != "postgresql":
        raise UserError(f"{engine.url!r}: SQLite has no partitions; they are PostgreSQL's")
    with writing(engine) as connection:
        drop_views(connection)
        for table in TABLES:
            whole = _set_aside(connection, table)
            _add_months(connection, table, first, months)
            if whole:
                _fill(connection, table, whole)
        create_views(connection)
        grant_rights(connection)


def _set_aside(connection: Connection, table: Table) -> str | None:
    """Put a partitioned table in the place of one that is not; the name of that one, None where there is none."""
    kind = f"SELECT relkind FROM pg_class WHERE oid = '{table.name}'::regclass"
    if connection.exec_driver_sql(kind).scalar_one() in ("p", b"p"):
        return None
    whole = f"{table.name}_whole"
    connection.exec_driver_sql(f"ALTER TABLE {table.name} RENAME TO {whole}")
    connection.exec_driver_sql(
        f"CREATE TABLE {table.name} (LIKE {whole} INCLUDING DEFAULTS INCLUDING COMMENTS, "
        f"month DATE NOT NULL DEFAULT {_THIS_MONTH}) PARTITION BY RANGE (month)"
    )
    connection.exec_driver_sql(f"CREATE TABLE {table.name}_default PARTITION OF {table.name} DEFAULT")
    return whole


def _add_months(connection: Connection, table: Table, first: date, months: int) -> None:
    for begins, ends in _months(first, months):
        connection.exec_driver_sql(
            f"CREATE TABLE IF NOT EXISTS {table.name}_{begins:%Y_%m} PARTITION OF {table.name} "
            f"FOR VALUES FROM ('{begins}') TO ('{ends}')"
        )


def _months(first: date, months: int) -> Iterator[tuple[date, date]]:
    """The first day of each, and that of the next."""
    number = first.year * 12 + first.month - 1
    for month in range(number, number + months):
        begins, ends = (date(each // 12, each % 12 + 1, 1) for each in (month, month + 1))
        yield begins, ends


def _fill(connection: Connection, table: Table, whole: str) -> None:
    """Move the rows, then have the keys and indexes that the table had, the key with the month."""
    columns = ", ".join(column.name for column in table.columns)
    values = ", ".join(f"w.{column.name}" for column in table.columns)
    connection.exec_driver_sql(
        f"INSERT INTO {table.name} ({columns}, month) "
        f"SELECT {values}, CAST(DATE_TRUNC('month', COALESCE(v.anchor_on, v.read_at)) AS DATE) "
        f"FROM {whole} AS w INNER JOIN article_version AS v ON w.version_id = v.version_id"
    )
    connection.exec_driver_sql(f"DROP TABLE {whole}")
    key = ", ".join(column.name for column in table.primary_key)
    connection.exec_driver_sql(
        f"ALTER TABLE {table.name} ADD CONSTRAINT pk_{table.name} PRIMARY KEY ({key}, month)"
    )
    for index in sorted(table.indexes, key=lambda each: str(each.name)):
        connection.execute(CreateIndex(index))
    for refers in table.foreign_key_constraints:
        connection.execute(AddConstraint(refers))
    connection.exec_driver_sql(f"ANALYZE {table.name}")


if __name__ == "__main__":
    main()
