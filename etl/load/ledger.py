"""The ledger: which runs there were, what they read, and what they could not use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime, timedelta
from typing import cast

from sqlalchemy import ColumnElement, Connection, Engine, Row, and_, false, func, insert, select, update

from etl.errors import UserError
from etl.load import bulk
from etl.load.bulk import among, insert_missing, insert_rows
from etl.load.owner import is_gone
from etl.load.tables import annotation_run, ingest_object, load_batch, load_run, rejected_record, run_version
from etl.load.warehouse import writing
from etl.records import Rejected, content_key


@dataclass(slots=True)
class LoadCounts:
    """What a load did. Each article read counts under exactly one of the first six."""

    added: int = 0
    revised: int = 0
    reopened: int = 0
    reannotated: int = 0
    touched: int = 0
    unchanged: int = 0
    rejected: int = 0  # records not known as rejected before

    def __add__(self, other: LoadCounts) -> LoadCounts:
        return LoadCounts(*map(sum, zip(astuple(self), astuple(other), strict=True)))


_COUNTS = [field.name for field in fields(LoadCounts)]


@dataclass(frozen=True, slots=True)
class IngestObject:
    """A file or object that was read."""

    address: str
    fingerprint: str
    size: int | None = None
    records: int = 0
    source: str | None = None


def now() -> datetime:
    """The clock of the ledger."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


# Whether a run of that kind and name, which the scheduler carried, has ended there; None: nobody can be asked.
HasEnded = Callable[[str, str], bool] | None


def begin_run(
    engine: Engine,
    run_id: str,
    kind: str = "nightly",
    owner: str | None = None,
    has_ended: HasEnded = None,
) -> datetime:
    """Enter a run, or resume it after a failed attempt; its start, UTC.

    Every run starts at least a second after the one before, whatever the clock says, so that versions loaded
    by different runs keep their order. Runs that nobody carries on any more are marked as interrupted: whose
    owner has gone, or, of those without one, which the scheduler carries, that have ended there.
    """
    mark_abandoned(engine, has_ended)
    mine = load_run.c.run_id == run_id
    with writing(engine) as connection:
        started = connection.scalar(select(load_run.c.started_at).where(mine))
        if started is None:
            latest = connection.scalar(select(func.max(load_run.c.started_at)))
            started = max(now(), latest + timedelta(seconds=1)) if latest else now()
            row = {"run_id": run_id, "kind": kind, "started_at": started, "status": "running"}
            connection.execute(insert(load_run).values(row))
        _set(connection, mine, status="running", finished_at=None, message=None, owner=owner)
        return cast(datetime, started)


def finish_run(
    engine: Engine, run_id: str, status: str = "done", message: str | None = None
) -> LoadCounts | None:
    """Close a run that is open; what its batches came to, or None where it was closed or never begun."""
    with writing(engine) as connection:
        open_run = and_(load_run.c.run_id == run_id, load_run.c.status == "running")
        closed = _set(connection, open_run, status=status, finished_at=now(), message=message)
        return run_counts(connection, run_id) if closed else None


def try_writing(engine: Engine) -> None:
    """Write nothing: the database says whether it could (a read-only SQLite lets even a BEGIN IMMEDIATE pass)."""
    with writing(engine) as connection:
        _set(connection, false(), status="")


def note_failure(engine: Engine, run_id: str, message: str) -> None:
    """Say of a run that goes on what failed in it; the first thing that did stays."""
    with writing(engine) as connection:
        is_open = and_(load_run.c.run_id == run_id, load_run.c.status == "running")
        _set(connection, and_(is_open, load_run.c.message.is_(None)), message=message)


def noted_failure(engine: Engine, run_id: str) -> str | None:
    """What failed first in a run, where something did."""
    with engine.connect() as connection:
        return connection.scalar(select(load_run.c.message).where(load_run.c.run_id == run_id))


def run_counts(connection: Connection, run_id: str) -> LoadCounts:
    """The sum of a run's batches, so far."""
    sums = [func.coalesce(func.sum(load_batch.c[name]), 0) for name in _COUNTS]
    row = connection.execute(select(*sums).where(load_batch.c.run_id == run_id)).one()
    return LoadCounts(*map(int, row))


def running(engine: Engine) -> list[str]:
    """The names of the runs that go on."""
    with engine.connect() as connection:
        gone = set(abandoned(connection))
        return [run.run_id for run in _open_runs(connection) if run.run_id not in gone]


def abandoned(connection: Connection, has_ended: HasEnded = None) -> list[str]:
    """The names of the runs that are open in the ledger and that nobody carries on."""
    return [
        run.run_id
        for run in _open_runs(connection)
        if (is_gone(run.owner) if run.owner else has_ended and has_ended(run.kind, run.run_id))
    ]


def _open_runs(connection: Connection) -> Sequence[Row[str, str, str | None]]:
    columns = (load_run.c.run_id, load_run.c.kind, load_run.c.owner)
    return connection.execute(select(*columns).where(load_run.c.status == "running")).all()


_ABANDONED = "its processes ended without a word, killed perhaps; the next run finishes what it left"


def mark_abandoned(engine: Engine, has_ended: HasEnded = None) -> None:
    """Mark the open runs that nobody carries on; what their batches had committed stays counted."""
    with engine.connect() as connection:
        gone = abandoned(connection, has_ended)
    if gone:
        with writing(engine) as connection:
            open_runs = and_(load_run.c.run_id.in_(gone), load_run.c.status == "running")
            _set(connection, open_runs, status="interrupted", message=_ABANDONED)


def _set(connection: Connection, chosen: ColumnElement[bool], **values: object) -> int:
    """Change those runs; how many they are."""
    return connection.execute(update(load_run).where(chosen).values(**values)).rowcount


def run_start(connection: Connection, run_id: str) -> datetime:
    """When a run started, UTC.

    Raises:
        UserError: it was never begun.
    """
    started = connection.scalar(select(load_run.c.started_at).where(load_run.c.run_id == run_id))
    if started is None:
        raise UserError(f"run {run_id} is not in the ledger; begin_run enters it")
    return cast(datetime, started)


def record_batch(connection: Connection, run_id: str, batch_id: int, counts: LoadCounts) -> LoadCounts:
    """Enter what a batch did; the counts of its first time, where the run has loaded it before."""
    mine = and_(load_batch.c.run_id == run_id, load_batch.c.batch_id == batch_id)
    before = connection.execute(select(*(load_batch.c[name] for name in _COUNTS)).where(mine)).first()
    if before is not None:
        return LoadCounts(*before)
    values = dict(zip(_COUNTS, astuple(counts), strict=True))
    connection.execute(insert(load_batch).values(run_id=run_id, batch_id=batch_id, loaded_at=now(), **values))
    return counts


def record_versions(connection: Connection, run_id: str, changes: Mapping[int, str]) -> None:
    """Enter which versions a run wrote, and what it did to each; of two things done to one, the first."""
    if not changes:
        return
    mine = and_(run_version.c.run_id == run_id, among(connection, run_version.c.version_id, changes))
    known = set(connection.scalars(select(run_version.c.version_id).where(mine)))
    rows = [(run_id, version, change) for version, change in changes.items() if version not in known]
    insert_rows(connection, run_version, rows)


def mark_object(engine: Engine, read: IngestObject, run_id: str, status: str = "done") -> None:
    """Enter a file as read. It is ``done`` only when all its batches are loaded: else it is read again."""
    row = (read.address, read.fingerprint, read.source, read.size, read.records, status, run_id)
    with writing(engine) as connection:
        if not insert_missing(connection, ingest_object, [row]):
            values = dict(zip(ingest_object.columns.keys(), row, strict=True))
            known = update(ingest_object).where(ingest_object.c.address == read.address)
            connection.execute(known.values(values))


def known_objects(engine: Engine) -> dict[str, str]:
    """The fingerprint of every file that is wholly loaded, by its address."""
    done = select(ingest_object).where(ingest_object.c.status == "done")
    with engine.connect() as connection:
        return {row.address: row.fingerprint for row in connection.execute(done)}


def register_annotators(
    engine: Engine, annotators: Iterable[tuple[str, str]], configuration_sha256: str
) -> int:
    """Enter a set of annotators, name and version in their order; the key of that annotation run."""
    named = " ".join(f"{name}={version}" for name, version in annotators)
    key = content_key("annotation_run", named, configuration_sha256)
    with writing(engine) as connection:
        insert_missing(connection, annotation_run, [(key, named, configuration_sha256, now())])
    return key


def rejected_key(record: Rejected) -> int:
    """The key of a rejected record: the same record rejected for the same reason is the same row."""
    return content_key(record.address, record.position, record.stage, str(record.reason), record.excerpt)


def enter_rejected(connection: Connection, rejected: Iterable[Rejected], run_id: str) -> int:
    """Enter rejected records; how many were not known."""
    rows: list[bulk.Row] = [
        (
            rejected_key(r), r.address, r.position, r.stage, str(r.reason),
            r.detail, r.excerpt, r.source, run_id,
        )
        for r in rejected
    ]  # fmt: skip
    return insert_missing(connection, rejected_record, rows)
