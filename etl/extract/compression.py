"""Compression, once for all formats: gzip, Zstandard, bzip2 and xz, streamed; damage and bombs told apart.

The first bytes decide, not the name, so a mislabelled file is still read. A name that promises
compression over bytes that have none is damage.
"""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import zstandard

from etl.extract.record import BrokenStream, ByteStream, Limits
from etl.extract.stream import Stream, pieces

# Small slices bound what one call can blow up to (Zstandard turns 1 kB into 32 MB at worst), and
# what is lost before a damaged byte.
_SLICE = 1024
_PIECE = 256 * 1024
_RATIO_COUNTS_FROM = 64 * 1024 * 1024
_XZ_MEMORY = 256 * 1024 * 1024  # xz -9 asks for 65 MB


@dataclass(frozen=True, slots=True)
class Compression:
    """A way of compressing: its name, file endings, first bytes, and what undoes one member of it."""

    name: str
    endings: tuple[str, ...]  # the second is that of a tar file so compressed
    magic: bytes
    start: Callable[[], Any]  # an object like zlib.decompressobj()
    bounded: bool = False  # whether its decompress() is told how much to give at the most


COMPRESSIONS = (
    Compression("gzip", (".gz", ".tgz"), b"\x1f\x8b", lambda: zlib.decompressobj(wbits=31)),
    Compression(
        "zstd", (".zst", ".tzst"), b"\x28\xb5\x2f\xfd", lambda: zstandard.ZstdDecompressor().decompressobj()
    ),
    Compression("bzip2", (".bz2", ".tbz2"), b"BZh", bz2.BZ2Decompressor, bounded=True),
    Compression(
        "xz", (".xz", ".txz"), b"\xfd7zXZ\0", lambda: lzma.LZMADecompressor(memlimit=_XZ_MEMORY), bounded=True
    ),
)
_LONGEST_MAGIC = max(len(each.magic) for each in COMPRESSIONS)
_DAMAGE = (zlib.error, zstandard.ZstdError, lzma.LZMAError, OSError, EOFError, ValueError)


def strip_ending(address: str) -> str:
    """The address without its compression ending: news.jsonl.gz → news.jsonl, news.tgz → news.tar."""
    lower = address.lower()
    for compression in COMPRESSIONS:
        for ending in compression.endings:
            if lower.endswith(ending):
                return address[: -len(ending)] + (".tar" if ending.startswith(".t") else "")
    return address


def decompressed(stream: Stream, name: str, limits: Limits) -> Stream:
    """What a stream holds: itself, or what its first bytes say was compressed."""
    head = stream.peek(_LONGEST_MAGIC)
    for compression in COMPRESSIONS:
        if head.startswith(compression.magic):
            return Stream(inflated(stream, compression, limits.max_ratio))
    for compression in COMPRESSIONS:
        if name.lower().endswith(compression.endings):
            ending = compression.endings[0]
            raise BrokenStream(
                f"named {ending} but its bytes are not {compression.name}: fetch the file again, "
                f"or take {ending} off its name if it was never compressed"
            )
    return stream


def inflated(raw: ByteStream, compression: Compression, max_ratio: int) -> Iterator[bytes]:
    """Decompressed pieces; several members or frames one after another are one stream."""
    taken = given = 0
    member = compression.start()
    for block in pieces(raw):
        for at in range(0, len(block), _SLICE):
            rest = block[at : at + _SLICE]
            taken += len(rest)
            while rest:
                if member.eof:
                    rest = rest.lstrip(b"\0")  # padding of tapes and block devices
                    if not rest:
                        break
                    member = compression.start()
                for piece in _decompress(member, rest, compression):
                    given += len(piece)
                    if given > _RATIO_COUNTS_FROM and given > max_ratio * taken:
                        raise BrokenStream(f"grows over {max_ratio}-fold when decompressed: not read further")
                    yield piece
                rest = member.unused_data
    if not member.eof:
        raise BrokenStream(f"the {compression.name} data is cut short: fetch the file again")


def _decompress(member: Any, data: bytes, compression: Compression) -> Iterator[bytes]:
    """What one slice holds, in pieces of bounded size."""
    try:
        if not compression.bounded:
            yield member.decompress(data)
            return
        yield member.decompress(data, _PIECE)
        while not (member.eof or member.needs_input):
            yield member.decompress(b"", _PIECE)
    except _DAMAGE as error:
        detail = f"the {compression.name} data is damaged ({error}): fetch the file again"
        raise BrokenStream(detail) from error
