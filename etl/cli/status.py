"""``khabar status``: the last runs, their stages and outlets, what the warehouse holds, what was rejected."""

from __future__ import annotations

import argparse

from etl.load import abandoned, reading
from etl.report.answers import answer
from etl.report.questions import find_question
from etl.report.tables import render
from etl.runs import lifecycle
from etl.settings import read_settings

_QUESTIONS = (
    "recent_runs",
    "run_stages",
    "run_outlets",
    "quiet_outlets",
    "warehouse_size",
    "rejects_by_reason",
)


def add(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subcommands.add_parser("status")
    parser.set_defaults(run=_status)


def _status(options: argparse.Namespace) -> None:
    settings = read_settings()
    with reading(settings.warehouse) as connection:
        gone = abandoned(connection)
    if gone:
        lifecycle.mark_abandoned(settings)
    with reading(settings.warehouse) as connection:
        for name in _QUESTIONS:
            question = find_question(name)
            print(question.question_en)
            print(render(*answer(connection, question), "table"))
