"""The warehouse as Parquet: a folder a table, in it a folder a day, and a file that opens it all as a DuckDB database.

FOLDER/statement/day=2025-03-01/part.parquet
FOLDER/source/part.parquet          what belongs to no day
FOLDER/views.sql                    duckdb khabar.duckdb < views.sql
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from sqlalchemy import Connection

from etl.export.datasets import Dataset, datasets, rows
from etl.export.days import Asked, day_of, partition, versions_by_day
from etl.export.written import Written
from etl.progress import Sum

_ROW_GROUP = 32_000_000  # bytes
_PART, _EMPTY = "part.parquet", "empty.parquet"


def export_parquet(connection: Connection, written: Written, folder: Path, asked: Asked) -> Iterator[Sum]:
    """Write what is not there yet; days that were not asked for stay as they are."""
    days = versions_by_day(connection, asked)
    total = sum(map(len, days.values()))
    whole = [dataset for dataset in datasets() if not dataset.by_day]
    daily = [dataset for dataset in datasets() if dataset.by_day]
    for dataset in whole:
        _write(connection, written, dataset, f"{dataset.name}/{_PART}", None)
    done = 0
    yield "export", done, total
    for day, versions in days.items():
        for dataset in daily:
            _write(connection, written, dataset, f"{dataset.name}/{partition(day)}/{_PART}", versions)
        done += len(versions)
        yield "export", done, total
    for dataset in daily:
        _write_schema(written, dataset)
        _remove_others(written, folder / dataset.name, asked, days)
    with written.writing("views.sql") as part:
        part.write_text(views_sql(), "utf-8")


def views_sql() -> str:
    """SQL that makes a view over each folder; to be run, like whatever asks them, in the folder of the export."""
    lines = ["-- In this folder: duckdb khabar.duckdb < views.sql; then ask khabar.duckdb from here."]
    for dataset in datasets():
        files = f"'{dataset.name}/*/*.parquet', hive_partitioning = true, hive_types = {{'day': DATE}}"
        files = files if dataset.by_day else f"'{dataset.name}/{_PART}'"
        lines.append(f'CREATE OR REPLACE VIEW "{dataset.name}" AS SELECT * FROM read_parquet({files});')
    return "\n".join(lines) + "\n"


def _write(
    connection: Connection, written: Written, dataset: Dataset, file: str, versions: array[int] | None
) -> None:
    """Write a file, if it has rows; a table without a day always has one."""
    if file in written:
        return
    batches = rows(connection, dataset, versions)
    first = next(batches, None)
    if first is None and versions is not None:
        return
    with written.writing(file) as part, pq.ParquetWriter(part, dataset.schema, compression="zstd") as writer:
        for group in _row_groups(first, batches):
            writer.write_table(group)


def _row_groups(first: pa.RecordBatch | None, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """The batches in groups large enough to be read fast, small enough to be held."""
    held = [] if first is None else [first]
    for batch in batches:
        held.append(batch)
        if sum(one.nbytes for one in held) >= _ROW_GROUP:
            yield pa.Table.from_batches(held)
            held = []
    if held:
        yield pa.Table.from_batches(held)


def _write_schema(written: Written, dataset: Dataset) -> None:
    """A file without rows: a table that is empty these days can be read too, with its columns."""
    file = f"{dataset.name}/{partition(None)}/{_EMPTY}"
    if file not in written:
        with written.writing(file) as part:
            pq.write_table(dataset.schema.empty_table(), part)


def _remove_others(written: Written, folder: Path, asked: Asked, days: Iterable[date | None]) -> None:
    """Take away files of days asked for that have no such rows any more."""
    for file in folder.glob(f"day=*/{_PART}"):
        day = day_of(file.parent.name)
        if asked.holds(day) and str(file.relative_to(folder.parent)) not in written:
            written.remove(file)
