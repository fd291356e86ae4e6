"""The questions in ``sql/reports/``: one a file, each with a header saying what it asks, takes and gives.

-- question_ar: كم مقالًا نشرت كل وسيلة كل يوم؟
-- question_en: How many articles did each outlet publish each day?
-- param: since date = 2000-01-01 | first day counted
-- param: outlet text = null | slug of one outlet; null: all
-- column: outlet | slug of the outlet
SELECT …
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Date, Float, Integer, String, TextClause, bindparam, text
from sqlalchemy.types import TypeEngine

from etl.errors import UserError
from etl.paths import SQL

REPORTS = SQL / "reports"
_PARAMETER = re.compile(r"(\w+) (\w+) = (.*?)(?: \| (.*))?")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing a question may be told."""

    name: str
    type: str  # a key of _TYPES
    default: str
    meaning: str = ""

    def read(self, written: str) -> Any:
        """The value as written on the command line; ``null`` leaves it open.

        Raises:
            UserError: it is not of the parameter's type.
        """
        if written == "null":
            return None
        try:
            return _TYPES[self.type][1](written)
        except ValueError:
            raise UserError(f"parameter {self.name}={written} must be {_TYPES[self.type][2]}") from None


@dataclass(slots=True)
class Question:
    """A report: its SQL with what its header says."""

    name: str
    sql: str
    question_ar: str = ""
    question_en: str = ""
    parameters: list[Parameter] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)

    def statement(self, given: Mapping[str, str]) -> TextClause:
        """The SQL with its parameters bound, each to what was given or its default.

        Raises:
            UserError: a parameter this question does not take, or a value of the wrong type.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in given:
            if name not in known:
                raise UserError(
                    f"report {self.name} takes no parameter {name}; it takes {', '.join(known) or 'none'}"
                )
        values = [
            bindparam(name, parameter.read(given.get(name, parameter.default)), _TYPES[parameter.type][0])
            for name, parameter in known.items()
        ]
        return text(self.sql).bindparams(*values)


_TYPES: dict[str, tuple[TypeEngine[Any], Callable[[str], Any], str]] = {
    "date": (Date(), date.fromisoformat, "a day like 2025-03-01"),
    "integer": (Integer(), int, "a whole number"),
    "number": (Float(), float, "a number"),
    "text": (String(), str, "text"),
}


def all_questions(folder: Path = REPORTS) -> list[Question]:
    """Every question that ships, by name."""
    return [read_question(path) for path in sorted(folder.glob("*.sql"))]


def find_question(name: str) -> Question:
    """The question of that name.

    Raises:
        UserError: there is none.
    """
    path = REPORTS / f"{name}.sql"
    if path.name != f"{name}.sql" or not path.is_file():
        names = ", ".join(question.name for question in all_questions())
        raise UserError(f"no report is called {name}; there are {names}")
    return read_question(path)


def read_question(path: Path) -> Question:
    """A question from its file.

    Raises:
        UserError: the file is not text, or a header line cannot be read.
    """
    try:
        sql = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{path}: cannot be read as UTF-8 SQL ({error})") from None
    question = Question(path.stem, sql)
    for line in sql.splitlines():
        label, _, value = line.removeprefix("-- ").partition(": ")
        if not line.startswith("-- "):
            continue
        if label in ("question_ar", "question_en"):
            setattr(question, label, value)
        elif label == "param":
            question.parameters.append(_read_parameter(path, value))
        elif label == "column":
            column, _, meaning = value.partition(" | ")
            question.columns[column] = meaning
    return question


def _read_parameter(path: Path, line: str) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if not match or match[2] not in _TYPES:
        raise UserError(
            f"{path}: write a parameter as 'name {'|'.join(_TYPES)} = default | meaning', not '{line}'"
        )
    return Parameter(match[1], match[2], match[3].strip(), match[4] or "")
