"""Batches of a corpus as a night stages them, made once and found again by the benchmarks that follow.

They lie in a folder for temporary files, or in BENCH_FOLDER, under the addresses a night gives them: other annotators,
another version or another corpus make new ones.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from etl.load import open_warehouse, upgrade
from etl.load.rows import ReadOut, VersionRows
from etl.records import CleanArticle, Rejected
from etl.runs import nightly, staging
from etl.runs.batches import parts
from etl.settings import Settings


class Loadable(NamedTuple):
    """What a load is given of one batch."""

    articles: list[CleanArticle]
    found: list[ReadOut]
    rejected: list[Rejected]


def bench_folder() -> Path:
    """Where benchmarks keep what is dear to make."""
    return Path(os.environ.get("BENCH_FOLDER") or Path(tempfile.gettempdir(), "khabar-bench"))


def staged(paths: list[str], limit: int) -> Iterator[Loadable]:
    """The first articles of a corpus, extracted, cleaned and annotated, a batch at a time."""
    folder = bench_folder().absolute()
    settings = Settings(warehouse=f"sqlite:///{folder}/plan.db", staging=f"{folder}/staging")
    upgrade(open_warehouse(settings.warehouse))  # that nothing is loaded into: its ledger alone is asked
    given = [str(Path(path).absolute()) for path in paths]
    request = nightly.Request(given, source="bench", limit=limit)
    groups = [nightly.extract(settings, group) for group in nightly.plan(settings, request, "bench")]
    for batches in nightly.plan_batches(groups):
        for annotated in nightly.annotate(settings, nightly.clean(settings, batches)):
            yield _loadable(annotated)


def _loadable(annotated: str) -> Loadable:
    group, stage, name = parts(annotated)
    return Loadable(
        staging.read_records(f"{group}/clean/{name}.articles.arrow", CleanArticle),
        staging.read_records(f"{annotated}.rows.arrow", VersionRows),
        [
            rejected
            for each in ("extracted", "clean", stage)
            for rejected in staging.read_records(f"{group}/{each}/{name}.rejected.arrow", Rejected)
        ],
    )
