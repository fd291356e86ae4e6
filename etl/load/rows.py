"""What was read out of a version as rows of the tables that hold it, in the order of their columns.

Rows are made where articles are annotated, by many side by side: who loads is alone, and only writes them. Those of
annotations follow from what their records declare.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, make_dataclass, replace
from datetime import date
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Table

from etl.kinds import Kind
from etl.load import tables
from etl.load.article_entities import article_entity_key, name_rows, unsettle
from etl.load.bulk import Row, column_names, delete_where_in, insert_rows
from etl.records import KINDS, Annotations, CleanArticle, Entity

# Those whose rows belong to a version, each behind what it refers to.
_CHILDREN = (
    tables.version_repair, tables.article_entity, tables.entity_link, tables.entity_alias,
    *tables.annotation_tables.values(),
)  # fmt: skip


@dataclass(slots=True)
class ReadOut:
    """What was read out of a version: what its own row says of that, and the rows of each table by the table's name."""

    version_id: int
    language: str | None
    sentence_count: int
    token_count: int
    anchor_on: date | None
    anchor_basis: str | None


def _row_of(name: str, columns: Iterable[Column[Any]]) -> Any:
    """The type of a list of rows with these columns."""
    row = NamedTuple(name, [(each.name, each.type.python_type | None) for each in columns])  # type: ignore[misc]
    return list[row]


_described: Callable[[Entity], Row] = attrgetter(*(field.name for field in fields(Entity)))
_DESCRIBED = tables.entity.columns[: len(fields(Entity))]  # its columns but who described it so

VersionRows: type[ReadOut] = make_dataclass(  # with a field for the rows of each table
    "VersionRows",
    [(table.name, _row_of(table.name, table.columns)) for table in _CHILDREN]
    + [(tables.entity.name, _row_of(tables.entity.name, _DESCRIBED))],
    bases=(ReadOut,),
    slots=True,
)


@cache
def row_shape() -> str:
    """The tables and their columns: rows that were made for others cannot be written."""
    return " ".join(f"{table.name}({column_names(table)})" for table in _CHILDREN)


class Read(NamedTuple):
    """A version, and what was read out of it."""

    article: CleanArticle
    found: ReadOut


def rows_of(read: Iterable[Read], table: Table) -> Iterator[Row]:
    """The rows of versions for a table."""
    return chain.from_iterable(getattr(found, table.name) for _, found in read)


def rewrite_children(connection: Connection, read: Sequence[Read], known: Sequence[int]) -> None:
    """Write what was read out of versions; of those already ``known`` the old rows go first."""
    unsettle(connection, known, rows_of(read, tables.article_entity))
    for table in reversed(_CHILDREN):
        delete_where_in(connection, table, "version_id", known)
    for table in _CHILDREN:
        insert_rows(connection, table, rows_of(read, table))


def version_rows(articles: Iterable[CleanArticle], annotations: Iterable[Annotations]) -> list[ReadOut]:
    """The rows of what was read out of articles."""
    by_version = {article.version_id: article for article in articles}
    return [_version_rows(by_version[found.version_id], found) for found in annotations]


def _version_rows(article: CleanArticle, found: Annotations) -> ReadOut:
    repairs = [(article.version_id, kind, times) for kind, times in sorted(article.repairs.items()) if times]
    kinds = (annotation_rows(kind, article, getattr(found, field)) for field, kind in KINDS.items())
    children = (repairs, *name_rows(article, found), *kinds)
    made: Any = VersionRows
    return made(  # type: ignore[no-any-return]
        found.version_id,
        found.language,
        len(found.sentences),
        found.token_count,
        found.anchor_on,
        found.anchor_basis,
        *children,
        list(map(_described, found.entities)),
    )


def annotation_rows(kind: Kind, article: CleanArticle, records: Sequence[Any]) -> list[Row]:
    """The rows of one kind of annotation, made a column at a time."""
    if not records:
        return []
    version, body = article.version_id, article.body
    values = list(zip(*map(kind.values, records), strict=True))
    columns: list[Iterable[Any]] = [[version] * len(records), range(len(records))]
    places = iter(values)
    for column, span in kind.stored():
        if span is not None:
            spans = zip(values[span.start], values[span.end], strict=True)
            columns.append([None if start is None else body[start:end] for start, end in spans])
        elif column.names_entity:
            columns.append([None if e is None else article_entity_key(version, e) for e in next(places)])
        else:
            columns.append(next(places))
    return list(zip(*columns, strict=True))


def under(found: ReadOut, version_id: int) -> ReadOut:
    """The same under another key of the version, from which those of what it names follow."""
    difference = found.version_id ^ version_id
    rows: Mapping[str, list[Row]] = {
        table.name: [
            tuple(
                value ^ difference if at in _keyed(table) and value is not None else value
                for at, value in enumerate(row)
            )
            for row in getattr(found, table.name)
        ]
        for table in _CHILDREN
    }
    return replace(found, version_id=version_id, **rows)  # type: ignore[arg-type]


@cache
def _keyed(table: Table) -> frozenset[int]:
    """The places of the columns that hold the version's key, or that of what it names."""
    keys = tables.article_version.c.version_id, tables.article_entity.c.article_entity_id
    return frozenset(
        at
        for at, column in enumerate(table.columns)
        if column in keys or any(column.references(key) for key in keys)
    )
