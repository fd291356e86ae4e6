"""The search index: which articles are in it, made by which rules."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Table, Text

from etl.load.tables.columns import VOLATILE, Key, metadata, number

search_index = Table(
    "search_index",
    metadata,
    Column("rules", Text, primary_key=True, comment="Digest of the rules and lists its terms were made by: others "
           "make it anew."),
    Column("complete", Boolean, nullable=False, comment="Whether every current article is in it; else the next "
           "resolve goes on."),
    comment="How far the search index is, in one row; none: it was never begun.",
    info=VOLATILE,
)  # fmt: skip

search_document = Table(
    "search_document",
    metadata,
    Column("document_id", Key, primary_key=True, autoincrement=False,
           comment="Its number in search_text, as the engine's index holds it.", info=VOLATILE),
    Column("version_id", Key, ForeignKey("article_version.version_id"), nullable=False, unique=True,
           comment="The current version of an article."),
    number("length", "Terms in headline and body."),
    comment="An article that search finds. Its terms are in search_text: an FTS5 table on SQLite, tsvector on "
    "PostgreSQL.",
)  # fmt: skip
