"""The checks of ``sql/checks``: each returns no row when all is well, else the rows that are wrong."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Engine

from etl.paths import SQL

CHECKS = SQL / "checks"


class Finding(NamedTuple):
    """A check that failed, and where."""

    check: str  # the file's name
    rule: str  # what must hold
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]  # the first wrong ones
    more: bool  # whether there are others

    def __str__(self) -> str:
        first = ", ".join(f"{name}={value}" for name, value in zip(self.columns, self.rows[0], strict=True))
        number = f"{len(self.rows)} or more rows" if self.more else f"{len(self.rows)} row(s)"
        return f"{self.check}: {number} against the rule «{self.rule}», first: {first}"


def run_checks(engine: Engine, show: int = 10) -> list[Finding]:
    """Run every check; those that found something, each with its first ``show`` wrong rows."""
    findings = []
    with engine.connect() as connection:
        for file in sorted(CHECKS.glob("*.sql")):
            statement = file.read_text("utf-8")
            result = connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
            rows = [tuple(row) for row in result.fetchmany(show + 1)]
            result.close()
            if rows:
                columns = tuple(result.keys())
                findings.append(Finding(file.stem, _rule(statement), columns, rows[:show], len(rows) > show))
    return findings


def _rule(statement: str) -> str:
    """The comment a check begins with."""
    lines = statement.splitlines()
    comments = lines[: next(i for i, line in enumerate(lines) if not line.startswith("--"))]
    return " ".join(line.removeprefix("--").strip() for line in comments)
