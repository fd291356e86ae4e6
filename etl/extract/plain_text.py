"""Plain text: the file is one article's body, its first line included. It names no title, date or URL."""

from __future__ import annotations

from collections.abc import Iterator

from etl.extract.encoding import decode
from etl.extract.record import ByteStream, Fault, Limits, Record, excerpt
from etl.records import Reason


def read(stream: ByteStream, limits: Limits) -> Iterator[Record | Fault]:
    """The one record of the file, ``body`` its only field."""
    data = bytearray()
    while len(data) <= limits.max_record_bytes and (block := stream.read(256 * 1024)):
        data += block
    if len(data) > limits.max_record_bytes:
        detail = f"the file is longer than {limits.max_record_bytes:,} bytes (KHABAR_MAX_RECORD_BYTES)"
        yield Fault(1, Reason.BODY_TOO_LONG, detail, excerpt(bytes(data)))
        return
    decoded = decode(bytes(data))
    if decoded is None:
        detail = "the text is in no encoding we read (UTF-8, UTF-16, Windows-1256, ISO-8859-6)"
        yield Fault(1, Reason.UNDECODABLE_TEXT, detail, excerpt(bytes(data)))
    else:
        yield Record(1, {"body": decoded[0]})
