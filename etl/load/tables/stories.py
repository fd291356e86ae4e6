"""Articles that are alike, and what became of one between its versions."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Double, ForeignKey, Table

from etl.load.tables.columns import (
    VOLATILE,
    Key,
    child_key,
    metadata,
    number,
    number_or_null,
    refers,
    text,
    text_or_null,
)

unsettled_version = Table(
    "unsettled_version",
    metadata,
    Column(
        "version_id",
        Key,
        ForeignKey("article_version.version_id"),
        primary_key=True,
        autoincrement=False,
        comment="A version.",
    ),
    comment="Versions written since the last resolve: the stories and changes of their articles are looked for next.",
    info=VOLATILE,
)

story_text = Table(
    "story_text",
    metadata,
    Column("version_id", Key, ForeignKey("article_version.version_id"), primary_key=True, autoincrement=False,
           comment="The current version of an article."),
    Column("word_hash", Key, index=True, comment="63 bits of a hash of the words of its body, folded: articles that "
           "share it are copies. Null: too few words to be one."),
    text_or_null("agency", "The news agency it comes from, by its id in the curated tables (media:spa), or several; "
                 "null: none is named."),
    text_or_null("agency_basis", "Where the agency is named: byline, dateline, signature or text."),
    comment="An article that was compared with the others to find stories.",
)  # fmt: skip

story_key = Table(
    "story_key",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=False,
           comment="A band of its MinHash signature, or one of the terms it is about; as 63 bits of a hash."),
    Column("version_id", Key, ForeignKey("article_version.version_id"), primary_key=True, autoincrement=False,
           index=True, comment="The current version of an article."),
    Column("is_term", Boolean, nullable=False, comment="Whether it is a term: two articles are compared that have one "
           "band or two terms in common."),
    number_or_null("day_number", "Its day, counted from 0001-01-01 as 1; null: unknown."),
    comment="What an article is looked up by, to compare it only with those it may be like.",
    sqlite_with_rowid=False,
)  # fmt: skip

story_link = Table(
    "story_link",
    metadata,
    Column("version_id", Key, ForeignKey("article_version.version_id"), primary_key=True, autoincrement=False,
           comment="The current version of an article."),
    Column("other_id", Key, ForeignKey("article_version.version_id"), primary_key=True, autoincrement=False,
           index=True, comment="That of another; of the two the higher key."),
    text("kind", "copy: the same words; part: one has those of the other, and more; rewrite: the same news in other "
         "words; topic: another account of the same happening."),
    Column("similarity", Double, nullable=False, comment="0 to 1: of copies the share of the shorter that stands in "
           "the longer, else how far the terms they are about agree."),
    comment="Two articles that are alike.",
)  # fmt: skip

story_member = Table(
    "story_member",
    metadata,
    Column("version_id", Key, ForeignKey("article_version.version_id"), primary_key=True, autoincrement=False,
           comment="The current version of an article."),
    Column("story_id", Key, nullable=False, index=True, comment="Derived from the article the story begins with."),
    text("kind", "origin: the earliest; copy or rewrite of it, or of a copy of it."),
    Column("similarity", Double, nullable=False, comment="To the origin, or to the member it is most alike; 1 for the "
           "origin."),
    comment="An article of a story: a text that several articles carry. One that stands alone has no row.",
)  # fmt: skip

topic_member = Table(
    "topic_member",
    metadata,
    Column("version_id", Key, ForeignKey("article_version.version_id"), primary_key=True, autoincrement=False,
           comment="The current version of an article."),
    Column("topic_id", Key, nullable=False, index=True, comment="Derived from the article the topic begins with."),
    Column("similarity", Double, nullable=False, comment="To the member it is most alike; 1 for the first."),
    comment="An article of a topic of the day: a happening that several outlets tell of, in their own words or not.",
)  # fmt: skip

article_edit = Table(
    "article_edit",
    metadata,
    Column("version_id", Key, ForeignKey("article_version.version_id"), primary_key=True, autoincrement=False,
           comment="The later version."),
    refers("previous_id", "article_version.version_id", "The version it followed.", nullable=False, index=True),
    text("looks_like", "retraction, correction, update, cut, rewriting, wording or form: what the edit looks like."),
    text_or_null("evidence", "The words that say so, where words do."),
    number("sentences_kept", "Sentences that stand in both."),
    number("sentences_added", "Sentences that only the later has."),
    number("sentences_removed", "Sentences that only the earlier has."),
    comment="What became of an article between two versions that followed each other.",
)  # fmt: skip

article_change = Table(
    "article_change",
    metadata,
    *child_key(),
    text("what", "title, sentence, statement, name or number."),
    text("change", "added or removed."),
    text("text", "The words."),
    number_or_null("start_offset", "First character in the body that has it, from 0; null: a headline."),
    number_or_null("end_offset", "The character after its last."),
    comment="Something that an edit added or removed; the version is the later one.",
)  # fmt: skip
