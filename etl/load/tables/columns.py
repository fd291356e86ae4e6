"""What the tables have in common: the metadata they are entered in, types and kinds of columns."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, DateTime, ForeignKey, Integer, MetaData, Text
from sqlalchemy.dialects import sqlite

VOLATILE = {"volatile": True}

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)

_SEARCH_TABLES = ("search_text", "search_term")  # and those in which FTS5 keeps the first


def is_described(name: str | None, kind: str, _parents: object) -> bool:
    """Whether a table that stands in a warehouse is to be found here: not the engine's own for search."""
    return kind != "table" or not str(name).startswith(_SEARCH_TABLES)


# On SQLite an INTEGER key is the row's own address: no second index.
Key = BigInteger().with_variant(Integer(), "sqlite")

Moment = DateTime().with_variant(sqlite.DATETIME(truncate_microseconds=True), "sqlite")  # type: ignore[no-untyped-call]


def key(name: str, comment: str) -> Column[int]:
    """A primary key derived from content: never numbered by the engine."""
    return Column(name, Key, primary_key=True, autoincrement=False, comment=comment)


def refers(name: str, to: str, comment: str, **options: Any) -> Column[int]:
    return Column(name, Key, ForeignKey(to), comment=comment, **options)


def names(name: str, comment: str, **options: Any) -> Column[int]:
    return refers(name, "article_entity.article_entity_id", comment, index=True, **options)


def child_key() -> tuple[Column[int], Column[int]]:
    """What every row read out of a version is known by."""
    return (
        Column("version_id", Key, ForeignKey("article_version.version_id"), primary_key=True,
               autoincrement=False, comment="The version it was read from."),
        Column("ordinal", Integer, primary_key=True, autoincrement=False,
               comment="Its place among its kind in that version, from 0."),
    )  # fmt: skip


def text(name: str, comment: str, **options: Any) -> Column[str]:
    return Column(name, Text, nullable=False, comment=comment, **options)


def text_or_null(name: str, comment: str, **options: Any) -> Column[str]:
    return Column(name, Text, comment=comment, **options)


def number(name: str, comment: str, **options: Any) -> Column[int]:
    return Column(name, Integer, nullable=False, comment=comment, **options)


def number_or_null(name: str, comment: str, **options: Any) -> Column[int]:
    return Column(name, Integer, comment=comment, **options)


def moment(name: str, comment: str, **options: Any) -> Column[Any]:
    return Column(name, Moment, comment=comment, **options)
