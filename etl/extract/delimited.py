"""Tables of text: CSV and TSV as spreadsheets, databases and pandas write them. The first row names the columns.

Delimiter, quoting and encoding are told from the beginning; Excel's ``sep=;`` line is obeyed. The position is
the row's number as a spreadsheet shows it, that of the names being 1.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import islice

from etl.extract.encoding import SINGLE_BYTE, beginning, decode
from etl.extract.field_names import FIELDS, SOURCE_KEYS, fold_key
from etl.extract.lines import open_lines, read_lines
from etl.extract.record import ByteStream, Fault, Limits, Record, excerpt
from etl.extract.table_rows import Dialect, Row, Rows, Unreadable
from etl.records import Reason

ENDINGS = (".csv", ".tsv", ".tab")
_DELIMITERS = ",;\t|"
_ROWS_TRIED = 50
# A mark that a backslash keeps from ending its cell; before a delimiter it may be the cell's end after a backslash.
_ESCAPED = re.compile(r'\\"(?![",;\t|\r\n]|$)')
_LONGEST_NAME = 200  # characters; a longer heading is no name of a column
_KNOWN = {fold_key(name) for names in (*FIELDS.values(), SOURCE_KEYS) for name in names}


def looks_like(head: bytes, name: str) -> bool:
    """Whether it is a table with names of fields we know in its first row: two of them, or one of a file so named."""
    text = beginning(head)
    if not text or text[0] in "{[<" or "\0" in text:
        return False
    names = next(_tried(_without_sep(text)[0], _dialect(text)), [])
    known = sum(fold_key(each) in _KNOWN for each in names)
    return len(names) > 1 and known >= (1 if name.lower().endswith(ENDINGS) else 2)


def read(stream: ByteStream, limits: Limits) -> Iterator[Record | Fault]:
    """Every row under the names of the first, or why it is none; the next row goes on."""
    head, encoding, chunks = open_lines(stream)
    text = beginning(head)
    if "\r\n" not in text and "\r" in text.partition("\n")[0]:
        chunks = (chunk.replace(b"\r", b"\n") for chunk in chunks)  # as old Macs ended lines
    csv.field_size_limit(limits.max_record_bytes)
    lines = _Lines(chunks, encoding, limits)
    if _without_sep(text)[1]:
        next(lines, None)
    names: list[str] | None = None
    notes: tuple[str, ...] = ()
    for position, row in _numbered(Rows(lines, _dialect(text), limits.max_record_bytes)):
        if isinstance(row, Fault):
            yield row
        elif names is None:
            if any(len(name) > _LONGEST_NAME for name in row.cells):
                detail = "the first row is to name the columns, and holds text"
                yield Fault(position, Reason.MALFORMED_RECORD, detail, excerpt(str(row.cells)[:1000]))
                return
            names, notes = _names(row.cells), _named_twice(row.cells)
        else:
            yield _record(position, names, Row(row.cells, (*row.notes, *notes)))
            notes = ()  # said once


def _record(position: int, names: list[str], row: Row) -> Record | Fault:
    cells = row.cells
    if len(cells) > len(names) and not any(cells[len(names) :]):
        cells = cells[: len(names)]
    if len(cells) != len(names):
        detail = (
            f"the row has {len(cells)} cells where the first names {len(names)} columns: "
            "a delimiter or line break in a text needs quotation marks around the text"
        )
        return Fault(position, Reason.MALFORMED_RECORD, detail, excerpt(" ".join(cells)[:1000]))
    return Record(position, dict(zip(names, cells, strict=True)), notes=row.notes)


def _names(row: list[str]) -> list[str]:
    """Names of columns; one that is blank or given before is known by its number."""
    names: list[str] = []
    for number, name in enumerate(row, 1):
        name = name.strip()
        names.append(name if name and name not in names else f"{name}#{number}")
    return names


def _named_twice(row: list[str]) -> tuple[str, ...]:
    """A sentence for each name that several columns have, of which only the first is read by it."""
    names = [name.strip() for name in row]
    twice = dict.fromkeys(name for name in names if name and names.count(name) > 1)
    return tuple(
        f"{names.count(name)} columns are called {name!r}: the first is read, any other as {name}#NUMBER"
        for name in twice
    )


class _Lines(Iterator[str]):
    """Decoded lines, with their ends. A line that cannot be read is raised, and the next one goes on."""

    def __init__(self, chunks: Iterator[bytes], encoding: str | None, limits: Limits) -> None:
        self._lines = read_lines(chunks, limits.max_record_bytes)
        self._encoding = encoding
        self._most = limits.max_record_bytes

    def __next__(self) -> str:
        line, whole = next(self._lines)
        if not whole:
            detail = f"the line is longer than {self._most:,} bytes (KHABAR_MAX_RECORD_BYTES)"
            raise Unreadable(Reason.BODY_TOO_LONG, detail, excerpt(line))
        try:
            return line.decode("utf-8") + "\n"
        except UnicodeDecodeError:
            decoded = decode(line, self._encoding)
        if decoded is None and self._encoding in SINGLE_BYTE:  # a line of a cell may be too short to tell by
            return line.decode(self._encoding, "replace") + "\n"
        if decoded is None:
            detail = "the line is in no encoding we read (UTF-8, UTF-16, Windows-1256, ISO-8859-6)"
            raise Unreadable(Reason.UNDECODABLE_TEXT, detail, excerpt(line))
        return decoded[0] + "\n"


def _numbered(rows: Rows) -> Iterator[tuple[int, Row | Fault]]:
    """Each row that holds anything, or why it cannot be read, with its number."""
    position = 0
    while True:
        position += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except Unreadable as error:
            yield position, Fault(position, *error.args)
        else:
            if any(row.cells):
                yield position, row


def _without_sep(text: str) -> tuple[str, str | None]:
    """The beginning without Excel's line ``sep=;``, and what that line says."""
    line, _, rest = text.partition("\n")
    line = line.strip("\r\"' ").lower() if len(line) < 12 else ""
    return (rest, line[4:5] or None) if line.startswith("sep=") else (text, None)


def _dialect(text: str) -> Dialect:
    """The dialect in which most rows have as many cells as the first, and the most cells."""
    text, said = _without_sep(text)
    escape = "\\" if _ESCAPED.search(text) else None
    if said:
        return Dialect(said if said != "\\" else "\t", escape)
    return max((Dialect(each, escape) for each in _DELIMITERS), key=lambda dialect: _evenness(text, dialect))


def _evenness(text: str, dialect: Dialect) -> tuple[float, int]:
    rows = [row for row in islice(_tried(text, dialect), _ROWS_TRIED) if row]
    if not rows or len(rows[0]) < 2:
        return 0.0, 0
    even = sum(len(row) == len(rows[0]) for row in rows) / len(rows)
    known = sum(fold_key(name) in _KNOWN for name in rows[0])
    return known + even, len(rows[0])


def _tried(text: str, dialect: Dialect) -> Iterator[list[str]]:
    """The rows of a file's beginning, as far as they can be read; the last may be cut."""
    rows = dialect.rows(iter(text.replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True)))
    while True:
        try:
            yield next(rows)
        except (csv.Error, StopIteration):
            return
