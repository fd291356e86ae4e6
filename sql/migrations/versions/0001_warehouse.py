"""The warehouse: articles and their versions, what was read out of them, places, the calendar, the ledger.

Written by Alembic from ``etl.load.tables``. What comes after this revision only adds to it.
"""

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
            autoincrement=False,
            nullable=False,
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
        sa.PrimaryKeyConstraint("annotation_run_id", name=op.f("pk_annotation_run")),
        comment="What annotated a version: a set of annotators with versions and configuration.",
    )
    op.create_table(
        "calendar_day",
        sa.Column("day", sa.Date(), nullable=False, comment="The day."),
        sa.Column("year", sa.Integer(), nullable=False, comment="Gregorian year."),
        sa.Column("month", sa.Integer(), nullable=False, comment="Gregorian month, 1 to 12."),
        sa.Column("day_of_month", sa.Integer(), nullable=False, comment="Gregorian day of the month."),
        sa.Column("weekday", sa.Integer(), nullable=False, comment="ISO weekday: Monday 1 to Sunday 7."),
        sa.Column("iso_year", sa.Integer(), nullable=False, comment="The year its ISO week belongs to."),
        sa.Column("iso_week", sa.Integer(), nullable=False, comment="ISO week, 1 to 53."),
        sa.Column(
            "hijri_year",
            sa.Integer(),
            nullable=True,
            comment="Hijri year by Umm al-Qura; null before 1924-08-01 and after 2077-11-16.",
        ),
        sa.Column("hijri_month", sa.Integer(), nullable=True, comment="Hijri month, 1 to 12."),
        sa.Column("hijri_day", sa.Integer(), nullable=True, comment="Hijri day of the month."),
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
        sa.Column("hijri_month_ar", sa.Text(), nullable=True, comment="Hijri month in Arabic (محرم)."),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_calendar_day")),
        comment="The days of 1900 to 2100.",
    )
    op.create_index(
        "ix_calendar_day_hijri", "calendar_day", ["hijri_year", "hijri_month", "hijri_day"], unique=False
    )
    op.create_table(
        "load_run",
        sa.Column("run_id", sa.Text(), nullable=False, comment="The run's name, as the scheduler gives it."),
        sa.Column("kind", sa.Text(), nullable=False, comment="nightly, reannotate or maintain."),
        sa.Column(
            "status",
            sa.Text(),
            nullable=False,
            comment="running, done, nothing_new, failed, or interrupted: ended from outside.",
        ),
        sa.Column(
            "message",
            sa.Text(),
            nullable=True,
            comment="What failed and the remedy, or what is to be looked at, in one line.",
        ),
        sa.Column(
            "owner",
            sa.Text(),
            nullable=True,
            comment="Who carries it: machine and lock; null: the scheduler does.",
        ),
        sa.Column(
            "started_at",
            MOMENT,
            nullable=False,
            comment="Start, UTC; later than the start of every run before.",
        ),
        sa.Column(
            "finished_at",
            MOMENT,
            nullable=True,
            comment="End, UTC; null: not finished, or nobody saw it end.",
        ),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_load_run")),
        comment="A run of the pipeline and how it ended; what it loaded is the sum of its batches.",
        info={"volatile": True},
    )
    op.create_table(
        "place",
        sa.Column(
            "geonames_id", sa.Integer(), autoincrement=False, nullable=False, comment="Its GeoNames id."
        ),
        sa.Column("name_ar", sa.Text(), nullable=False, comment="Its usual Arabic name."),
        sa.Column("name_en", sa.Text(), nullable=False, comment="Its English name."),
        sa.Column("country", sa.Text(), nullable=False, comment="ISO 3166-1 alpha-2, as GeoNames has it."),
        sa.Column("latitude", sa.Double(), nullable=False, comment="Degrees north."),
        sa.Column("longitude", sa.Double(), nullable=False, comment="Degrees east."),
        sa.Column("population", sa.Integer(), nullable=False, comment="People, as GeoNames has it."),
        sa.PrimaryKeyConstraint("geonames_id", name=op.f("pk_place")),
        comment="A city or town: what entity.geonames_id refers to.",
    )
    op.create_table(
        "source",
        sa.Column("source_id", KEY, autoincrement=False, nullable=False, comment="Derived from the slug."),
        sa.Column(
            "slug", sa.Text(), nullable=False, comment="Short name of the outlet, as the records carry it."
        ),
        sa.Column(
            "name_ar",
            sa.Text(),
            nullable=True,
            comment="Its name in Arabic; null: not described in sources.toml.",
        ),
        sa.Column("name_en", sa.Text(), nullable=True, comment="Its name in English."),
        sa.Column("country", sa.Text(), nullable=True, comment="Where it is published, ISO 3166-1 alpha-2."),
        sa.Column(
            "kind",
            sa.Text(),
            nullable=True,
            comment="newspaper, agency, broadcaster, magazine, website or official.",
        ),
        sa.PrimaryKeyConstraint("source_id", name=op.f("pk_source")),
        sa.UniqueConstraint("slug", name=op.f("uq_source_slug")),
        comment="An outlet.",
    )
    op.create_table(
        "unsettled_word",
        sa.Column(
            "word",
            sa.Text(),
            nullable=False,
            comment="A word that a person's name begins or ends with, folded.",
        ),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_unsettled_word")),
        comment="Words of names that were written, taken away or judged since the last resolve: whoever is known by one of them is looked at next.",
        info={"volatile": True},
    )
    op.create_table(
        "view_definition",
        sa.Column(
            "name", sa.Text(), nullable=False, comment="Its file in sql/views/, without the ending: NN_name."
        ),
        sa.Column("sha256", sa.Text(), nullable=False, comment="Digest of the file it was made from."),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_view_definition")),
        comment="Which views stand, so that an upgrade touches only what changed.",
    )
    op.create_table(
        "article",
        sa.Column(
            "article_id",
            KEY,
            autoincrement=False,
            nullable=False,
            comment="Derived from source and identity.",
        ),
        sa.Column("source_id", KEY, nullable=False, comment="The outlet."),
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
        sa.ForeignKeyConstraint(["source_id"], ["source.source_id"], name=op.f("fk_article_source_id")),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_article")),
        comment="An article of an outlet, whatever was edited since.",
    )
    op.create_index(op.f("ix_article_source_id"), "article", ["source_id"], unique=False)
    op.create_table(
        "entity",
        sa.Column(
            "entity_id",
            KEY,
            autoincrement=False,
            nullable=False,
            comment="Derived from type and lexicon id, or from type and match key of the name.",
        ),
        sa.Column("type", sa.Text(), nullable=False, comment="PERSON, ORG or LOC."),
        sa.Column("name_ar", sa.Text(), nullable=False, comment="Canonical Arabic name."),
        sa.Column("name_en", sa.Text(), nullable=True, comment="Canonical English name, where curated."),
        sa.Column(
            "country",
            sa.Text(),
            nullable=True,
            comment="The country it is or belongs to, ISO 3166-1 alpha-2.",
        ),
        sa.Column(
            "lexicon_id", sa.Text(), nullable=True, comment="Its id in the curated tables, where linked."
        ),
        sa.Column("geonames_id", sa.Integer(), nullable=True, comment="Its GeoNames id, for places."),
        sa.Column(
            "linked", sa.Boolean(), nullable=False, comment="Whether a curated entry stands behind it."
        ),
        sa.Column("annotation_run_id", KEY, nullable=False, comment="The annotators that described it so."),
        sa.ForeignKeyConstraint(
            ["annotation_run_id"],
            ["annotation_run.annotation_run_id"],
            name=op.f("fk_entity_annotation_run_id"),
        ),
        sa.PrimaryKeyConstraint("entity_id", name=op.f("pk_entity")),
        comment="A person, organisation or place named in the news.",
    )
    op.create_table(
        "ingest_object",
        sa.Column("address", sa.Text(), nullable=False, comment="The file or object read."),
        sa.Column(
            "fingerprint",
            sa.Text(),
            nullable=False,
            comment="What tells whether it changed since: size and time, or the store's ETag.",
        ),
        sa.Column(
            "source",
            sa.Text(),
            nullable=True,
            comment="Slug of the outlet it belongs to; null: its records say.",
        ),
        sa.Column("size", sa.BigInteger(), nullable=True, comment="Bytes, as stored."),
        sa.Column(
            "records", sa.Integer(), nullable=False, comment="Records read from it, rejected ones included."
        ),
        sa.Column(
            "status",
            sa.Text(),
            nullable=False,
            comment="done: all its batches are loaded; anything else is read again.",
        ),
        sa.Column("run_id", sa.Text(), nullable=False, comment="The last run to read it."),
        sa.ForeignKeyConstraint(["run_id"], ["load_run.run_id"], name=op.f("fk_ingest_object_run_id")),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_ingest_object")),
        comment="A file or object that was read.",
        info={"volatile": True},
    )
    op.create_table(
        "load_batch",
        sa.Column("run_id", sa.Text(), nullable=False, comment="The run."),
        sa.Column(
            "batch_id",
            KEY,
            autoincrement=False,
            nullable=False,
            comment="Derived from the batch's content: a retried batch is counted once.",
        ),
        sa.Column("loaded_at", MOMENT, nullable=False, comment="When its transaction was made, UTC."),
        sa.Column(
            "added", sa.Integer(), server_default="0", nullable=False, comment="Articles not known before."
        ),
        sa.Column(
            "revised",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="New versions of known articles.",
        ),
        sa.Column(
            "reopened",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Versions current again because the text went back.",
        ),
        sa.Column(
            "reannotated",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Known versions annotated anew: by others, or from another day.",
        ),
        sa.Column(
            "touched",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Known versions whose url, author, section or dates changed.",
        ),
        sa.Column(
            "unchanged", sa.Integer(), server_default="0", nullable=False, comment="Known versions, skipped."
        ),
        sa.Column(
            "rejected",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Rejected records not known before.",
        ),
        sa.ForeignKeyConstraint(["run_id"], ["load_run.run_id"], name=op.f("fk_load_batch_run_id")),
        sa.PrimaryKeyConstraint("run_id", "batch_id", name=op.f("pk_load_batch")),
        comment="A batch of about a thousand articles, written in the transaction that loaded them.",
        info={"volatile": True},
    )
    op.create_table(
        "rejected_record",
        sa.Column(
            "rejected_id",
            KEY,
            autoincrement=False,
            nullable=False,
            comment="Derived from address, position, stage, reason and excerpt.",
        ),
        sa.Column("address", sa.Text(), nullable=False, comment="The file it stands in."),
        sa.Column(
            "position",
            sa.Integer(),
            nullable=True,
            comment="Its ordinal in that file, from 1; null: the whole file.",
        ),
        sa.Column("stage", sa.Text(), nullable=False, comment="Where it failed: extract, clean or annotate."),
        sa.Column(
            "reason", sa.Text(), nullable=False, comment="Why, from the closed list of etl.records.Reason."
        ),
        sa.Column("detail", sa.Text(), nullable=False, comment="The reason in a sentence."),
        sa.Column("excerpt", sa.Text(), nullable=False, comment="Its first characters."),
        sa.Column("source", sa.Text(), nullable=True, comment="Slug of the outlet, where known."),
        sa.Column("run_id", sa.Text(), nullable=False, comment="The run that met it first."),
        sa.ForeignKeyConstraint(["run_id"], ["load_run.run_id"], name=op.f("fk_rejected_record_run_id")),
        sa.PrimaryKeyConstraint("rejected_id", name=op.f("pk_rejected_record")),
        comment="A record that could not be used.",
    )
    op.create_index(op.f("ix_rejected_record_run_id"), "rejected_record", ["run_id"], unique=False)
    op.create_table(
        "article_version",
        sa.Column(
            "version_id",
            KEY,
            autoincrement=False,
            nullable=False,
            comment="Derived from article and content.",
        ),
        sa.Column("article_id", KEY, nullable=False, comment="The article."),
        sa.Column("annotation_run_id", KEY, nullable=False, comment="What annotated it."),
        sa.Column(
            "content_sha256",
            sa.Text(),
            nullable=False,
            comment="SHA-256 of title and body: another text is another version.",
        ),
        sa.Column("body_sha256", sa.Text(), nullable=False, comment="SHA-256 of the body."),
        sa.Column("url", sa.Text(), nullable=True, comment="Where it was published."),
        sa.Column("author", sa.Text(), nullable=True, comment="The author as the source names them."),
        sa.Column("section", sa.Text(), nullable=True, comment="The source's own section or category."),
        sa.Column(
            "published_at",
            MOMENT,
            nullable=True,
            comment="Publication time, UTC; null: unknown, or only the day is known.",
        ),
        sa.Column(
            "published_on",
            sa.Date(),
            nullable=True,
            comment="Publication day in the outlet's time zone; null: unknown.",
        ),
        sa.Column(
            "published_basis",
            sa.Text(),
            nullable=True,
            comment="How the publication date is known: source or parameter.",
        ),
        sa.Column(
            "observed_at",
            MOMENT,
            nullable=True,
            comment="Earliest known time this text was fetched, UTC; null: the source does not say.",
        ),
        sa.Column(
            "observed_on", sa.Date(), nullable=True, comment="The day of that in the outlet's time zone."
        ),
        sa.Column(
            "anchor_on",
            sa.Date(),
            nullable=True,
            comment="The day its relative dates were counted from; null: none was known.",
        ),
        sa.Column(
            "anchor_basis",
            sa.Text(),
            nullable=True,
            comment="What day that is: published, or observed where no publication is known.",
        ),
        sa.Column(
            "recorded_at",
            MOMENT,
            nullable=False,
            comment="When the last record was seen that showed this text, UTC: observed, else the start of its run; url, author, section and dates are that record's.",
        ),
        sa.Column(
            "file_changed_at",
            MOMENT,
            nullable=True,
            comment="When that record's file was last changed, UTC; null: the store does not say.",
        ),
        sa.Column(
            "read_at",
            MOMENT,
            nullable=False,
            comment="Start of the run that read this text first or brought it back, UTC.",
        ),
        sa.Column("address", sa.Text(), nullable=False, comment="The file that record was read from."),
        sa.Column("position", sa.Integer(), nullable=False, comment="Its ordinal in that file, from 1."),
        sa.Column(
            "language",
            sa.Text(),
            nullable=True,
            comment="Language of the body as detected, ISO 639; null: no letters to tell by.",
        ),
        sa.Column(
            "declared_language", sa.Text(), nullable=True, comment="Language the source says it writes."
        ),
        sa.Column("sentence_count", sa.Integer(), nullable=False, comment="Sentences in the body."),
        sa.Column(
            "token_count",
            sa.Integer(),
            nullable=False,
            comment="Words, numbers and punctuation marks in the body.",
        ),
        sa.Column(
            "notes",
            sa.Text(),
            nullable=True,
            comment="Fields of the record that could not be trusted, and why; one a line.",
        ),
        sa.Column(
            "valid_from",
            MOMENT,
            nullable=False,
            comment="Since when the article reads so, UTC: observed, else the start of the run that loaded it; a text that came back starts anew.",
        ),
        sa.Column(
            "valid_to",
            MOMENT,
            nullable=True,
            comment="Until when, exclusive: the next version's start; null: current.",
        ),
        sa.Column(
            "is_current", sa.Boolean(), nullable=False, comment="Whether the article reads so now: one does."
        ),
        sa.Column(
            "order_basis",
            sa.Text(),
            nullable=True,
            comment="How it is known to follow the version before it: observed, file_time, run (read by a later one) or position (in its file, or its file's name); null: the first.",
        ),
        sa.Column("title", sa.Text(), nullable=True, comment="The headline."),
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
        sa.ForeignKeyConstraint(
            ["annotation_run_id"],
            ["annotation_run.annotation_run_id"],
            name=op.f("fk_article_version_annotation_run_id"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.article_id"], name=op.f("fk_article_version_article_id")
        ),
        sa.PrimaryKeyConstraint("version_id", name=op.f("pk_article_version")),
        comment="One wording of an article; an edit makes another.",
    )
    op.create_index(
        op.f("ix_article_version_annotation_run_id"), "article_version", ["annotation_run_id"], unique=False
    )
    op.create_index(op.f("ix_article_version_article_id"), "article_version", ["article_id"], unique=False)
    op.create_index(
        op.f("ix_article_version_published_on"), "article_version", ["published_on"], unique=False
    )
    op.create_index(
        "uq_article_version_current",
        "article_version",
        ["article_id"],
        unique=True,
        sqlite_where=sa.text("is_current"),
        postgresql_where=sa.text("is_current"),
    )
    op.create_table(
        "judgement",
        sa.Column(
            "judgement_id",
            KEY,
            autoincrement=False,
            nullable=False,
            comment="Derived from the question, the author and the time.",
        ),
        sa.Column(
            "article_id", KEY, nullable=True, comment="The article it was said of; null: every article."
        ),
        sa.Column(
            "match_key",
            sa.Text(),
            nullable=False,
            comment="The name it was said of, folded: any spelling of the one article, else the fullest name an article gives.",
        ),
        sa.Column("entity_id", KEY, nullable=False, comment="Whom or what that name counts as, or does not."),
        sa.Column(
            "verdict",
            sa.Text(),
            nullable=False,
            comment="same, not_same, or withdrawn: the rules speak again.",
        ),
        sa.Column("author", sa.Text(), nullable=False, comment="Who said so."),
        sa.Column(
            "judged_at",
            MOMENT,
            nullable=False,
            comment="When, UTC; of two verdicts on one question the later counts.",
        ),
        sa.Column("note", sa.Text(), nullable=True, comment="Why."),
        sa.ForeignKeyConstraint(["article_id"], ["article.article_id"], name=op.f("fk_judgement_article_id")),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.entity_id"], name=op.f("fk_judgement_entity_id")),
        sa.PrimaryKeyConstraint("judgement_id", name=op.f("pk_judgement")),
        comment="An analyst's word on what a name counts as. Rows are only added; resolve makes links of them.",
        info={"volatile": True},
    )
    op.create_table(
        "article_entity",
        sa.Column("version_id", KEY, nullable=False, comment="The version it was read from."),
        sa.Column(
            "article_entity_id",
            KEY,
            autoincrement=False,
            nullable=False,
            comment="Derived from the version and the entity it was taken for.",
        ),
        sa.Column(
            "entity_id",
            KEY,
            nullable=False,
            comment="What the annotators took it for. entity_link says what it counts as.",
        ),
        sa.Column("type", sa.Text(), nullable=False, comment="PERSON, ORG or LOC."),
        sa.Column("name_ar", sa.Text(), nullable=False, comment="Its fullest name in that version."),
        sa.Column(
            "match_key",
            sa.Text(),
            nullable=False,
            comment="That name folded: the same for الكاظمى and الكاظمي.",
        ),
        sa.Column(
            "first_word",
            sa.Text(),
            nullable=True,
            comment="First word of match_key, for a person named by several; else null.",
        ),
        sa.Column(
            "last_word",
            sa.Text(),
            nullable=True,
            comment="Last word of match_key, for a person named by several; else null.",
        ),
        sa.ForeignKeyConstraint(
            ["entity_id"], ["entity.entity_id"], name=op.f("fk_article_entity_entity_id")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_article_entity_version_id")
        ),
        sa.PrimaryKeyConstraint("article_entity_id", name=op.f("pk_article_entity")),
        comment="Whom or what one version names, under whatever spellings: an entity of its own unless linked.",
    )
    op.create_index(op.f("ix_article_entity_entity_id"), "article_entity", ["entity_id"], unique=False)
    op.create_index(
        "ix_article_entity_first_word",
        "article_entity",
        ["first_word"],
        unique=False,
        sqlite_where=sa.text("first_word IS NOT NULL"),
        postgresql_where=sa.text("first_word IS NOT NULL"),
    )
    op.create_index(
        "ix_article_entity_last_word",
        "article_entity",
        ["last_word"],
        unique=False,
        sqlite_where=sa.text("last_word IS NOT NULL"),
        postgresql_where=sa.text("last_word IS NOT NULL"),
    )
    op.create_index(op.f("ix_article_entity_match_key"), "article_entity", ["match_key"], unique=False)
    op.create_index(
        "uq_article_entity_version_id_entity_id", "article_entity", ["version_id", "entity_id"], unique=True
    )
    op.create_table(
        "date_expression",
        sa.Column(
            "version_id", KEY, autoincrement=False, nullable=False, comment="The version it was read from."
        ),
        sa.Column(
            "ordinal",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
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
        sa.Column("timex", sa.Text(), nullable=False, comment="TIMEX3 value; XXXX where the year is open."),
        sa.Column(
            "timex_unresolved",
            sa.Text(),
            nullable=False,
            comment="The same as the words alone tell it: XXXX-WXX-2 for a Tuesday.",
        ),
        sa.Column("first_day", sa.Date(), nullable=True, comment="First day meant, inclusive; null: open."),
        sa.Column("last_day", sa.Date(), nullable=True, comment="Last day meant, inclusive; null: open."),
        sa.Column(
            "granularity",
            sa.Text(),
            nullable=False,
            comment="minute, hour, part, day, week, month, quarter, season, half, year, decade, century or vague.",
        ),
        sa.Column(
            "calendar",
            sa.Text(),
            nullable=False,
            comment="gregorian or hijri: the calendar it was written in.",
        ),
        sa.Column("kind", sa.Text(), nullable=False, comment="date, time, duration or set."),
        sa.Column(
            "anchor",
            sa.Text(),
            nullable=False,
            comment="What it was reckoned from: the day published, that observed, text or none.",
        ),
        sa.Column("rule", sa.Text(), nullable=False, comment="The rule that found it."),
        sa.Column(
            "note",
            sa.Text(),
            nullable=True,
            comment="What a reader should know, as a Hijri date and its twin that disagree.",
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_date_expression_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", "ordinal", name=op.f("pk_date_expression")),
        comment="A time expression in a version and the interval it means.",
    )
    op.create_index(op.f("ix_date_expression_first_day"), "date_expression", ["first_day"], unique=False)
    op.create_table(
        "run_version",
        sa.Column("run_id", sa.Text(), nullable=False, comment="The run."),
        sa.Column("version_id", KEY, autoincrement=False, nullable=False, comment="A version it wrote."),
        sa.Column(
            "change",
            sa.Text(),
            nullable=False,
            comment="added, revised, reopened, reannotated or touched, as load_run counts them.",
        ),
        sa.ForeignKeyConstraint(["run_id"], ["load_run.run_id"], name=op.f("fk_run_version_run_id")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_run_version_version_id")
        ),
        sa.PrimaryKeyConstraint("run_id", "version_id", name=op.f("pk_run_version")),
        comment="What a run wrote, in the transaction that did: what the checks after it read.",
        info={"volatile": True},
    )
    op.create_table(
        "sentence",
        sa.Column(
            "version_id", KEY, autoincrement=False, nullable=False, comment="The version it was read from."
        ),
        sa.Column(
            "ordinal",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="Its place among its kind in that version, from 0.",
        ),
        sa.Column(
            "start_offset",
            sa.Integer(),
            nullable=False,
            comment="First character in article_version.body, from 0.",
        ),
        sa.Column("end_offset", sa.Integer(), nullable=False, comment="The character after its last."),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_sentence_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", "ordinal", name=op.f("pk_sentence")),
        comment="A sentence of a version.",
    )
    op.create_table(
        "version_repair",
        sa.Column("version_id", KEY, autoincrement=False, nullable=False, comment="The version repaired."),
        sa.Column("kind", sa.Text(), nullable=False, comment="What was repaired or removed."),
        sa.Column("occurrences", sa.Integer(), nullable=False, comment="How often."),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_version_repair_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", "kind", name=op.f("pk_version_repair")),
        comment="What cleaning found in a version, by kind.",
    )
    op.create_table(
        "entity_alias",
        sa.Column(
            "version_id", KEY, autoincrement=False, nullable=False, comment="The version it was read from."
        ),
        sa.Column(
            "ordinal",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="Its place among its kind in that version, from 0.",
        ),
        sa.Column("article_entity_id", KEY, nullable=False, comment="Who or what it was taken for."),
        sa.Column("spelling", sa.Text(), nullable=False, comment="The name as written there."),
        sa.Column(
            "match_key",
            sa.Text(),
            nullable=False,
            comment="The spelling folded: the same for الكاظمى and الكاظمي.",
        ),
        sa.Column(
            "rule",
            sa.Text(),
            nullable=False,
            comment="The lexicon, rule or model that found its first mention.",
        ),
        sa.Column(
            "cluster_rule",
            sa.Text(),
            nullable=False,
            comment="What joined that mention to its article entity.",
        ),
        sa.Column("occurrences", sa.Integer(), nullable=False, comment="How often in that version."),
        sa.ForeignKeyConstraint(
            ["article_entity_id"],
            ["article_entity.article_entity_id"],
            name=op.f("fk_entity_alias_article_entity_id"),
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_entity_alias_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", "ordinal", name=op.f("pk_entity_alias")),
        comment="A spelling of an article entity in its version, and why it was taken for it.",
    )
    op.create_index(
        op.f("ix_entity_alias_article_entity_id"), "entity_alias", ["article_entity_id"], unique=False
    )
    op.create_index(op.f("ix_entity_alias_match_key"), "entity_alias", ["match_key"], unique=False)
    op.create_table(
        "entity_link",
        sa.Column("version_id", KEY, nullable=False, comment="The version it was read from."),
        sa.Column(
            "article_entity_id",
            KEY,
            autoincrement=False,
            nullable=False,
            comment="The article entity that counts as an entity.",
        ),
        sa.Column("entity_id", KEY, nullable=False, comment="The entity it counts as."),
        sa.Column(
            "reason",
            sa.Text(),
            nullable=False,
            comment="listed: a curated entry; same_name: the same words; short_name: the family name, with evidence; judgement: an analyst said so.",
        ),
        sa.Column(
            "evidence",
            sa.Text(),
            nullable=False,
            comment="What was equal: the curated id, the name folded, or office and country; who judged, and when.",
        ),
        sa.ForeignKeyConstraint(
            ["article_entity_id"],
            ["article_entity.article_entity_id"],
            name=op.f("fk_entity_link_article_entity_id"),
        ),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.entity_id"], name=op.f("fk_entity_link_entity_id")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_entity_link_version_id")
        ),
        sa.PrimaryKeyConstraint("article_entity_id", name=op.f("pk_entity_link")),
        comment="An article entity taken for an entity that other articles name too; one without a row stands alone.",
    )
    op.create_index(op.f("ix_entity_link_entity_id"), "entity_link", ["entity_id"], unique=False)
    op.create_index(op.f("ix_entity_link_version_id"), "entity_link", ["version_id"], unique=False)
    op.create_table(
        "mention",
        sa.Column(
            "version_id", KEY, autoincrement=False, nullable=False, comment="The version it was read from."
        ),
        sa.Column(
            "ordinal",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
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
        sa.Column("type", sa.Text(), nullable=False, comment="PERSON, ORG or LOC, as used here."),
        sa.Column("article_entity_id", KEY, nullable=False, comment="Who or what is named."),
        sa.Column("rule", sa.Text(), nullable=False, comment="The lexicon, rule or model that found it."),
        sa.Column("confidence", sa.Double(), nullable=False, comment="How sure the rule is, 0 to 1."),
        sa.Column(
            "cluster_rule",
            sa.Text(),
            nullable=False,
            comment="What joined it to its article entity: same_name, short_name, short_name_nearest or acronym.",
        ),
        sa.ForeignKeyConstraint(
            ["article_entity_id"],
            ["article_entity.article_entity_id"],
            name=op.f("fk_mention_article_entity_id"),
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_mention_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", "ordinal", name=op.f("pk_mention")),
        comment="A name in a version.",
    )
    op.create_index(op.f("ix_mention_article_entity_id"), "mention", ["article_entity_id"], unique=False)
    op.create_table(
        "role",
        sa.Column(
            "version_id", KEY, autoincrement=False, nullable=False, comment="The version it was read from."
        ),
        sa.Column(
            "ordinal",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
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
        sa.Column(
            "person_id", KEY, nullable=True, comment="Whose office it is; null: the text does not say."
        ),
        sa.Column("office", sa.Text(), nullable=False, comment="The office in its dictionary form."),
        sa.Column("organisation_id", KEY, nullable=True, comment="What it is held in."),
        sa.Column(
            "country", sa.Text(), nullable=True, comment="The country it is held for, ISO 3166-1 alpha-2."
        ),
        sa.Column("rule", sa.Text(), nullable=False, comment="The rule that found it."),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["article_entity.article_entity_id"], name=op.f("fk_role_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["article_entity.article_entity_id"], name=op.f("fk_role_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_role_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", "ordinal", name=op.f("pk_role")),
        comment="A person's office as a version states it (رئيس الوزراء العراقي): its words, and whose it is.",
    )
    op.create_index(op.f("ix_role_organisation_id"), "role", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_role_person_id"), "role", ["person_id"], unique=False)
    op.create_table(
        "statement",
        sa.Column(
            "version_id", KEY, autoincrement=False, nullable=False, comment="The version it was read from."
        ),
        sa.Column(
            "ordinal",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="Its place among its kind in that version, from 0.",
        ),
        sa.Column("kind", sa.Text(), nullable=False, comment="direct, indirect, nominal or document."),
        sa.Column(
            "cue_start",
            sa.Integer(),
            nullable=False,
            comment="First character of the cue in the body, from 0.",
        ),
        sa.Column("cue_end", sa.Integer(), nullable=False, comment="The character after its last."),
        sa.Column("cue", sa.Text(), nullable=False, comment="The cue as it stands (وأكد)."),
        sa.Column("cue_lemma", sa.Text(), nullable=False, comment="Its dictionary form (أكد)."),
        sa.Column(
            "stance",
            sa.Text(),
            nullable=False,
            comment="What the cue does: report, assert, deny, praise, condemn, demand, …",
        ),
        sa.Column(
            "content_start",
            sa.Integer(),
            nullable=False,
            comment="First character of what was said in the body, from 0.",
        ),
        sa.Column("content_end", sa.Integer(), nullable=False, comment="The character after its last."),
        sa.Column("content", sa.Text(), nullable=False, comment="What was said, as it stands."),
        sa.Column(
            "speaker_start",
            sa.Integer(),
            nullable=True,
            comment="First character of the speaker's phrase in the body, from 0.",
        ),
        sa.Column("speaker_end", sa.Integer(), nullable=True, comment="The character after its last."),
        sa.Column(
            "speaker_text",
            sa.Text(),
            nullable=True,
            comment="The speaker's phrase as it stands, title included; null: implicit.",
        ),
        sa.Column("speaker_id", KEY, nullable=True, comment="Who speaks, where known."),
        sa.Column(
            "speaker_name",
            sa.Text(),
            nullable=True,
            comment="Shortest full name in the article; ANON: an unnamed source.",
        ),
        sa.Column(
            "speaker_kind",
            sa.Text(),
            nullable=True,
            comment="named, role, anonymous, document, joint or implicit.",
        ),
        sa.Column("addressee_id", KEY, nullable=True, comment="Whom it was said to, where stated."),
        sa.Column(
            "document_start",
            sa.Integer(),
            nullable=True,
            comment="First character of the document's or outlet's phrase in the body, from 0.",
        ),
        sa.Column("document_end", sa.Integer(), nullable=True, comment="The character after its last."),
        sa.Column("document_text", sa.Text(), nullable=True, comment="That phrase as it stands."),
        sa.Column(
            "document", sa.Text(), nullable=True, comment="The document or outlet it came through, by name."
        ),
        sa.Column(
            "parent",
            sa.Integer(),
            nullable=True,
            comment="Ordinal of the statement it stands in; null: none.",
        ),
        sa.Column("rule", sa.Text(), nullable=False, comment="The rule that found it."),
        sa.ForeignKeyConstraint(
            ["addressee_id"], ["article_entity.article_entity_id"], name=op.f("fk_statement_addressee_id")
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id"], ["article_entity.article_entity_id"], name=op.f("fk_statement_speaker_id")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_statement_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", "ordinal", name=op.f("pk_statement")),
        comment="Something a version attributes to a speaker or a document.",
    )
    op.create_index(op.f("ix_statement_addressee_id"), "statement", ["addressee_id"], unique=False)
    op.create_index(op.f("ix_statement_speaker_id"), "statement", ["speaker_id"], unique=False)
