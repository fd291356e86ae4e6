"""``khabar publish``: the report of a day, written into the archive."""

from __future__ import annotations

import argparse

from etl.cli.days import day_of
from etl.errors import UserError
from etl.runs.publish import publish
from etl.settings import read_settings


def add(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subcommands.add_parser("publish")
    parser.add_argument(
        "--day",
        metavar="DAY",
        help="which, like 2025-03-01; default: the newest that has a third of the articles of the day before it",
    )
    parser.set_defaults(run=_publish)


def _publish(options: argparse.Namespace) -> int:
    published = publish(read_settings(), day_of("--day", options.day))
    if published is None:
        dated = f"article of {options.day}" if options.day else "dated article"
        raise UserError(f"the warehouse holds no {dated}; there is nothing to report")
    print(f"{published.report}: {published.articles} articles")
    return 0
