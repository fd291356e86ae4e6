"""What was fetched, kept as a web archive (WARC 1.1, a gzip member a record)."""

from __future__ import annotations

from http import HTTPStatus
from typing import IO

from etl.extract.fetch.answers import Fetched

# What no longer holds of a body that lies here as it is; the length is written anew.
_OF_TRANSPORT = frozenset(
    {"content-encoding", "transfer-encoding", "content-length", "connection", "keep-alive"}
)


class WebArchive:
    """Writes answers one after another."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.records = 0

    def add(self, answer: Fetched) -> None:
        """Keep an answer as the response it was, decompressed."""
        from fastwarc.stream_io import GzipWriter
        from fastwarc.warc import WarcRecord, WarcRecordType

        record = WarcRecord()
        record.init_headers(record_type=WarcRecordType.response)
        record.headers["WARC-Target-URI"] = answer.url
        record.headers["WARC-Date"] = answer.fetched_at.strftime("%Y-%m-%dT%H:%M:%SZ")
        record.headers["Content-Type"] = "application/http; msgtype=response"
        record.set_bytes_content(_head(answer) + answer.body)
        member = GzipWriter(self._file)
        record.write(member, checksum_data=True)
        member.finish()
        self.records += 1


def _head(answer: Fetched) -> bytes:
    kept = [(name, value) for name, value in answer.headers if name.lower() not in _OF_TRANSPORT]
    lines = [
        f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}",
        *(f"{name}: {value}" for name, value in [*kept, ("Content-Length", str(len(answer.body)))]),
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace")
