"""``khabar status``: the last runs, what the warehouse holds, what was rejected."""

from __future__ import annotations

import argparse

from etl.load import reading
from etl.report.answers import answer
from etl.report.questions import find_question
from etl.report.tables import render
from etl.settings import read_settings

_QUESTIONS = ("recent_runs", "warehouse_size", "rejects_by_reason")


def add(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subcommands.add_parser("status")
    parser.set_defaults(run=_status)


def _status(options: argparse.Namespace) -> None:
    with reading(read_settings().warehouse) as connection:
        for name in _QUESTIONS:
            question = find_question(name)
            print(question.question_en)
            print(render(*answer(connection, question), "table"))
