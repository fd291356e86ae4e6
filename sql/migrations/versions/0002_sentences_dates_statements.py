"""Sentences, roles, dates and statements read out of a version."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "date_expression",
        sa.Column(
            "version_id",
            KEY,
            sa.ForeignKey("article_version.version_id", name="fk_date_expression_version_id"),
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
        sa.Column("timex", sa.Text(), nullable=False, comment="TIMEX3 value; XXXX where the year is open."),
        sa.Column("first_day", sa.Date(), comment="First day meant, inclusive; null: open."),
        sa.Column("last_day", sa.Date(), comment="Last day meant, inclusive; null: open."),
        sa.Column(
            "granularity",
            sa.Text(),
            nullable=False,
            comment="minute, hour, part, day, week, month, quarter, season, half, year, decade or century.",
        ),
        sa.Column(
            "calendar",
            sa.Text(),
            nullable=False,
            comment="gregorian or hijri: the calendar it was written in.",
        ),
        sa.Column("kind", sa.Text(), nullable=False, comment="date, time, duration or set."),
        sa.Column(
            "anchor", sa.Text(), nullable=False, comment="What it was reckoned from: published, text or none."
        ),
        sa.Column("rule", sa.Text(), nullable=False, comment="The rule that found it."),
        sa.Column(
            "note",
            sa.Text(),
            comment="What a reader should know, as a Hijri date and its twin that disagree.",
        ),
        comment="A time expression in a version and the interval it means.",
    )
    op.create_index("ix_date_expression_first_day", "date_expression", ["first_day"])
    op.create_table(
        "role",
        sa.Column(
            "version_id",
            KEY,
            sa.ForeignKey("article_version.version_id", name="fk_role_version_id"),
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
        sa.Column(
            "person_id",
            KEY,
            sa.ForeignKey("entity.entity_id", name="fk_role_person_id"),
            comment="Whose office it is; null: the text does not say.",
        ),
        sa.Column("office", sa.Text(), nullable=False, comment="The office in its dictionary form."),
        sa.Column(
            "organisation_id",
            KEY,
            sa.ForeignKey("entity.entity_id", name="fk_role_organisation_id"),
            comment="The organisation it is held in.",
        ),
        sa.Column("country", sa.Text(), comment="The country it is held for, ISO 3166-1 alpha-2."),
        sa.Column("rule", sa.Text(), nullable=False, comment="The rule that found it."),
        comment="A person's office as a version states it.",
    )
    op.create_index("ix_role_organisation_id", "role", ["organisation_id"])
    op.create_index("ix_role_person_id", "role", ["person_id"])
    op.create_table(
        "sentence",
        sa.Column(
            "version_id",
            KEY,
            sa.ForeignKey("article_version.version_id", name="fk_sentence_version_id"),
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
        comment="A sentence of a version.",
    )
    op.create_table(
        "statement",
        sa.Column(
            "version_id",
            KEY,
            sa.ForeignKey("article_version.version_id", name="fk_statement_version_id"),
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
        sa.Column("content_start", sa.Integer(), nullable=False, comment="First character of what was said."),
        sa.Column("content_end", sa.Integer(), nullable=False, comment="The character after its last."),
        sa.Column("content", sa.Text(), nullable=False, comment="What was said, as it stands."),
        sa.Column(
            "speaker_start", sa.Integer(), comment="First character of the speaker's phrase; null: implicit."
        ),
        sa.Column("speaker_end", sa.Integer(), comment="The character after its last."),
        sa.Column("speaker_text", sa.Text(), comment="The speaker's phrase as it stands, title included."),
        sa.Column(
            "speaker_id",
            KEY,
            sa.ForeignKey("entity.entity_id", name="fk_statement_speaker_id"),
            comment="Who speaks, where known.",
        ),
        sa.Column(
            "speaker_name", sa.Text(), comment="Shortest full name in the article; ANON: an unnamed source."
        ),
        sa.Column("speaker_kind", sa.Text(), comment="named, role, anonymous, document, joint or implicit."),
        sa.Column(
            "addressee_id",
            KEY,
            sa.ForeignKey("entity.entity_id", name="fk_statement_addressee_id"),
            comment="Whom it was said to, where stated.",
        ),
        sa.Column(
            "document_start", sa.Integer(), comment="First character of the document's or outlet's phrase."
        ),
        sa.Column("document_end", sa.Integer(), comment="The character after its last."),
        sa.Column("document_text", sa.Text(), comment="That phrase as it stands."),
        sa.Column("document", sa.Text(), comment="The document or outlet it came through, by name."),
        sa.Column("parent", sa.Integer(), comment="Ordinal of the statement it stands in; null: none."),
        sa.Column("rule", sa.Text(), nullable=False, comment="The rule that found it."),
        sa.Column("confidence", sa.Double(), nullable=False, comment="How sure the rule is, 0 to 1."),
        comment="Something a version attributes to a speaker or a document.",
    )
    op.create_index("ix_statement_addressee_id", "statement", ["addressee_id"])
    op.create_index("ix_statement_speaker_id", "statement", ["speaker_id"])
