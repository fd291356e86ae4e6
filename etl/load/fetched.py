"""The ledger of what was fetched: by it the next run asks only for what has changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC

from sqlalchemy import Engine, delete, select

from etl.extract.fetch.harvest import FetchedObject
from etl.load.bulk import insert_rows, utc_second
from etl.load.tables import fetched_object, load_run
from etl.load.warehouse import writing

_AT_ONCE = 500  # parameters of one statement
_T = fetched_object.c
_REMEMBERED = (
    _T.url,
    _T.etag,
    _T.last_modified,
    _T.sha256,
    _T.size,
    _T.stated_change,
    _T.fetched_at,
    _T.run_id,
)


def runs_not_through(engine: Engine) -> list[str]:
    """Runs that fetched something and have not come through: what they fetched may not be loaded."""
    fetched_by = select(_T.run_id).distinct().subquery()
    through = load_run.c.status.in_(("done", "nothing_new"))
    with engine.connect() as connection:
        return list(
            connection.scalars(
                select(load_run.c.run_id)
                .join(fetched_by, fetched_by.c.run_id == load_run.c.run_id)
                .where(~through)
            )
        )


def fetched_before(
    engine: Engine, urls: Sequence[str], lost: Collection[str] = ()
) -> dict[str, FetchedObject]:
    """What is remembered of these URLs, by URL; nothing of what ``lost`` runs fetched."""
    found: dict[str, FetchedObject] = {}
    with engine.connect() as connection:
        for part in _parts(urls):
            for *row, run_id in connection.execute(select(*_REMEMBERED).where(_T.url.in_(part))):
                if run_id in lost:
                    continue
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
