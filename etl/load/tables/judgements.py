"""What analysts said of what was read, and where the words stand that they said it of."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, Text

from etl.load.tables.columns import (
    VOLATILE,
    Key,
    key,
    metadata,
    moment,
    number_or_null,
    refers,
    text,
    text_or_null,
)

judgement = Table(
    "judgement",
    metadata,
    key("judgement_id", "Derived from the question, the author and the time."),
    refers("article_id", "article.article_id", "The article it was said of; null: every article.", index=True),
    text("match_key", "The words it was said of, folded. Of a link: any spelling of the one article, else the "
         "fullest name an article gives."),
    refers("entity_id", "entity.entity_id", "Whom or what that name counts as, or does not; who speaks or acts; "
           "null: value says, or nobody."),
    text("verdict", "same or not_same of a link; rejected: there is no such name, statement or event; corrected: it "
         "is as value or entity_id say; withdrawn: the rules speak again."),
    text("author", "Who said so."),
    moment("judged_at", "When, UTC; of two verdicts on one question the later counts.", nullable=False),
    text_or_null("note", "Why."),
    text("about", "link: what a name counts as; name: whether words are one, and its type; statement: whether a cue "
         "makes one; speaker: whose it is; event: whether a trigger tells one; actor or recipient of that event.",
         server_default="link"),
    text_or_null("value", "The right type of a name (PERSON, ORG, LOC); who speaks or acts, by a name of the "
                 "article; ANON: an unnamed source. Null with entity_id null: nobody."),
    text_or_null("exact", "The words it was said of, as they stood: a name, a cue, a trigger. Null: a link."),
    text_or_null("prefix", "What stood before them; null: said of every place of the article that has these words."),
    text_or_null("suffix", "What stood behind them."),
    refers("version_id", "article_version.version_id", "The version in which that was read."),
    number_or_null("start_offset", "First character of these words in its body, from 0."),
    number_or_null("end_offset", "The character after their last."),
    Column("replaces", Key, index=True, comment="The judgement that no longer stands because of this one."),
    comment="An analyst's word on what was read: whom a name counts as, or what of it is wrong. Rows are only added; "
    "resolve makes links and corrections of them.",
    info=VOLATILE,
)  # fmt: skip

correction = Table(
    "correction",
    metadata,
    refers("version_id", "article_version.version_id", "The version.", primary_key=True, autoincrement=False),
    Column("about", Text, primary_key=True, comment="name, statement, speaker, event, actor or recipient."),
    Column("start_offset", Integer, primary_key=True, autoincrement=False,
           comment="First character of the words that were judged, in this version."),
    Column("end_offset", Integer, primary_key=True, autoincrement=False, comment="The character after their last."),
    refers("judgement_id", "judgement.judgement_id", "The judgement that stands there.", nullable=False, index=True),
    text("verdict", "rejected or corrected."),
    text_or_null("value", "As the judgement has it."),
    Column("entity_id", Key, comment="The entity that it is instead."),
    Column("article_entity_id", Key, comment="What the article names so, where value is a name of the article."),
    comment="Where judged words stand in a version: what effective_mention, effective_statement, effective_event and "
    "effective_participant answer by. Made by resolve from judgement.",
    info=VOLATILE,
)  # fmt: skip

judged_name = Table(
    "judged_name",
    metadata,
    key("article_entity_id", "Whom or what a version names."),
    refers("version_id", "article_version.version_id", "The version.", nullable=False, index=True),
    text_or_null("type", "PERSON, ORG or LOC as judged; null: none of its mentions is a name."),
    Column("entity_id", Key, comment="The key that an entity of that type and name has, whether articles share one "
           "or not."),
    comment="Article entities that analysts judged to be no name, or one of another type. Made by resolve from "
    "correction.",
    info=VOLATILE,
)  # fmt: skip
