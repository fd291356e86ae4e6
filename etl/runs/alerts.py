"""What operators are to be told: a run that failed, a check that found something, a night that is late, an outlet gone
quiet. One alert a cause, with its remedy, and neither texts of articles nor passwords in it.

Who is told is for the DAGs: ``KHABAR_ALERTS`` names Airflow notifiers.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from croniter import croniter
from sqlalchemy import Connection, Row, func, select
from sqlalchemy.exc import DBAPIError

from etl.errors import UserError
from etl.load import reading
from etl.load.tables import load_run, run_outlet
from etl.report.answers import answer
from etl.report.checks import CHECKS, check_names, header
from etl.report.questions import find_question, read_question
from etl.runs.failures import explain
from etl.settings import Settings

_WELL = ("done", "nothing_new")
_MANY = 10  # rejected records
_MOST = 600  # characters of a line
_CREDENTIALS = (
    (re.compile(r"//[^\s/]*@"), "//***@"),
    (re.compile(r"(?i)\b(\w*(?:password|passwd|secret|token|api_?key)\w*\s*[=:]\s*)[^\s,;&]+"), r"\1***"),
)
_PASSAGE = re.compile(r"[\u0600-\u06ff]+(?:[\s،.:«»\"']{1,3}[\u0600-\u06ff]+){5,}")  # six Arabic words on end


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing to be told once."""

    cause: str  # failed_run, failed_check, warning, many_rejects, late_night or quiet_outlets
    subject: str  # a few words
    line: str  # what it is and what to do about it
    run_id: str | None = None

    def as_context(self) -> dict[str, str | None]:
        """What templates of a notifier see under ``alert``."""
        return asdict(self)


def of_failure(settings: Settings, run_id: str, error: BaseException | None = None) -> Alert:
    """What is told of a run that failed: what the ledger says of it, or the error where it cannot be asked."""
    message, kind = None, "run"
    try:
        with reading(settings.warehouse) as connection:
            run = connection.execute(select(load_run).where(load_run.c.run_id == run_id)).first()
            message, kind = (run.message, run.kind) if run else (None, kind)
    except (UserError, DBAPIError) as unreadable:
        message = explain(unreadable, settings).line
    line = message or (
        explain(error.__cause__ or error, settings).line
        if error
        else "it ended without a word; its log may say more"
    )
    if checks := _checks_in(line):
        what = f"the check {checks[0]}" if len(checks) == 1 else f"the checks {', '.join(checks)}"
        return Alert("failed_check", f"Khabar: {what} failed", _about_checks(checks, run_id), run_id)
    return Alert("failed_run", f"Khabar: a {kind} run failed", f"{run_id}: {shown(line)}", run_id)


def of_end(settings: Settings, run_id: str) -> list[Alert]:
    """What is told of a run that came through: warnings, outlets it refused much of, after a night those gone quiet."""
    with reading(settings.warehouse) as connection:
        run = connection.execute(select(load_run).where(load_run.c.run_id == run_id)).first()
        if run is None:
            return []
        found = [_warning(run)] if run.message else []
        found += _refused(connection, run_id)
        if run.kind == "nightly" and _is_first_of_its_day(connection, run):
            found += _quiet(connection, run_id)
    return found


def late_night(settings: Settings, now: datetime | None = None) -> Alert | None:
    """The night that should be over: ``late_after`` hours past its time on the schedule, none has come through.

    A warehouse that no night has ever come to is none that waits for one.
    """
    now = now or datetime.now(UTC)
    due = _last_due(settings, now - timedelta(hours=settings.late_after))
    if due is None:
        return None
    with reading(settings.warehouse) as connection:
        nights = connection.execute(
            select(load_run.c.run_id, load_run.c.status, load_run.c.finished_at, load_run.c.started_at)
            .where(load_run.c.kind == "nightly")
            .order_by(load_run.c.started_at.desc())
        ).all()
    well = [each for each in nights if each.status in _WELL]
    since = due.astimezone(UTC).replace(tzinfo=None)
    if not well or any(each.finished_at and each.finished_at >= since for each in well):
        return None
    last = nights[0]
    stands = (
        f"the last run, {last.run_id}, is {last.status}" if last.started_at >= since else "none has begun"
    )
    return Alert(
        "late_night",
        f"Khabar: the night due at {due:%Y-%m-%d %H:%M %Z} is late",
        f"no nightly run has come through since it was due at {due:%Y-%m-%d %H:%M %Z}: {stands}. See that scheduler "
        "and workers are up and the DAG is not paused, then trigger `nightly` (docs/runbook.md, A late night)",
        last.run_id if last.started_at >= since else None,
    )


def shown(line: str) -> str:
    """A line as it may leave the house: without credentials and passages of text, and not too long."""
    line = line[: 4 * _MOST]
    for pattern, instead in _CREDENTIALS:
        line = pattern.sub(instead, line)
    line = _PASSAGE.sub("…", line)
    return line if len(line) <= _MOST else f"{line[:_MOST]}…"


def _checks_in(line: str) -> list[str]:
    """The checks a message of the ledger speaks of: it begins with one, and may name others."""
    if line.partition(":")[0] not in (known := check_names()):
        return []
    return [name for name in dict.fromkeys(re.findall(r"\w+", line)) if name in known]


def _about_checks(names: list[str], run_id: str) -> str:
    told = []
    for name in names:
        check = read_question(CHECKS / f"{name}.sql")
        told.append(f"{name}: rows break the rule «{header(check, 'rule')}». {header(check, 'remedy')}")
    return f"{run_id}: `khabar check --run {run_id}` shows the rows. {' '.join(told)}"


def _warning(run: Row[tuple[str, str]]) -> Alert:
    checks = _checks_in(run.message)
    line = _about_checks(checks, run.run_id) if checks else f"{run.run_id}: {shown(run.message)}"
    return Alert("warning", f"Khabar: a warning of a {run.kind} run", line, run.run_id)


def _refused(connection: Connection, run_id: str) -> list[Alert]:
    """The outlets of which a run could use less than it had to refuse: one bad file, or a form that changed."""
    counts = run_outlet.c
    bad = (counts.run_id == run_id, counts.rejected >= _MANY, counts.rejected > counts.added + counts.revised)
    rows = connection.execute(select(run_outlet).where(*bad).order_by(counts.source)).all()
    if not rows:
        return []
    names = ", ".join(row.source for row in rows)
    told = "; ".join(
        f"{row.source}: {row.rejected} records rejected, {row.added + row.revised} read" for row in rows
    )
    remedy = f"`khabar report rejects_by_reason --param run={run_id}` names files and reasons"
    return [Alert("many_rejects", f"Khabar: many rejects: {names}", f"{told}. {remedy}", run_id)]


def _is_first_of_its_day(connection: Connection, run: Row[tuple[str, str]]) -> bool:
    """Whether no night came through before it on that day: what went quiet was told after that one."""
    day = run.started_at.replace(hour=0, minute=0, second=0)
    before = (
        load_run.c.kind == "nightly",
        load_run.c.status.in_(_WELL),
        load_run.c.started_at < run.started_at,
    )
    found = select(func.count()).where(*before, load_run.c.started_at >= day)
    return not connection.scalar(found)


def _quiet(connection: Connection, run_id: str) -> list[Alert]:
    columns, rows = answer(connection, find_question("quiet_outlets"))
    quiet = [found for row in rows if (found := dict(zip(columns, row, strict=True)))["state"] == "new"]
    if not quiet:
        return []
    told = "; ".join(
        f"{each['outlet']}: nothing since {each['last_day']}, {each['missing']:.0f} articles were due"
        for each in quiet
    )
    remedy = "Look whether its pages or files moved, then at sources.toml (`khabar report quiet_outlets`)"
    names = ", ".join(each["outlet"] for each in quiet)
    return [Alert("quiet_outlets", f"Khabar: gone quiet: {names}", f"{told}. {remedy}", run_id)]


def _last_due(settings: Settings, moment: datetime) -> datetime | None:
    """When a night was due last before a moment; None where the schedule leaves all to people."""
    if settings.schedule == "none":
        return None
    local = moment.astimezone(ZoneInfo(settings.time_zone))
    due = croniter(settings.schedule, local).get_prev(datetime)
    return due if isinstance(due, datetime) else None
