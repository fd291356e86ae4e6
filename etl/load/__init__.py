"""Annotations → rows → warehouse. Knows SQLAlchemy, not Arabic.

engine = open_warehouse(url); upgrade(engine)
begin_run(engine, run_id)
annotators = register_annotators(engine, [("names", "3")], configuration_sha256)
register_sources(engine, sources)
load_batch(engine, articles, annotations, rejected, run_id=run_id, annotation_run_id=annotators)
mark_object(engine, IngestObject(address, fingerprint), run_id)   # when all its batches are loaded
link_short_names(engine)                                         # when all batches are loaded
finish_run(engine, run_id)
"""

from etl.load.article_entities import link_short_names
from etl.load.batch import load_batch
from etl.load.ledger import (
    IngestObject,
    LoadCounts,
    begin_run,
    finish_run,
    known_objects,
    mark_object,
    register_annotators,
)
from etl.load.reference import register_sources, remove_orphans
from etl.load.schema import upgrade
from etl.load.stale import stale_versions
from etl.load.warehouse import open_warehouse, reading

__all__ = [
    "IngestObject",
    "LoadCounts",
    "begin_run",
    "finish_run",
    "known_objects",
    "link_short_names",
    "load_batch",
    "mark_object",
    "open_warehouse",
    "reading",
    "register_annotators",
    "register_sources",
    "remove_orphans",
    "stale_versions",
    "upgrade",
]
