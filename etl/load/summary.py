"""What a run came to, written when it is closed: by stage as its tasks measured it, by outlet as it was loaded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, case, delete, func, insert, or_, select

from etl.load.ledger import run_start
from etl.load.tables import (
    article,
    article_version,
    rejected_record,
    run_outlet,
    run_summary,
    run_version,
    source,
)
from etl.load.warehouse import writing

_FRESH = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a run, over all its tasks."""

    stage: str
    tasks: int
    records: int
    rejected: int
    seconds: float
    started_at: datetime
    finished_at: datetime


def write_summary(engine: Engine, run_id: str, stages: Iterable[Stage]) -> None:
    """Enter what a run came to, in place of what was entered before: of the versions it wrote and of its rejects."""
    with writing(engine) as connection:
        for table in (run_summary, run_outlet):
            connection.execute(delete(table).where(table.c.run_id == run_id))
        if rows := [{"run_id": run_id, **asdict(stage)} for stage in stages]:
            connection.execute(insert(run_summary), rows)
        if outlets := _by_outlet(connection, run_id):
            connection.execute(insert(run_outlet), [{"run_id": run_id, **each} for each in outlets])


def _by_outlet(connection: Connection, run_id: str) -> list[dict[str, object]]:
    since = (run_start(connection, run_id) - _FRESH).date()
    is_added = run_version.c.change == "added"
    is_fresh = or_(article_version.c.anchor_on.is_(None), article_version.c.anchor_on >= since)
    loaded = (
        select(
            source.c.slug,
            func.sum(case((is_added, 1), else_=0)),
            func.sum(case((is_added & is_fresh, 1), else_=0)),
            func.sum(case((run_version.c.change.in_(("revised", "reopened")), 1), else_=0)),
        )
        .select_from(run_version.join(article_version).join(article).join(source))
        .where(run_version.c.run_id == run_id)
        .group_by(source.c.slug)
    )
    refused = (
        select(rejected_record.c.source, func.count())
        .where(rejected_record.c.run_id == run_id, rejected_record.c.source.is_not(None))
        .group_by(rejected_record.c.source)
    )
    rejected = {row.source: row[1] for row in connection.execute(refused)}
    rows = {slug: counts for slug, *counts in connection.execute(loaded)}
    found = []
    for slug in sorted(rows.keys() | rejected.keys()):
        added, fresh, revised = map(int, rows.get(slug, (0, 0, 0)))
        counts = {"added": added, "fresh": fresh, "revised": revised, "rejected": rejected.get(slug, 0)}
        if any(counts.values()):
            found.append({"source": slug, **counts})
    return found
