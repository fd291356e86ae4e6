"""Stories, topics of the day, and what edits changed.

Written by Alembic from ``etl.load.tables``; it only adds tables. All that is loaded is left to the next resolve, which
fills them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "article_change",
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
        sa.Column("what", sa.Text(), nullable=False, comment="title, sentence, statement, name or number."),
        sa.Column("change", sa.Text(), nullable=False, comment="added or removed."),
        sa.Column("text", sa.Text(), nullable=False, comment="The words."),
        sa.Column(
            "start_offset",
            sa.Integer(),
            nullable=True,
            comment="First character in the body that has it, from 0; null: a headline.",
        ),
        sa.Column("end_offset", sa.Integer(), nullable=True, comment="The character after its last."),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_article_change_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", "ordinal", name=op.f("pk_article_change")),
        comment="Something that an edit added or removed; the version is the later one.",
    )
    op.create_table(
        "article_edit",
        sa.Column("version_id", KEY, autoincrement=False, nullable=False, comment="The later version."),
        sa.Column("previous_id", KEY, nullable=False, comment="The version it followed."),
        sa.Column(
            "looks_like",
            sa.Text(),
            nullable=False,
            comment="retraction, correction, update, cut, rewriting, wording or form: what the edit looks like.",
        ),
        sa.Column("evidence", sa.Text(), nullable=True, comment="The words that say so, where words do."),
        sa.Column("sentences_kept", sa.Integer(), nullable=False, comment="Sentences that stand in both."),
        sa.Column(
            "sentences_added", sa.Integer(), nullable=False, comment="Sentences that only the later has."
        ),
        sa.Column(
            "sentences_removed", sa.Integer(), nullable=False, comment="Sentences that only the earlier has."
        ),
        sa.ForeignKeyConstraint(
            ["previous_id"], ["article_version.version_id"], name=op.f("fk_article_edit_previous_id")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_article_edit_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", name=op.f("pk_article_edit")),
        comment="What became of an article between two versions that followed each other.",
    )
    op.create_index(op.f("ix_article_edit_previous_id"), "article_edit", ["previous_id"], unique=False)

    op.create_table(
        "story_key",
        sa.Column(
            "key",
            KEY,
            autoincrement=False,
            nullable=False,
            comment="A band of its MinHash signature, or one of the terms it is about; as 63 bits of a hash.",
        ),
        sa.Column(
            "version_id",
            KEY,
            autoincrement=False,
            nullable=False,
            comment="The current version of an article.",
        ),
        sa.Column(
            "is_term",
            sa.Boolean(),
            nullable=False,
            comment="Whether it is a term: two articles are compared that have one band or two terms in common.",
        ),
        sa.Column(
            "day_number",
            sa.Integer(),
            nullable=True,
            comment="Its day, counted from 0001-01-01 as 1; null: unknown.",
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_story_key_version_id")
        ),
        sa.PrimaryKeyConstraint("key", "version_id", name=op.f("pk_story_key")),
        comment="What an article is looked up by, to compare it only with those it may be like.",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_story_key_version_id"), "story_key", ["version_id"], unique=False)

    op.create_table(
        "story_link",
        sa.Column(
            "version_id",
            KEY,
            autoincrement=False,
            nullable=False,
            comment="The current version of an article.",
        ),
        sa.Column(
            "other_id",
            KEY,
            autoincrement=False,
            nullable=False,
            comment="That of another; of the two the higher key.",
        ),
        sa.Column(
            "kind",
            sa.Text(),
            nullable=False,
            comment="copy: the same words; part: one has those of the other, and more; rewrite: the same news in other words; topic: another account of the same happening.",
        ),
        sa.Column(
            "similarity",
            sa.Double(),
            nullable=False,
            comment="0 to 1: of copies the share of the shorter that stands in the longer, else how far the terms they are about agree.",
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["article_version.version_id"], name=op.f("fk_story_link_other_id")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_story_link_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", "other_id", name=op.f("pk_story_link")),
        comment="Two articles that are alike.",
    )
    op.create_index(op.f("ix_story_link_other_id"), "story_link", ["other_id"], unique=False)

    op.create_table(
        "story_member",
        sa.Column(
            "version_id",
            KEY,
            autoincrement=False,
            nullable=False,
            comment="The current version of an article.",
        ),
        sa.Column("story_id", KEY, nullable=False, comment="Derived from the article the story begins with."),
        sa.Column(
            "kind",
            sa.Text(),
            nullable=False,
            comment="origin: the earliest; copy or rewrite of it, or of a copy of it.",
        ),
        sa.Column(
            "similarity",
            sa.Double(),
            nullable=False,
            comment="To the origin, or to the member it is most alike; 1 for the origin.",
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_story_member_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", name=op.f("pk_story_member")),
        comment="An article of a story: a text that several articles carry. One that stands alone has no row.",
    )
    op.create_index(op.f("ix_story_member_story_id"), "story_member", ["story_id"], unique=False)

    op.create_table(
        "story_text",
        sa.Column(
            "version_id",
            KEY,
            autoincrement=False,
            nullable=False,
            comment="The current version of an article.",
        ),
        sa.Column(
            "word_hash",
            KEY,
            nullable=True,
            comment="63 bits of a hash of the words of its body, folded: articles that share it are copies. Null: too few words to be one.",
        ),
        sa.Column(
            "agency",
            sa.Text(),
            nullable=True,
            comment="The news agency it comes from, by its id in the curated tables (media:spa), or several; null: none is named.",
        ),
        sa.Column(
            "agency_basis",
            sa.Text(),
            nullable=True,
            comment="Where the agency is named: byline, dateline, signature or text.",
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_story_text_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", name=op.f("pk_story_text")),
        comment="An article that was compared with the others to find stories.",
    )
    op.create_index(op.f("ix_story_text_word_hash"), "story_text", ["word_hash"], unique=False)

    op.create_table(
        "topic_member",
        sa.Column(
            "version_id",
            KEY,
            autoincrement=False,
            nullable=False,
            comment="The current version of an article.",
        ),
        sa.Column("topic_id", KEY, nullable=False, comment="Derived from the article the topic begins with."),
        sa.Column(
            "similarity",
            sa.Double(),
            nullable=False,
            comment="To the member it is most alike; 1 for the first.",
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_topic_member_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", name=op.f("pk_topic_member")),
        comment="An article of a topic of the day: a happening that several outlets tell of, in their own words or not.",
    )
    op.create_index(op.f("ix_topic_member_topic_id"), "topic_member", ["topic_id"], unique=False)

    op.create_table(
        "unsettled_version",
        sa.Column("version_id", KEY, autoincrement=False, nullable=False, comment="A version."),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_unsettled_version_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", name=op.f("pk_unsettled_version")),
        comment="Versions written since the last resolve: the stories and changes of their articles are looked for next.",
    )
    op.execute(
        "INSERT INTO unsettled_version (version_id) SELECT version_id FROM article_version WHERE is_current"
    )
