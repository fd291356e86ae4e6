"""Sources, articles and their versions, names, the calendar and the ledger."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import sqlite

revision = "0001"
down_revision = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime().with_variant(sqlite.DATETIME(truncate_microseconds=True), "sqlite")


def upgrade() -> None:
    op.create_table(
        "annotation_run",
        sa.Column(
            "annotation_run_id",
            KEY,
            primary_key=True,
            autoincrement=False,
            comment="Derived from annotators and configuration.",
        ),
        sa.Column(
            "annotators",
            sa.Text(),
            nullable=False,
            comment="Each annotator with its version, in order: names=3 dates=1.",
        ),
        sa.Column(
            "configuration_sha256",
            sa.Text(),
            nullable=False,
            comment="Digest of the lexicons, models and settings they worked with.",
        ),
        sa.Column("first_used_at", MOMENT, nullable=False, comment="When it first annotated, UTC."),
        comment="What annotated a version: a set of annotators with versions and configuration.",
    )
    op.create_table(
        "calendar_day",
        sa.Column("day", sa.Date(), primary_key=True, comment="The day."),
        sa.Column("year", sa.Integer(), nullable=False, comment="Gregorian year."),
        sa.Column("month", sa.Integer(), nullable=False, comment="Gregorian month, 1 to 12."),
        sa.Column("day_of_month", sa.Integer(), nullable=False, comment="Gregorian day of the month."),
        sa.Column("weekday", sa.Integer(), nullable=False, comment="ISO weekday: Monday 1 to Sunday 7."),
        sa.Column("iso_year", sa.Integer(), nullable=False, comment="The year its ISO week belongs to."),
        sa.Column("iso_week", sa.Integer(), nullable=False, comment="ISO week, 1 to 53."),
        sa.Column(
            "hijri_year",
            sa.Integer(),
            comment="Hijri year by Umm al-Qura; null before 1924-08-01 and after 2077-11-16.",
        ),
        sa.Column("hijri_month", sa.Integer(), comment="Hijri month, 1 to 12."),
        sa.Column("hijri_day", sa.Integer(), comment="Hijri day of the month."),
        sa.Column("weekday_ar", sa.Text(), nullable=False, comment="Weekday in Arabic (الاثنين)."),
        sa.Column("month_ar", sa.Text(), nullable=False, comment="Month as in Egypt and the Gulf (يناير)."),
        sa.Column(
            "month_ar_levant",
            sa.Text(),
            nullable=False,
            comment="Month as in the Levant and Iraq (كانون الثاني).",
        ),
        sa.Column(
            "month_ar_maghreb", sa.Text(), nullable=False, comment="Month as in Tunisia and Algeria (جانفي)."
        ),
        sa.Column("hijri_month_ar", sa.Text(), comment="Hijri month in Arabic (محرم)."),
        comment="The days of 1900 to 2100.",
    )
    op.create_index("ix_calendar_day_hijri", "calendar_day", ["hijri_year", "hijri_month", "hijri_day"])
    op.create_table(
        "load_run",
        sa.Column(
            "run_id", sa.Text(), primary_key=True, comment="The run's name, as the scheduler gives it."
        ),
        sa.Column("kind", sa.Text(), nullable=False, comment="nightly, reannotate or maintain."),
        sa.Column(
            "status",
            sa.Text(),
            nullable=False,
            comment="running, done, failed, or interrupted: killed, and followed by another.",
        ),
        sa.Column(
            "started_at",
            MOMENT,
            nullable=False,
            comment="Start, UTC; later than the start of every run before.",
        ),
        sa.Column("finished_at", MOMENT, comment="End, UTC; null: not finished."),
        sa.Column(
            "added", sa.Integer(), nullable=False, server_default="0", comment="Articles not known before."
        ),
        sa.Column(
            "revised",
            sa.Integer(),
            nullable=False,
            server_default="0",
            comment="New versions of known articles.",
        ),
        sa.Column(
            "reopened",
            sa.Integer(),
            nullable=False,
            server_default="0",
            comment="Versions current again because the text went back.",
        ),
        sa.Column(
            "reannotated",
            sa.Integer(),
            nullable=False,
            server_default="0",
            comment="Known versions annotated anew by other annotators.",
        ),
        sa.Column(
            "touched",
            sa.Integer(),
            nullable=False,
            server_default="0",
            comment="Known versions whose url, author, section or dates changed.",
        ),
        sa.Column(
            "unchanged", sa.Integer(), nullable=False, server_default="0", comment="Known versions, skipped."
        ),
        sa.Column(
            "rejected",
            sa.Integer(),
            nullable=False,
            server_default="0",
            comment="Rejected records not known before.",
        ),
        comment="A run of the pipeline and what it loaded.",
    )
    op.create_table(
        "source",
        sa.Column("source_id", KEY, primary_key=True, autoincrement=False, comment="Derived from the slug."),
        sa.Column(
            "slug", sa.Text(), nullable=False, comment="Short name of the outlet, as the records carry it."
        ),
        sa.Column("name_ar", sa.Text(), comment="Its name in Arabic; null: not described in sources.toml."),
        sa.Column("name_en", sa.Text(), comment="Its name in English."),
        sa.Column("country", sa.Text(), comment="Where it is published, ISO 3166-1 alpha-2."),
        sa.Column(
            "kind", sa.Text(), comment="newspaper, agency, broadcaster, magazine, website or official."
        ),
        sa.UniqueConstraint("slug", name="uq_source_slug"),
        comment="An outlet.",
    )
    op.create_table(
        "view_definition",
        sa.Column(
            "name",
            sa.Text(),
            primary_key=True,
            comment="Its file in sql/views/, without the ending: NN_name.",
        ),
        sa.Column("sha256", sa.Text(), nullable=False, comment="Digest of the file it was made from."),
        comment="Which views stand, so that an upgrade touches only what changed.",
    )
    op.create_table(
        "article",
        sa.Column(
            "article_id",
            KEY,
            primary_key=True,
            autoincrement=False,
            comment="Derived from source and identity.",
        ),
        sa.Column(
            "source_id",
            KEY,
            sa.ForeignKey("source.source_id", name="fk_article_source_id"),
            nullable=False,
            comment="The outlet.",
        ),
        sa.Column(
            "identity",
            sa.Text(),
            nullable=False,
            comment="What names it there: its own id, else its URL, else its file.",
        ),
        sa.Column(
            "first_seen_at",
            MOMENT,
            nullable=False,
            comment="When it was first seen, UTC: observed, else the start of its run.",
        ),
        comment="An article of an outlet, whatever was edited since.",
    )
    op.create_index("ix_article_source_id", "article", ["source_id"])
    op.create_table(
        "entity",
        sa.Column(
            "entity_id",
            KEY,
            primary_key=True,
            autoincrement=False,
            comment="Derived from type and lexicon id, or from type and match key of the name.",
        ),
        sa.Column("type", sa.Text(), nullable=False, comment="PERSON, ORG, LOC or MISC."),
        sa.Column("name_ar", sa.Text(), nullable=False, comment="Canonical Arabic name."),
        sa.Column("name_en", sa.Text(), comment="Canonical English name, where curated."),
        sa.Column("country", sa.Text(), comment="The country it is or belongs to, ISO 3166-1 alpha-2."),
        sa.Column("lexicon_id", sa.Text(), comment="Its id in the curated tables, where linked."),
        sa.Column("geonames_id", sa.Integer(), comment="Its GeoNames id, for places."),
        sa.Column(
            "linked", sa.Boolean(), nullable=False, comment="Whether a curated entry stands behind it."
        ),
        sa.Column(
            "annotation_run_id",
            KEY,
            sa.ForeignKey("annotation_run.annotation_run_id", name="fk_entity_annotation_run_id"),
            nullable=False,
            comment="The annotators that described it so.",
        ),
        comment="A person, organisation or place named in the news.",
    )
    op.create_table(
        "ingest_object",
        sa.Column("address", sa.Text(), primary_key=True, comment="The file or object read."),
        sa.Column(
            "fingerprint",
            sa.Text(),
            nullable=False,
            comment="What tells whether it changed since: size and time, or the store's ETag.",
        ),
        sa.Column("source", sa.Text(), comment="Slug of the outlet it belongs to; null: its records say."),
        sa.Column("size", sa.BigInteger(), comment="Bytes, as stored."),
        sa.Column(
            "records", sa.Integer(), nullable=False, comment="Records read from it, rejected ones included."
        ),
        sa.Column(
            "status",
            sa.Text(),
            nullable=False,
            comment="done: all its batches are loaded; anything else is read again.",
        ),
        sa.Column(
            "run_id",
            sa.Text(),
            sa.ForeignKey("load_run.run_id", name="fk_ingest_object_run_id"),
            nullable=False,
            comment="The last run to read it.",
        ),
        comment="A file or object that was read.",
    )
    op.create_table(
        "load_batch",
        sa.Column(
            "run_id",
            sa.Text(),
            sa.ForeignKey("load_run.run_id", name="fk_load_batch_run_id"),
            primary_key=True,
            comment="The run.",
        ),
        sa.Column(
            "batch_id",
            KEY,
            primary_key=True,
            autoincrement=False,
            comment="Derived from the batch's content: a retried batch is counted once.",
        ),
        sa.Column("loaded_at", MOMENT, nullable=False, comment="When its transaction was made, UTC."),
        sa.Column(
            "added", sa.Integer(), nullable=False, server_default="0", comment="Articles not known before."
        ),
        sa.Column(
            "revised",
            sa.Integer(),
            nullable=False,
            server_default="0",
            comment="New versions of known articles.",
        ),
        sa.Column(
            "reopened",
            sa.Integer(),
            nullable=False,
            server_default="0",
            comment="Versions current again because the text went back.",
        ),
        sa.Column(
            "reannotated",
            sa.Integer(),
            nullable=False,
            server_default="0",
            comment="Known versions annotated anew by other annotators.",
        ),
        sa.Column(
            "touched",
            sa.Integer(),
            nullable=False,
            server_default="0",
            comment="Known versions whose url, author, section or dates changed.",
        ),
        sa.Column(
            "unchanged", sa.Integer(), nullable=False, server_default="0", comment="Known versions, skipped."
        ),
        sa.Column(
            "rejected",
            sa.Integer(),
            nullable=False,
            server_default="0",
            comment="Rejected records not known before.",
        ),
        comment="A batch of about a thousand articles, written in the transaction that loaded them.",
    )
    op.create_table(
        "rejected_record",
        sa.Column(
            "rejected_id",
            KEY,
            primary_key=True,
            autoincrement=False,
            comment="Derived from address, position, stage, reason and excerpt.",
        ),
        sa.Column("address", sa.Text(), nullable=False, comment="The file it stands in."),
        sa.Column(
            "position", sa.Integer(), comment="Its ordinal in that file, from 1; null: the whole file."
        ),
        sa.Column("stage", sa.Text(), nullable=False, comment="Where it failed: extract, clean or annotate."),
        sa.Column(
            "reason", sa.Text(), nullable=False, comment="Why, from the closed list of etl.records.Reason."
        ),
        sa.Column("detail", sa.Text(), nullable=False, comment="The reason in a sentence."),
        sa.Column("excerpt", sa.Text(), nullable=False, comment="Its first characters."),
        sa.Column("source", sa.Text(), comment="Slug of the outlet, where known."),
        sa.Column(
            "run_id",
            sa.Text(),
            sa.ForeignKey("load_run.run_id", name="fk_rejected_record_run_id"),
            nullable=False,
            comment="The run that met it first.",
        ),
        comment="A record that could not be used.",
    )
    op.create_index("ix_rejected_record_run_id", "rejected_record", ["run_id"])
    op.create_table(
        "article_version",
        sa.Column(
            "version_id",
            KEY,
            primary_key=True,
            autoincrement=False,
            comment="Derived from article and content.",
        ),
        sa.Column(
            "article_id",
            KEY,
            sa.ForeignKey("article.article_id", name="fk_article_version_article_id"),
            nullable=False,
            comment="The article.",
        ),
        sa.Column(
            "annotation_run_id",
            KEY,
            sa.ForeignKey("annotation_run.annotation_run_id", name="fk_article_version_annotation_run_id"),
            nullable=False,
            comment="What annotated it.",
        ),
        sa.Column(
            "content_sha256",
            sa.Text(),
            nullable=False,
            comment="SHA-256 of title and body: another text is another version.",
        ),
        sa.Column("body_sha256", sa.Text(), nullable=False, comment="SHA-256 of the body."),
        sa.Column("url", sa.Text(), comment="Where it was published."),
        sa.Column("author", sa.Text(), comment="The author as the source names them."),
        sa.Column("section", sa.Text(), comment="The source's own section or category."),
        sa.Column(
            "published_at", MOMENT, comment="Publication time, UTC; null: unknown, or only the day is known."
        ),
        sa.Column(
            "published_on",
            sa.Date(),
            comment="Publication day in the outlet's time zone; the anchor of relative dates; null: unknown.",
        ),
        sa.Column(
            "published_basis",
            sa.Text(),
            comment="How the publication date is known: source, parameter, or observed (the day it "
            "was fetched).",
        ),
        sa.Column(
            "observed_at",
            MOMENT,
            comment="Earliest known time this text was fetched, UTC; null: the source does not say.",
        ),
        sa.Column(
            "recorded_at",
            MOMENT,
            nullable=False,
            comment="When the record was seen that url, author, section and dates come from, UTC: "
            "observed, else the start of its run.",
        ),
        sa.Column("address", sa.Text(), nullable=False, comment="The file that record was read from."),
        sa.Column("position", sa.Integer(), nullable=False, comment="Its ordinal in that file, from 1."),
        sa.Column(
            "language",
            sa.Text(),
            comment="Language of the body as detected, ISO 639; null: no letters to tell by.",
        ),
        sa.Column("declared_language", sa.Text(), comment="Language the source says it writes."),
        sa.Column("sentence_count", sa.Integer(), nullable=False, comment="Sentences in the body."),
        sa.Column(
            "token_count",
            sa.Integer(),
            nullable=False,
            comment="Words, numbers and punctuation marks in the body.",
        ),
        sa.Column(
            "notes", sa.Text(), comment="Fields of the record that could not be trusted, and why; one a line."
        ),
        sa.Column(
            "valid_from",
            MOMENT,
            nullable=False,
            comment="Since when the article reads so, UTC: observed, else the start of the run that "
            "loaded it; a text that came back starts anew.",
        ),
        sa.Column(
            "valid_to", MOMENT, comment="Until when, exclusive: the next version's start; null: current."
        ),
        sa.Column(
            "is_current", sa.Boolean(), nullable=False, comment="Whether the article reads so now: one does."
        ),
        sa.Column("title", sa.Text(), comment="The headline."),
        sa.Column(
            "body",
            sa.Text(),
            nullable=False,
            comment="The text as the source gave it: what every offset points into.",
        ),
        sa.Column(
            "clean_body",
            sa.Text(),
            nullable=False,
            comment="The body normalised, for LIKE: no diacritics or invisible marks, ASCII digits.",
        ),
        comment="One wording of an article; an edit makes another.",
    )
    op.create_index("ix_article_version_annotation_run_id", "article_version", ["annotation_run_id"])
    op.create_index("ix_article_version_article_id", "article_version", ["article_id"])
    op.create_index("ix_article_version_published_on", "article_version", ["published_on"])
    op.create_index(
        "uq_article_version_current",
        "article_version",
        ["article_id"],
        unique=True,
        sqlite_where=sa.text("is_current"),
        postgresql_where=sa.text("is_current"),
    )
    op.create_table(
        "mention",
        sa.Column(
            "version_id",
            KEY,
            sa.ForeignKey("article_version.version_id", name="fk_mention_version_id"),
            primary_key=True,
            autoincrement=False,
            comment="The version it was read from.",
        ),
        sa.Column(
            "ordinal",
            sa.Integer(),
            primary_key=True,
            autoincrement=False,
            comment="Its place among its kind in that version, from 0.",
        ),
        sa.Column(
            "start_offset",
            sa.Integer(),
            nullable=False,
            comment="First character in article_version.body, from 0.",
        ),
        sa.Column("end_offset", sa.Integer(), nullable=False, comment="The character after its last."),
        sa.Column(
            "surface",
            sa.Text(),
            nullable=False,
            comment="The words as they stand: substr(body, start_offset + 1, end_offset - start_offset).",
        ),
        sa.Column("type", sa.Text(), nullable=False, comment="PERSON, ORG, LOC or MISC, as used here."),
        sa.Column(
            "entity_id",
            KEY,
            sa.ForeignKey("entity.entity_id", name="fk_mention_entity_id"),
            nullable=False,
            comment="Who or what is named.",
        ),
        sa.Column("rule", sa.Text(), nullable=False, comment="The lexicon, rule or model that found it."),
        sa.Column("confidence", sa.Double(), nullable=False, comment="How sure the rule is, 0 to 1."),
        comment="A name in a version.",
    )
    op.create_index("ix_mention_entity_id", "mention", ["entity_id", "version_id"])
    op.create_table(
        "version_repair",
        sa.Column(
            "version_id",
            KEY,
            sa.ForeignKey("article_version.version_id", name="fk_version_repair_version_id"),
            primary_key=True,
            autoincrement=False,
            comment="The version repaired.",
        ),
        sa.Column("kind", sa.Text(), primary_key=True, comment="What was repaired or removed."),
        sa.Column("occurrences", sa.Integer(), nullable=False, comment="How often."),
        comment="What cleaning found in a version, by kind.",
    )
