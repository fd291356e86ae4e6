"""Records into rows: what each table of a version holds, in the order of its columns.

Those of annotations follow from what their records declare.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import count, repeat
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table

from etl.kinds import Kind
from etl.load import tables
from etl.load.article_entities import article_entity_key, article_entity_rows, folded, link_rows
from etl.load.bulk import Row, delete_where_in, insert_rows
from etl.records import KINDS, Annotations, CleanArticle


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
    rows: Callable[[Read], Iterable[Row]]


def rewrite_children(connection: Connection, read: Sequence[Read], known: Sequence[int]) -> None:
    """Write what was read out of versions; of those already ``known`` the old rows go first."""
    for child in reversed(CHILDREN):
        delete_where_in(connection, child.table, "version_id", known)
    for child in CHILDREN:
        insert_rows(connection, child.table, [row for version in read for row in child.rows(version)])


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


def annotation_rows(kind: Kind, read: Read, records: Sequence[Any]) -> Iterable[Row]:
    """The rows of one kind of annotation of a version, made a column at a time."""
    values = list(zip(*map(kind.values, records), strict=True))
    columns: list[Iterable[Any]] = [repeat(read.article.version_id), count()]
    places = iter(values)
    for column, span in kind.stored():
        if span is not None:
            columns.append(_words(read.article.body, values[span.start], values[span.end]))
        elif column.names_entity:
            columns.append([None if key is None else read.keys[key] for key in next(places)])
        else:
            columns.append(next(places))
    return zip(*columns, strict=False)  # the ordinals go on for ever


def _words(body: str, starts: Sequence[int | None], ends: Sequence[int | None]) -> list[str | None]:
    return [None if start is None else body[start:end] for start, end in zip(starts, ends, strict=True)]


def _child_of(field: str, kind: Kind) -> Child:
    def rows(read: Read) -> Iterable[Row]:
        records = getattr(read.found, field)
        return annotation_rows(kind, read, records) if records else ()

    return Child(tables.annotation_tables[field], rows)


CHILDREN = (
    Child(tables.version_repair, _repairs),
    Child(tables.article_entity, _article_entities),
    Child(tables.entity_link, _links),
    Child(tables.entity_alias, _aliases),
    *(_child_of(field, kind) for field, kind in KINDS.items()),
)
