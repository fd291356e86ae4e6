"""Records into rows: what each table of a version holds, in the order of its columns.

Those of annotations follow from what their records declare.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, repeat
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection

from etl.kinds import Kind
from etl.load import tables
from etl.load.article_entities import article_entity_keys, name_rows, unsettle
from etl.load.bulk import Row, delete_where_in, insert_rows
from etl.records import KINDS, Annotations, CleanArticle

_Of = TypeVar("_Of")
_AT_ONCE = 50  # versions whose rows are made at a time


class Read(NamedTuple):
    """A version, and what was read out of it."""

    article: CleanArticle
    found: Annotations


def rewrite_children(connection: Connection, read: Sequence[Read], known: Sequence[int]) -> None:
    """Write what was read out of versions; of those already ``known`` the old rows go first."""
    names = name_rows(read)
    unsettle(connection, known, names.entities)
    for table in reversed(_CHILDREN):
        delete_where_in(connection, table, "version_id", known)
    insert_rows(connection, tables.version_repair, _repairs(read))
    for table, rows in zip(_NAMES, names, strict=True):
        insert_rows(connection, table, rows)
    parts = [read[first : first + _AT_ONCE] for first in range(0, len(read), _AT_ONCE)]
    for field, kind in KINDS.items():
        # Made while they are written: a server takes in those before them meanwhile.
        made = chain.from_iterable(annotation_rows(field, kind, part) for part in parts)
        insert_rows(connection, tables.annotation_tables[field], made)


_NAMES = (tables.article_entity, tables.entity_link, tables.entity_alias)  # as NameRows has them
_CHILDREN = (tables.version_repair, *_NAMES, *tables.annotation_tables.values())


def _repairs(read: Iterable[Read]) -> Iterable[Row]:
    for article, _ in read:
        for kind, occurrences in sorted(article.repairs.items()):
            if occurrences:
                yield article.version_id, kind, occurrences


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
            columns.append(article_entity_keys(versions, next(places)))
        else:
            columns.append(next(places))
    return zip(*columns, strict=True)


def _words(
    bodies: Sequence[str], starts: Sequence[int | None], ends: Sequence[int | None]
) -> list[str | None]:
    spans = zip(bodies, starts, ends, strict=True)
    return [None if start is None else body[start:end] for body, start, end in spans]
