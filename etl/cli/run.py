"""``khabar run``: the nightly DAG, in one process, with its progress and a closing summary."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from etl.cli import airflow
from etl.errors import UserError
from etl.load import reading
from etl.report.answers import answer
from etl.report.questions import find_question
from etl.report.tables import render
from etl.settings import read_settings


def add(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the commands."""
    run = subcommands.add_parser("run", help="load what is new: the nightly DAG, here and now")
    run.add_argument(
        "paths", nargs="*", metavar="PATH", help="files, folders, patterns; none: all of sources.toml"
    )
    run.add_argument("--source", metavar="SLUG", help="the outlet these paths belong to")
    run.add_argument(
        "--published", metavar="DAY", help="day of the articles that bring no date, like 2025-03-01"
    )
    run.add_argument("--limit", type=int, metavar="N", help="read no more records than this")
    run.add_argument("--force", action="store_true", help="read again what is loaded")
    run.set_defaults(run=_run)
    again = subcommands.add_parser(
        "reannotate", help="annotate anew what older annotators did: that DAG, here and now"
    )
    again.add_argument("--limit", type=int, metavar="N", help="no more versions than this")
    again.set_defaults(run=_reannotate)


def _run(options: argparse.Namespace) -> int:
    _require_limit(options.limit)
    if options.published is not None:
        _require_day(options.published)
    parameters = {
        "paths": [_address(path) for path in options.paths],
        "source": options.source,
        "published": options.published,
        "limit": options.limit,
        "force": options.force,
    }
    return _run_dag("nightly", parameters)


def _reannotate(options: argparse.Namespace) -> int:
    _require_limit(options.limit)
    return _run_dag("reannotate", {"limit": options.limit})


def _run_dag(dag_id: str, parameters: dict[str, object]) -> int:
    settings = read_settings()
    succeeded, log = airflow.run_dag(dag_id, parameters)
    with reading(settings.warehouse) as connection:
        columns, rows = answer(connection, find_question("recent_runs"), {"most": "1"})
        print(render(("this run", ""), [*zip(columns, rows[0], strict=True)] if rows else [], "table"))
        print(render(*answer(connection, find_question("warehouse_size")), "table"))
        if rows:
            rejected = answer(connection, find_question("rejects_by_reason"), {"run": rows[0][0]})
            if rejected.rows:
                print("rejected in this run")
                print(render(*rejected, "table"))
    if not succeeded:
        print(f"khabar: the run did not finish; its log is {log}", file=sys.stderr)
    return 0 if succeeded else 1


def _address(path: str) -> str:
    """The path as any worker finds it."""
    if "://" in path:
        return path
    absolute = Path(path).expanduser().absolute()
    if not any(mark in path for mark in "*?[") and not absolute.exists():
        raise UserError(f"{path}: no such file or folder")
    return str(absolute)


def _require_limit(limit: int | None) -> None:
    if limit is not None and limit < 1:
        raise UserError(f"--limit {limit} must be a whole number from 1")


def _require_day(day: str) -> None:
    try:
        date.fromisoformat(day)
    except ValueError:
        raise UserError(f"--published {day} must be a day like 2025-03-01") from None
