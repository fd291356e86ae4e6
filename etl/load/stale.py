"""Versions that other annotators read, or with another anchor: what is to be annotated anew."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Engine, Row, or_, select

from etl.clean import restore
from etl.load.bulk import among
from etl.load.history import ANCHOR_DUE_ON
from etl.load.tables import article, article_version, source, version_repair
from etl.records import CleanArticle


def stale_versions(
    engine: Engine, annotation_run_id: int, limit: int, *, after: int = -1
) -> list[CleanArticle]:
    """Up to ``limit`` versions that were not read by these annotators, or whose relative dates count from a day
    that is not known to be right any more; the lowest keys above ``after`` first.

    Annotate them and hand them to ``load_batch`` as restored: when none are left, all is read alike.
    """
    v = article_version.c
    anchored = v.anchor_on.is_distinct_from(ANCHOR_DUE_ON)
    query = (
        select(article_version, article.c.identity, source.c.slug)
        .join(article, article.c.article_id == v.article_id)
        .join(source, source.c.source_id == article.c.source_id)
        .where(or_(v.annotation_run_id != annotation_run_id, anchored), v.version_id > after)
        .order_by(v.version_id)
        .limit(limit)
    )
    with engine.connect() as connection:
        rows = connection.execute(query).all()
        chosen = among(connection, version_repair.c.version_id, (row.version_id for row in rows))
        repairs: dict[int, dict[str, int]] = defaultdict(dict)
        for repair in connection.execute(select(version_repair).where(chosen)):
            repairs[repair.version_id][repair.kind] = repair.occurrences
    return [_restored(row, repairs[row.version_id]) for row in rows]


def _restored(row: Row[Any], repairs: dict[str, int]) -> CleanArticle:
    """The clean article again, with the repairs that left no trace in the stored body."""
    a = restore(
        source=row.slug,
        identity=row.identity,
        address=row.address,
        position=row.position,
        body=row.body,
        title=row.title,
        url=row.url,
        author=row.author,
        section=row.section,
        published_at=row.published_at,
        published_on=row.published_on,
        published_basis=row.published_basis,
        published_flag=row.published_flag,
        observed_at=row.observed_at,
        observed_on=row.observed_on,
        language=row.declared_language,
        notes=row.notes.split("\n") if row.notes else (),
    )
    a.repairs = {**repairs, **a.repairs}
    return a
