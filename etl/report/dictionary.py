"""The data dictionary: every table, view and report with its columns, from the places that define them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import Table

from etl.load.tables import metadata
from etl.paths import PROJECT, SQL
from etl.report.questions import all_questions

DICTIONARY = PROJECT / "docs" / "data-dictionary.md"
_COLUMN = re.compile(r"-- column: ([\w ]+) \| (.*)")


def write_dictionary(path: Path = DICTIONARY) -> None:
    """Write the page anew; a test holds it to what the code says."""
    path.write_text(dictionary(), "utf-8")


def dictionary() -> str:
    """The page as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Data dictionary"
    yield ""
    yield "Made by `python -m etl.report.dictionary` from the tables, views and reports themselves."
    yield "Offsets count characters of `article_version.body` from 0, ends exclusive. Clocks are UTC."
    yield ""
    yield "## Tables"
    for table in metadata.sorted_tables:
        yield from _table(table)
    yield ""
    yield "## Views"
    for file in sorted((SQL / "views").glob("*.sql")):
        yield from _view(file)
    yield ""
    yield "## Reports"
    for question in all_questions():
        yield from ("", f"### {question.name}", "", f"{question.question_ar} {question.question_en}", "")
        yield from (
            f"- parameter `{p.name}` ({p.type}, {f'default {p.default}' if p.default else 'required'}): {p.meaning}"
            for p in question.parameters
        )
        yield from _columns(question.columns.items())


def _table(table: Table) -> Iterator[str]:
    yield from ("", f"### {table.name}", "", table.comment or "")
    columns = ((column.name, _meaning(column.comment, column.primary_key)) for column in table.columns)
    yield from _columns(columns)


def _meaning(comment: str | None, is_key: bool) -> str:
    return f"{'Key. ' if is_key else ''}{comment or ''}"


def _view(file: Path) -> Iterator[str]:
    lines = file.read_text("utf-8").splitlines()
    says = [line.removeprefix("-- ") for line in lines if line.startswith("-- ")]
    about = " ".join(line for line in says if not line.startswith("column: "))
    yield from ("", f"### {file.stem.partition('_')[2]}", "", about)
    yield from _columns((match[1], match[2]) for line in lines if (match := _COLUMN.fullmatch(line)))


def _columns(columns: Iterable[tuple[str, str]]) -> Iterator[str]:
    rows = [f"| `{name}` | {meaning} |" for name, meaning in columns]
    if rows:
        yield from ("", "| column | meaning |", "|---|---|", *rows)


if __name__ == "__main__":
    write_dictionary()
