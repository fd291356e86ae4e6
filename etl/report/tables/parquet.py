"""Parquet: whole numbers, numbers, days, moments (UTC) and texts, each column of one type."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from etl.report.tables import Table
from etl.report.tables.spool import Column, Kind, Spool, as_moment

_INT64_LARGEST = 2**63 - 1
_TYPES: dict[Kind, tuple[pa.DataType, Callable[[Any], Any]]] = {
    Kind.EMPTY: (pa.string(), str),  # a column of the type null is read by few
    Kind.INTEGER: (pa.int64(), int),
    Kind.NUMBER: (pa.float64(), float),
    Kind.DAY: (pa.date32(), date.fromisoformat),
    Kind.MOMENT: (pa.timestamp("us"), as_moment),
    Kind.TEXT: (pa.string(), str),
}


def write_parquet(table: Table, path: Path) -> None:
    """Write the file, a group of rows at a time."""
    with Spool(table.columns, table.rows) as spool:
        types = [_type(column) for column in spool.columns]
        schema = pa.schema([(name, type_) for name, (type_, _) in zip(table.columns, types, strict=True)])
        with pq.ParquetWriter(path, schema, compression="zstd") as writer:
            for batch in spool.batches():
                columns = zip(zip(*batch, strict=True), types, strict=True)
                arrays = [_array(values, type_, read) for values, (type_, read) in columns]
                writer.write_batch(pa.record_batch(arrays, schema=schema))


def _type(column: Column) -> tuple[pa.DataType, Callable[[Any], Any]]:
    is_huge = column.largest > _INT64_LARGEST
    return _TYPES[Kind.TEXT if is_huge else column.kind]


def _array(values: Iterable[Any], type_: pa.DataType, read: Callable[[Any], Any]) -> pa.Array:
    return pa.array([None if value is None else _storable(read(value)) for value in values], type_)


def _storable(value: Any) -> Any:
    """UTF-8 has no half of a surrogate pair."""
    if isinstance(value, str):
        return (
            value.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
            if not value.isascii()
            else value
        )
    return value
