"""The checks of ``sql/checks``: each returns no row when all is well, else the rows that are wrong.

Each is a question like the reports, whose header says what must hold, how grave it is when it does not, and what
mends it; its parameter ``run`` asks of what one run wrote:

-- rule: Every version says which annotators read it.
-- severity: error
-- remedy: `khabar run --force` on the files named; if they come again, it is a fault of ours.
-- param: run text = null | only the versions that run wrote; null: all
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine

from etl.paths import SQL
from etl.report.questions import Question, read_question
from etl.report.tables.cells import plain

CHECKS = SQL / "checks"


class Finding(NamedTuple):
    """A check that failed, and where."""

    check: str  # the file's name
    rule: str  # what must hold
    severity: str  # error: the night fails; warning: it is said
    remedy: str  # what to do about it
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]  # the first wrong ones
    more: bool  # whether there are others

    def records(self) -> list[dict[str, Any]]:
        """The first wrong rows, by column, as JSON holds them."""
        return [dict(zip(self.columns, map(plain, row), strict=True)) for row in self.rows]

    def __str__(self) -> str:
        first = ", ".join(f"{name}={value}" for name, value in zip(self.columns, self.rows[0], strict=True))
        number = f"{len(self.rows)} or more rows" if self.more else f"{len(self.rows)} row(s)"
        return f"{self.check}: {number} against the rule «{self.rule}», first: {first}. {self.remedy}"


def check_names() -> list[str]:
    """The checks there are, by the names of their files."""
    return [path.stem for path in sorted(CHECKS.glob("*.sql"))]


def run_checks(engine: Engine, run_id: str | None = None, show: int = 10) -> list[Finding]:
    """Run every check on what a run wrote, or on everything; those that found something, with their first rows."""
    with engine.connect() as connection:
        findings = [run_check(connection, name, run_id, show) for name in check_names()]
    return [found for found in findings if found]


def run_check(connection: Connection, name: str, run_id: str | None = None, show: int = 10) -> Finding | None:
    """What one check finds wrong, with its first rows; None where its rule holds."""
    check = read_question(CHECKS / f"{name}.sql")
    result = connection.execute(check.statement(connection, {} if run_id is None else {"run": run_id}))
    rows = [tuple(row) for row in result.fetchmany(show + 1)]
    result.close()
    if not rows:
        return None
    rule, severity, remedy = (header(check, label) for label in ("rule", "severity", "remedy"))
    return Finding(name, rule, severity, remedy, tuple(result.keys()), rows[:show], len(rows) > show)


def header(check: Question, label: str) -> str:
    """What the header says under a label, on one line or several of that label."""
    return " ".join(re.findall(rf"^-- {label}: (.*)$", check.sql, re.MULTILINE))
