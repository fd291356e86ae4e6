"""JSON that is no JSON Lines: an array of articles, an object around one, or one article, however it is laid out.

Where the articles lie, the file's beginning tells (``json_shapes``). They are cut out by their brackets as the
bytes come and parsed one by one, so a mistake in one costs that record, and neither depth nor length costs more
than the limits say. (ijson ends a file at its first mistake, a NaN included, and nesting without end ends the
process.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain, groupby
from operator import eq
from typing import Literal, NamedTuple

from etl.extract.encoding import SINGLE_BYTE, beginning, decode
from etl.extract.field_names import describe_an_article
from etl.extract.json_shapes import TOKEN, Shape, Step, shape_of
from etl.extract.jsonl import read_object
from etl.extract.lines import HEAD, open_lines
from etl.extract.record import ByteStream, Fault, Limits, Record, excerpt
from etl.records import Reason

_BEGINS = re.compile(r'\[\s*(?:[\[{\]]|$)|\{\s*(?:["}]|$)')


def looks_like(head: bytes, name: str) -> bool:
    """Whether it begins as a list of objects, or as an object."""
    return _BEGINS.match(beginning(head)) is not None


def read(stream: ByteStream, limits: Limits) -> Iterator[Record | Fault]:
    """Every article, or why it is none; the next goes on."""
    _, encoding, chunks = open_lines(stream)
    first = next(chunks, b"")
    shape = shape_of(first[:HEAD], encoding if encoding in SINGLE_BYTE else "utf-8")
    position = 0
    for piece in _joined(_pieces(chain([first], chunks), shape, limits.max_record_bytes)):
        found = _outcome(position + 1, piece, encoding, limits)
        if piece.expected or (isinstance(found, Record) and describe_an_article(found.fields)):
            position += 1 + piece.more
            yield found
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
    expected: bool = True  # where the articles lie; else it may be one, or anything
    more: int = 0  # values behind it that are no objects, as it is none


def _joined(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """The same, but of values in a row that are no objects the first: a text named JSON has one at every word."""
    for (is_none, _), run in groupby(pieces, _is_no_object):
        if is_none:
            yield next(run)._replace(more=sum(1 for _ in run))
        else:
            yield from run


def _is_no_object(piece: _Piece) -> tuple[bool, bool]:
    return not piece.wrong and not piece.data.startswith(b"{"), piece.expected


def _outcome(position: int, piece: _Piece, encoding: str | None, limits: Limits) -> Record | Fault:
    if piece.wrong:
        reason = Reason.BODY_TOO_LONG if piece.wrong is _Wrong.LONG else Reason.MALFORMED_RECORD
        return Fault(
            position, reason, piece.wrong.format(limits.max_record_bytes), excerpt(piece.data[:1000])
        )
    found = read_object(position, piece.data, encoding, "record")
    if isinstance(found, Fault):
        also = f"; nor is any of the {piece.more:,} values behind it" if piece.more else ""
        return found._replace(detail=found.detail + also)
    if piece.key is not None:
        key = decode(piece.key[1:-1], encoding)
        return Record(position, {"id": key[0] if key else None, **found.fields})
    return found


def _pieces(chunks: Iterable[bytes], shape: Shape, most: int) -> Iterator[_Piece]:
    """The values that lie where the articles of a file of this shape do."""
    cutter = _Cutter(shape)
    for chunk in chain(chunks, [b"\n"]):  # which ends a bare word
        yield from cutter.cut(chunk)
        if cutter.ended:
            return
        if len(cutter.left) > most:
            yield _Piece(cutter.left, wrong=_Wrong.LONG)
            return
    if cutter.around or cutter.left.strip():
        yield _Piece(cutter.left, wrong=_Wrong.CUT)


class _Cutter:
    """Cuts values out of bytes as they come, by counting brackets outside strings."""

    def __init__(self, shape: Shape) -> None:
        self.ended = False
        self.left = b""  # what was begun and is not complete
        self.around: list[Step] = []  # the brackets that are open around a value
        self._shape = shape
        self._here = self._may_hold()
        self._next = 0  # in what is left: where the next token is looked for
        self._depth = 0  # in a value
        self._start = 0
        self._key: bytes | None = None
        self._string: bytes | None = None  # one outside values: a key if a colon follows, else a value

    def cut(self, chunk: bytes) -> Iterator[_Piece]:
        """The values that are complete with this chunk."""
        data = self.left + chunk
        for token in TOKEN.finditer(data, self._next):
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
            if self._depth or self._here:
                if not self._depth:
                    self._start = token.start()
                self._depth += 1
            else:
                self.around.append(Step(text, self._key))
                self._moved()
        elif text in (b"}", b"]"):
            if self._depth:
                self._depth -= 1
                if not self._depth:
                    yield from self._value(data[self._start : token.end()])
            else:
                yield from self._value(self._string)
                yield from self._close(text)
        elif not self._depth and text == b":":
            self._key, self._string = self._string, None
        elif not self._depth:
            yield from self._value(self._string)
            self._string = text

    def _close(self, bracket: bytes) -> Iterator[_Piece]:
        if self.around:
            self.around.pop()
            self._moved()
        else:
            self.ended = True
            yield _Piece(bracket, wrong=_Wrong.CLOSED)

    def _moved(self) -> None:
        self._key = self._string = None
        self._here = self._may_hold()

    def _may_hold(self) -> Literal["articles", "some", ""]:
        """Whether the values here are the articles, or some of them may be."""
        steps = self._shape.steps
        if len(steps) != len(self.around):
            return ""
        if all(map(eq, steps, self.around)):
            return "articles"
        alike = self._shape.by_content and all(
            map(eq, *([each.bracket for each in s] for s in (steps, self.around)))
        )
        return "some" if alike else ""

    def _value(self, data: bytes | None) -> Iterator[_Piece]:
        if data is not None:
            if self._here:
                yield _Piece(data, self._key, expected=self._here == "articles")
            self._key = self._string = None


def _may_go_on(token: re.Match[bytes], data: bytes) -> bool:
    """Whether the next chunk may be part of the token: a bare word at the end, a string that is not closed."""
    text = token[0]
    return text == b'"' or (token.end() == len(data) and text[:1] not in b'{}[]:"')
