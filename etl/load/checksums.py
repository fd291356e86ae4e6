"""A checksum for each table: equal on two warehouses, of either engine, that hold the same rows.

The ledger and the columns that come from clocks or name a run are left out (``tables.VOLATILE``): two loads
of the same input differ in them. The order of rows does not matter.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

import orjson
from sqlalchemy import Connection, Engine, Table, select

from etl.load.tables import metadata, view_definition

_ROWS_AT_ONCE = 2000


def checksums(engine: Engine) -> dict[str, str]:
    """The checksum of each table by its name."""
    with engine.connect() as connection:
        return {table.name: _checksum(connection, table) for table in compared_tables()}


def compared_tables() -> list[Table]:
    """The tables whose rows depend on the input alone."""
    return [t for t in metadata.sorted_tables if "volatile" not in t.info and t is not view_definition]


def _checksum(connection: Connection, table: Table) -> str:
    """Number of rows, and the sum of their digests: the same in any order, and not blind to a row twice."""
    columns = [column for column in table.columns if "volatile" not in column.info]
    count = total = 0
    for rows in connection.execution_options(yield_per=_ROWS_AT_ONCE).execute(select(*columns)).partitions():
        for row in rows:
            count += 1
            total += _digest(row)
    return f"{count}:{total % 2**64:016x}"


def _digest(row: Any) -> int:
    return int.from_bytes(blake2b(orjson.dumps(list(row)), digest_size=8).digest(), "big")
