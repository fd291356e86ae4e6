"""Parquet and Arrow: tables by columns, read some rows at a time. The position is the row's number, from 1."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from etl.extract.encoding import decode
from etl.extract.record import BrokenStream, ByteStream, Fault, Limits, Record
from etl.extract.stream import seekable
from etl.records import Reason

_PARQUET, _ARROW_FILE = b"PAR1", b"ARROW1\0\0"
_ARROW_STREAM = (
    b"\xff\xff\xff\xff"  # then the length of the schema, a multiple of eight, and its table's offset
)
_ROWS = 16  # at a time: so many long records are held at once


def looks_like_parquet(head: bytes, name: str) -> bool:
    """Whether it begins as Parquet does."""
    return head.startswith(_PARQUET)


def looks_like_arrow(head: bytes, name: str) -> bool:
    """Whether it begins as an Arrow file (Feather 2) or an Arrow stream does."""
    return head.startswith((_ARROW_FILE, _ARROW_STREAM))


def read_parquet(stream: ByteStream, limits: Limits) -> Iterator[Record | Fault]:
    """Every row. Raises BrokenStream where the file is damaged, or says it grows past all measure."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(seekable(stream, limits), pre_buffer=False, buffer_size=1 << 20)
        yield from _records(file.iter_batches(_ROWS), limits)
    except (pa.ArrowException, OSError) as error:
        raise BrokenStream(f"the Parquet file is damaged ({_first_line(error)})") from error


def read_arrow(stream: ByteStream, limits: Limits) -> Iterator[Record | Fault]:
    """Every row. Raises BrokenStream where the file is damaged."""
    import pyarrow as pa

    try:
        yield from _records(_arrow_batches(seekable(stream, limits)), limits)
    except (pa.ArrowException, OSError) as error:
        raise BrokenStream(f"the Arrow file is damaged ({_first_line(error)})") from error


def _arrow_batches(file: IO[bytes]) -> Iterator[Any]:
    import pyarrow as pa

    is_file = file.read(len(_ARROW_FILE)) == _ARROW_FILE
    file.seek(0)
    if not is_file:
        yield from pa.ipc.open_stream(file)
        return
    reader = pa.ipc.open_file(file)
    yield from map(reader.get_batch, range(reader.num_record_batches))


def _records(batches: Iterator[Any], limits: Limits) -> Iterator[Record | Fault]:
    position = 0
    for batch in batches:
        for start in range(0, batch.num_rows, _ROWS):
            part = batch.slice(start, _ROWS)
            for fields in _with_times_written(part).to_pylist():
                position += 1
                yield _record(position, fields, limits)


def _record(position: int, fields: dict[str, Any], limits: Limits) -> Record | Fault:
    longest = max((len(value) for value in fields.values() if isinstance(value, str | bytes)), default=0)
    if longest > limits.max_record_bytes:
        detail = f"a field is longer than {limits.max_record_bytes:,} characters (KHABAR_MAX_RECORD_BYTES)"
        return Fault(position, Reason.BODY_TOO_LONG, detail)
    return Record(position, {name: _as_text(value) for name, value in fields.items()})


def _as_text(value: Any) -> Any:
    """Bytes as the text they are, for some writers mark no column as text; what is none stays bytes."""
    if isinstance(value, list):
        return [_as_text(part) for part in value]
    if isinstance(value, dict):
        return {name: _as_text(part) for name, part in value.items()}
    decoded = decode(value) if isinstance(value, bytes) else None
    return value if decoded is None else decoded[0]


def _with_times_written(batch: Any) -> Any:
    """Times as text in ISO 8601, to the nanosecond where they are so exact: Python's own are not."""
    import pyarrow as pa

    columns = [
        column.cast(pa.string()) if pa.types.is_temporal(column.type) else column for column in batch.columns
    ]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


def _first_line(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0]
