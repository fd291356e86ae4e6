"""What the versions written since the last time change in stories, edits and search, a thousand in one transaction."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Engine, insert, select

from etl.load.bulk import among, delete_where_in
from etl.load.tables import article_version, story_text, unsettled_version
from etl.load.warehouse import settling, writing
from etl.resolve.changes import settle_changes
from etl.resolve.search.index import bring_search_up_to_date, settle_search
from etl.resolve.stories.settle import Texts, settle_stories

VERSIONS_AT_ONCE = 1000


def settle_versions(engine: Engine, *, everything: bool, at_once: int = VERSIONS_AT_ONCE) -> None:
    """Settle stories, edits and search; ``everything``: of all articles, and not only of what was loaded since."""
    if everything:
        with writing(engine) as connection:
            _unsettle_all(connection)
    bring_search_up_to_date(engine, everything=everything, at_once=at_once)
    texts = Texts()
    while keys := _unsettled(engine):
        for first in range(0, len(keys), at_once):
            _settle(engine, keys[first : first + at_once], texts)


def _unsettle_all(connection: Connection) -> None:
    current = article_version.c
    known = select(unsettled_version.c.version_id)
    left = select(current.version_id).where(current.is_current, current.version_id.not_in(known))
    connection.execute(insert(unsettled_version).from_select(["version_id"], left))


def _unsettled(engine: Engine) -> Sequence[int]:
    """What is left to do, in the order of days: what is compared with one is then soon compared with the next."""
    v = article_version.c
    with engine.connect() as connection:
        keys = connection.scalars(select(unsettled_version.c.version_id)).all()
        query = select(v.version_id).where(among(connection, v.version_id, keys))
        return connection.scalars(query.order_by(v.anchor_on, v.version_id)).all() if keys else ()


def _settle(engine: Engine, keys: Sequence[int], texts: Texts) -> None:
    with settling(engine) as connection:
        articles = _articles_of(connection, keys)
        settle_stories(
            connection, _settled_before(connection, articles), _current(connection, articles), texts
        )
        settle_changes(connection, articles)
        settle_search(connection, articles)
        delete_where_in(connection, unsettled_version, "version_id", keys)


def _articles_of(connection: Connection, keys: Sequence[int]) -> Sequence[int]:
    v = article_version.c
    return connection.scalars(
        select(v.article_id).where(among(connection, v.version_id, keys)).distinct()
    ).all()


def _settled_before(connection: Connection, articles: Sequence[int]) -> Sequence[int]:
    v, known = article_version.c, story_text.c.version_id
    keys = connection.scalars(select(v.version_id).where(among(connection, v.article_id, articles))).all()
    return connection.scalars(select(known).where(among(connection, known, keys))).all()


def _current(connection: Connection, articles: Sequence[int]) -> Sequence[int]:
    v = article_version.c
    query = select(v.version_id).where(v.is_current, among(connection, v.article_id, articles))
    return connection.scalars(query.order_by(v.version_id)).all()
