"""JSON Lines: one object a line. The position is the line number; blank lines count but are no records."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import orjson

from etl.extract.encoding import beginning, decode, detect
from etl.extract.lines import as_utf8, read_chunks, read_lines
from etl.extract.record import ByteStream, Fault, Limits, Record, excerpt
from etl.records import Reason

_HEAD = 64 * 1024
_UTF8_BOM = b"\xef\xbb\xbf"
_A_KEY = re.compile(r'\{\s*"')


def looks_like(head: bytes, name: str) -> bool:
    """Whether the first line with anything on it is an object, or the beginning of a longer one."""
    line, end, _ = beginning(head).partition("\n")
    if not line.startswith("{"):
        return False
    try:
        return isinstance(json.loads(line, strict=False), dict)
    except (ValueError, RecursionError):
        return not end and _A_KEY.match(line) is not None


def read(stream: ByteStream, limits: Limits) -> Iterator[Record | Fault]:
    """Every line's object, or why it is none; the next line goes on. A file of another kind is one fault."""
    head = stream.read(_HEAD)
    encoding = detect(head)
    chunks = read_chunks(head.removeprefix(_UTF8_BOM), stream)
    if encoding is not None and encoding.startswith(("utf-16", "utf-32")):
        chunks = as_utf8(chunks, encoding)
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
            yield _second_reading(position, line, encoding)
        else:
            yield _record(position, line, fields)
        first = False


# How a pretty-printed array or object begins, and a page or feed saved under this name.
_OTHER_KIND = re.compile(rb"\s*(?:\[|\{|\[\s*\{|<.*)\s*", re.DOTALL)
_OBJECT = re.compile(rb"(?:^|\n)[ \t\r\x00\xef\xbb\xbf\xff\xfe]*\{")  # one at the start of any line
_NO_JSON_LINES = "the file is no JSON Lines, which has a whole object on every line: it was not read"


def _record(position: int, line: bytes, fields: Any) -> Record | Fault:
    if isinstance(fields, dict):
        return Record(position, fields)
    detail = f"the line holds a JSON {_KINDS.get(type(fields), 'number')}, not an object"
    return Fault(position, Reason.MALFORMED_RECORD, detail, excerpt(line))


_KINDS = {list: "list", str: "string", bool: "true or false", type(None): "null"}


def _too_long(position: int, line: bytes, limits: Limits) -> Fault:
    detail = f"the line is longer than {limits.max_record_bytes:,} bytes (KHABAR_MAX_RECORD_BYTES)"
    return Fault(position, Reason.BODY_TOO_LONG, detail, excerpt(line))


def _second_reading(position: int, line: bytes, encoding: str | None) -> Record | Fault:
    """For lines that are not UTF-8, and for what orjson refuses: lone surrogates, bare tabs and the like."""
    decoded = decode(line, encoding)
    if decoded is None:
        detail = "the line is in no encoding we read (UTF-8, UTF-16, Windows-1256, ISO-8859-6)"
        return Fault(position, Reason.UNDECODABLE_TEXT, detail, excerpt(line))
    try:
        fields = json.loads(decoded[0], strict=False)
    except json.JSONDecodeError as error:
        place = f"character {min(error.pos + 1, len(decoded[0]))} of {len(decoded[0])}"
        detail = f"the line is not JSON: {error.msg} ({place})"
        return Fault(position, Reason.MALFORMED_RECORD, detail, excerpt(decoded[0]))
    except (ValueError, RecursionError) as error:
        return Fault(position, Reason.MALFORMED_RECORD, f"the line is not JSON: {error}", excerpt(decoded[0]))
    return _record(position, line, fields)
