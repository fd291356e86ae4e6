"""The questions in ``sql/reports/``: one a file, each with a header saying what it asks, takes and gives.

-- question_ar: كم مقالًا نشرت كل وسيلة كل يوم؟
-- question_en: How many articles did each outlet publish each day?
-- param: since date = 2000-01-01 | أول يوم يُحتسب | first day counted
-- param: outlet outlet = null | وسيلة واحدة؛ null: الكل | one outlet; null: all
-- param: by choice(day, week, month) = week | مدة كل صف | what a row covers
-- column: outlet | رمز الوسيلة | slug of the outlet
SELECT …

A meaning stands in Arabic, then in English; one alone serves both. A parameter without a default must be given; one
whose default is null may be left open.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, TextClause, bindparam, text

from etl.errors import UserError
from etl.paths import SQL
from etl.report.entities import Ambiguous
from etl.report.parameters import TYPES

REPORTS = SQL / "reports"
_PARAMETER = re.compile(r"(\w+) (\w+)(?:\(([\w, ]+)\))?(?: = (.*?))?(?: \| (.*))?")
_NOTHING = re.compile(r"--[^\n]*|/\*.*?\*/|[\s;]", re.DOTALL)
_QUOTED_OR_COLON = re.compile(
    r"""(?P<quoted> '(?:[^']|'')*' | "(?:[^"]|"")*" | --[^\n]* | /\*.*?\*/ )
        | (?<![:\w]) : (?P<name>[^\W\d]\w*) (?!:)
        | :""",
    re.VERBOSE | re.DOTALL,
)


class WrongParameter(UserError):
    """A parameter cannot be read as what it was told; ``written`` None: it was told nothing, and must be."""

    def __init__(self, line: str, parameter: Parameter, written: str | None) -> None:
        super().__init__(line)
        self.parameter, self.written = parameter, written


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing a question may be told."""

    name: str
    type: str  # a key of TYPES
    default: str | None  # as it would be written; None: it must be given
    meaning: str = ""
    meaning_ar: str = ""
    choices: tuple[str, ...] = ()  # of a parameter of type choice: one of these, in any case of letters

    @property
    def as_written(self) -> str:
        """Its line of the header without what it means: ``since date = 1900-01-01``."""
        kind = f"{self.type}({', '.join(self.choices)})" if self.choices else self.type
        return f"{self.name} {kind}" + (f" = {self.default}" if self.default is not None else "")

    def read(self, connection: Connection, given: Mapping[str, str]) -> Any:
        """The value given, or else the default; None where it is left open.

        Raises:
            WrongParameter: it is missing, or not of the parameter's type.
            Ambiguous: it is a name that several have.
        """
        written = given.get(self.name, self.default)
        if written is None:
            raise WrongParameter(f"say which: --param {self.name}=… ({self.meaning})", self, None)
        if written == self.default == "null":
            return None
        if self.choices:
            return self._chosen(written)
        kind = TYPES[self.type]
        try:
            return kind.read(connection, written)
        except Ambiguous:
            raise
        except UserError as error:
            raise WrongParameter(str(error), self, written) from None
        except ValueError:
            line = f"parameter {self.name}={written} must be {kind.description}"
            raise WrongParameter(line, self, written) from None

    def _chosen(self, written: str) -> str:
        for choice in self.choices:
            if choice.casefold() == written.strip().casefold():
                return choice
        line = f"parameter {self.name}={written} must be one of {', '.join(self.choices)}"
        raise WrongParameter(line, self, written)


@dataclass(slots=True)
class Question:
    """A report: its SQL with what its header says."""

    name: str
    sql: str
    question_ar: str = ""
    question_en: str = ""
    parameters: list[Parameter] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)  # what each means
    columns_ar: dict[str, str] = field(default_factory=dict)

    def statement(self, connection: Connection, given: Mapping[str, str]) -> TextClause:
        """The SQL with its parameters bound, each to what was given or its default.

        Raises:
            UserError: a parameter this question does not take, misses, or is given with a wrong value.
        """
        if not _NOTHING.sub("", self.sql):
            raise UserError(f"{self.name} is empty")
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in given:
            if name not in known:
                raise UserError(
                    f"{self.name} takes no parameter {name}; it takes {', '.join(known) or 'none'}"
                )
        values = [
            bindparam(name, parameter.read(connection, given), TYPES[parameter.type].stored)
            for name, parameter in known.items()
        ]
        return text(self._marked(known, connection.dialect.name)).bindparams(*values)

    def _marked(self, known: Collection[str], engine: str) -> str:
        """The SQL in which a colon is SQLAlchemy's mark of a parameter only where one stands.

        A name in double quotes gets backticks on SQLite, which takes what it does not know in double quotes for a text.
        """

        def mark(match: re.Match[str]) -> str:
            name = match["name"]
            if name is None:
                quoted = match[0]
                if engine == "sqlite" and quoted.startswith('"'):
                    quoted = "`{}`".format(quoted[1:-1].replace('""', '"').replace("`", "``"))
                return quoted.replace(":", r"\:")
            if name not in known:
                raise UserError(
                    f"{self.name}: :{name} is in no '-- param: {name} TYPE = DEFAULT' line above it"
                )
            return match[0]

        return _QUOTED_OR_COLON.sub(mark, self.sql)


def all_questions(folder: Path = REPORTS) -> list[Question]:
    """Every question that ships, by name."""
    return [read_question(path) for path in sorted(folder.glob("*.sql"))]


def find_question(name: str) -> Question:
    """The question of that name.

    Raises:
        UserError: there is none.
    """
    questions = {path.stem: path for path in sorted(REPORTS.glob("*.sql"))}
    if name not in questions:
        near = get_close_matches(name, questions, 1)
        meant = f"is {near[0]} meant?" if near else f"there are {', '.join(questions)}"
        raise UserError(f"no report is called {name}; {meant}")
    return read_question(questions[name])


def statement_or_file(query: str) -> Question:
    """What ``khabar sql`` was told: a file if its name ends in .sql or it is one word, else a statement.

    Raises:
        UserError: there is no such file, or nothing is asked.
    """
    if query.endswith(".sql") or re.fullmatch(r"[^\s(]+", query.strip()):
        return read_question(Path(query))
    return own_question(query)


def own_question(sql: str) -> Question:
    """A question of somebody's own, from its SQL; a header may stand above it."""
    return _question("the statement", sql)


def read_question(path: Path) -> Question:
    """A question from its file.

    Raises:
        UserError: there is no such file, it is not text, or a header line cannot be read.
    """
    try:
        sql = path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise UserError(f"{path}: there is no such file, and it is no SQL statement") from None
    except (OSError, ValueError) as error:
        raise UserError(
            f"{path}: cannot be read as UTF-8 SQL ({getattr(error, 'strerror', error)})"
        ) from None
    return _question(path.stem, sql)


def _question(name: str, sql: str) -> Question:
    question = Question(name, sql)
    for line in sql.splitlines():
        label, _, value = line.removeprefix("-- ").partition(": ")
        if not line.startswith("-- "):
            continue
        if label in ("question_ar", "question_en"):
            setattr(question, label, value)
        elif label == "param":
            question.parameters.append(_read_parameter(name, value))
        elif label == "column":
            column, _, meaning = value.partition(" | ")
            question.columns_ar[column], question.columns[column] = in_both_languages(meaning)
    return question


def in_both_languages(meaning: str) -> tuple[str, str]:
    """What a header says of a parameter or column, in Arabic and in English."""
    arabic, bar, english = meaning.partition(" | ")
    return (arabic, english) if bar else (meaning, meaning)


def _read_parameter(name: str, line: str) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if not match or match[2] not in TYPES or (match[2] == "choice") != bool(match[3]):
        raise UserError(
            f"{name}: write a parameter as 'name {'|'.join(TYPES)} = default | meaning', not '{line}'"
        )
    choices = tuple(re.findall(r"\w+", match[3] or ""))
    arabic, english = in_both_languages(match[5] or "")
    return Parameter(match[1], match[2], match[4], english, arabic, choices)
