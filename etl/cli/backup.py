"""``khabar backup`` and ``khabar restore``: the warehouse to a file, and of a file again."""

from __future__ import annotations

import argparse
import sqlite3
import sys
from collections.abc import Callable

from sqlalchemy.exc import DBAPIError

from etl.runs.backup import Manifest, back_up, restore
from etl.runs.failures import RunFailed, explain
from etl.settings import Settings, read_settings


def add(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the commands."""
    backup = subcommands.add_parser("backup")
    backup.add_argument("place", metavar="PATH", help="a file or fsspec address that is not there yet")
    backup.set_defaults(run=lambda options: _call(back_up, options.place, "copied"))
    again = subcommands.add_parser("restore")
    again.add_argument("place", metavar="PATH", help="what `khabar backup` or the DAG maintain wrote")
    again.set_defaults(run=lambda options: _call(restore, options.place, "restored"))


def _call(what: Callable[[Settings, str], Manifest], place: str, done: str) -> int:
    """Do it and say in a line what came of it: 0 done, 1 failed."""
    settings = read_settings()
    try:
        made = what(settings, place)
    except (RunFailed, DBAPIError, sqlite3.Error, OSError) as error:
        print(f"khabar: {explain(error, settings).line}", file=sys.stderr)
        return 1
    print(
        f"{done}: {sum(made.rows.values()):,} rows in {len(made.rows)} tables, {made.size:,} bytes: {place}"
    )
    return 0
