"""The steps of re-annotation: versions that older annotators read are read again by the present ones.

<staging>/again-<run>/clean/00001.articles.arrow, annotated-<run>/…    as in the nightly run
"""

from __future__ import annotations

from collections.abc import Sequence

from etl import annotate as annotation
from etl import load as loading
from etl import progress
from etl.load.rows import VersionRows
from etl.records import CleanArticle, Rejected, content_key
from etl.runs import isolated, lifecycle, nightly, staging, telemetry
from etl.runs.batches import in_tasks, parts, release, use
from etl.settings import Settings


def plan(settings: Settings, limit: int | None, run_id: str) -> list[list[str]]:
    """Stage the versions to read again; their batches, each list to be one task."""
    engine = lifecycle.open_warehouse(settings)
    pipeline = annotation.default_pipeline(settings.switched_off)
    annotation_run_id = nightly.register_pipeline(engine, pipeline)
    group = _group_address(settings, annotation_run_id)
    with loading.exclusively(engine):
        use(group, run_id)
    batches: list[str] = []
    staged, last = 0, -1
    while limit is None or staged < limit:
        most = settings.batch_articles if limit is None else min(settings.batch_articles, limit - staged)
        versions = loading.stale_versions(engine, annotation_run_id, most, after=last)
        if not versions:
            break
        # Named by its first version: another run stages the same versions under the same name.
        address = f"{group}/clean/{versions[0].version_id:016x}-{len(versions)}"
        staging.write_records(f"{address}.rejected.arrow", Rejected, [])
        staging.write_records(f"{address}.articles.arrow", CleanArticle, versions)
        batches.append(address)
        staged, last = staged + len(versions), versions[-1].version_id
    for stage in ("annotate", "load"):
        progress.expect(stage, staged)
    return in_tasks(batches)


def load(settings: Settings, annotated: Sequence[Sequence[str]], run_id: str) -> None:
    """Replace the annotations of every batch that came through, and drop entities no one names any more."""
    isolated.let_go()
    engine = lifecycle.open_warehouse(settings)
    pipeline = annotation.default_pipeline(settings.switched_off)
    annotation_run_id = nightly.register_pipeline(engine, pipeline)
    telemetry.lineage(
        telemetry.files([f"{_group_address(settings, annotation_run_id)}/clean"]),
        telemetry.loaded_tables(settings.warehouse),
    )
    steps = progress.Steps("load", None)
    for batch in (batch for batches in annotated for batch in batches):
        group, _, name = parts(batch)
        articles = staging.read_records(f"{group}/clean/{name}.articles.arrow", CleanArticle)
        loading.load_batch(
            engine,
            articles,
            staging.read_records(f"{batch}.rows.arrow", VersionRows),
            staging.read_records(f"{batch}.rejected.arrow", Rejected),
            run_id=run_id,
            annotation_run_id=annotation_run_id,
            restored=True,
        )
        telemetry.count(len(articles))
        steps.advance(len(articles))
    loading.remove_orphans(engine)
    with loading.exclusively(engine):
        release(_group_address(settings, annotation_run_id), run_id, loading.running(engine))
    steps.say()


def _group_address(settings: Settings, annotation_run_id: int) -> str:
    key = content_key("again", settings.warehouse, annotation_run_id)
    return f"{settings.staging.rstrip('/')}/again-{key:016x}"
