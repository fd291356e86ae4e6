"""Batches on their way: Arrow files, zstd-compressed, in a folder or any fsspec address.

A file appears whole or not at all, so a batch that is there is finished, whoever was killed meanwhile.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from itertools import accumulate, chain, pairwise, repeat
from operator import attrgetter
from typing import Any, NamedTuple, Protocol, TypeVar
from uuid import uuid4

import fsspec
import pyarrow as pa

from etl.collector import collector_paused


class _Dataclass(Protocol):
    __dataclass_fields__: typing.ClassVar[dict[str, Any]]


Record = TypeVar("Record", bound=_Dataclass)

_SCALARS: dict[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    date: pa.date32(),
    datetime: pa.timestamp("us", tz="UTC"),
}


def write_records(address: str, record_type: type[Record], records: Iterable[Record]) -> None:
    """Put the records at the address, whole or not at all."""
    write_table(address, table_of(record_type, records))


def write_table(address: str, table: pa.Table) -> None:
    """Put a table of records at the address, whole or not at all."""
    buffer = BytesIO()
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    with pa.ipc.new_file(buffer, table.schema, options=options) as writer:
        writer.write_table(table)
    put(address, buffer.getvalue())


def read_records(address: str, record_type: type[Record]) -> list[Record]:
    """The records at the address, in the order they were written."""
    filesystem, path = fsspec.core.url_to_fs(address)
    return records_in(pa.ipc.open_file(pa.py_buffer(filesystem.cat_file(path))).read_all(), record_type)


def table_of(record_type: type[Record], records: Iterable[Record]) -> pa.Table:
    """The records as a table, a column for each field."""
    shape = _record(record_type)
    return pa.table(dict(zip(shape.fields, shape.columns(list(records)), strict=True)))


def records_in(table: pa.Table, record_type: type[Record]) -> list[Record]:
    """The records of a table, in its order."""
    shape = _record(record_type)
    with collector_paused():
        return shape.records([table.column(name).combine_chunks() for name in shape.fields])


def exists(address: str) -> bool:
    """Whether the batch is there, and so finished."""
    filesystem, path = _as_it_is_now(address)
    return bool(filesystem.exists(path))


def folders(address: str) -> list[str]:
    """The addresses of the folders that lie there, sorted; none where nothing does."""
    filesystem, path = _as_it_is_now(address)
    if not filesystem.exists(path):
        return []
    found = (entry["name"] for entry in filesystem.ls(path, detail=True) if entry["type"] == "directory")
    return sorted(filesystem.unstrip_protocol(name.rstrip("/")) for name in found)


def size_and_age(folder: str) -> tuple[int, datetime | None]:
    """The bytes in a folder, and when one of its files was last written, UTC; None where it holds none."""
    filesystem, path = _as_it_is_now(folder)
    files = filesystem.find(path, detail=True)
    written = [filesystem.modified(name).astimezone(UTC) for name in files]
    return sum(file["size"] for file in files.values()), max(written, default=None)


def names(folder: str) -> set[str]:
    """What lies in a folder, by its name there; nothing where there is no folder."""
    filesystem, path = _as_it_is_now(folder)
    if not filesystem.exists(path):
        return set()
    return {name.rstrip("/").rsplit("/", 1)[-1] for name in filesystem.ls(path, detail=False)}


def files(pattern: str) -> list[str]:
    """The addresses of the files that fit a pattern, sorted."""
    filesystem, path = _as_it_is_now(pattern)
    return sorted(
        filesystem.unstrip_protocol(name) for name in filesystem.glob(path) if not name.endswith(".part")
    )


def mark(address: str) -> None:
    """Put an empty file at the address."""
    put(address, b"")


def remove(address: str) -> None:
    """Take away a batch or a folder of batches; none there is fine."""
    filesystem, path = _as_it_is_now(address)
    with suppress(FileNotFoundError):
        filesystem.rm(path, recursive=True)


def put(address: str, data: bytes) -> None:
    """Put the bytes at the address, whole or not at all."""
    filesystem, path = fsspec.core.url_to_fs(address)
    try:
        _put(filesystem, path, data)
    except FileNotFoundError:  # no folder, or no bucket
        filesystem.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
        _put(filesystem, path, data)


def _put(filesystem: Any, path: str, data: bytes) -> None:
    # An object store's put is whole or nothing; a file system needs the rename.
    if "file" not in filesystem.protocol:
        filesystem.pipe_file(path, data)
        return
    # Of a name of its own: two runs may write the same batch.
    part = f"{path}.{uuid4().hex}.part"
    try:
        filesystem.pipe_file(part, data)
        filesystem.mv(part, path)
    except OSError:
        with suppress(FileNotFoundError):
            filesystem.rm(part)
        raise


def _as_it_is_now(address: str) -> tuple[Any, str]:
    """The file system and path of an address, without what it remembers of a store that others write to."""
    filesystem, path = fsspec.core.url_to_fs(address)
    filesystem.invalidate_cache()
    return filesystem, path


class _Column(NamedTuple):
    """Values of one type as an array of Arrow's, and the way back: all at once, for there are very many."""

    type: pa.DataType
    array: Callable[[list[Any]], pa.Array]
    values: Callable[[pa.Array], list[Any]]


class _Record(NamedTuple):
    """A record, or a row of which there are very many, as columns, one a field."""

    type: type
    fields: dict[str, _Column]

    def columns(self, records: list[Any]) -> list[pa.Array]:
        return [column.array(list(map(attrgetter(name), records))) for name, column in self.fields.items()]

    def records(self, columns: list[pa.Array]) -> list[Any]:
        fields = zip(self.fields.values(), columns, strict=True)
        values = [field.values(column) for field, column in fields]
        return list(map(self.type, *values))


class _Row(_Record):
    """One that is a tuple, of no type of its own."""

    def columns(self, records: list[Any]) -> list[pa.Array]:
        values = zip(*records, strict=True) if records else repeat(())
        return [column.array(list(each)) for column, each in zip(self.fields.values(), values, strict=False)]

    def records(self, columns: list[pa.Array]) -> list[Any]:
        fields = zip(self.fields.values(), columns, strict=True)
        return list(zip(*(field.values(column) for field, column in fields), strict=True))


@cache
def _record(record_type: type) -> _Record:
    shape = _Row if issubclass(record_type, tuple) else _Record
    hints = typing.get_type_hints(record_type)
    return shape(record_type, {name: _column(hint) for name, hint in hints.items()})


def _column(hint: Any) -> _Column:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        (hint,) = (argument for argument in arguments if argument is not type(None))
        origin = None
    if hint in _SCALARS:
        return _plain(_SCALARS[hint], _VALUES.get(hint, pa.Array.to_pylist))
    if origin is list:
        if arguments[0] not in _SCALARS:
            return _lists(_record(arguments[0]))
        return _plain(pa.list_(_SCALARS[arguments[0]]), pa.Array.to_pylist)
    if origin is dict:
        key, value = (_SCALARS[argument] for argument in arguments)
        return _plain(pa.map_(key, value), lambda array: list(map(dict, array.to_pylist())))
    raise TypeError(f"no Arrow type for {hint}")


def _plain(arrow: pa.DataType, values: Callable[[pa.Array], list[Any]]) -> _Column:
    return _Column(arrow, lambda given: pa.array(given, type=arrow), values)


def _moments(array: pa.Array) -> list[datetime | None]:
    return [moment and moment.astimezone(UTC) for moment in array.to_pylist()]


def _days(array: pa.Array) -> list[date | None]:
    """By numpy: Arrow itself takes ten times as long."""
    return typing.cast(list[date | None], array.to_numpy(zero_copy_only=False).tolist())


_VALUES: dict[Any, Callable[[pa.Array], list[Any]]] = {datetime: _moments, date: _days}


def _lists(of: _Record) -> _Column:
    """Lists of records: their fields one after the other, and where each list ends."""
    fields = [pa.field(name, column.type) for name, column in of.fields.items()]

    def array(lists: list[list[Any]]) -> pa.Array:
        ends = [0, *accumulate(map(len, lists))]
        structs = pa.StructArray.from_arrays(of.columns(list(chain.from_iterable(lists))), fields=fields)
        return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), structs)

    def values(array: pa.Array) -> list[list[Any]]:
        records = of.records(array.flatten().flatten())
        ends = [0, *accumulate(array.value_lengths().to_pylist())]
        return [records[start:end] for start, end in pairwise(ends)]

    return _Column(pa.list_(pa.struct(fields)), array, values)
