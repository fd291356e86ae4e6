"""What an export is of: the days asked for, and the versions of articles that each of them has."""

from __future__ import annotations

from array import array
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from sqlalchemy import Connection, func, select, text

from etl.load.tables import article_version, entity_link, judgement, load_batch, load_run

_UNDATED = "__HIVE_DEFAULT_PARTITION__"  # Hive's name of the partition whose key is null


class Asked(NamedTuple):
    """The days asked for, either end open."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date | None) -> bool:
        """Whether the day was asked for; what is undated, only where all days were."""
        if day is None:
            return self.since is None and self.until is None
        return (self.since or day) <= day <= (self.until or day)


def partition(day: date | None) -> str:
    """The folder of a day below that of a table, as Hive, Spark and DuckDB read it."""
    return f"day={day.isoformat() if day else _UNDATED}"


def day_of(folder: str) -> date | None:
    """The day of such a folder."""
    name = folder.removeprefix("day=")
    return None if name == _UNDATED else date.fromisoformat(name)


def versions_by_day(
    connection: Connection, asked: Asked, only_current: bool = False
) -> dict[date | None, array[int]]:
    """The keys of the versions of each day, the earliest day first, what is undated last: eight bytes a version."""
    chosen = select(article_version.c.version_id, article_version.c.anchor_on)
    if only_current:
        chosen = chosen.where(article_version.c.is_current)
    days: dict[date | None, array[int]] = {}
    for version_id, day in connection.execute(chosen.order_by(article_version.c.version_id)):
        if asked.holds(day):
            days.setdefault(day, array("q")).append(version_id)
    return dict(sorted(days.items(), key=lambda item: (item[0] is None, item[0] or date.min)))


def stamp(connection: Connection) -> str:
    """What the warehouse stands at: another after every run, batch or judgement, the same until then."""
    facts = [
        connection.execute(
            select(func.count(), func.max(load_run.c.started_at), func.max(load_run.c.finished_at))
        ),
        connection.execute(
            select(func.count(), func.count(load_batch.c.run_id.distinct())).select_from(load_batch)
        ),
        connection.execute(select(func.count(), func.max(judgement.c.judged_at)).select_from(judgement)),
        connection.execute(select(func.count()).select_from(entity_link)),
        connection.execute(text("SELECT version_num FROM alembic_version")),
    ]
    told = repr([tuple(fact.one()) for fact in facts])
    return blake2b(told.encode(), digest_size=8).hexdigest()
