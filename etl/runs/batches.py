"""Where the files and batches of a run lie in staging, and how they are told apart.

<staging>/<group>/objects.arrow                     which files to read
<staging>/<group>/extracted/00001.articles.arrow    and 00001.rejected.arrow
<staging>/<group>/extracted.arrow                   the batches, once all are there
<staging>/<group>/clean/00001.articles.arrow        the same batches, clean
<staging>/<group>/annotated-<run>/00001.rows.arrow  and annotated: the rows of what was read out of them
<staging>/<group>/used-by/…                         a mark of each run that needs them
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import pyarrow as pa

from etl.extract.discover import InputObject
from etl.load.rows import row_shape
from etl.records import Article, Rejected, content_key
from etl.runs import staging

if TYPE_CHECKING:
    from etl.annotate import Pipeline

MOST_MAPPED = 1000  # Airflow maps a task over at most 1,024 entries
_GROUP_BYTES = 64_000_000
_GROUP_OBJECTS = 5000
_BATCH_CHARS = 10_000_000  # a thousand articles of a newspaper have some two million


@dataclass(slots=True)
class Planned:
    """One file to read, and what the run was asked about it."""

    address: str
    size: int
    fingerprint: str
    source: str
    format: str | None
    refused: str | None
    changed_at: datetime | None
    sidecar: str | None
    published: str | None
    limit: int | None
    planned_at: datetime


@dataclass(slots=True)
class Batch:
    """One batch of a group, by its name in every stage's folder."""

    name: str
    articles: int
    rejected: int


def groups_of(objects: Sequence[InputObject], in_one: bool) -> list[list[InputObject]]:
    """Neighbouring files together, to be read by one task; a limit counts over all, so they stay in one.

    However many files there are and however big they are, the groups are no more than Airflow maps over.
    """
    if in_one:
        return [list(objects)] if objects else []
    times = 1
    while len(groups := list(_groups(objects, times * _GROUP_BYTES, times * _GROUP_OBJECTS))) > MOST_MAPPED:
        times *= 2
    return groups


def _groups(objects: Sequence[InputObject], most_bytes: int, most: int) -> Iterator[list[InputObject]]:
    group: list[InputObject] = []
    size = 0
    for found in objects:
        if group and (size + found.size > most_bytes or len(group) >= most):
            yield group
            group, size = [], 0
        group.append(found)
        size += found.size
    if group:
        yield group


def planned_objects(group: str) -> list[Planned]:
    """The files a group is to read."""
    return staging.read_records(f"{group}/objects.arrow", Planned)


def in_batches(
    outcomes: Iterable[Article | Rejected], most: int
) -> Iterator[tuple[list[Article], list[Rejected]]]:
    """A batch whenever so many records have come, or fewer long ones; and one of those left over."""
    articles: list[Article] = []
    rejected: list[Rejected] = []
    chars = 0
    for outcome in outcomes:
        if isinstance(outcome, Article):
            articles.append(outcome)
            chars += len(outcome.body)
        else:
            rejected.append(outcome)
        if len(articles) + len(rejected) >= most or chars >= _BATCH_CHARS:
            yield articles, rejected
            articles, rejected, chars = [], [], 0
    if articles or rejected:
        yield articles, rejected


def stage_batch(group: str, number: int, articles: pa.Table, rejected: pa.Table) -> Batch:
    """Write a batch of a group, the first of which is number 1."""
    name = f"{number:05d}"
    staging.write_table(f"{group}/extracted/{name}.articles.arrow", articles)
    staging.write_table(f"{group}/extracted/{name}.rejected.arrow", rejected)
    return Batch(name, articles.num_rows, rejected.num_rows)


def was_extracted(group: str) -> bool:
    """Whether all of a group's files were read."""
    return staging.exists(_manifest(group))


def enter_batches(group: str, batches: Iterable[Batch]) -> None:
    """Say that a group was read, and which batches it gave."""
    staging.write_records(_manifest(group), Batch, batches)


def batches_of(group: str) -> list[Batch]:
    """The batches of a group that was read; none where reading did not finish."""
    return staging.read_records(_manifest(group), Batch) if was_extracted(group) else []


def in_tasks(batches: Sequence[str]) -> list[list[str]]:
    """The batches in as many lists as Airflow maps over at the most, each to be one task."""
    size = max(1, -(-len(batches) // MOST_MAPPED))
    return [list(batches[start : start + size]) for start in range(0, len(batches), size)]


def parts(batch: str) -> tuple[str, str, str]:
    """Group, stage and name of a batch's address."""
    group, stage, name = batch.rsplit("/", 2)
    return group, stage, name


def annotated_by(pipeline: Pipeline) -> str:
    """The folder of what these annotators made, as rows of these tables: others make it anew."""
    return f"annotated-{content_key('annotated', pipeline.fingerprint, row_shape()):016x}"


def use(group: str, run_id: str) -> None:
    """Mark a group as needed by a run. To be called, like ``release``, while no other run decides about it."""
    staging.mark(f"{group}/used-by/{_mark_of(run_id)}")


def is_used_by_others(group: str, run_id: str, running: Iterable[str]) -> bool:
    """Whether another run that goes on needs the group: the marks of those that ended do not count."""
    marks = staging.names(f"{group}/used-by")
    return any(_mark_of(other) in marks for other in running if other != run_id)


def release(group: str, run_id: str, running: Iterable[str]) -> None:
    """Take away a group that is loaded, or leave it to the other run that needs it."""
    if is_used_by_others(group, run_id, running):
        staging.remove(f"{group}/used-by/{_mark_of(run_id)}")
        return
    staging.remove(_manifest(group))  # first: what a removal leaves when killed is no group that was read
    staging.remove(group)


def _mark_of(run_id: str) -> str:
    return f"{content_key('run', run_id):016x}"


def _manifest(group: str) -> str:
    return f"{group}/extracted.arrow"
