"""Streams of bytes made of pieces: read from front to back, looked into beforehand, laid aside where need be."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from etl.extract.record import BrokenStream, ByteStream, Limits

_BLOCK = 256 * 1024
_IN_MEMORY = 32 * 1024 * 1024  # of a file laid aside; the rest of it goes to a temporary file


class Stream:
    """Pieces of bytes as a stream. Damage is raised only after all before it was given."""

    def __init__(self, pieces: Iterator[bytes], file: IO[bytes] | None = None) -> None:
        """``file`` is what the pieces come from unchanged, where that can be read in any order."""
        self.file = file
        self._pieces = pieces
        self._ready: list[bytes] = []
        self._size = 0
        self._damage: Exception | None = None

    def peek(self, size: int) -> bytes:
        """The next bytes, as ``read`` would give them, without taking them."""
        self._fill(size)
        data = b"".join(self._ready)
        self._ready = [data]
        return data[:size]

    def read(self, size: int = -1, /) -> bytes:
        self._fill(size)
        if self._damage is not None and not self._size:
            raise self._damage
        data = b"".join(self._ready)
        given, kept = (data, b"") if size < 0 else (data[:size], data[size:])
        self._ready, self._size = [kept], len(kept)
        return given

    def _fill(self, size: int) -> None:
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


def pieces(raw: ByteStream) -> Iterator[bytes]:
    """What is left of a stream, block by block."""
    while block := raw.read(_BLOCK):
        yield block


def seekable(stream: ByteStream, limits: Limits) -> IO[bytes]:
    """The whole of a stream not yet read from, as a file that can be read in any order.

    Raises:
        BrokenStream: it would have to be laid aside, and is longer than the limits allow.
    """
    file: Any = getattr(stream, "file", stream)
    if file is not None and hasattr(file, "seek"):
        file.seek(0)
        return file  # type: ignore[no-any-return]
    aside = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - the caller reads it; it goes with its last user
    for piece in pieces(stream):
        aside.write(piece)
        if aside.tell() > limits.max_spooled_bytes:
            raise BrokenStream(f"longer than {limits.max_spooled_bytes:,} bytes when unpacked: not read")
    aside.seek(0)
    return aside
