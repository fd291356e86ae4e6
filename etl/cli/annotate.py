"""``khabar annotate``: JSON Lines in, JSON Lines out; no warehouse, no Airflow."""

from __future__ import annotations

import argparse
import sys

from etl.errors import UserError
from etl.settings import read_settings


def add(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subcommands.add_parser("annotate")
    parser.add_argument(
        "path", nargs="?", default="-", help="a file of JSON Lines; none or -: standard input"
    )
    parser.set_defaults(run=_annotate)


def _annotate(options: argparse.Namespace) -> int:
    from etl.annotate.jsonl import annotate_lines

    without = read_settings().switched_off

    if options.path == "-":
        return annotate_lines(sys.stdin.buffer, sys.stdout.buffer, without=without)
    try:
        lines = open(options.path, "rb")  # noqa: SIM115 - closed below
    except OSError as error:
        raise UserError(f"{options.path}: cannot be read ({error.strerror})") from None
    with lines:
        return annotate_lines(lines, sys.stdout.buffer, without=without)
