"""The steps of maintenance: what is past its days goes, a backup is made, all is checked, the engine tidies up."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import disk_usage

from sqlalchemy import Engine, delete, func, select

from etl.load.tables import load_run, metadata, run_version
from etl.load.warehouse import writing
from etl.report.checks import run_checks
from etl.runs import backup, lifecycle, staging
from etl.settings import Settings

_EMPTY = 5  # one in so many pages
_ROOM = 2  # times the file: the new one, and the log it goes through
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


def clear_staging(settings: Settings, remove: bool) -> Cleared:
    """Remove the folders no run has asked for in ``settings.staging_days``.

    Every run that plans a group writes its list of files anew, so whatever a run that goes on, or the run after
    a failed one, would find again is as young as that run. Without ``remove`` the folders are only counted.
    """
    before = _earliest_going_on(lifecycle.open_warehouse(settings)) - timedelta(days=settings.staging_days)
    cleared = Cleared()
    for folder in _our_folders(settings.staging):
        size, written = staging.size_and_age(folder)
        if written is None or written >= before:
            cleared.kept, cleared.kept_bytes = cleared.kept + 1, cleared.kept_bytes + size
            continue
        if remove:
            staging.remove(folder)
        cleared.removed, cleared.removed_bytes = cleared.removed + 1, cleared.removed_bytes + size
    return cleared


def check_everything(settings: Settings) -> list[str]:
    """What the checks find in the whole warehouse, a line each: said and no failure, for no night made it worse."""
    return [f"{found.severity}: {found}" for found in run_checks(lifecycle.open_warehouse(settings))]


def prune_runs(settings: Settings) -> int:
    """Forget which single versions were written by runs of more than ``settings.run_days`` ago; how many rows went.

    That is what grows with every night, and what only the checks of a run read. The runs themselves stay, with their
    counts, stages and rejected records.
    """
    before = datetime.now(UTC).replace(tzinfo=None) - timedelta(days=settings.run_days)
    old = select(load_run.c.run_id).where(load_run.c.started_at < before, load_run.c.status != "running")
    with writing(lifecycle.open_warehouse(settings)) as connection:
        return connection.execute(delete(run_version).where(run_version.c.run_id.in_(old))).rowcount


def clear_logs(settings: Settings, folder: str) -> int:
    """Remove the log files in a folder that were not written to for ``settings.log_days``; how many went."""
    before = time.time() - timedelta(days=settings.log_days).total_seconds()
    removed = 0
    for directory, _, names in os.walk(folder, topdown=False):
        for file in (Path(directory, name) for name in names if name.endswith(".log")):
            with suppress(FileNotFoundError):  # another worker tidies up too
                if file.stat().st_mtime < before:
                    file.unlink()
                    removed += 1
        if directory != folder:
            with suppress(OSError):  # something lies in it
                os.rmdir(directory)
    return removed


def make_backup(settings: Settings) -> str | None:
    """Put a backup where ``settings.backups`` says and keep the last ones; where it lies. None: nowhere is set."""
    if not settings.backups:
        return None
    place = backup.place_in(settings.backups)
    backup.back_up(settings, place)
    backup.keep_last(settings.backups, settings.backups_kept)
    return place


def vacuum(settings: Settings) -> str:
    """Give back the room of rows that went; what was done, in a few words.

    PostgreSQL does so table by table beside its readers and writers. SQLite writes the whole file anew, so only where
    a fifth of it lies empty and the disk has room for another.
    """
    engine = lifecycle.open_warehouse(settings)
    return _vacuum_sqlite(engine) if engine.dialect.name == "sqlite" else _vacuum_postgresql(engine)


def _vacuum_postgresql(engine: Engine) -> str:
    quote = engine.dialect.identifier_preparer.quote
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for table in metadata.sorted_tables:
            connection.exec_driver_sql(f"VACUUM {quote(table.name)}")
    return f"{len(metadata.sorted_tables)} tables vacuumed"


def _vacuum_sqlite(engine: Engine) -> str:
    with closing(engine.raw_connection()) as connection:  # a VACUUM stands in no transaction
        asked = connection.cursor()
        asked.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        pages, empty, size = (
            asked.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_count", "freelist_count", "page_size")
        )
        free = disk_usage(Path(str(engine.url.database)).parent).free
        if empty * _EMPTY < pages:
            return f"{empty} of {pages} pages are empty: left as it is"
        if free < _ROOM * pages * size:
            return f"{empty} of {pages} pages are empty; {free} bytes of disk are too few to write it anew"
        asked.execute("VACUUM")
        asked.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return f"written anew without {empty} empty pages"


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
