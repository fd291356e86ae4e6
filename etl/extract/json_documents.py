"""JSON that is no JSON Lines: an array of articles, an object around one, or one article, however it is laid out.

Of an object, the list of articles is found by its name (``articles``, ``items``, ``hits.hits`` …) in the
file's beginning; without one, the object is an article, unless its values are: then each is one, and its key
the article's id. Records are cut out by their brackets as the bytes come and parsed one by one, so a mistake
in one costs that record, and neither depth nor length costs more than the limits say. (ijson ends a file at
its first mistake, a NaN included, and nesting without end ends the process.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from etl.extract.encoding import beginning, decode
from etl.extract.field_names import FIELDS, fold_key
from etl.extract.jsonl import read_object
from etl.extract.lines import open_lines
from etl.extract.record import ByteStream, Fault, Limits, Record, excerpt
from etl.records import Reason

_BEGINS = re.compile(r'\[\s*(?:[\[{\]]|$)|\{\s*(?:["}]|$)')
# A string, a bracket, a colon, a bare word (number, true, NaN), or a string that goes on past what was read.
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\]:]|[^\s,:{}\[\]"]++|"', re.DOTALL)
# The lists of articles in the answers of services and in exports.
_LISTS = frozenset(
    (
        *("articles", "items", "results", "data", "posts", "docs", "documents", "hits", "entries"),
        *("news", "stories", "records", "rows", "response", "value"),
    )
)
_BODIES = frozenset(map(fold_key, FIELDS["body"]))
_LOOKED_INTO = 3  # values of an object, to tell whether they are articles


def looks_like(head: bytes, name: str) -> bool:
    """Whether it begins as a list of objects, or as an object."""
    return _BEGINS.match(beginning(head)) is not None


def read(stream: ByteStream, limits: Limits) -> Iterator[Record | Fault]:
    """Every article, or why it is none; the next goes on."""
    _, encoding, chunks = open_lines(stream)
    first = next(chunks, b"")
    start, inside = _where_articles_lie(first)
    position = 0
    for position, piece in enumerate(
        _pieces(chain([first[start:]], chunks), inside, limits.max_record_bytes), 1
    ):
        yield _outcome(position, piece, encoding, limits)
    if not position and first.strip():
        yield Fault(1, Reason.MALFORMED_RECORD, "no article in it", excerpt(first))


class _Wrong(StrEnum):
    """What ends a file before its end."""

    LONG = "the record is longer than {:,} bytes (KHABAR_MAX_RECORD_BYTES): the file is not read further"
    CUT = "the file ends in the middle of it: it is cut short, or a bracket is missing"
    CLOSED = "a bracket that closes nothing: the file is not read further"


class _Piece(NamedTuple):
    """The bytes of one value, and its key in the object around it; or what is wrong from here on."""

    data: bytes
    key: bytes | None = None
    wrong: _Wrong | None = None


def _outcome(position: int, piece: _Piece, encoding: str | None, limits: Limits) -> Record | Fault:
    if piece.wrong:
        reason = Reason.BODY_TOO_LONG if piece.wrong is _Wrong.LONG else Reason.MALFORMED_RECORD
        return Fault(
            position, reason, piece.wrong.format(limits.max_record_bytes), excerpt(piece.data[:1000])
        )
    found = read_object(position, piece.data, encoding, "record")
    if isinstance(found, Fault):
        return found
    fields = found.fields
    if isinstance(fields.get("_source"), dict):  # Elasticsearch
        fields = {"_id": fields.get("_id"), **fields["_source"]}
    if piece.key is not None:
        key = decode(piece.key[1:-1], encoding)
        fields = {"id": key[0] if key else None, **fields}
    return Record(position, fields)


def _pieces(chunks: Iterable[bytes], inside: bool, most: int) -> Iterator[_Piece]:
    """The values of the list or object whose first bracket lies behind; ``inside`` False: of the whole file."""
    cutter = _Cutter(inside)
    for chunk in chain(chunks, [b"\n"]):  # which ends a bare word
        yield from cutter.cut(chunk)
        if cutter.ended:
            return
        if len(cutter.left) > most:
            yield _Piece(cutter.left, wrong=_Wrong.LONG)
            return
    if inside or cutter.left.strip():
        yield _Piece(cutter.left, wrong=_Wrong.CUT)


class _Cutter:
    """Cuts values out of bytes as they come, by counting brackets outside strings."""

    def __init__(self, inside: bool) -> None:
        self.ended = False
        self.left = b""  # what was begun and is not complete
        self._inside = inside
        self._next = 0  # in what is left: where the next token is looked for
        self._depth = 0
        self._start = 0
        self._key: bytes | None = None
        self._string: bytes | None = None  # one outside brackets: a key if a colon follows, else a value

    def cut(self, chunk: bytes) -> Iterator[_Piece]:
        """The values that are complete with this chunk."""
        data = self.left + chunk
        for token in _TOKEN.finditer(data, self._next):
            if _may_go_on(token, data):
                break
            self._next = token.end()
            yield from self._take(token, data)
            if self.ended:
                break
        done = self._start if self._depth else self._next
        self.left = data[done:]
        self._next -= done
        self._start = 0

    def _take(self, token: re.Match[bytes], data: bytes) -> Iterator[_Piece]:
        text = token[0]
        if text in (b"{", b"["):
            if not self._depth:
                self._start = token.start()
            self._depth += 1
        elif text in (b"}", b"]"):
            self._depth -= 1
            if self._depth < 0:
                self.ended = True
                yield from self._value(self._string)
                if not self._inside:
                    yield _Piece(text, wrong=_Wrong.CLOSED)
            elif not self._depth:
                yield from self._value(data[self._start : token.end()])
        elif not self._depth and text == b":":
            self._key, self._string = self._string, None
        elif not self._depth:
            yield from self._value(self._string)
            self._string = text

    def _value(self, data: bytes | None) -> Iterator[_Piece]:
        if data is not None:
            yield _Piece(data, self._key)
            self._key = self._string = None


def _may_go_on(token: re.Match[bytes], data: bytes) -> bool:
    """Whether the next chunk may be part of the token: a bare word at the end, a string that is not closed."""
    text = token[0]
    return text == b'"' or (token.end() == len(data) and text[:1] not in b'{}[]:"')


def _where_articles_lie(head: bytes) -> tuple[int, bool]:
    """Where the articles begin in the file's first bytes, and whether that is inside a list or an object."""
    path: list[str | None] = []  # the keys that lead to the open brackets
    below: dict[int, set[str]] = {}  # by number of the outer object's value: the keys it has
    outer: set[str] = set()
    key = string = None
    opened = 0
    for token in _TOKEN.finditer(head):
        text = token[0]
        if text == b":":
            key, string = string, None
            if len(path) == 1:
                outer.add(fold_key(key or ""))
            elif len(path) == 2:
                below.setdefault(opened, set()).add(fold_key(key or ""))
        elif text in (b"{", b"["):
            if (
                text == b"["
                and not outer & _BODIES
                and all((each or "").lower() in _LISTS for each in [*path[1:], key][: len(path)])
            ):
                return token.end(), True
            opened += len(path) == 1
            path.append(key)
            key = None
        elif text in (b"}", b"]"):
            del path[-1:]
        else:
            string = text[1:-1].decode("utf-8", "replace")
    articles = list(below.values())[:_LOOKED_INTO]
    if articles and not outer & _BODIES and all(keys & _BODIES for keys in articles):
        return head.index(b"{") + 1, True
    return 0, False
