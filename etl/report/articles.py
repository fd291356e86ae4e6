"""One wording of an article with all that was read out of it, as pages and exports show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from etl.report.pages import page_rows
from etl.report.passages import Annotation


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """What a version says and what was read from it: rows of ``sql/pages/article_*.sql``."""

    version: Row[Any]
    spans: list[Annotation]
    names: list[Row[Any]]
    statements: list[Row[Any]]
    dates: list[Row[Any]]
    events: list[Row[Any]]
    participants: dict[int, list[Row[Any]]]  # by the event's ordinal
    numbers: dict[int, list[Row[Any]]]
    subjects: list[Row[Any]]
    keywords: list[Row[Any]]


def read_article(connection: Connection, version_id: int) -> ArticleReading | None:
    """That version; None where there is none."""
    version = next(iter(page_rows(connection, "article_version", version=version_id)), None)
    if version is None:
        return None

    def rows(name: str) -> list[Row[Any]]:
        return page_rows(connection, f"article_{name}", version=version_id)

    return ArticleReading(
        version,
        [Annotation(row.kind, row.ordinal, row.start_offset, row.end_offset) for row in rows("spans")],
        rows("names"),
        rows("statements"),
        rows("dates"),
        rows("events"),
        _by_event(rows("participants")),
        _by_event(rows("numbers")),
        rows("subjects"),
        rows("keywords"),
    )


def _by_event(rows: Iterable[Row[Any]]) -> dict[int, list[Row[Any]]]:
    grouped = defaultdict(list)
    for row in rows:
        grouped[row.event_ordinal].append(row)
    return grouped
