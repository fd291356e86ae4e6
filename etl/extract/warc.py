"""Web archives (WARC): the pages among their responses, each with the address and the day it was fetched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, cast

from etl.extract.html import looks_like as is_page
from etl.extract.html import page_article
from etl.extract.record import BrokenStream, ByteStream, Fault, Limits, Record
from etl.extract.responses import Body, plain_body
from etl.records import Reason

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

ENDINGS = (".warc",)
_HEAD = 64 * 1024
_RECORD_END = b"\r\n\r\n"
_CUT = "body: the response is cut short: the page may go on"
_PAGE_TYPES = ("text/html", "application/xhtml+xml", "")


def looks_like(head: bytes, name: str) -> bool:
    """Whether it begins as a WARC record does."""
    return head.lstrip(b"\r\n").startswith(b"WARC/")


def read(stream: ByteStream, limits: Limits) -> Iterator[Record | Fault]:
    """The articles of the pages that were answered with success; of a file that is cut, one fault at the end."""
    source = _Source(stream)
    position = 0
    for position, record in enumerate(_records(source), 1):
        if record.content_length > limits.max_record_bytes:
            yield _too_long(position, record, limits)
            continue
        block = record.reader.read(record.content_length)
        if len(block) < record.content_length:
            position -= 1
            break
        found = limits.passes_over(position) or _article(position, record, block, limits)
        if found is not None:
            yield found
    if source.damage or not source.ends_with_a_record:
        why = source.damage or "it is cut short: fetch it again"
        detail = f"the web archive breaks off after {position} responses: {why}"
        yield Fault(position + 1, Reason.UNREADABLE_FILE, detail)


def _records(source: _Source) -> Iterator[WarcRecord]:
    """Responses and resources, up to the damage."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource
    file = cast(BinaryIO, source)
    try:
        yield from ArchiveIterator(
            file, record_types=kinds, parse_http=False, stream_detect=False, fsspec_args=False
        )
    except BaseException as error:
        if not _is_damage(error):
            raise
        source.damage = source.damage or str(error)


def _is_damage(error: BaseException) -> bool:
    """A panic of the library's Rust is no Exception to Python."""
    return isinstance(error, Exception) or type(error).__name__ == "PanicException"


def _address(record: WarcRecord) -> str:
    return (record.headers.get("WARC-Target-URI") or "").strip("<>")


def _too_long(position: int, record: WarcRecord, limits: Limits) -> Fault:
    detail = f"the response is longer than {limits.max_record_bytes:,} bytes (KHABAR_MAX_RECORD_BYTES)"
    return Fault(position, Reason.BODY_TOO_LONG, detail, _address(record))


def _article(position: int, record: WarcRecord, block: bytes, limits: Limits) -> Record | Fault | None:
    """The article of a response; None where it is no page, or one that was not there."""
    url = _address(record)
    try:
        page = _page(record, block, limits)
    except BaseException as error:
        if not _is_damage(error):
            raise
        return Fault(position, Reason.MALFORMED_RECORD, f"the response cannot be decoded ({error})", url)
    if page is None:
        return None
    found = page_article(position, page.data, limits, url or None)
    if isinstance(found, Fault):
        return found._replace(excerpt=url or found.excerpt)
    fields = {**found.fields, "observed": record.headers.get("WARC-Date")}
    is_whole = page.is_whole and "WARC-Truncated" not in record.headers
    return found._replace(fields=fields, notes=found.notes if is_whole else (*found.notes, _CUT))


def _page(record: WarcRecord, block: bytes, limits: Limits) -> Body | None:
    """The page a record brings, out of its response."""
    kind, body = record.headers.get("Content-Type"), Body(block)
    if record.is_http:
        response = _response(block)
        headers = response.http_headers
        if headers is None or headers.status_code != 200:
            return None
        stated = {name.lower(): value for name, value in headers.items()}
        kind = response.http_content_type
        body = plain_body(response.reader.read(len(block)), stated, limits)
    if (kind or "").partition(";")[0].strip().lower() not in _PAGE_TYPES:
        return None
    return body if kind or is_page(body.data[:_HEAD], "") else None


def _response(block: bytes) -> WarcRecord:
    """A response, its headers read: as a record of its own, for a failure would take the reader of the archive's."""
    from fastwarc.warc import WarcRecord

    response = WarcRecord()
    response.is_http = True
    response.set_bytes_content(block)
    response.parse_http()
    return response


class _Source:
    """The stream as fastwarc reads it; damage ends it and is told afterwards."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self._position = 0
        self._last = b""
        self.damage: str | None = None

    @property
    def ends_with_a_record(self) -> bool:
        """Whether the bytes read so far end where a record does."""
        return self._last == _RECORD_END or not self._position

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
