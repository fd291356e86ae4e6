"""How every run begins and ends, whichever DAG it is of: opened and settled in the ledger, in these places only."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, replace
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from etl import load as loading
from etl import progress
from etl.errors import UserError
from etl.load.ledger import HasEnded
from etl.load.owner import named_by
from etl.load.summary import Stage
from etl.report.checks import Finding, check_names, run_check
from etl.report.tables import render
from etl.runs import telemetry
from etl.runs.failures import Failure, RunFailed, about, explain
from etl.settings import RUN_LOCK, Settings

log = logging.getLogger("khabar.runs")


def open_warehouse(settings: Settings) -> Engine:
    """The warehouse of these settings."""
    return loading.open_warehouse(settings.warehouse)


def what_forbids_a_run(settings: Settings) -> str | None:
    """Why no run could load into this warehouse, in a line; None where one can. It is migrated on the way.

    Raises:
        UserError: the warehouse is of another version, or its address leads to none.
    """
    try:
        engine = open_warehouse(settings)
        loading.upgrade(engine)
        loading.try_writing(engine)
        return None
    except (DBAPIError, OSError) as error:
        return explain(error, settings).line


def begin(settings: Settings, run_id: str, kind: str, has_ended: HasEnded = None) -> None:
    """Migrate the warehouse and open the run in its ledger; those that nobody carries on are marked."""
    engine = open_warehouse(settings)
    loading.upgrade(engine)
    lock = os.environ.get(RUN_LOCK)
    owner = named_by(Path(lock)) if lock else None
    loading.begin_run(engine, run_id, kind, owner, has_ended)
    progress.report_run(run_id)


def resolve(settings: Settings) -> None:
    """Settle across articles who is meant."""
    from etl import resolve as resolving  # one task of a run needs it

    telemetry.lineage(*telemetry.resolved_tables(settings.warehouse))
    resolving.resolve(open_warehouse(settings))


def verify(settings: Settings, run_id: str) -> list[Finding]:
    """What the checks find wrong in what the run wrote; the log says of each whether its rule holds, or its rows."""
    findings = []
    for check in check_names():
        with about(check), open_warehouse(settings).connect() as connection:
            found = run_check(connection, check, run_id)
        if found is None:
            log.info("%s: the rule holds", check)
            continue
        say = log.error if found.severity == "error" else log.warning
        say("%s\n%s", found, render(found.columns, found.rows, "table"))
        findings.append(found)
    return findings


def weigh(findings: Sequence[Finding]) -> str | None:
    """The line of the warnings, to be said when the run is closed.

    Raises:
        RunFailed: errors were found; the message tells of the first, its row and its remedy, and names the others.
    """
    if errors := [found for found in findings if found.severity == "error"]:
        raise RunFailed(_told(errors))
    return _told(findings) if findings else None


def _told(findings: Sequence[Finding]) -> str:
    first, *others = findings
    return f"{first} Also: {', '.join(found.check for found in others)}" if others else str(first)


def report_failure(settings: Settings, run_id: str, task: str, failure: Failure, error: Exception) -> None:
    """Say why a task failed for good: to whoever watches, and in the ledger, where it can be written."""
    line = failure.line if isinstance(error, UserError | RunFailed) else f"{task}: {failure.line}"
    log.error("%s", line)
    progress.report_failure(line, asked_wrongly=isinstance(error, UserError))
    with _where_it_can_be_written():
        loading.note_failure(open_warehouse(settings), run_id, line)


def settle(
    settings: Settings,
    run_id: str,
    failed: Sequence[str] = (),
    unfinished: Sequence[str] = (),
    warning: str | None = None,
    without_news: str = "nothing_new",
    stages: Sequence[Stage] = (),
) -> bool:
    """Close a run as what it was; whether it changed what the warehouse holds.

    Args:
        failed: the tasks that failed.
        unfinished: the groups of which batches did not come through.
        warning: what is to be said of a run that came through.
        without_news: the status of a run that changed nothing.
        stages: what its tasks measured.

    Raises:
        RunFailed: a task failed or a group is unfinished; the message names the first thing that went wrong.
    """
    engine = open_warehouse(settings)
    loading.write_summary(engine, run_id, stages)
    if failed or unfinished:
        without_word = (
            f"{failed[0]}: ended without a word, killed perhaps; its log may say more" if failed else None
        )
        stuck = f"{unfinished[0]}: batches did not come through; run again" if unfinished else ""
        message = loading.noted_failure(engine, run_id) or without_word or stuck
        progress.report_failure(message)
        _finish(engine, run_id, "failed", message)
        raise RunFailed(message)
    with engine.connect() as connection:
        counts = loading.run_counts(connection, run_id)
    is_new = any(astuple(replace(counts, unchanged=0)))
    _finish(engine, run_id, "done" if is_new else without_news, warning)
    return is_new


def _finish(engine: Engine, run_id: str, status: str, message: str | None = None) -> None:
    loading.finish_run(engine, run_id, status, message)
    progress.report_end(status)


def close_open(settings: Settings, run_id: str, status: str, message: str) -> None:
    """Close a run whose processes have ended before it was settled; one that was stays as it is."""
    with _where_it_can_be_written():
        engine = open_warehouse(settings)
        loading.finish_run(engine, run_id, status, loading.noted_failure(engine, run_id) or message)


def mark_abandoned(settings: Settings) -> None:
    """Mark the runs that nobody carries on any more."""
    with _where_it_can_be_written():
        loading.mark_abandoned(open_warehouse(settings))


@contextmanager
def _where_it_can_be_written() -> Iterator[None]:
    try:
        yield
    except (DBAPIError, UserError) as unwritten:
        log.warning("the ledger could not be told: %s", unwritten)
