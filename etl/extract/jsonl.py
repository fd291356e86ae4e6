"""JSON Lines: one object a line. The position is the line number; blank lines count but are no records."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import orjson

from etl.extract.encoding import beginning, decode
from etl.extract.json_shapes import shape_of
from etl.extract.lines import open_lines, read_lines
from etl.extract.record import ByteStream, Fault, Limits, Record, excerpt
from etl.records import Reason

_A_KEY = re.compile(r'\{\s*"')


def looks_like(head: bytes, name: str) -> bool:
    """Whether the first line with anything on it is an object, or the beginning of a longer one.

    One that holds the articles, as services answer, is JSON, also where several such answers lie in a file.
    """
    text = beginning(head)
    line, end, _ = text.partition("\n")
    if not line.startswith("{"):
        return False
    try:
        is_object = isinstance(json.loads(line, strict=False), dict)
    except (ValueError, RecursionError):
        is_object = not end and _A_KEY.match(line) is not None
    return is_object and not shape_of(text.encode("utf-8", "surrogatepass")).steps


def read(stream: ByteStream, limits: Limits) -> Iterator[Record | Fault]:
    """Every line's object, or why it is none; the next line goes on. A file of another kind is one fault."""
    head, encoding, chunks = open_lines(stream)
    first = True
    for position, (line, whole) in enumerate(read_lines(chunks, limits.max_record_bytes), 1):
        if not whole:
            yield _too_long(position, line, limits)
            continue
        try:
            fields = orjson.loads(line)
        except orjson.JSONDecodeError:
            if not line.strip():
                continue
            if first and (_OTHER_KIND.fullmatch(line) or not _OBJECT.search(head)):
                yield Fault(position, Reason.MALFORMED_RECORD, _NO_JSON_LINES, excerpt(line))
                return
            yield _second_reading(position, line, encoding, "line")
        else:
            yield _record(position, line, fields, "line")
        first = False


# How a pretty-printed array or object begins, and a page or feed saved under this name.
_OTHER_KIND = re.compile(rb"\s*(?:\[|\{|\[\s*\{|<.*)\s*", re.DOTALL)
_OBJECT = re.compile(rb"(?:^|\n)[ \t\r\x00\xef\xbb\xbf\xff\xfe]*\{")  # one at the start of any line
_NO_JSON_LINES = "the file is no JSON Lines, which has a whole object on every line: it was not read"


def read_object(position: int, data: bytes, encoding: str | None, what: str = "line") -> Record | Fault:
    """The object these bytes hold, or why they hold none."""
    try:
        fields = orjson.loads(data)
    except orjson.JSONDecodeError:
        return _second_reading(position, data, encoding, what)
    return _record(position, data, fields, what)


def _record(position: int, data: bytes, fields: Any, what: str) -> Record | Fault:
    if isinstance(fields, dict):
        return Record(position, _out_of_envelope(fields))
    detail = f"the {what} holds a JSON {_KINDS.get(type(fields), 'number')}, not an object"
    return Fault(position, Reason.MALFORMED_RECORD, detail, excerpt(data))


def _out_of_envelope(fields: dict[str, Any]) -> dict[str, Any]:
    """What Elasticsearch dumps and answers wrap in index, id and score."""
    source = fields.get("_source")
    return {"_id": fields.get("_id"), **source} if isinstance(source, dict) else fields


_KINDS = {list: "list", str: "string", bool: "true or false", type(None): "null"}


def _too_long(position: int, line: bytes, limits: Limits) -> Fault:
    detail = f"the line is longer than {limits.max_record_bytes:,} bytes (KHABAR_MAX_RECORD_BYTES)"
    return Fault(position, Reason.BODY_TOO_LONG, detail, excerpt(line))


def _second_reading(position: int, line: bytes, encoding: str | None, what: str) -> Record | Fault:
    """For lines that are not UTF-8, and for what orjson refuses: lone surrogates, bare tabs and the like."""
    decoded = decode(line, encoding)
    if decoded is None:
        detail = f"the {what} is in no encoding we read (UTF-8, UTF-16, Windows-1256, ISO-8859-6)"
        return Fault(position, Reason.UNDECODABLE_TEXT, detail, excerpt(line))
    try:
        fields = json.loads(decoded[0], strict=False)
    except json.JSONDecodeError as error:
        place = f"character {min(error.pos + 1, len(decoded[0]))} of {len(decoded[0])}"
        detail = f"the {what} is not JSON: {error.msg} ({place})"
        return Fault(position, Reason.MALFORMED_RECORD, detail, excerpt(decoded[0]))
    except (ValueError, RecursionError) as error:
        return Fault(
            position, Reason.MALFORMED_RECORD, f"the {what} is not JSON: {error}", excerpt(decoded[0])
        )
    return _record(position, line, fields, what)
