"""``khabar run``: the nightly DAG, in one process, with its progress and a closing summary."""

from __future__ import annotations

import argparse
import sys
from glob import iglob
from pathlib import Path
from signal import Signals

from sqlalchemy import Connection

from etl import progress
from etl.cli import airflow
from etl.cli.days import day_of
from etl.cli.processes import interruptible
from etl.errors import Signalled, UserError
from etl.load import reading
from etl.report.answers import answer
from etl.report.questions import find_question
from etl.report.tables import render
from etl.runs import lifecycle, publish
from etl.runs.failures import explain
from etl.settings import Settings, read_settings
from etl.storage import require_no_user

_FIRST_QUESTIONS = """\
Three questions to start with:
  khabar report countries_named --param most=5
  khabar report articles_per_outlet_and_day
  khabar sql "SELECT source, speaker, cue, content FROM who_said_what LIMIT 5\""""

_NOTHING_NEW = {
    "nightly": "nothing new: a file that has not changed is read again with --force alone; "
    "`khabar ingest --dry-run` shows what is in it",
    "reannotate": "nothing new",
}

_STAYS = "what was loaded stays, the next run finishes the rest"


def add(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the commands."""
    run = subcommands.add_parser("run")
    _describe(run)
    run.set_defaults(run=_run)
    ingest = subcommands.add_parser("ingest")
    _describe(ingest)
    ingest.add_argument(
        "--dry-run",
        action="store_true",
        help="load nothing: show the first record of each format as understood",
    )
    ingest.set_defaults(run=lambda options: _preview(options) if options.dry_run else _run(options))
    again = subcommands.add_parser("reannotate")
    again.add_argument("--limit", type=int, metavar="N", help="no more versions than this")
    again.set_defaults(run=_reannotate)


def _describe(run: argparse.ArgumentParser) -> None:
    run.add_argument(
        "paths", nargs="*", metavar="PATH", help="files, folders, patterns, URLs; none: all of sources.toml"
    )
    run.add_argument("--source", metavar="SLUG", help="the outlet these paths belong to")
    run.add_argument(
        "--published", metavar="DAY", help="day of the articles that bring no date, like 2025-03-01"
    )
    run.add_argument("--limit", type=int, metavar="N", help="read no more records than this")
    run.add_argument("--force", action="store_true", help="read again what is loaded")


def _run(options: argparse.Namespace) -> int:
    _require_limit(options.limit)
    day_of("--published", options.published)
    parameters = {
        "paths": [_address(path) for path in options.paths],
        "source": options.source,
        "published": options.published,
        "limit": options.limit,
        "force": options.force,
    }
    return _run_dag("nightly", parameters)


def _preview(options: argparse.Namespace) -> int:
    from etl.cli.preview import show

    day_of("--published", options.published)
    return show(
        read_settings(), [_address(path) for path in options.paths], options.source, options.published
    )


def _reannotate(options: argparse.Namespace) -> int:
    _require_limit(options.limit)
    return _run_dag("reannotate", {"limit": options.limit})


def _run_dag(dag_id: str, parameters: dict[str, object]) -> int:
    """Run the DAG and say how it ended: 0 done or nothing new, 1 failed, 2 asked wrongly, 130 or 143 interrupted."""
    settings = read_settings()
    heard = progress.Heard()
    if unusable := lifecycle.what_forbids_a_run(settings):
        print(f"khabar: {unusable}", file=sys.stderr)
        return 1
    with interruptible(), airflow.run_folder() as folder:
        try:
            folder.run_dag(dag_id, parameters, heard)
            code, why = _verdict(heard)
        except Signalled as interrupted:
            code, why = (
                interrupted.exit_code,
                f"ended by {Signals(interrupted.exit_code - 128).name}; {_STAYS}",
            )
        if heard.run_id and not heard.status:
            lifecycle.close_open(settings, heard.run_id, "failed" if code == 1 else "interrupted", why)
    if why not in ("", heard.failure):  # the failure was said when it was heard
        print(f"khabar: {why}", file=sys.stderr)
    if heard.run_id:
        with reading(settings.warehouse) as connection:
            _summarise(connection, heard.run_id)
    if code and not heard.asked_wrongly:
        print(f"khabar: the log of the run is {folder.log}", file=sys.stderr)
    if not code:
        print(_NOTHING_NEW[dag_id] if heard.status == "nothing_new" else _FIRST_QUESTIONS)
        code = _publish(settings)
    return code


def _publish(settings: Settings) -> int:
    """Leave the report of the newest day and say where; 1 where it cannot be written."""
    try:
        published = publish.publish(settings)
    except (UserError, OSError) as error:
        print(f"khabar: the daily report was not written: {explain(error, settings).line}", file=sys.stderr)
        return 1
    if published:
        print(f"\nThe report of {published.day}: {published.report}")
    return 0


def _verdict(heard: progress.Heard) -> tuple[int, str]:
    """The exit code, and why it is not 0."""
    if heard.status in ("done", "nothing_new"):
        return 0, ""
    if heard.failure is None:
        return 1, f"the run ended without a word, killed perhaps; {_STAYS}"
    return UserError.exit_code if heard.asked_wrongly else 1, heard.failure


def _summarise(connection: Connection, run_id: str) -> None:
    """What this run loaded and could not use, and what the warehouse holds now."""
    columns, rows = answer(connection, find_question("recent_runs"), {"run": run_id})
    for run in rows:
        print(render(("this run", ""), [*zip(columns, run, strict=True)], "table"))
    columns, rejected = answer(connection, find_question("rejects_by_reason"), {"run": run_id})
    if rejected:
        print("rejected in this run")
        print(render(columns, [tuple(map(_nearby, row)) for row in rejected], "table"))
    print(render(*answer(connection, find_question("warehouse_size")), "table"))


def _nearby(value: object) -> object:
    """A file below this folder as the user would name it."""
    return value.removeprefix(f"{Path.cwd()}/") if isinstance(value, str) else value


def _address(path: str) -> str:
    """The path as any worker finds it."""
    if not path.strip():
        raise UserError("an empty path was given; name a file or folder (for this one: .)")
    if "://" in path:
        require_no_user(path)
        return path
    absolute = Path(path).expanduser().absolute()
    if not absolute.exists() and next(iglob(str(absolute), recursive=True), None) is None:
        raise UserError(f"{path}: no such file or folder")
    return str(absolute)


def _require_limit(limit: int | None) -> None:
    if limit is not None and limit < 1:
        raise UserError(f"--limit {limit} must be a whole number from 1")
