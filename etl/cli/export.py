"""``khabar export``: the warehouse, or a range of days, as files that others read."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from etl import progress
from etl.cli.days import day_of
from etl.errors import UserError
from etl.export.days import Asked, stamp
from etl.export.written import Written
from etl.load import reading
from etl.report.answers import refusal
from etl.settings import read_settings
from etl.storage import is_remote

_Exporter = Callable[[Connection, Written, Path, Asked], Iterator[progress.Sum]]
_FORMATS = {  # by name: the module and the function that write it
    "parquet": ("parquet", "export_parquet"),
    "jsonld": ("linked_data", "export_linked_data"),
    "csv": ("statements", "export_statements"),
}


def add(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subcommands.add_parser("export")
    parser.add_argument("folder", metavar="FOLDER", help="a new or empty folder, or one of an export before")
    parser.add_argument("--since", metavar="DAY", help="first day, like 2025-03-01; default: all days")
    parser.add_argument("--until", metavar="DAY", help="last day")
    parser.add_argument(
        "--format",
        choices=_FORMATS,
        default="parquet",
        help="parquet: all tables (the default); jsonld: articles; csv: statements",
    )
    parser.set_defaults(run=_export)


def _export(options: argparse.Namespace) -> None:
    asked = Asked(day_of("--since", options.since), day_of("--until", options.until))
    if asked.since and asked.until and asked.since > asked.until:
        raise UserError(f"--since {asked.since} lies after --until {asked.until}")
    module, function = _FORMATS[options.format]
    exporter: _Exporter = getattr(import_module(f"etl.export.{module}"), function)
    if is_remote(options.folder):
        raise UserError(f"{options.folder}: an export is written to a folder here; copy it from there")
    folder = Path(options.folder).expanduser()
    try:
        with reading(read_settings().warehouse) as connection, _opened(connection, folder) as written:
            progress.show(exporter(connection, written, folder, asked))
            written.finish()
    except DBAPIError as error:
        raise refusal("export", error) from None
    except OSError as error:
        raise UserError(
            f"{error.filename or folder}: cannot be written ({error.strerror or error})"
        ) from None
    print(f"{folder}: {options.format}, {_said(asked)}")


def _opened(connection: Connection, folder: Path) -> Written:
    return Written(folder, stamp(connection))


def _said(asked: Asked) -> str:
    if asked.since is None and asked.until is None:
        return "all days"
    return f"from {asked.since or 'the first day'} to {asked.until or 'the last'}"
