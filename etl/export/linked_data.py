"""Articles as they read now, a day a file, each line a schema.org NewsArticle with its Web Annotations (JSON-LD)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import orjson
from sqlalchemy import Connection

from etl.export.days import Asked, day_of, partition, versions_by_day
from etl.export.web_annotations import news_article
from etl.export.written import Written
from etl.progress import Sum

_FILE = "articles.jsonl"


def export_linked_data(connection: Connection, written: Written, folder: Path, asked: Asked) -> Iterator[Sum]:
    """Write the days that are not there yet."""
    days = versions_by_day(connection, asked, only_current=True)
    total, done = sum(map(len, days.values())), 0
    yield "export", done, total
    for day, versions in days.items():
        file = f"{partition(day)}/{_FILE}"
        if file not in written:
            with written.writing(file) as part, part.open("wb") as lines:
                for version_id in versions:
                    lines.write(orjson.dumps(news_article(connection, version_id)) + b"\n")
                    done += 1
                    yield "export", done, total
        else:
            done += len(versions)
    for found in folder.glob(f"day=*/{_FILE}"):
        day = day_of(found.parent.name)
        if asked.holds(day) and day not in days:
            written.remove(found)
    yield "export", total, total
