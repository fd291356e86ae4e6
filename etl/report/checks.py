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

from sqlalchemy import Engine

from etl.paths import SQL
from etl.report.questions import Question, all_questions

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

    def __str__(self) -> str:
        first = ", ".join(f"{name}={value}" for name, value in zip(self.columns, self.rows[0], strict=True))
        number = f"{len(self.rows)} or more rows" if self.more else f"{len(self.rows)} row(s)"
        return f"{self.check}: {number} against the rule «{self.rule}», first: {first}. {self.remedy}"


def run_checks(engine: Engine, run_id: str | None = None, show: int = 10) -> list[Finding]:
    """Run every check on what a run wrote, or on everything; those that found something, with their first rows."""
    findings = []
    given = {} if run_id is None else {"run": run_id}
    with engine.connect() as connection:
        for check in all_questions(CHECKS):
            result = connection.execute(check.statement(connection, given))
            rows = [tuple(row) for row in result.fetchmany(show + 1)]
            result.close()
            if rows:
                columns = tuple(result.keys())
                rule, severity, remedy = (_header(check, label) for label in ("rule", "severity", "remedy"))
                more = len(rows) > show
                findings.append(Finding(check.name, rule, severity, remedy, columns, rows[:show], more))
    return findings


def _header(check: Question, label: str) -> str:
    """What the header says under a label, on one line or several of that label."""
    return " ".join(re.findall(rf"^-- {label}: (.*)$", check.sql, re.MULTILINE))
