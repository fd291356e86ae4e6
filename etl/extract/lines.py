"""A stream as numbered lines, none of them ever held whole past a limit."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from etl.extract.encoding import detect
from etl.extract.record import ByteStream

HEAD = 64 * 1024  # bytes that are looked at to tell what a file is
_UTF8_BOM = b"\xef\xbb\xbf"
_CHUNK = 256 * 1024


def open_lines(stream: ByteStream) -> tuple[bytes, str | None, Iterator[bytes]]:
    """The beginning of a stream, what its first bytes are encoded in, and all of it without its mark.

    UTF-16 and UTF-32, where a line's end is no single byte, come as UTF-8.
    """
    head = stream.read(HEAD)
    encoding = detect(head)
    chunks = read_chunks(head, stream)
    if encoding is not None and encoding.startswith(("utf-16", "utf-32")):
        chunks = as_utf8(chunks, encoding)
    return head, encoding, _without_mark(chunks)


def _without_mark(chunks: Iterator[bytes]) -> Iterator[bytes]:
    yield next(chunks, b"").removeprefix(_UTF8_BOM)
    yield from chunks


def read_lines(chunks: Iterator[bytes], max_bytes: int) -> Iterator[tuple[bytes, bool]]:
    r"""Each line without its ``\n``, and whether it is whole; of a longer one only the first part is kept.

    Only ``\n`` ends a line: the other line ends of Unicode may stand inside JSON strings.
    """
    open_line: list[bytes] = []
    length = 0
    for chunk in chunks:
        first, *others = chunk.split(b"\n")
        if length <= max_bytes:
            open_line.append(first)
            length += len(first)
        for piece in others:
            yield _line(open_line, max_bytes)
            open_line, length = [piece], len(piece)
    if length:
        yield _line(open_line, max_bytes)


def _line(pieces: list[bytes], max_bytes: int) -> tuple[bytes, bool]:
    line = pieces[0] if len(pieces) == 1 else b"".join(pieces)
    return (line, True) if len(line) <= max_bytes else (line[:max_bytes], False)


def read_chunks(head: bytes, stream: ByteStream) -> Iterator[bytes]:
    """The head already read, then the rest."""
    while head:
        yield head
        head = stream.read(_CHUNK)


def as_utf8(chunks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """The stream in UTF-8. What cannot be decoded turns into bytes that are not UTF-8: it stays damage."""
    decoder = codecs.getincrementaldecoder(encoding)("khabar.damage")
    for chunk in chunks:
        yield decoder.decode(chunk).encode("utf-8", "surrogatepass")
    if decoder.getstate()[0]:
        yield b"\xff"


def _damage(error: UnicodeError) -> tuple[str | bytes, int]:
    """A lone surrogate in place of what is no character, a unit beyond Unicode among it."""
    try:
        return codecs.lookup_error("surrogatepass")(error)
    except UnicodeDecodeError as unread:
        return "\udcff", unread.end


codecs.register_error("khabar.damage", _damage)
