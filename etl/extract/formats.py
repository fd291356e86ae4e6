"""The registry of formats. A new one is a module with a reader, and its line in ``FORMATS``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from etl.extract import jsonl, plain_text
from etl.extract.compression import COMPRESSIONS, strip_ending
from etl.extract.record import ByteStream, Fault, Limits, Record


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: how it is called and recognised, and what reads it."""

    name: str
    title: str  # what people call it
    endings: tuple[str, ...]
    read: Callable[[ByteStream, Limits], Iterator[Record | Fault]]
    many: bool  # whether one file holds many records


FORMATS = (
    Format("jsonl", "JSON Lines", (".jsonl", ".jl", ".ndjson", ".json-lines"), jsonl.read, many=True),
    Format("text", "plain text or TREC markup", (".txt", ".text"), plain_text.read, many=False),
)


def readable() -> str:
    """The kinds of file there are readers for, in words."""
    kinds = ", ".join(f"{known.title} ({' '.join(known.endings)})" for known in FORMATS)
    endings = " or ".join(compression.ending for compression in COMPRESSIONS)
    return f"{kinds}, each also as {endings}"


def format_named(name: str) -> Format | None:
    """The format of this name."""
    return next((known for known in FORMATS if known.name == name), None)


def format_of(address: str) -> Format | None:
    """The format the file's ending names, a compression ending aside; None where we read no such files."""
    bare = strip_ending(address).lower()
    return next((known for known in FORMATS if bare.endswith(known.endings)), None)
