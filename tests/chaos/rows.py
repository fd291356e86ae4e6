"""What a disturbed warehouse holds against an undisturbed one: table by table, by what stands in the rows."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import orjson
from sqlalchemy import Connection, Engine, Table, select

from etl.load.checksums import compared_tables
from etl.load.tables import annotation_tables, version_repair

Rows = dict[str, "Counter[tuple[int | None, bytes]]"]  # of each table, how often each row, with its version

# What a load writes in one transaction with the version itself, and nothing changes later.
_WITH_THEIR_VERSION = [version_repair.name, *(table.name for table in annotation_tables.values())]


class Compared(NamedTuple):
    """How many rows an undisturbed warehouse has and this one has not, and the other way round; and where."""

    lost: int
    doubled: int
    tables: tuple[str, ...]


def rows_of(engine: Engine) -> Rows:
    """The rows of every table that depends on the input alone, without what comes from clocks and names of runs."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":  # one moment for all tables, whoever writes meanwhile
            connection.execution_options(isolation_level="REPEATABLE READ")
        return {table.name: _rows(connection, table) for table in compared_tables()}


def compare(found: Rows, expected: Rows, without: tuple[str, ...] = ()) -> Compared:
    """Hold the rows of a warehouse to those that are expected, but for some tables."""
    names = [name for name in expected if name not in without]
    lost = {name: (expected[name] - found[name]).total() for name in names}
    doubled = {name: (found[name] - expected[name]).total() for name in names}
    differing = tuple(name for name in names if lost[name] or doubled[name])
    return Compared(sum(lost.values()), sum(doubled.values()), differing)


def half_loaded(found: Rows, expected: Rows) -> int:
    """How many versions are there with other rows than were read out of them, or not there but rows of theirs."""
    present = {version for version, _ in found["article_version"]}
    torn: set[int | None] = set()
    for name in _WITH_THEIR_VERSION:
        due = Counter({row: count for row, count in expected[name].items() if row[0] in present})
        torn |= {version for version, _ in (due - found[name]) + (found[name] - due)}
    return len(torn)


def _rows(connection: Connection, table: Table) -> Counter[tuple[int | None, bytes]]:
    columns = [column for column in table.columns if "volatile" not in column.info]
    names = [column.name for column in columns]
    version = names.index("version_id") if "version_id" in names else None
    return Counter(
        (None if version is None else row[version], orjson.dumps(list(row)))
        for row in connection.execute(select(*columns))
    )
