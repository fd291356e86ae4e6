"""Rows as a table for a terminal, as CSV, as JSON, as a workbook, as Parquet, or as a web page.

Whatever stands in the news, text stays text: a control character or a turn of the writing direction is shown as
U+FFFD, one for one, and nothing is run as a formula or read as markup. JSON and Parquet keep every character.
Rows may be many: what can be written as they come is, what must be known of all of them before (is this column one
of numbers?) is learned in a first pass over a file on disk. Only the table for a terminal holds them all.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from etl.report.questions import Question

FORMATS = ("table", "csv", "excel-csv", "excel", "json", "parquet", "html")
ENDINGS = {".csv": "csv", ".xlsx": "excel", ".json": "json", ".parquet": "parquet", ".html": "html"}
Rows = Iterable[Sequence[Any]]

# By format: the module that writes it, imported when asked for, and the function there.
_TEXTS = {
    "table": ("terminal", "write_table"),
    "csv": ("separated", "write_csv"),
    "excel-csv": ("separated", "write_excel_csv"),
    "json": ("json_list", "write_json"),
    "html": ("page", "write_page"),
}
_FILES = {"excel": ("workbook", "write_workbook"), "parquet": ("parquet", "write_parquet")}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under their columns, which may be read once only, with what is known of the question they answer."""

    columns: Sequence[str]
    rows: Rows
    title_ar: str = ""
    title_en: str = ""
    meanings: Mapping[str, str] = field(default_factory=dict)  # of the columns, in English
    meanings_ar: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, str] = field(default_factory=dict)  # as they were given
    sql: str = ""


def table_of(question: Question, columns: Sequence[str], rows: Rows, given: Mapping[str, str]) -> Table:
    """The answer to a question, with what its header says."""
    titles = question.question_ar, question.question_en
    return Table(columns, rows, *titles, question.columns, question.columns_ar, given, question.sql)


def render(columns: Sequence[str], rows: Rows, form: str) -> str:
    """The rows in one of the formats that are text, ending in a line break."""
    written = io.StringIO(newline="")
    write_text(Table(columns, rows), form, written)
    return written.getvalue()


def is_text(form: str) -> bool:
    """Whether the format is one that a terminal can show."""
    return form in _TEXTS


def write_text(table: Table, form: str, out: TextIO) -> None:
    """Write the table in one of the formats that are text."""
    _writer(*_TEXTS[form])(table, out)


def write_file(table: Table, form: str, path: Path) -> None:
    """Write the table, in any format, to a file; texts in UTF-8.

    Raises:
        UserError: the format cannot hold so many rows.
    """
    if is_text(form):
        with path.open("w", encoding="utf-8", newline="") as out:
            write_text(table, form, out)
    else:
        _writer(*_FILES[form])(table, path)


def _writer(module: str, function: str) -> Callable[..., None]:
    writer: Callable[..., None] = getattr(import_module(f"etl.report.tables.{module}"), function)
    return writer
