"""What a task of a run has done, counted where it is done: records, rejects, seconds, the data it read and wrote.

Whoever starts the task opens an account (``recorded``); the steps enter into it (``count``, ``lineage``) and need not
know whether there is one. What becomes of it, a metric, a row of ``run_summary`` or an event of lineage, is for the
opener to say.
"""

from __future__ import annotations

import posixpath
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from sqlalchemy import make_url

from etl.load.summary import Stage
from etl.records import KINDS

_LOADED = (
    "source",
    "article",
    "article_address",
    "article_version",
    "entity",
    "article_entity",
    "rejected_record",
)
_RESOLVE_READS = ("article_version", "article_entity", "mention", "judgement")
_RESOLVE_WRITES = (
    "entity_link", "correction", "story_text", "story_member", "topic_member", "article_edit", "article_change",
    "search_document",
)  # fmt: skip
_MOST_DATASETS = 50  # named in one event: of more, the folders they lie in


class Dataset(NamedTuple):
    """What a lineage event names: a file or folder by its URL, or a table in a schema of a database."""

    place: str  # URL of the file, or of the database without user and password
    schema: str | None = None
    table: str | None = None


def _moment() -> datetime:
    """UTC, to the microsecond: short stages begin within one second, and are told in the order they began."""
    return datetime.now(UTC).replace(tzinfo=None)


@dataclass(slots=True)
class Account:
    """What one task has done so far."""

    records: int = 0
    rejected: int = 0
    read: dict[Dataset, None] = field(default_factory=dict)  # each once, in their order
    written: dict[Dataset, None] = field(default_factory=dict)
    started_at: datetime = field(default_factory=_moment)
    seconds: float = 0.0

    def as_result(self, stage: str) -> dict[str, Any]:
        """What a task hands on of it: numbers, no data."""
        return {
            "stage": stage,
            "records": self.records,
            "rejected": self.rejected,
            "seconds": self.seconds,
            "started_at": self.started_at.isoformat(),
            "finished_at": _moment().isoformat(),
        }


_lock = Lock()
_open: ContextVar[Account | None] = ContextVar("account", default=None)


@contextmanager
def recorded() -> Iterator[Account]:
    """The account of a task, from its beginning to its end."""
    account = Account()
    began = time.monotonic()
    before = _open.set(account)
    try:
        yield account
    finally:
        account.seconds = time.monotonic() - began
        _open.reset(before)


def count(records: int, rejected: int = 0) -> None:
    """Enter records that were worked on, and how many of them could not be used."""
    if account := _open.get():
        with _lock:  # of pages, fetched side by side
            account.records += records
            account.rejected += rejected


def lineage(read: Iterable[Dataset] = (), written: Iterable[Dataset] = ()) -> None:
    """Enter the data that were read and written."""
    if account := _open.get():
        account.read |= dict.fromkeys(read)
        account.written |= dict.fromkeys(written)


def lineage_of_batch(read: str, written: str) -> None:
    """Enter the folders two states of a batch lie in, by the addresses of the batch."""
    lineage(files([posixpath.dirname(read)]), files([posixpath.dirname(written)]))


def files(addresses: Iterable[str]) -> list[Dataset]:
    """Files, folders and pages as datasets; where they are many, the folders they lie in."""
    named = list(dict.fromkeys(map(_url, addresses)))
    while len(named) > _MOST_DATASETS:
        above = list(dict.fromkeys(map(posixpath.dirname, named)))
        if above == named or any(
            "://" not in each for each in above
        ):  # nothing lies above a bucket or a host
            return [Dataset(each) for each in named[:_MOST_DATASETS]]
        named = above
    return [Dataset(each) for each in named]


def _url(address: str) -> str:
    """The address as a URL that may be shown: no password stands in it, nor a token."""
    if "://" not in address:
        return f"file://{address}"
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()


def tables(warehouse: str, names: Iterable[str]) -> list[Dataset]:
    """Tables of the warehouse as datasets, named as OpenLineage names those of either engine."""
    address = make_url(warehouse)
    if address.get_backend_name() == "sqlite":
        return [Dataset(f"sqlite://{address.database}", "main", name) for name in names]
    host, port = address.host or "localhost", address.port or 5432
    return [Dataset(f"postgres://{host}:{port}", f"{address.database}.public", name) for name in names]


def loaded_tables(warehouse: str) -> list[Dataset]:
    """The tables that loading articles writes."""
    return tables(warehouse, (*_LOADED, *(kind.name for kind in KINDS.values())))


def resolved_tables(warehouse: str) -> tuple[list[Dataset], list[Dataset]]:
    """The tables that settling matters across articles reads, and those it writes."""
    return tables(warehouse, _RESOLVE_READS), tables(warehouse, _RESOLVE_WRITES)


def stages(results: Iterable[dict[str, Any] | None]) -> list[Stage]:
    """What the tasks of a run handed on, added up by stage, in the order they began."""
    by_stage: dict[str, list[dict[str, Any]]] = {}
    for result in results:
        if result:
            by_stage.setdefault(result["stage"], []).append(result)
    return sorted((_sum(stage, told) for stage, told in by_stage.items()), key=lambda each: each.started_at)


def _sum(stage: str, told: Sequence[dict[str, Any]]) -> Stage:
    return Stage(
        stage,
        tasks=len(told),
        records=sum(each["records"] for each in told),
        rejected=sum(each["rejected"] for each in told),
        seconds=sum(each["seconds"] for each in told),
        started_at=min(datetime.fromisoformat(each["started_at"]) for each in told),
        finished_at=max(datetime.fromisoformat(each["finished_at"]) for each in told),
    )
