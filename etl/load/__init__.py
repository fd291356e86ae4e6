"""Annotations → rows → warehouse. Knows SQLAlchemy, not Arabic.

engine = open_warehouse(url); upgrade(engine)
begin_run(engine, run_id)
annotators = register_annotators(engine, [("names", "3")], configuration_sha256)
register_sources(engine, sources)
load_batch(engine, articles, version_rows(articles, annotations), rejected, run_id=run_id, annotation_run_id=annotators)
mark_object(engine, IngestObject(address, fingerprint), run_id)   # when all its batches are loaded
finish_run(engine, run_id)

Each name is imported when first asked for: who only reads need not wait for Alembic.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from etl.load.batch import load_batch as load_batch
    from etl.load.fetched import fetched_before as fetched_before
    from etl.load.fetched import remember_fetched as remember_fetched
    from etl.load.fetched import runs_not_through as runs_not_through
    from etl.load.ledger import IngestObject as IngestObject
    from etl.load.ledger import LoadCounts as LoadCounts
    from etl.load.ledger import abandoned as abandoned
    from etl.load.ledger import begin_run as begin_run
    from etl.load.ledger import finish_run as finish_run
    from etl.load.ledger import known_objects as known_objects
    from etl.load.ledger import mark_abandoned as mark_abandoned
    from etl.load.ledger import mark_object as mark_object
    from etl.load.ledger import note_failure as note_failure
    from etl.load.ledger import noted_failure as noted_failure
    from etl.load.ledger import register_annotators as register_annotators
    from etl.load.ledger import run_counts as run_counts
    from etl.load.ledger import running as running
    from etl.load.ledger import try_writing as try_writing
    from etl.load.reference import register_sources as register_sources
    from etl.load.reference import remove_orphans as remove_orphans
    from etl.load.rows import version_rows as version_rows
    from etl.load.schema import upgrade as upgrade
    from etl.load.stale import stale_versions as stale_versions
    from etl.load.summary import write_summary as write_summary
    from etl.load.warehouse import exclusively as exclusively
    from etl.load.warehouse import open_warehouse as open_warehouse
    from etl.load.warehouse import reading as reading

_MODULES = {
    "batch": ["load_batch"],
    "fetched": ["fetched_before", "remember_fetched", "runs_not_through"],
    "ledger": [
        "IngestObject",
        "LoadCounts",
        "abandoned",
        "begin_run",
        "finish_run",
        "known_objects",
        "mark_abandoned",
        "mark_object",
        "note_failure",
        "noted_failure",
        "register_annotators",
        "run_counts",
        "running",
        "try_writing",
    ],
    "reference": ["register_sources", "remove_orphans"],
    "rows": ["version_rows"],
    "schema": ["upgrade"],
    "stale": ["stale_versions"],
    "summary": ["write_summary"],
    "warehouse": ["exclusively", "open_warehouse", "reading"],
}


def __getattr__(name: str) -> Any:
    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(f"etl.load.{module}"), name)
    raise AttributeError(f"module 'etl.load' has no attribute {name!r}")
