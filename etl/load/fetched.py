"""The ledger of what was fetched: by it the next run asks only for what has changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC

from sqlalchemy import Engine, delete, select

from etl.extract.fetch.harvest import FetchedObject
from etl.load.bulk import insert_rows, utc_second
from etl.load.tables import fetched_object
from etl.load.warehouse import writing

_AT_ONCE = 500  # parameters of one statement
_T = fetched_object.c
_REMEMBERED = (_T.url, _T.etag, _T.last_modified, _T.sha256, _T.size, _T.stated_change, _T.fetched_at)


def fetched_before(engine: Engine, urls: Sequence[str]) -> dict[str, FetchedObject]:
    """What is remembered of these URLs, by URL."""
    found: dict[str, FetchedObject] = {}
    with engine.connect() as connection:
        for part in _parts(urls):
            for row in connection.execute(select(*_REMEMBERED).where(_T.url.in_(part))):
                told = FetchedObject(*row)
                found[told.url] = replace(told, fetched_at=told.fetched_at.replace(tzinfo=UTC))
    return found


def remember_fetched(engine: Engine, seen: Sequence[FetchedObject], source: str, run_id: str) -> None:
    """Remember what was fetched, instead of what was remembered of the same URLs."""
    latest = {each.url: each for each in seen}
    rows = [
        (
            each.url, source, each.etag, each.last_modified, each.sha256, each.size, each.stated_change,
            utc_second(each.fetched_at), run_id,
        )
        for each in latest.values()
    ]  # fmt: skip
    with writing(engine) as connection:
        for part in _parts(sorted(latest)):
            connection.execute(delete(fetched_object).where(_T.url.in_(part)))
        insert_rows(connection, fetched_object, sorted(rows))


def _parts(urls: Sequence[str]) -> Iterator[Sequence[str]]:
    return (urls[start : start + _AT_ONCE] for start in range(0, len(urls), _AT_ONCE))
