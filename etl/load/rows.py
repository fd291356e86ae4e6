"""Records into rows: what each table of a version holds, in the order of its columns.

Those of annotations follow from what their records declare.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain, repeat
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Table

from etl.kinds import Kind
from etl.load import tables
from etl.load.article_entities import article_entity_key, article_entity_rows, folded, link_rows, unsettle
from etl.load.bulk import Row, delete_where_in, insert_rows
from etl.records import KINDS, Annotations, CleanArticle

_Of = TypeVar("_Of")


class Read(NamedTuple):
    """A version, what was read out of it, and the keys its entities are stored under."""

    article: CleanArticle
    found: Annotations
    keys: dict[int, int]  # by the entity's key

    @classmethod
    def of(cls, article: CleanArticle, found: Annotations) -> Read:
        """What was read out of an article, with a key for each entity it names."""
        version = article.version_id
        return cls(article, found, {e.key: article_entity_key(version, e.key) for e in found.entities})


class Child(NamedTuple):
    """A table whose rows belong to a version, and how they are made."""

    table: Table
    rows: Callable[[Sequence[Read]], Iterable[Row]]


def rewrite_children(connection: Connection, read: Sequence[Read], known: Sequence[int]) -> None:
    """Write what was read out of versions; of those already ``known`` the old rows go first."""
    written = {child.table: list(child.rows(read)) for child in CHILDREN}
    unsettle(connection, known, written[tables.article_entity])
    for table in reversed(written):
        delete_where_in(connection, table, "version_id", known)
    for table, rows in written.items():
        insert_rows(connection, table, rows)


def _article_entities(read: Read) -> Iterable[Row]:
    return article_entity_rows(read.article, read.found, read.keys)


def _links(read: Read) -> Iterable[Row]:
    return link_rows(read.article, read.found, read.keys)


def _repairs(read: Read) -> Iterable[Row]:
    for kind, occurrences in sorted(read.article.repairs.items()):
        if occurrences:
            yield read.article.version_id, kind, occurrences


def _aliases(read: Read) -> Iterable[Row]:
    """Each spelling of each entity once, with why it was first taken for it."""
    article, found, keys = read
    rules: dict[tuple[int, str], tuple[str, str]] = {}
    counts: Counter[tuple[int, str]] = Counter()
    for m in found.mentions:
        named = m.entity, article.body[m.start : m.end]
        rules.setdefault(named, (m.rule, m.cluster_rule))
        counts[named] += 1
    for ordinal, ((entity, spelling), why) in enumerate(rules.items()):
        occurrences = counts[entity, spelling]
        yield article.version_id, ordinal, keys[entity], spelling, folded(spelling), *why, occurrences


def annotation_rows(field: str, kind: Kind, read: Sequence[Read]) -> Iterable[Row]:
    """The rows of one kind of annotation, made a column at a time."""
    records = [getattr(version.found, field) for version in read]
    values = list(zip(*map(attrgetter(*kind.fields), chain.from_iterable(records)), strict=True))
    if not values:
        return ()

    def of_version(each: Iterable[_Of]) -> list[_Of]:
        """A value of the version for each of its records."""
        return list(
            chain.from_iterable(repeat(one, len(found)) for one, found in zip(each, records, strict=True))
        )

    bodies = of_version(version.article.body for version in read)
    columns: list[Iterable[Any]] = [
        of_version(version.article.version_id for version in read),
        chain.from_iterable(range(len(found)) for found in records),
    ]
    places = iter(values)
    for column, span in kind.stored():
        if span is not None:
            columns.append(_words(bodies, values[span.start], values[span.end]))
        elif column.names_entity:
            keys = of_version(version.keys for version in read)
            columns.append([k if k is None else own[k] for own, k in zip(keys, next(places), strict=True)])
        else:
            columns.append(next(places))
    return zip(*columns, strict=True)


def _words(
    bodies: Sequence[str], starts: Sequence[int | None], ends: Sequence[int | None]
) -> list[str | None]:
    spans = zip(bodies, starts, ends, strict=True)
    return [None if start is None else body[start:end] for body, start, end in spans]


def _each_version(rows: Callable[[Read], Iterable[Row]]) -> Callable[[Sequence[Read]], Iterable[Row]]:
    return lambda read: chain.from_iterable(map(rows, read))


CHILDREN = (
    Child(tables.version_repair, _each_version(_repairs)),
    Child(tables.article_entity, _each_version(_article_entities)),
    Child(tables.entity_link, _each_version(_links)),
    Child(tables.entity_alias, _each_version(_aliases)),
    *(
        Child(tables.annotation_tables[field], partial(annotation_rows, field, kind))
        for field, kind in KINDS.items()
    ),
)
