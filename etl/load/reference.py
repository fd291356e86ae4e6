"""Rows that many articles share: outlets and entities. They are never deleted and inserted again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, delete, exists, or_, select, text, update

from etl.extract.sources import Source
from etl.load.bulk import Row, among, insert_missing
from etl.load.tables import entity, metadata, source
from etl.load.warehouse import writing
from etl.records import content_key


@lru_cache(maxsize=1000)
def source_key(slug: str) -> int:
    """The key of an outlet."""
    return content_key("source", slug)


def register_sources(engine: Engine, sources: Iterable[Source]) -> None:
    """Describe the outlets as ``sources.toml`` does now; those it does not name stay as they are."""
    rows = [(source_key(s.slug), s.slug, s.name_ar, s.name_en, s.country, s.kind) for s in sources]
    with writing(engine) as connection:
        insert_missing(connection, source, rows)
        stored = {row.source_id: tuple(row) for row in connection.execute(select(source))}
        _update(connection, source, [row for row in rows if stored[row[0]] != row])


def ensure_sources(connection: Connection, slugs: Iterable[str]) -> None:
    """A row for every outlet the records name, though nothing describes it."""
    rows = [(source_key(slug), slug, None, None, None, None) for slug in set(slugs)]
    insert_missing(connection, source, rows)


def merge_entities(connection: Connection, described: Iterable[Row], annotation_run_id: int) -> None:
    """Enter entities, each a row but for who described it, and settle what they are where two descriptions differ.

    The annotators at work now outdo earlier ones; among descriptions by the same, the linked one wins, then
    the one with more facts, then the first in the alphabet: whatever the order they come in.
    """
    given: dict[int, Row] = {}
    for row in described:
        known = given.setdefault(row[0], row)
        if known is not row and known != row:
            given[row[0]] = min(known, row, key=_rank)
    given = {key: (*given[key], annotation_run_id) for key in sorted(given)}
    if connection.dialect.name == "postgresql":
        # What is found there stays until we commit: see remove_orphans.
        connection.execute(text("LOCK TABLE entity IN ROW EXCLUSIVE MODE"))
    stored = _stored(connection, given)
    missing = [row for key, row in given.items() if key not in stored]
    if insert_missing(connection, entity, missing) < len(missing):
        stored = _stored(connection, given)  # another worker was first
    differing = [key for key, row in stored.items() if _outdoes(given[key], row)]
    if differing:
        # Locked only now: common entities stand in every batch, and two workers would queue for them.
        stored = _stored(connection, differing, lock=True)
        _update(connection, entity, [given[key] for key, row in stored.items() if _outdoes(given[key], row)])


def remove_orphans(engine: Engine) -> int:
    """Delete the entities nothing refers to any more, as annotating anew leaves them; how many."""
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("LOCK TABLE entity IN SHARE ROW EXCLUSIVE MODE"))
        referring = [
            column
            for table in metadata.sorted_tables
            for column in table.columns
            if column.references(entity.c.entity_id)
        ]
        used = or_(*(exists().where(column == entity.c.entity_id) for column in referring))
        return connection.execute(delete(entity).where(~used)).rowcount


def _rank(row: Sequence[Any]) -> tuple[Any, ...]:
    """The lesser describes the entity."""
    facts = row[2:7]
    return not row[7], sum(fact is None for fact in facts), [str(fact) for fact in facts]


def _outdoes(row: Row, stored: Row) -> bool:
    return row != stored and (row[-1] != stored[-1] or _rank(row) < _rank(stored))


def _stored(connection: Connection, keys: Iterable[int], *, lock: bool = False) -> dict[int, Row]:
    """The stored descriptions of those entities."""
    key = entity.c.entity_id
    query = select(entity).where(among(connection, key, keys)).order_by(key)
    if lock:
        query = query.with_for_update(key_share=True)
    return {row[0]: row for row in map(tuple, connection.execute(query).all())}


def _update(connection: Connection, table: Any, rows: Iterable[Row]) -> None:
    key, *columns = table.columns
    names = ["key", *(column.name for column in columns)]
    values = [dict(zip(names, row, strict=True)) for row in rows]
    if values:
        statement = update(table).where(key == bindparam("key"))
        connection.execute(statement.values({column: bindparam(column.name) for column in columns}), values)
