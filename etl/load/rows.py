"""Records into rows: what each table of a version holds, in the order of its columns.

Those of annotations follow from what their records declare.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain, repeat, starmap
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Table

from etl.kinds import Kind
from etl.load import tables
from etl.load.article_entities import article_entity_key, article_entity_rows, folded, link_rows, unsettle
from etl.load.bulk import Row, delete_where_in, insert_rows
from etl.records import KINDS, Annotations, CleanArticle

_Of = TypeVar("_Of")
_AT_ONCE = 50  # versions whose rows are made at a time


class Read(NamedTuple):
    """A version, and what was read out of it."""

    article: CleanArticle
    found: Annotations


class Child(NamedTuple):
    """A table whose rows belong to a version, and how they are made."""

    table: Table
    rows: Callable[[Sequence[Read]], Iterable[Row]]


def rewrite_children(connection: Connection, read: Sequence[Read], known: Sequence[int]) -> None:
    """Write what was read out of versions; of those already ``known`` the old rows go first."""
    named = list(chain.from_iterable(starmap(article_entity_rows, read)))
    unsettle(connection, known, named)
    for child in reversed(CHILDREN):
        delete_where_in(connection, child.table, "version_id", known)
    parts = [read[first : first + _AT_ONCE] for first in range(0, len(read), _AT_ONCE)]
    for table, rows in CHILDREN:
        # Made while they are written: a server takes in those before them meanwhile.
        made = chain.from_iterable(map(rows, parts)) if table is not tables.article_entity else named
        insert_rows(connection, table, made)


def _repairs(article: CleanArticle, _found: Annotations) -> Iterable[Row]:
    for kind, occurrences in sorted(article.repairs.items()):
        if occurrences:
            yield article.version_id, kind, occurrences


def _aliases(article: CleanArticle, found: Annotations) -> Iterable[Row]:
    """Each spelling of each entity once, with why it was first taken for it."""
    version, body = article.version_id, article.body
    spelled: dict[tuple[int, str], list[Any]] = {}
    for m in found.mentions:
        named = m.entity, body[m.start : m.end]
        if named in spelled:
            spelled[named][-1] += 1
        else:
            spelled[named] = [m.rule, m.cluster_rule, 1]
    for ordinal, ((entity, spelling), told) in enumerate(spelled.items()):
        yield version, ordinal, article_entity_key(version, entity), spelling, folded(spelling), *told


def annotation_rows(field: str, kind: Kind, read: Sequence[Read]) -> Iterable[Row]:
    """The rows of one kind of annotation, made a column at a time."""
    records = [getattr(version.found, field) for version in read]
    values = list(zip(*map(attrgetter(*kind.fields), chain.from_iterable(records)), strict=True))
    if not values:
        return ()

    counts = list(map(len, records))

    def of_version(each: Iterable[_Of]) -> list[_Of]:
        """A value of the version for each of its records."""
        return list(chain.from_iterable(map(repeat, each, counts)))

    versions = of_version(version.article.version_id for version in read)
    bodies = of_version(version.article.body for version in read)
    columns: list[Iterable[Any]] = [versions, chain.from_iterable(map(range, counts))]
    places = iter(values)
    for column, span in kind.stored():
        if span is not None:
            columns.append(_words(bodies, values[span.start], values[span.end]))
        elif column.names_entity:
            named = zip(versions, next(places), strict=True)
            columns.append([None if e is None else article_entity_key(version, e) for version, e in named])
        else:
            columns.append(next(places))
    return zip(*columns, strict=True)


def _words(
    bodies: Sequence[str], starts: Sequence[int | None], ends: Sequence[int | None]
) -> list[str | None]:
    spans = zip(bodies, starts, ends, strict=True)
    return [None if start is None else body[start:end] for body, start, end in spans]


def _each_version(
    rows: Callable[[CleanArticle, Annotations], Iterable[Row]],
) -> Callable[[Sequence[Read]], Iterable[Row]]:
    return lambda read: chain.from_iterable(starmap(rows, read))


CHILDREN = (
    Child(tables.version_repair, _each_version(_repairs)),
    Child(tables.article_entity, _each_version(article_entity_rows)),
    Child(tables.entity_link, _each_version(link_rows)),
    Child(tables.entity_alias, _each_version(_aliases)),
    *(
        Child(tables.annotation_tables[field], partial(annotation_rows, field, kind))
        for field, kind in KINDS.items()
    ),
)
