"""``khabar check``: all the checks, on everything or on what one run wrote; or whether the night is late."""

from __future__ import annotations

import argparse

from etl.errors import UserError
from etl.load import reading
from etl.report.answers import answer
from etl.report.checks import run_checks
from etl.report.questions import find_question
from etl.report.tables import render
from etl.runs.alerts import late_night
from etl.settings import read_settings


def add(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subcommands.add_parser("check", help="check the whole warehouse; 1 where an error is found")
    parser.add_argument("--run", metavar="ID", dest="run_id", help="only what that run wrote")
    parser.add_argument("--late", action="store_true", help="only whether the night is late; 1 where it is")
    parser.set_defaults(run=lambda options: _check_night() if options.late else _check(options))


def _check_night() -> int:
    late = late_night(read_settings())
    print(late.line if late else "the night is not late")
    return int(late is not None)


def _check(options: argparse.Namespace) -> int:
    with reading(read_settings().warehouse) as connection:
        if (
            options.run_id is not None
            and not answer(connection, find_question("recent_runs"), {"run": options.run_id})[1]
        ):
            raise UserError(f"no run is called {options.run_id}; khabar status lists them")
        findings = run_checks(connection.engine, options.run_id)
    for found in findings:
        print(f"{found.severity}: {found}")
        print(render(found.columns, found.rows, "table"))
    print(f"rules broken: {len(findings)}" if findings else "all rules hold")
    return int(any(found.severity == "error" for found in findings))
