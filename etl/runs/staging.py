"""Batches on their way: Arrow files, zstd-compressed, in a folder or any fsspec address.

A file appears whole or not at all, so a batch that is there is finished, whoever was killed meanwhile.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from typing import Any, Protocol, TypeVar
from uuid import uuid4

import fsspec
import pyarrow as pa


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
    rows = list(records)
    columns = {
        name: pa.array([to_arrow(getattr(row, name)) for row in rows], type=arrow_type)
        for name, (arrow_type, to_arrow, _) in _columns(record_type).items()
    }
    return pa.table(columns)


def records_in(table: pa.Table, record_type: type[Record]) -> list[Record]:
    """The records of a table, in its order."""
    columns = [
        [from_arrow(value) for value in table.column(name).to_pylist()]
        for name, (_, _, from_arrow) in _columns(record_type).items()
    ]
    return [record_type(*values) for values in zip(*columns, strict=True)]


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


Converter = Callable[[Any], Any]


@cache
def _columns(record_type: type) -> dict[str, tuple[pa.DataType, Converter, Converter]]:
    """Each field's Arrow type, and the way there and back."""
    hints = typing.get_type_hints(record_type)
    return {field.name: _column(hints[field.name]) for field in dataclasses.fields(record_type)}


def _column(hint: Any) -> tuple[pa.DataType, Converter, Converter]:
    if hint in _SCALARS:
        return _SCALARS[hint], _as_is, _as_utc if hint is datetime else _as_is
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        (inner,) = (argument for argument in arguments if argument is not type(None))
        arrow, there, back = _column(inner)
        return arrow, _or_none(there), _or_none(back)
    if origin is list:
        arrow, there, back = _column(arguments[0])
        if there is _as_is and back is _as_is:
            return pa.list_(arrow), _as_is, _as_is
        return pa.list_(arrow), _each(there), _each(back)
    if origin is tuple:
        return pa.list_(_column(arguments[0])[0], len(arguments)), list, tuple
    if origin is dict:
        key, value = (_column(argument)[0] for argument in arguments)
        return pa.map_(key, value), lambda mapping: list(mapping.items()), dict
    if dataclasses.is_dataclass(hint):
        return _struct(typing.cast(type, hint))
    raise TypeError(f"no Arrow type for {hint}")


def _struct(record_type: type) -> tuple[pa.DataType, Converter, Converter]:
    columns = _columns(record_type)
    arrow = pa.struct([(name, column[0]) for name, column in columns.items()])

    def there(record: Any) -> dict[str, Any]:
        return {name: column[1](getattr(record, name)) for name, column in columns.items()}

    def back(values: dict[str, Any]) -> Any:
        return record_type(*(column[2](values[name]) for name, column in columns.items()))

    return arrow, there, back


def _as_is(value: Any) -> Any:
    return value


def _as_utc(value: Any) -> Any:
    return value.astimezone(UTC)


def _or_none(convert: Converter) -> Converter:
    return _as_is if convert is _as_is else lambda value: None if value is None else convert(value)


def _each(convert: Converter) -> Converter:
    return lambda values: [convert(value) for value in values]
