"""Whom and what articles name."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text

from etl.load.tables.columns import (
    VOLATILE,
    Key,
    child_key,
    key,
    metadata,
    names,
    number,
    refers,
    text,
    text_or_null,
)

entity = Table(
    "entity",
    metadata,
    key("entity_id", "Derived from type and lexicon id, or from type and match key of the name."),
    text("type", "PERSON, ORG or LOC."),
    text("name_ar", "Canonical Arabic name."),
    text_or_null("name_en", "Canonical English name, where curated."),
    text_or_null("country", "The country it is or belongs to, ISO 3166-1 alpha-2."),
    text_or_null("lexicon_id", "Its id in the curated tables, where linked."),
    Column("geonames_id", Integer, comment="Its GeoNames id, for places."),
    Column("linked", Boolean, nullable=False, comment="Whether a curated entry stands behind it."),
    refers("annotation_run_id", "annotation_run.annotation_run_id", "The annotators that described it so.",
           nullable=False),
    comment="A person, organisation or place named in the news.",
)  # fmt: skip

article_entity = Table(
    "article_entity",
    metadata,
    refers("version_id", "article_version.version_id", "The version it was read from.", nullable=False),
    key("article_entity_id", "Derived from the version and the entity it was taken for."),
    refers("entity_id", "entity.entity_id", "What the annotators took it for. entity_link says what it "
           "counts as.", nullable=False, index=True),
    text("type", "PERSON, ORG or LOC."),
    text("name_ar", "Its fullest name in that version."),
    text("match_key", "That name folded: the same for الكاظمى and الكاظمي.", index=True),
    text_or_null("first_word", "First word of match_key, for a person named by several; else null."),
    text_or_null("last_word", "Last word of match_key, for a person named by several; else null."),
    Index("uq_article_entity_version_id_entity_id", "version_id", "entity_id", unique=True),
    comment="Whom or what one version names, under whatever spellings: an entity of its own unless linked.",
)  # fmt: skip

for _word in (article_entity.c.first_word, article_entity.c.last_word):
    Index(
        f"ix_article_entity_{_word.name}",
        _word,
        sqlite_where=_word.is_not(None),
        postgresql_where=_word.is_not(None),
    )

entity_link = Table(
    "entity_link",
    metadata,
    refers("version_id", "article_version.version_id", "The version it was read from.",
           nullable=False),
    Column("article_entity_id", Key, ForeignKey("article_entity.article_entity_id"), primary_key=True,
           autoincrement=False,
           comment="The article entity that counts as an entity."),
    refers("entity_id", "entity.entity_id", "The entity it counts as.", nullable=False, index=True),
    text("reason", "listed: a curated entry; same_name: the same words; short_name: the family name, with "
         "evidence; judgement: an analyst said so."),
    text("evidence", "What was equal: the curated id, the name folded, or office and country; who judged, and when."),
    # What an article names is counted from the index alone.
    Index("ix_entity_link_version_id_entity_id", "version_id", "entity_id"),
    comment="An article entity taken for an entity that other articles name too; one without a row stands alone.",
)  # fmt: skip

entity_alias = Table(
    "entity_alias",
    metadata,
    *child_key(),
    names("article_entity_id", "Who or what it was taken for.", nullable=False),
    text("spelling", "The name as written there."),
    text("match_key", "The spelling folded: the same for الكاظمى and الكاظمي.", index=True),
    text("rule", "The lexicon, rule or model that found its first mention."),
    text("cluster_rule", "What joined that mention to its article entity."),
    number("occurrences", "How often in that version."),
    comment="A spelling of an article entity in its version, and why it was taken for it.",
)

unsettled_word = Table(
    "unsettled_word",
    metadata,
    Column(
        "word", Text, primary_key=True, comment="A word that a person's name begins or ends with, folded."
    ),
    comment="Words of names that were written, taken away or judged since the last resolve: whoever is known by one "
    "of them is looked at next.",
    info=VOLATILE,
)
