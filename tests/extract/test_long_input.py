"""Two gigabytes where a record should be: a clear reject, in the memory of one record."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest

from etl.extract import delimited, json_documents, jsonl, plain_text, trec
from etl.extract.record import Fault, Limits
from etl.extract.stream import Stream
from etl.records import Reason

BLOCK = b"x" * (1 << 20)


def two_gigabytes(beginning: bytes) -> Iterator[bytes]:
    yield beginning
    for _ in range(2048):
        yield BLOCK


@pytest.mark.parametrize(
    ("reader", "beginning"),
    [
        (jsonl.read, b'{"body": "'),
        (json_documents.read, b'[{"body": "'),
        (delimited.read, b'title,body\na,"'),
        (plain_text.read, b""),
        (trec.read, b"<DOC><TEXT>"),
    ],
)
def test_two_gigabytes_in_one_record(reader: Any, beginning: bytes) -> None:
    tracemalloc.start()
    (fault,) = reader(Stream(two_gigabytes(beginning)), Limits(max_record_bytes=4_000_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(fault, Fault) and fault.reason == Reason.BODY_TOO_LONG
    assert peak < 40_000_000
