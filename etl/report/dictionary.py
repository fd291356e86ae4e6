"""The data dictionary: every table, view and report with its columns, in Arabic and in English.

Each thing is described where it is defined: tables by their comments (their Arabic stands in ``sql/comments_ar.tsv``,
found by the English, so a comment that is changed asks for its translation anew), views and reports by their headers.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from sqlalchemy import Table

from etl.load.tables import metadata
from etl.paths import PROJECT, SQL
from etl.report.questions import Question, all_questions, in_both_languages

DICTIONARY = PROJECT / "docs" / "data-dictionary.md"
COMMENTS = SQL / "comments_ar.tsv"
Language = Literal["ar", "en"]
_KEY = {"ar": "مفتاح. ", "en": "Key. "}


class Entry(NamedTuple):
    """A table, view or report in one language."""

    kind: str  # table, view or report
    name: str
    about: str
    parameters: Sequence[
        tuple[str, str]
    ] = ()  # as it is written (since date = 1900-01-01), and what it means
    columns: Sequence[tuple[str, str]] = ()


def entries(language: Language) -> list[Entry]:
    """All that can be asked, tables first, then views and reports."""
    return [
        *(_table(table, language) for table in metadata.sorted_tables),
        *(_view(file, language) for file in sorted((SQL / "views").glob("*.sql"))),
        *(_report(question, language) for question in all_questions()),
    ]


def _table(table: Table, language: Language) -> Entry:
    columns = [
        (column.name, _KEY[language] * bool(column.primary_key) + _comment(column.comment, language))
        for column in table.columns
    ]
    return Entry("table", table.name, _comment(table.comment, language), columns=columns)


def _comment(english: str | None, language: Language) -> str:
    return (english if language == "en" else arabic_comments().get(english or "")) or ""


@cache
def arabic_comments() -> dict[str, str]:
    """The Arabic of each comment of the schema, by its English."""
    with COMMENTS.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["comment"]: row["arabic"] for row in rows}


def _view(file: Path, language: Language) -> Entry:
    about: dict[str, list[str]] = {"ar": [], "en": []}
    columns = []
    for line in file.read_text("utf-8").splitlines():
        if not line.startswith("-- "):
            continue
        label, _, value = line.removeprefix("-- ").partition(": ")
        if label == "column":
            name, _, meaning = value.partition(" | ")
            columns.append((name, in_both_languages(meaning)[language == "en"]))
        elif label == "ar":
            about["ar"].append(value)
        else:
            about["en"].append(line.removeprefix("-- "))
    return Entry("view", file.stem.partition("_")[2], " ".join(about[language]), columns=columns)


def _report(question: Question, language: Language) -> Entry:
    is_arabic = language == "ar"
    parameters = [
        (parameter.as_written, parameter.meaning_ar if is_arabic else parameter.meaning)
        for parameter in question.parameters
    ]
    columns = (question.columns_ar if is_arabic else question.columns).items()
    asked = question.question_ar if is_arabic else question.question_en
    return Entry("report", question.name, asked, parameters, list(columns))


def write_dictionary(path: Path = DICTIONARY) -> None:
    """Write the page anew; a test holds it to what the code says."""
    path.write_text(dictionary(), "utf-8")


def dictionary() -> str:
    """The page as Markdown, both languages beside each other."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Data dictionary · قاموس البيانات"
    yield ""
    yield "Made by `python -m etl.report.dictionary` from the tables, views and reports themselves."
    yield "Offsets count characters of `article_version.body` from 0, ends exclusive. Clocks are UTC."
    headings = {"table": "Tables · الجداول", "view": "Views · الواجهات", "report": "Reports · التقارير"}
    kind = ""
    for english, arabic in zip(entries("en"), entries("ar"), strict=True):
        if english.kind != kind:
            kind = english.kind
            yield from ("", f"## {headings[kind]}")
        yield from ("", f"### {english.name}", "", english.about, "", arabic.about)
        yield from _pairs("parameter", english.parameters, arabic.parameters)
        yield from _pairs("column", english.columns, arabic.columns)


def _pairs(what: str, english: Sequence[tuple[str, str]], arabic: Sequence[tuple[str, str]]) -> Iterator[str]:
    rows = [
        f"| `{name}` | {meaning} | {said} |"
        for (name, meaning), (_, said) in zip(english, arabic, strict=True)
    ]
    if rows:
        yield from ("", f"| {what} | meaning | المعنى |", "|---|---|---|", *rows)


if __name__ == "__main__":
    write_dictionary()
