"""A group's batches written into the warehouse, and the mark by which the next night knows its files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Engine

from etl import annotate as annotation
from etl import load as loading
from etl import progress
from etl.extract.addresses import file_of
from etl.extract.discover import InputObject
from etl.load.rows import VersionRows
from etl.records import OURS, CleanArticle, Rejected
from etl.runs import staging, telemetry
from etl.runs.batches import Batch, annotated_by, batches_of, planned_objects, was_extracted
from etl.settings import Settings


class Destination(NamedTuple):
    """Where a run's batches go, and under which keys."""

    engine: Engine
    run_id: str
    annotation_run_id: int
    annotated: str  # the folder of a group that these annotators' batches lie in


def load_group(into: Destination, group: str, steps: progress.Steps) -> list[loading.IngestObject] | None:
    """Load a group's batches; the files wholly loaded, or None where a batch did not come through."""
    if not was_extracted(group):
        return None
    records: Counter[str] = Counter()  # of each file
    to_retry: set[str] = set()
    complete = True
    changed = {file.address: file.changed_at for file in planned_objects(group)}
    for batch in batches_of(group):
        if not staging.exists(_rows_of(into, group, batch)):
            complete = False
            continue
        articles, rejected = _load_batch(into, group, batch, changed)
        records.update(file_of(each.address, changed) for each in articles)
        records.update(file_of(each.address, changed) for each in rejected if each.stage != "annotate")
        to_retry |= {file_of(each.address, changed) for each in rejected if each.reason in OURS}
        steps.advance(batch.articles)
    return _wholly_loaded(group, into.annotated, records, to_retry) if complete else None


def _rows_of(into: Destination, group: str, batch: Batch) -> str:
    return f"{group}/{into.annotated}/{batch.name}.rows.arrow"


def _load_batch(
    into: Destination, group: str, batch: Batch, changed: Mapping[str, datetime | None]
) -> tuple[list[CleanArticle], list[Rejected]]:
    """Write a batch; its articles, and what of it was rejected on the way."""
    articles = staging.read_records(f"{group}/clean/{batch.name}.articles.arrow", CleanArticle)
    rejected = [
        each
        for stage in ("extracted", "clean", into.annotated)
        for each in staging.read_records(f"{group}/{stage}/{batch.name}.rejected.arrow", Rejected)
    ]
    times = {each.address: changed.get(file_of(each.address, changed)) for each in articles}
    loading.load_batch(
        into.engine,
        articles,
        staging.read_records(_rows_of(into, group, batch), VersionRows),
        rejected,
        run_id=into.run_id,
        annotation_run_id=into.annotation_run_id,
        file_times={address: when for address, when in times.items() if when},
    )
    telemetry.count(len(articles))
    return articles, rejected


def _wholly_loaded(
    group: str, annotated: str, records: Counter[str], to_retry: set[str]
) -> list[loading.IngestObject]:
    """The files not to be read again until they change; a file read up to a limit is none.

    One that an annotator failed on is read again by other annotators, so its mark names these.
    """
    return [
        loading.IngestObject(
            file.address,
            _failed_mark(file.fingerprint, annotated) if file.address in to_retry else file.fingerprint,
            file.size,
            records[file.address],
            file.source,
        )
        for file in planned_objects(group)
        if file.limit is None
    ]


def is_new(settings: Settings, found: InputObject, known: str | None) -> bool:
    """Whether a file has changed since it was loaded, or an annotator failed on it that is another now."""
    if known is None or known == found.fingerprint:
        return known is None
    if not known.startswith(_failed_mark(found.fingerprint, "")):
        return True
    pipeline = annotation.default_pipeline(settings.switched_off)
    return known != _failed_mark(found.fingerprint, annotated_by(pipeline))


def _failed_mark(fingerprint: str, annotated: str) -> str:
    return f"{fingerprint} failed by {annotated}"
