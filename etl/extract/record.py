"""What a format's reader works with: bytes to read from, limits to keep, records and faults to give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol


class ByteStream(Protocol):
    """Decompressed bytes, read once from front to back."""

    def read(self, size: int = -1, /) -> bytes:
        """Up to ``size`` bytes, all there are where it is negative, b"" at the end.

        Raises BrokenStream, or an OSError, once everything readable before the damage was given.
        """
        ...


class BrokenStream(Exception):
    """The bytes end or turn bad before the file is over; the message says how."""


class Fault(NamedTuple):
    """A place in the file where a record should be and none can be read."""

    position: int
    reason: str  # a Reason
    detail: str
    excerpt: str = ""


class Guard:
    """Told what is read before it is, and asked whether to: for whoever knows of places that cannot be read."""

    def passes_over(self, address: str, position: int) -> Fault | None:
        """What to give instead of the record at this place of a file; None: it is to be read."""
        return None

    def ends_at(self, address: str, position: int) -> Fault | None:
        """What to give instead of all that follows in a file from this place on (0: the file); None: read on."""
        return None


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input may ask of us."""

    max_record_bytes: int = 16_000_000  # one line, one file of text; an article is some 5 kB
    max_ratio: int = 200  # decompressed to compressed, past the first 64 MiB; news text stays under 20
    max_members: int = 1_000_000  # files in one archive, those of archives within it included
    max_depth: int = 4  # archives within archives
    max_spooled_bytes: int = 4_000_000_000  # what is laid aside of a member that is not read front to back
    passes_over: Callable[[int], Fault | None] = lambda position: None  # Guard's, of the file that is read


class Record(NamedTuple):
    """One record under the field names its file uses."""

    position: int  # ordinal in the file, from 1; in a file of lines, the line number
    fields: dict[str, Any]
    dates: tuple[tuple[str, str], ...] = ()  # other than a field's: basis and what is written, best first
    notes: tuple[str, ...] = ()  # what a reader should know of it


def excerpt(data: bytes | str, characters: int = 200) -> str:
    """The first characters of a bad record, fit to be shown on one line: no control, no lone surrogate."""
    if isinstance(data, bytes):
        data = data[: characters * 4].decode("utf-8", "replace")
    return "".join(c if c.isprintable() else " " for c in data[:characters]).strip()
