"""Rows that must be read twice, and what their columns hold: laid on disk where they are many."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import Any

from etl.report.tables.cells import plain

_ROWS = 5_000  # of one batch
_IN_MEMORY = 8_000_000  # bytes


class Kind(IntEnum):
    """What all values of a column are; a column of two kinds is of the wider one, which is mostly text."""

    EMPTY = 0
    INTEGER = 1
    NUMBER = 2
    DAY = 3
    MOMENT = 4
    TEXT = 5


@dataclass(slots=True)
class Column:
    """What the values of a column are, together."""

    kind: Kind = Kind.EMPTY
    largest: int = 0  # of its whole numbers, without sign

    def learn(self, value: Any) -> None:
        """Take one more value into account."""
        if value is None:
            return
        kind = kind_of(value)
        if kind == Kind.INTEGER:
            self.largest = max(self.largest, abs(value))
        self.kind = _wider(self.kind, kind)


class Spool:
    """Rows of plain values, read from their source once and given out again in batches; a context that tidies up."""

    def __init__(self, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        self.columns = [Column() for _ in columns]
        self.count = 0
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by the context
        source = iter(rows)
        while batch := [tuple(map(plain, row)) for row in islice(source, _ROWS)]:
            for row in batch:
                for column, value in zip(self.columns, row, strict=True):
                    column.learn(value)
            self.count += len(batch)
            pickle.dump(batch, self._file, pickle.HIGHEST_PROTOCOL)

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def batches(self) -> Iterator[list[tuple[Any, ...]]]:
        """All rows again, from the first."""
        self._file.seek(0)
        left = self.count
        while left:
            batch = pickle.load(self._file)
            left -= len(batch)
            yield batch

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        for batch in self.batches():
            yield from batch


def kind_of(value: Any) -> Kind:
    """The kind of one plain value. Days and moments are ISO 8601 text, as SQLite has them."""
    if isinstance(value, int):
        return Kind.INTEGER
    if isinstance(value, float):
        return Kind.NUMBER
    if len(value) == 10:
        return Kind.DAY if _is_iso(date, value) else Kind.TEXT
    is_moment = 19 <= len(value) <= 32 and value[10:11] == " " and _is_iso(datetime, value)
    return Kind.MOMENT if is_moment else Kind.TEXT


def as_moment(value: str) -> datetime:
    """A day or moment as UTC without a zone, like all clocks of the warehouse."""
    moment = datetime.fromisoformat(value)
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def _is_iso(type_: type[date], value: str) -> bool:
    if value[4:5] != "-" or value[7:8] != "-":
        return False
    try:
        type_.fromisoformat(value)
    except ValueError:
        return False
    return True


def _wider(one: Kind, other: Kind) -> Kind:
    low, high = sorted((one, other))
    is_within = low in (Kind.EMPTY, high) or (low, high) in _WITHIN
    return high if is_within else Kind.TEXT


_WITHIN = {(Kind.INTEGER, Kind.NUMBER), (Kind.DAY, Kind.MOMENT)}
