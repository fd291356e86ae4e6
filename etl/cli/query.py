"""``khabar sql`` and ``khabar report``: questions in, tables out. Both only read."""

from __future__ import annotations

import argparse
from contextlib import closing

from etl.cli.delivery import deliver
from etl.errors import UserError
from etl.load import reading
from etl.report.answers import stream
from etl.report.questions import Question, all_questions, find_question, statement_or_file
from etl.report.tables import FORMATS, Table, table_of
from etl.settings import read_settings


def add(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe both commands."""
    sql = subcommands.add_parser("sql")
    sql.add_argument("query", metavar="SQL|FILE", help="a statement, or a file (NAME.sql) that holds one")
    report = subcommands.add_parser("report")
    report.add_argument("name", nargs="?", help="which question; none: list them")
    for parser, run in ((sql, _sql), (report, _report)):
        parser.add_argument(
            "--param", action="append", default=[], metavar="NAME=VALUE", help="set a parameter"
        )
        parser.add_argument(
            "--format", choices=FORMATS, help="default: what the file's name ends in, else table"
        )
        parser.add_argument("--output", metavar="FILE", help="write there, whole or not at all")
        parser.set_defaults(run=run)


def _sql(options: argparse.Namespace) -> None:
    _answer(statement_or_file(options.query), options)


def _report(options: argparse.Namespace) -> None:
    if options.name is not None:
        _answer(find_question(options.name), options)
        return
    rows = [
        (question.name, question.question_ar, question.question_en, _parameters(question))
        for question in all_questions()
    ]
    deliver(Table(("name", "السؤال", "question", "parameters"), rows), options.format, options.output)


def _parameters(question: Question) -> str:
    return ", ".join(f"{each.name}={each.default or each.type.upper()}" for each in question.parameters)


def _answer(question: Question, options: argparse.Namespace) -> None:
    given = dict(_pair(written) for written in options.param)
    with reading(read_settings().warehouse) as connection:
        columns, rows = stream(connection, question, given)
        with closing(rows):  # before the connection, where the reader goes away
            deliver(table_of(question, columns, rows, given), options.format, options.output)


def _pair(written: str) -> tuple[str, str]:
    name, equals, value = written.partition("=")
    if not equals:
        raise UserError(f"--param {written}: write it as NAME=VALUE")
    return name, value
