"""Compression, once for all formats: gzip and Zstandard, streamed, with damage and bombs told apart.

The first bytes decide, not the name, so a mislabelled file is still read. A name that promises
compression over bytes that have none is damage.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

import zstandard

from etl.extract.addresses import locate
from etl.extract.record import BrokenStream, ByteStream, Limits

# Small slices bound what one call can blow up to (Zstandard turns 1 kB into 32 MB at worst), and
# what is lost before a damaged byte.
_SLICE = 1024
_BLOCK = 256 * 1024
_RATIO_COUNTS_FROM = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Compression:
    """A way of compressing: its name, file ending, first bytes, and what undoes one member of it."""

    name: str
    ending: str
    magic: bytes
    start: Callable[[], Any]  # an object like zlib.decompressobj()


COMPRESSIONS = (
    Compression("gzip", ".gz", b"\x1f\x8b", lambda: zlib.decompressobj(wbits=31)),
    Compression("zstd", ".zst", b"\x28\xb5\x2f\xfd", lambda: zstandard.ZstdDecompressor().decompressobj()),
)


def strip_ending(address: str) -> str:
    """The address without its compression ending: news.jsonl.gz → news.jsonl."""
    for compression in COMPRESSIONS:
        if address.lower().endswith(compression.ending):
            return address[: -len(compression.ending)]
    return address


@contextmanager
def open_decompressed(address: str, limits: Limits) -> Iterator[ByteStream]:
    """The bytes behind any fsspec address, decompressed as they are read. Raises OSError, BrokenStream."""
    place = locate(address)
    with place.fs.open(place.path, "rb") as raw:
        yield _decompressed(cast(ByteStream, raw), address, limits)


def _decompressed(raw: ByteStream, address: str, limits: Limits) -> ByteStream:
    head = raw.read(4)
    stream = _Stream(_rest(head, raw))
    for compression in COMPRESSIONS:
        if head.startswith(compression.magic):
            return _Stream(_inflate(stream, compression, limits.max_ratio))
        if address.lower().endswith(compression.ending):
            raise BrokenStream(f"named {compression.ending} but its bytes are not {compression.name}")
    return stream


def _rest(head: bytes, raw: ByteStream) -> Iterator[bytes]:
    yield head
    while block := raw.read(_BLOCK):
        yield block


def _inflate(raw: ByteStream, compression: Compression, max_ratio: int) -> Iterator[bytes]:
    """Decompressed pieces; several members or frames one after another are one stream."""
    taken = given = 0
    member = compression.start()
    while block := raw.read(_BLOCK):
        for at in range(0, len(block), _SLICE):
            rest = block[at : at + _SLICE]
            taken += len(rest)
            while rest:
                if member.eof:
                    rest = rest.lstrip(b"\0")  # padding of tapes and block devices
                    if not rest:
                        break
                    member = compression.start()
                piece = _decompress(member, rest, compression)
                rest = member.unused_data
                given += len(piece)
                if given > _RATIO_COUNTS_FROM and given > max_ratio * taken:
                    raise BrokenStream(f"grows over {max_ratio}-fold when decompressed: not read further")
                yield piece
    if not member.eof:
        raise BrokenStream(f"the {compression.name} data is cut short: fetch the file again")


def _decompress(member: Any, data: bytes, compression: Compression) -> bytes:
    try:
        return cast(bytes, member.decompress(data))
    except (zlib.error, zstandard.ZstdError) as error:
        detail = f"the {compression.name} data is damaged ({error}): fetch the file again"
        raise BrokenStream(detail) from error


class _Stream:
    """Pieces of bytes as a stream. Damage is raised only after all before it was given."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._ready: list[bytes] = []
        self._size = 0
        self._damage: Exception | None = None

    def read(self, size: int = -1, /) -> bytes:
        while self._damage is None and (size < 0 or self._size < size):
            try:
                piece = next(self._pieces)
            except StopIteration:
                break
            except (BrokenStream, OSError) as damage:
                self._damage = damage
            else:
                self._ready.append(piece)
                self._size += len(piece)
        if self._damage is not None and not self._size:
            raise self._damage
        data = b"".join(self._ready)
        given, kept = (data, b"") if size < 0 else (data[:size], data[size:])
        self._ready, self._size = [kept], len(kept)
        return given
