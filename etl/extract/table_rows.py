"""The rows of a table of text, those among them whose quotation marks do not come out.

A row that a strict reader takes is what that reader says. In any other, a mark ends its cell only before a
delimiter (of the last cell, before the line's end), and all others are the text's. Where a cell is never closed
by then, or another one opens within it, its row ends before the first line that is a row by itself, and the
lines from there on are read as rows of their own: one mark costs one row at the most. No line is looked at more
than a few times, for what opens a cell also ends the search for the end of one opened before.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from etl.extract.record import excerpt
from etl.records import Reason

_UNCLOSED = "a quotation mark of the row is never closed: the row was read as its delimiters have it"
_NO_ROW = "a quotation mark in the row is never closed, or stands in a text without being doubled"


class Dialect(NamedTuple):
    """How a table is written."""

    delimiter: str
    escape: str | None  # before a quotation mark inside a field; None: it is doubled

    def rows(self, lines: Iterator[str], strict: bool = False) -> Iterator[list[str]]:
        """The rows, each of one line or several."""
        doubled = self.escape is None
        return csv.reader(
            lines, delimiter=self.delimiter, escapechar=self.escape, doublequote=doubled, strict=strict
        )


class Unreadable(Exception):
    """What cannot be part of a row, or is none: the reason, a sentence, an excerpt."""


class Row(NamedTuple):
    """The cells of a row, and what a reader should know of them."""

    cells: list[str]
    notes: tuple[str, ...] = ()


class Rows(Iterator[Row]):
    """Rows from lines. One that cannot be read is raised, and the next one goes on."""

    def __init__(self, lines: Iterator[str], dialect: Dialect, most: int) -> None:
        self._lines = _Lines(lines, most)
        self._dialect = dialect
        self._reader = dialect.rows(self._lines, strict=True)
        self._begins_in_marks = False  # the last row that was whole
        self._width: int | None = None  # the cells of a row, once the names of the columns were read

    def __next__(self) -> Row:
        taken = self._lines.taken
        taken.clear()
        cells, error = [], None
        try:
            cells = next(self._reader)
        except (csv.Error, _Cut) as stumbled:
            error = stumbled
        if self._width is None:
            cells = cells or self._first()
            self._width = len(cells) if any(cells) else None
        elif error and '"' not in taken[0]:
            raise Unreadable(Reason.MALFORMED_RECORD, f"the row cannot be read: {error}", excerpt(taken[0]))
        elif error or (len(taken) > 1 and not self._fits(cells)):
            return self._mended()
        if cells:
            self._begins_in_marks = taken[0].startswith('"')
        return Row(cells)

    def _first(self) -> list[str]:
        """The names of the columns, whatever marks are in them."""
        self._lines.keep(1)
        return next(self._dialect.rows(iter(self._lines.taken)), [])

    def _fits(self, cells: list[str]) -> bool:
        width = self._width or 0
        return len(cells) == width or (len(cells) > width and not any(cells[width:]))

    def _mended(self) -> Row:
        cells, end = self._closed(self._splitter())
        used = end
        if not self._fits(cells):
            cells, used = self._closed(self._splitter(doubled=False))
        if not self._fits(cells):
            return self._unclosed(end)
        self._lines.keep(used)
        return Row(cells)

    def _splitter(self, doubled: bool = True) -> _Splitter:
        begins = self._begins_in_marks or self._lines.taken[0].startswith('"')
        return _splitter(self._dialect, self._width or 0, doubled, begins)

    def _closed(self, splitter: _Splitter) -> tuple[list[str], int]:
        """The row as far as its cells are closed, and how many lines were looked at for it."""
        cells: list[str] = []
        text, used = self._lines.taken[0], 1
        while text := splitter.split(text, cells):
            if len(cells) >= splitter.width:
                return [], used
            parts, mark = [text], None
            while mark is None:
                line = self._lines.line(used)
                mark = splitter.mark(line, len(cells)) if line is not None else None
                if line is None or (mark and mark.lastgroup == "opens"):
                    return [], used
                parts.append(line)
                used += 1
            text = "".join(parts)
        return cells, used

    def _unclosed(self, end: int) -> Row:
        """The row without the lines that are rows by themselves, if its delimiters tell its cells."""
        splitter = self._splitter()
        for number in range(1, end):
            cells: list[str] = []
            if not splitter.split(self._lines.line(number) or "", cells) and self._fits(cells):
                end = number
                break
        too_long = self._lines.are_too_many(end)
        self._lines.keep(end)
        text = "".join(self._lines.taken)
        if too_long:
            detail = f"the row is longer than {self._lines.most:,} characters: {_NO_ROW}"
            raise Unreadable(Reason.BODY_TOO_LONG, detail, excerpt(text[:1000]))
        cells = []
        splitter.split(text, cells, is_all=True)
        if not self._fits(cells):
            raise Unreadable(Reason.MALFORMED_RECORD, _NO_ROW, excerpt(text[:1000]))
        return Row(cells, (_UNCLOSED,))


class _Cut(Exception):
    """A row's lines end before it does."""


class _Lines(Iterator[str]):
    """Lines that can be given back; ``taken`` are those of the row that is read."""

    def __init__(self, lines: Iterator[str], most: int) -> None:
        self.taken: list[str] = []
        self.most = most
        self._lines = lines
        self._back: deque[str | Unreadable] = deque()
        self._size = 0

    def __next__(self) -> str:
        if not self.taken:
            self._size = 0
        elif self._size > self.most:
            raise _Cut
        line = self._back.popleft() if self._back else self._next()
        if isinstance(line, Unreadable):
            if not self.taken:
                raise line
            self._back.appendleft(line)
            raise _Cut
        self.taken.append(line)
        self._size += len(line)
        return line

    def _next(self) -> str | Unreadable:
        try:
            return next(self._lines)
        except Unreadable as error:
            return error

    def line(self, number: int) -> str | None:
        """A line of the row or behind it; None where there is none, or too much lies before."""
        try:
            return self.taken[number] if number < len(self.taken) else next(self)
        except (StopIteration, _Cut):
            return None

    def keep(self, count: int) -> None:
        """Leave the row so many lines; the next one has the others."""
        self._back.extendleft(reversed(self.taken[count:]))
        del self.taken[count:]

    def are_too_many(self, count: int) -> bool:
        return sum(map(len, self.taken[:count])) > self.most


class _Splitter:
    """Splits a row into cells by the marks before its delimiters."""

    def __init__(self, dialect: Dialect, width: int, doubled: bool, begins_quoted: bool) -> None:
        """For rows of so many cells, the first of them in marks or not.

        ``doubled``: two marks before a delimiter are one of the text; else the second one closes the cell, but for a
        delimiter with a space behind, which is punctuation.
        """
        self.width = width
        self._delimiter = dialect.delimiter
        self._pair = re.compile(r"\\(.)" if dialect.escape else '"(")', re.DOTALL)
        delimiter, end = re.escape(dialect.delimiter), r"\r?(?:\n|\Z)"
        pair = r"\\." if dialect.escape else '""' if doubled else rf'""(?! *(?:{delimiter}(?! )|{end}))'
        before = rf"(?:{delimiter}|\A)" if begins_quoted else delimiter
        opens = rf'{before}"(?!"?(?:{delimiter}|{end}))'
        self._inner, self._last = (
            re.compile(rf'(?P<pair>{pair})|(?P<closes>" *(?={after}))|(?P<opens>{opens})', re.DOTALL)
            for after in (delimiter, f"{delimiter}*{end}")
        )

    def mark(self, line: str, number: int) -> re.Match[str] | None:
        """The mark of a line that closes the cell of this number, or opens another."""
        return next((each for each in self._marks(line, 0, number) if each.lastgroup != "pair"), None)

    def split(self, text: str, cells: list[str], is_all: bool = False) -> str:
        """Add the cells of a text; what is left begins with one that is not closed, where more is to come."""
        at, end = 0, len(text.rstrip("\r\n"))
        while True:
            is_last = len(cells) >= self.width - 1
            in_marks = text.startswith('"', at)
            stop = end if is_last and is_all and in_marks else text.find(self._delimiter, at)
            stop = end if stop < 0 else stop
            closing = None
            if in_marks:
                found = ("closes",) if is_last else ("closes", "opens")
                marks = self._marks(text, at + 1, len(cells))
                closing = next((each for each in marks if each.lastgroup in found), None)
                if closing is None and not is_all:
                    return text[at:]
            if closing is not None and closing.lastgroup == "closes":
                cells.append(self._pair.sub(r"\1", text[at + 1 : closing.start()]))
                stop = closing.end()
            else:
                cells.append(_without_marks(text[at:stop]))
            if stop >= end:
                return ""
            at = stop + 1

    def _marks(self, text: str, at: int, number: int) -> Iterator[re.Match[str]]:
        return (self._last if number >= self.width - 1 else self._inner).finditer(text, at)


def _without_marks(cell: str) -> str:
    """A cell as it stands, less marks around it, and one that nothing answers."""
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1]
    return cell[1:] if cell.startswith('"') and cell.count('"') % 2 else cell


_splitter = lru_cache(maxsize=16)(_Splitter)
