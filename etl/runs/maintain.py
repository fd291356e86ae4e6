"""The steps of maintenance: staging no run asks for any more, all the checks, the statistics queries are planned by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, func, select

from etl.load.tables import load_run, metadata
from etl.load.warehouse import writing
from etl.report.checks import run_checks
from etl.runs import lifecycle, staging
from etl.settings import Settings

# What the runs name their folders: staging may share its place with other things.
_OURS = re.compile(r"(again-|fetched-)?[0-9a-f]{16}")


@dataclass(slots=True)
class Cleared:
    """Folders of staging and the bytes in them: what goes, or would go, and what stays."""

    removed: int = 0
    removed_bytes: int = 0
    kept: int = 0
    kept_bytes: int = 0

    def __str__(self) -> str:
        return (
            f"{self.removed} folders ({self.removed_bytes} bytes) past their days, "
            f"{self.kept} ({self.kept_bytes} bytes) kept"
        )


def clear_staging(settings: Settings, delete: bool) -> Cleared:
    """Remove the folders no run has asked for in ``settings.staging_days``.

    Every run that plans a group writes its list of files anew, so whatever a run that goes on, or the run after
    a failed one, would find again is as young as that run. Without ``delete`` the folders are only counted.
    """
    before = _earliest_going_on(lifecycle.open_warehouse(settings)) - timedelta(days=settings.staging_days)
    cleared = Cleared()
    for folder in _our_folders(settings.staging):
        size, written = staging.size_and_age(folder)
        if written is None or written >= before:
            cleared.kept, cleared.kept_bytes = cleared.kept + 1, cleared.kept_bytes + size
            continue
        if delete:
            staging.remove(folder)
        cleared.removed, cleared.removed_bytes = cleared.removed + 1, cleared.removed_bytes + size
    return cleared


def check_everything(settings: Settings) -> list[str]:
    """What the checks find in the whole warehouse, a line each: said and no failure, for no night made it worse."""
    return [f"{found.severity}: {found}" for found in run_checks(lifecycle.open_warehouse(settings))]


def refresh_statistics(settings: Settings) -> int:
    """ANALYZE every table of ours; how many tables.

    SQLite never does so by itself; PostgreSQL does, where autovacuum is on, some time after a load.
    """
    engine = lifecycle.open_warehouse(settings)
    quote = engine.dialect.identifier_preparer.quote
    with writing(engine) as connection:
        for table in metadata.sorted_tables:
            connection.exec_driver_sql(f"ANALYZE {quote(table.name)}")
    return len(metadata.sorted_tables)


def _earliest_going_on(engine: Engine) -> datetime:
    """When the earliest of the runs that go on started; now, where none does."""
    going_on = (load_run.c.status == "running") & (load_run.c.kind != "maintain")
    with engine.connect() as connection:
        started = connection.scalar(select(func.min(load_run.c.started_at)).where(going_on))
    now = datetime.now(UTC)
    return min(now, started.replace(tzinfo=UTC)) if started else now


def _our_folders(root: str) -> Iterator[str]:
    for folder in staging.folders(root):
        if _OURS.fullmatch(folder.rsplit("/", 1)[1]):
            yield folder
