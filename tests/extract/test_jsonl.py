"""JSON Lines: records, faults and their positions."""

from __future__ import annotations

import io
import json
import re

import pytest

from etl.extract.jsonl import looks_like, read
from etl.extract.record import Fault, Limits, Record
from etl.records import Reason

BODY = "افتتح وزير النقل الجسر الجديد في المكلا صباح أمس"


def records(data: bytes, limits: Limits | None = None) -> list[Record | Fault]:
    return list(read(io.BytesIO(data), limits or Limits()))


def line(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


def test_position_is_the_line_number_blank_lines_counted() -> None:
    data = line(id=1) + b"\n" + line(id=2) + b"  \r\n" + line(id=3).rstrip()
    assert records(data) == [Record(1, {"id": 1}), Record(3, {"id": 2}), Record(5, {"id": 3})]


def test_an_elasticsearch_dump_is_read_out_of_its_envelopes() -> None:
    hit = {"_index": "news", "_id": "d7", "_score": 1, "_source": {"title": "الجسر", "body": BODY}}
    data = line(**hit) + line(**{**hit, "_id": "d8"})
    assert looks_like(data, "dump.json")
    assert records(data) == [Record(n, {"_id": f"d{n + 6}", "title": "الجسر", "body": BODY}) for n in (1, 2)]
    assert records(line(id=1, body=BODY, _source="sada")) == [
        Record(1, {"id": 1, "body": BODY, "_source": "sada"})
    ]


def test_an_empty_file_has_no_records() -> None:
    assert records(b"") == []


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (b'{"id": 1, "body": "half', "Unterminated string"),
        (b"[1, 2]", "a JSON list"),
        (b'"text"', "a JSON string"),
        (b"12", "a JSON number"),
        (b"null", "a JSON null"),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_a_bad_line_is_a_fault_and_the_next_goes_on(bad: bytes, says: str) -> None:
    first, fault, last = records(line(id=1) + bad + b"\n" + line(id=3))
    assert (first, last) == (Record(1, {"id": 1}), Record(3, {"id": 3}))
    assert isinstance(fault, Fault)
    assert (fault.position, fault.reason) == (2, Reason.MALFORMED_RECORD)
    assert says in fault.detail
    assert fault.excerpt.startswith(bad[:10].decode())


@pytest.mark.parametrize(
    "data",
    [
        json.dumps([{"id": 1, "body": BODY}] * 3, ensure_ascii=False, indent=2),
        json.dumps({"id": 1, "body": BODY}, ensure_ascii=False, indent=2),
        "\n\n<!DOCTYPE html>\n<html>\n<p>خبر\n</html>\n",
        '<?xml version="1.0"?>\n<rss>\n</rss>',
        "id,title,body\n" + f"1,خبر,{BODY}\n" * 5000,
    ],
)
def test_a_file_of_another_kind_is_one_fault(data: str) -> None:
    (fault,) = records(data.encode())
    assert isinstance(fault, Fault)
    assert fault.reason == Reason.MALFORMED_RECORD
    assert "no JSON Lines" in fault.detail


@pytest.mark.parametrize("bad", [b'{"id": 1, "bo', b"INFO: 1 article written"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_bad_first_line_is_not_held_against_the_file(bad: bytes, encoding: str) -> None:
    fault, record = records((bad + b"\n" + line(id=2)).decode().encode(encoding))
    assert isinstance(fault, Fault)
    assert record == Record(2, {"id": 2})


@pytest.mark.parametrize("bad", [b"{}{", b'{"a"', b"{} x"])
def test_the_place_of_a_mistake_lies_in_the_line(bad: bytes) -> None:
    _, fault = records(line(id=1) + bad)
    assert isinstance(fault, Fault)
    place, length = re.search(r"character (\d+) of (\d+)", fault.detail).groups()  # type: ignore[union-attr]
    assert int(place) <= int(length) == len(bad)


def test_a_long_line_is_a_fault_of_bounded_size() -> None:
    data = line(id=1) + b'{"body": "' + b"x" * 3_000_000 + b'"}\n' + line(id=3)
    first, fault, last = records(data, Limits(max_record_bytes=100_000))
    assert (first, last) == (Record(1, {"id": 1}), Record(3, {"id": 3}))
    assert isinstance(fault, Fault)
    assert (fault.position, fault.reason) == (2, Reason.BODY_TOO_LONG)
    assert len(fault.excerpt) <= 200


def test_a_line_of_just_the_limit_is_read() -> None:
    data = line(body=BODY)
    assert records(data, Limits(max_record_bytes=len(data) - 1)) == [Record(1, {"body": BODY})]
    assert isinstance(records(data, Limits(max_record_bytes=len(data) - 2))[0], Fault)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso8859_6"])
def test_reads_other_encodings(encoding: str) -> None:
    lines = "".join(json.dumps({"id": i, "body": BODY}, ensure_ascii=False) + "\n" for i in range(3000))
    assert records(lines.encode(encoding)) == [Record(i + 1, {"id": i, "body": BODY}) for i in range(3000)]


def test_lines_of_two_encodings_in_one_file() -> None:
    data = line(body=BODY) + json.dumps({"body": BODY}, ensure_ascii=False).encode("cp1256") + b"\n"
    assert records(data) == [Record(1, {"body": BODY}), Record(2, {"body": BODY})]


def test_one_broken_byte_costs_a_character_not_the_record() -> None:
    data = line(body=BODY)
    at = data.index("الجسر".encode()) + 1
    (record,) = records(data[:at] + data[at + 1 :])
    assert isinstance(record, Record)
    assert record.fields["body"] == BODY.replace("الجسر", "\ufffdلجسر")


def test_a_line_of_noise_is_undecodable() -> None:
    fault, record = records(b'{"body": "' + bytes(range(128, 256)) * 3 + b'"}\n' + line(id=2))
    assert isinstance(fault, Fault)
    assert fault.reason == Reason.UNDECODABLE_TEXT
    assert record == Record(2, {"id": 2})


def test_utf16_cut_inside_a_unit_is_not_lost_silently() -> None:
    data = (json.dumps({"body": BODY}, ensure_ascii=False) + "\n").encode("utf-16-le")
    first, fault = records(data + data[:41])
    assert first == Record(1, {"body": BODY})
    assert isinstance(fault, Fault)


def test_what_strict_json_forbids_and_writers_write() -> None:
    lone, tab = records(b'{"body": "\\ud83d"}\n{"body": "a\tb"}\n')
    assert lone == Record(1, {"body": "\ud83d"})
    assert tab == Record(2, {"body": "a\tb"})


def test_other_line_ends_of_unicode_do_not_end_a_line() -> None:
    assert records(line(body="أ\u2028ب\u0085ج")) == [Record(1, {"body": "أ\u2028ب\u0085ج"})]
