"""Web archives (WARC): the pages among their responses, each with the address and the day it was fetched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, cast

from etl.extract.html import looks_like as is_page
from etl.extract.html import page_article
from etl.extract.record import BrokenStream, ByteStream, Fault, Limits, Record
from etl.records import Reason

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

ENDINGS = (".warc",)
_HEAD = 64 * 1024
_RECORD_END = b"\r\n\r\n"
_PAGE_TYPES = ("text/html", "application/xhtml+xml", "")


def looks_like(head: bytes, name: str) -> bool:
    """Whether it begins as a WARC record does."""
    return head.lstrip(b"\r\n").startswith(b"WARC/")


def read(stream: ByteStream, limits: Limits) -> Iterator[Record | Fault]:
    """The articles of the pages that were answered with success; of a file that is cut, one fault at the end.

    Whether a record is whole shows at the next one, so each waits for it.
    """
    source = _Counted(stream)
    position, waiting = 0, None
    archive = _archive(source)
    while True:
        try:
            record = next(archive, None)
            if record is None:
                break
            if waiting is not None:
                yield waiting
            position, waiting = position + 1, None
            waiting = _article(position, record, limits)
        except BaseException as error:
            if not _is_damage(error):
                raise
            source.damage = source.damage or str(error)
            break
    if source.is_whole:
        if waiting is not None:
            yield waiting
        return
    why = source.damage or "it is cut short: fetch it again"
    yield Fault(position, Reason.UNREADABLE_FILE, f"the web archive breaks off in record {position}: {why}")


def _archive(source: _Counted) -> Iterator[WarcRecord]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource
    archive = ArchiveIterator(
        cast(BinaryIO, source), record_types=kinds, auto_decode="all", stream_detect=False, fsspec_args=False
    )
    return iter(archive)


def _is_damage(error: BaseException) -> bool:
    """A panic of the library's Rust is no Exception to Python."""
    return isinstance(error, Exception) or type(error).__name__ == "PanicException"


def _article(position: int, record: WarcRecord, limits: Limits) -> Record | Fault | None:
    """The article of a response; None where it is no page, or one that was not there."""
    http = record.http_headers
    if http is not None and http.status_code != 200:
        return None
    kind = (record.http_content_type if http is not None else record.headers.get("Content-Type")) or ""
    if kind.partition(";")[0].strip().lower() not in _PAGE_TYPES:
        return None
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>") or None
    try:
        data = record.reader.read(limits.max_record_bytes + 1)
    except OSError as error:
        return Fault(
            position, Reason.MALFORMED_RECORD, f"the response cannot be decoded ({error})", url or ""
        )
    if not kind and not is_page(data[:_HEAD], url or ""):
        return None
    found = page_article(position, data, limits, url)
    if isinstance(found, Fault):
        return found._replace(excerpt=url or found.excerpt)
    return found._replace(fields={**found.fields, "observed": record.headers.get("WARC-Date")})


class _Counted:
    """The stream as fastwarc reads it; damage ends it and is told afterwards."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self._position = 0
        self._last = b""
        self.damage: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether the stream ended where a record does."""
        return self.damage is None and (self._last == _RECORD_END or not self._position)

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._stream.read(size)
        except (BrokenStream, OSError) as damage:
            self.damage = str(damage)
            return b""
        self._position += len(data)
        self._last = (self._last + data[-4:])[-4:]
        return data

    def tell(self) -> int:
        return self._position
