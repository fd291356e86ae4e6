"""Outlets, articles and their versions."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Table, Text
from sqlalchemy import text as sql

from etl.load.tables.columns import VOLATILE, Key, key, metadata, moment, number, refers, text, text_or_null

source = Table(
    "source",
    metadata,
    key("source_id", "Derived from the slug."),
    text("slug", "Short name of the outlet, as the records carry it.", unique=True),
    text_or_null("name_ar", "Its name in Arabic; null: not described in sources.toml."),
    text_or_null("name_en", "Its name in English."),
    text_or_null("country", "Where it is published, ISO 3166-1 alpha-2."),
    text_or_null("kind", "newspaper, agency, broadcaster, magazine, website or official."),
    comment="An outlet.",
)

article = Table(
    "article",
    metadata,
    key("article_id", "Derived from source and identity."),
    refers("source_id", "source.source_id", "The outlet.", nullable=False, index=True),
    text("identity", "What names it there: its own id, else its URL, else its file."),
    moment("first_seen_at", "When it was first seen, UTC: observed, else the start of its run.",
           nullable=False, info=VOLATILE),
    comment="An article of an outlet, whatever was edited since.",
)  # fmt: skip

article_address = Table(
    "article_address",
    metadata,
    key("address_id", "Derived from the address without its scheme and www., or from outlet and id."),
    Column("article_id", Key, ForeignKey("article.article_id", deferrable=True, initially="DEFERRED"),
           nullable=False, index=True, comment="The article first seen there."),
    text("address", "The URL in canonical form, or the other name, as it was first written."),
    comment="Every name an article was seen under: its URLs, and what other outlets or files call it.",
)  # fmt: skip

annotation_run = Table(
    "annotation_run",
    metadata,
    key("annotation_run_id", "Derived from annotators and configuration."),
    text("annotators", "Each annotator with its version, in order: names=3 dates=1."),
    text("configuration_sha256", "Digest of the lexicons, models and settings they worked with."),
    moment("first_used_at", "When it first annotated, UTC.", nullable=False, info=VOLATILE),
    comment="What annotated a version: a set of annotators with versions and configuration.",
)

article_version = Table(
    "article_version",
    metadata,
    key("version_id", "Derived from article and content."),
    refers("article_id", "article.article_id", "The article.", nullable=False, index=True),
    refers("annotation_run_id", "annotation_run.annotation_run_id", "What annotated it.",
           nullable=False, index=True),
    text("content_sha256", "SHA-256 of title and body: another text is another version."),
    text("body_sha256", "SHA-256 of the body."),
    text_or_null("url", "Where it was published."),
    text_or_null("author", "The author as the source names them."),
    text_or_null("section", "The source's own section or category."),
    moment("published_at", "Publication time, UTC; null: unknown, or only the day is known."),
    Column("published_on", Date, index=True,
           comment="Publication day in the outlet's time zone; null: unknown."),
    text_or_null("published_basis", "Where that date stands: source (the record's field), json-ld, meta, time, "
                 "feed, url, dateline or parameter; null: unknown."),
    text_or_null("published_flag", "Why nothing is counted from that date: future, before_1990 or after_fetch; "
                 "null: it can be true."),
    moment("observed_at", "Earliest known time this text was fetched, UTC; null: the source does not say."),
    Column("observed_on", Date, comment="The day of that in the outlet's time zone."),
    Column("anchor_on", Date, comment="The day its relative dates were counted from; null: none was known."),
    text_or_null("anchor_basis", "What day that is: published, or observed where no publication is known."),
    moment("recorded_at", "When the last record was seen that showed this text, UTC: observed, else the "
           "start of its run; url, author, section and dates are that record's.",
           nullable=False, info=VOLATILE),
    moment("file_changed_at", "When that record's file was last changed, UTC; null: the store does not say.",
           info=VOLATILE),
    moment("read_at", "Start of the run that read this text first or brought it back, UTC.",
           nullable=False, info=VOLATILE),
    text("address", "The file that record was read from."),
    number("position", "Its ordinal in that file, from 1."),
    text_or_null("language", "Language of the body as detected, ISO 639; null: no letters to tell by."),
    text_or_null("declared_language", "Language the source says it writes."),
    number("sentence_count", "Sentences in the body."),
    number("token_count", "Words, numbers and punctuation marks in the body."),
    text_or_null("notes", "Fields of the record that could not be trusted, and why; one a line."),
    moment("valid_from", "Since when the article reads so, UTC: observed, else the start of the run that "
           "loaded it; a text that came back starts anew.", nullable=False, info=VOLATILE),
    moment("valid_to", "Until when, exclusive: the next version's start; null: current.", info=VOLATILE),
    Column("is_current", Boolean, nullable=False, comment="Whether the article reads so now: one does."),
    text_or_null("order_basis", "How it is known to follow the version before it: observed, file_time, run "
                 "(read by a later one) or position (in its file, or its file's name); null: the first."),
    # The long texts stand last: SQLite reads a row up to the column asked for.
    text_or_null("title", "The headline."),
    text("body", "The text as the source gave it: what every offset points into."),
    text("clean_body", "The body normalised, for LIKE: no diacritics or invisible marks, ASCII digits."),
    comment="One wording of an article; an edit makes another.",
)  # fmt: skip

Index(
    "ix_article_version_anchor_on",
    article_version.c.anchor_on,
    sqlite_where=sql("is_current"),
    postgresql_where=sql("is_current"),
)

Index(
    "uq_article_version_current",
    article_version.c.article_id,
    unique=True,
    sqlite_where=sql("is_current"),
    postgresql_where=sql("is_current"),
)

version_repair = Table(
    "version_repair",
    metadata,
    Column("version_id", Key, ForeignKey("article_version.version_id"), primary_key=True, autoincrement=False,
           comment="The version repaired."),
    Column("kind", Text, primary_key=True, comment="What was repaired or removed."),
    number("occurrences", "How often."),
    comment="What cleaning found in a version, by kind.",
)  # fmt: skip
