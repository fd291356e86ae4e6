"""``khabar annotate``: JSON Lines in, JSON Lines out; no warehouse, no Airflow."""

from __future__ import annotations

import argparse
import sys
from typing import BinaryIO

from etl.errors import UserError
from etl.settings import read_settings


def add(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subcommands.add_parser("annotate")
    parser.add_argument(
        "path", nargs="?", default="-", help="a file of JSON Lines; none or -: standard input"
    )
    parser.add_argument(
        "--explain",
        metavar="WORD",
        help="instead, for each place where WORD stands, which stage did what to the names on it",
    )
    parser.set_defaults(run=_annotate)


def _annotate(options: argparse.Namespace) -> int:
    if options.path == "-":
        return _answer(sys.stdin.buffer, options.explain)
    try:
        lines = open(options.path, "rb")  # noqa: SIM115 - closed below
    except OSError as error:
        raise UserError(f"{options.path}: cannot be read ({error.strerror})") from None
    with lines:
        return _answer(lines, options.explain)


def _answer(lines: BinaryIO, word: str | None) -> int:
    from etl.annotate.jsonl import annotate_lines, explain_lines

    if word is not None:
        return explain_lines(lines, sys.stdout, word)
    return annotate_lines(lines, sys.stdout.buffer, without=read_settings().switched_off)
