"""Many rows at a time, the fast way of each engine: binary COPY on PostgreSQL, driver tuples on SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cache
from operator import itemgetter
from typing import Any

import orjson
from sqlalchemy import (
    ARRAY,
    CTE,
    BigInteger,
    ColumnElement,
    Connection,
    Table,
    any_,
    column,
    delete,
    func,
    literal,
    select,
    text,
)
from sqlalchemy import cast as sql_cast
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import NullType

Row = tuple[Any, ...]


def utc_second(moment: datetime | None) -> datetime | None:
    """A clock as the warehouse stores it: UTC, to the second, without a zone."""
    if moment is None:
        return None
    if moment.tzinfo is not None and moment.tzinfo is not UTC:
        moment = moment.astimezone(UTC)
    return moment.replace(microsecond=0, tzinfo=None)


def insert_rows(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Write new rows, given in the order of the table's columns."""
    driver: Any = connection.connection.driver_connection
    columns = column_names(table)
    if connection.dialect.name == "sqlite":
        places = ", ".join("?" * len(table.columns))
        driver.executemany(f"INSERT INTO {table.name} ({columns}) VALUES ({places})", _in_order(table, rows))
        return
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN BINARY") as copy:
        copy.set_types(postgresql_types(table))
        for row in rows:
            copy.write_row(row)


def insert_missing(connection: Connection, table: Table, rows: Sequence[Row]) -> int:
    """Write those rows whose key the table has not, and say how many; what is there stays untouched.

    Rows go in order of their key, so that two workers meet without locking each other out.
    """
    if not rows:
        return 0
    rows = sorted({row[0]: row for row in rows}.values(), key=itemgetter(0))
    names = [str(column.name) for column in table.columns]
    if connection.dialect.name == "postgresql":
        given = f"SELECT * FROM json_populate_recordset(NULL::{table.name}, %s)"
        values: Any = (orjson.dumps([dict(zip(names, row, strict=True)) for row in rows]).decode(),)
    else:
        given = f"VALUES ({', '.join('?' * len(names))})"
        values = rows
    statement = f"INSERT INTO {table.name} ({', '.join(names)}) {given} ON CONFLICT ({names[0]}) DO NOTHING"
    return connection.exec_driver_sql(statement, values).rowcount


def among(connection: Connection, column: ColumnElement[int], keys: Iterable[int]) -> ColumnElement[bool]:
    """The condition that ``column`` is one of ``keys``, as one parameter however many they are."""
    listed = ",".join(map(str, keys))
    if connection.dialect.name == "postgresql":
        return column == any_(sql_cast(literal(f"{{{listed}}}", NullType()), ARRAY(BigInteger)))
    return column.in_(select(func.json_each(f"[{listed}]").table_valued("value").c.value))


def as_table(connection: Connection, table: Table, rows: Sequence[Row], name: str) -> CTE:
    """Rows in the order of the table's columns that a query may read as a table of its own, in one parameter."""
    names = [str(each.name) for each in table.columns]
    if connection.dialect.name == "postgresql":
        asked = f"SELECT * FROM json_populate_recordset(NULL::{table.name}, CAST(:{name} AS json))"
        given = orjson.dumps([dict(zip(names, row, strict=True)) for row in rows])
    else:
        columns = ", ".join(f"json_extract(value, '$[{at}]') AS {each}" for at, each in enumerate(names))
        asked = f"SELECT {columns} FROM json_each(:{name})"  # names of a table's own columns
        given = orjson.dumps([list(row) for row in rows])
    columns_of = [column(each.name, each.type) for each in table.columns]
    rows_given = text(asked).bindparams(**{name: given.decode()}).columns(*columns_of)
    # Else SQLite reads the parameter again for each row; before 3.35 it does not know the word.
    known = connection.dialect.name == "postgresql" or sqlite3.sqlite_version_info >= (3, 35)
    return rows_given.cte(name).prefix_with("MATERIALIZED") if known else rows_given.cte(name)


def delete_where_in(connection: Connection, table: Table, column: str, keys: Sequence[int]) -> int:
    """Delete the rows whose ``column`` is one of ``keys``; their number."""
    if not keys:
        return 0
    return connection.execute(delete(table).where(among(connection, table.c[column], keys))).rowcount


@cache
def column_names(table: Table) -> str:
    """The table's columns in order, as SQL lists them."""
    return ", ".join(column.name for column in table.columns)


@cache
def postgresql_types(table: Table) -> list[str]:
    """The types of the table's columns, as binary COPY is told them."""
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    kinds = (column.type.compile(dialect).lower() for column in table.columns)
    return ["timestamp" if kind == "timestamp without time zone" else kind for kind in kinds]


def _in_order(table: Table, rows: Iterable[Row]) -> Iterable[Row]:
    """Rows in the order of a key of one column: on SQLite it is the row's place in the file."""
    if len(table.primary_key) == 1:
        (key,) = table.primary_key
        return sorted(rows, key=itemgetter(table.columns.keys().index(key.name)))
    return rows
