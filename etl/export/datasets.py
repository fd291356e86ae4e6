"""What an export to Parquet holds: every table, and the views asked most, column by column with its type."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Double,
    FromClause,
    Integer,
    MetaData,
    Table,
    Text,
    select,
)
from sqlalchemy.types import TypeEngine

from etl.load.tables import Moment, metadata

# Theirs is a version of an article, so that they lie by its day; the others can be counted from these.
VIEWS = (
    "current_article",
    "who_said_what",
    "event_list",
    "event_participants",
    "casualties",
    "announced_calendar",
    "article_topics",
    "story_articles",
    "effective_entity",
)
_INTERNAL = {"view_definition", "unsettled_word", "unsettled_version"}
_KEYS_OF_VIEWS = {"version_id", "event_ordinal", "ordinal", "article_entity_id"}
_AT_ONCE = 500  # versions: SQLite takes some thousand parameters
_ROWS = 2_000
_NAMED_TYPES: Mapping[str, TypeEngine[Any]] = {
    "bigint": BigInteger(),
    "boolean": Boolean(),
    "date": Date(),
    "double": Double(),
    "integer": Integer(),
    "moment": Moment,
    "text": Text(),
}


class Dataset(NamedTuple):
    """A table or view as a folder of Parquet files."""

    name: str
    source: FromClause
    schema: pa.Schema
    by_day: bool  # it has a folder for each day, named by the day of the article


@cache
def datasets() -> tuple[Dataset, ...]:
    """All of them, in the order of the warehouse."""
    tables = [_dataset(table) for table in metadata.sorted_tables if table.name not in _INTERNAL]
    return (*tables, *(_dataset(view) for view in _views()))


def rows(
    connection: Connection, dataset: Dataset, versions: array[int] | None = None
) -> Iterator[pa.RecordBatch]:
    """The rows of some versions, or of all, in the order of their keys, a part at a time."""
    if versions is None:
        yield from _read(connection, dataset, None)
        return
    for start in range(0, len(versions), _AT_ONCE):
        yield from _read(connection, dataset, list(versions[start : start + _AT_ONCE]))


def _read(connection: Connection, dataset: Dataset, versions: list[int] | None) -> Iterator[pa.RecordBatch]:
    source, columns = dataset.source, [dataset.source.c[name] for name in dataset.schema.names]
    keys = [column for column in source.c if column.primary_key or column.name in _KEYS_OF_VIEWS]
    chosen = select(*columns).order_by(*keys)
    if versions is not None:
        chosen = chosen.where(source.c.version_id.in_(versions))
    result = connection.execute(chosen)
    while part := result.fetchmany(_ROWS):
        arrays = [
            pa.array(values, type=field.type, safe=False)
            for values, field in zip(zip(*part, strict=True), dataset.schema, strict=True)
        ]
        yield pa.record_batch(arrays, schema=dataset.schema)


def _dataset(source: Table) -> Dataset:
    by_day = "version_id" in source.c
    # The name of the folder says the day.
    columns = [column for column in source.c if not (by_day and column.name == "day")]
    schema = pa.schema([(column.name, _arrow(column.type)) for column in columns])
    return Dataset(source.name, source, schema, by_day)


def _arrow(type_: TypeEngine[Any]) -> pa.DataType:
    if isinstance(type_, Boolean):
        return pa.bool_()
    if isinstance(type_, DateTime):
        return pa.timestamp("us")
    if isinstance(type_, Date):
        return pa.date32()
    if isinstance(type_, Integer):
        return pa.int64()
    return pa.float64() if isinstance(type_, Double) else pa.string()


def _views() -> Iterator[Table]:
    """The views with the types of their columns: PostgreSQL knows them, SQLite does not (view_types.tsv)."""
    columns: dict[str, list[Column[Any]]] = {name: [] for name in VIEWS}
    lines = Path(__file__).with_name("view_types.tsv").read_text("utf-8").splitlines()
    for line in lines:
        view, name, type_ = line.split("\t")
        if view in columns:
            columns[view].append(Column(name, _NAMED_TYPES[type_]))
    described = MetaData()
    for view in VIEWS:
        yield Table(view, described, *columns[view])
