"""The page in an HTTP response as web archives keep it, its codings undone.

What a response says of its codings is that of the wire: many capture tools undo them and leave the headers as they
were. So a coding counts where the bytes bear it out, and else the body is read as it stands.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import NamedTuple

from etl.extract.compression import Compression, decompressed, inflated
from etl.extract.html import looks_like as is_page
from etl.extract.record import BrokenStream, Limits
from etl.extract.stream import Stream, pieces

_HEAD = 64 * 1024
_CHUNK = re.compile(rb"(?:\r?\n)?([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_ZLIB = Compression("zlib", (), b"\x78", lambda: zlib.decompressobj(wbits=15))
_DEFLATE = Compression("deflate", (), b"", lambda: zlib.decompressobj(wbits=-15))


class Body(NamedTuple):
    """A body without its codings, as far as it can be read."""

    data: bytes
    is_whole: bool = True


def plain_body(data: bytes, headers: Mapping[str, str], limits: Limits) -> Body:
    """What was sent, under headers in small letters: one byte more than a record may have at the most.

    Raises BrokenStream where it is compressed and nothing of it can be read.
    """
    is_chunked = "chunked" in headers.get("transfer-encoding", "").lower() and _CHUNK.match(data)
    body = _unchunked(data) if is_chunked else Body(data, not _is_longer(headers.get("content-length"), data))
    for coding in reversed(headers.get("content-encoding", "").lower().split(",")):
        decoded = _decoded(body.data, coding.strip(), limits)
        body = Body(decoded.data, body.is_whole and decoded.is_whole)
    return body


def _is_longer(stated: str | None, data: bytes) -> bool:
    """Whether more was to come. A length that is less than it is was that of a coding since undone."""
    return stated is not None and stated.isdecimal() and int(stated[:20]) > len(data)


def _unchunked(data: bytes) -> Body:
    """Chunk by chunk, up to the empty one that ends them."""
    found: list[bytes] = []
    at = 0
    while chunk := _CHUNK.match(data, at):
        at = chunk.end() + int(chunk[1], 16)
        if at == chunk.end():
            return Body(b"".join(found))
        found.append(data[chunk.end() : at])
    return Body(b"".join(found), is_whole=False)


def _decoded(data: bytes, coding: str, limits: Limits) -> Body:
    """A body without one coding: that of its first bytes, else the stated one if they can be read so."""
    if is_page(data[:_HEAD], ""):
        return Body(data)
    stored = Stream(iter([data]))
    unpacked = decompressed(stored, "", limits)
    if unpacked is not stored or coding not in _WITHOUT_MARK:
        return _read(unpacked, limits)
    try:
        return _read(Stream(_WITHOUT_MARK[coding](data, limits)), limits)
    except (BrokenStream, OSError):
        return Body(data)


def _read(stream: Stream, limits: Limits) -> Body:
    """What a stream gives before it breaks off. Raises BrokenStream, OSError where that is nothing."""
    data = stream.read(limits.max_record_bytes + 1)
    try:
        stream.read(1)
    except (BrokenStream, OSError):
        return Body(data, is_whole=False)
    return Body(data)


def _from_deflate(data: bytes, limits: Limits) -> Iterator[bytes]:
    """In zlib's wrapping, which is what the name means, or bare, as some servers have it."""
    is_wrapped = data.startswith(_ZLIB.magic) and int.from_bytes(data[:2]) % 31 == 0
    return inflated(Stream(iter([data])), _ZLIB if is_wrapped else _DEFLATE, limits.max_ratio)


def _from_brotli(data: bytes, limits: Limits) -> Iterator[bytes]:
    from fastwarc.stream_io import BrotliReader

    return pieces(BrotliReader(BytesIO(data), fsspec_args=False))


_WITHOUT_MARK: dict[str, Callable[[bytes, Limits], Iterator[bytes]]] = {
    "deflate": _from_deflate,
    "br": _from_brotli,
}
