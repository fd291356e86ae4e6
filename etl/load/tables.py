"""The warehouse's tables: SQLAlchemy Core metadata, each column with the comment the data dictionary prints.

Two conventions hold throughout. Clocks are UTC to the second, without a zone, so that both engines store and
print them alike. Columns that differ between two loads of the same input (clocks and run ids) carry
``info=VOLATILE`` and stay out of the checksums.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects import sqlite

from etl import kinds
from etl.kinds import Kind
from etl.records import KINDS

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


def _key(name: str, comment: str) -> Column[int]:
    """A primary key derived from content: never numbered by the engine."""
    return Column(name, Key, primary_key=True, autoincrement=False, comment=comment)


def _refers(name: str, to: str, comment: str, **options: Any) -> Column[int]:
    return Column(name, Key, ForeignKey(to), comment=comment, **options)


def _names(name: str, comment: str, **options: Any) -> Column[int]:
    return _refers(name, "article_entity.article_entity_id", comment, index=True, **options)


def _child_key() -> tuple[Column[int], Column[int]]:
    """What every row read out of a version is known by."""
    return (
        Column("version_id", Key, ForeignKey("article_version.version_id"), primary_key=True,
               autoincrement=False, comment="The version it was read from."),
        Column("ordinal", Integer, primary_key=True, autoincrement=False,
               comment="Its place among its kind in that version, from 0."),
    )  # fmt: skip


def _text(name: str, comment: str, **options: Any) -> Column[str]:
    return Column(name, Text, nullable=False, comment=comment, **options)


def _text_or_null(name: str, comment: str, **options: Any) -> Column[str]:
    return Column(name, Text, comment=comment, **options)


def _number(name: str, comment: str, **options: Any) -> Column[int]:
    return Column(name, Integer, nullable=False, comment=comment, **options)


def _number_or_null(name: str, comment: str, **options: Any) -> Column[int]:
    return Column(name, Integer, comment=comment, **options)


def _moment(name: str, comment: str, **options: Any) -> Column[Any]:
    return Column(name, Moment, comment=comment, **options)


source = Table(
    "source",
    metadata,
    _key("source_id", "Derived from the slug."),
    _text("slug", "Short name of the outlet, as the records carry it.", unique=True),
    _text_or_null("name_ar", "Its name in Arabic; null: not described in sources.toml."),
    _text_or_null("name_en", "Its name in English."),
    _text_or_null("country", "Where it is published, ISO 3166-1 alpha-2."),
    _text_or_null("kind", "newspaper, agency, broadcaster, magazine, website or official."),
    comment="An outlet.",
)

article = Table(
    "article",
    metadata,
    _key("article_id", "Derived from source and identity."),
    _refers("source_id", "source.source_id", "The outlet.", nullable=False, index=True),
    _text("identity", "What names it there: its own id, else its URL, else its file."),
    _moment("first_seen_at", "When it was first seen, UTC: observed, else the start of its run.",
            nullable=False, info=VOLATILE),
    comment="An article of an outlet, whatever was edited since.",
)  # fmt: skip

article_address = Table(
    "article_address",
    metadata,
    _key("address_id", "Derived from the address without its scheme and www., or from outlet and id."),
    Column("article_id", Key, ForeignKey("article.article_id", deferrable=True, initially="DEFERRED"),
           nullable=False, index=True, comment="The article first seen there."),
    _text("address", "The URL in canonical form, or the other name, as it was first written."),
    comment="Every name an article was seen under: its URLs, and what other outlets or files call it.",
)  # fmt: skip

annotation_run = Table(
    "annotation_run",
    metadata,
    _key("annotation_run_id", "Derived from annotators and configuration."),
    _text("annotators", "Each annotator with its version, in order: names=3 dates=1."),
    _text("configuration_sha256", "Digest of the lexicons, models and settings they worked with."),
    _moment("first_used_at", "When it first annotated, UTC.", nullable=False, info=VOLATILE),
    comment="What annotated a version: a set of annotators with versions and configuration.",
)

article_version = Table(
    "article_version",
    metadata,
    _key("version_id", "Derived from article and content."),
    _refers("article_id", "article.article_id", "The article.", nullable=False, index=True),
    _refers("annotation_run_id", "annotation_run.annotation_run_id", "What annotated it.",
            nullable=False, index=True),
    _text("content_sha256", "SHA-256 of title and body: another text is another version."),
    _text("body_sha256", "SHA-256 of the body."),
    _text_or_null("url", "Where it was published."),
    _text_or_null("author", "The author as the source names them."),
    _text_or_null("section", "The source's own section or category."),
    _moment("published_at", "Publication time, UTC; null: unknown, or only the day is known."),
    Column("published_on", Date, index=True,
           comment="Publication day in the outlet's time zone; null: unknown."),
    _text_or_null("published_basis", "Where that date stands: source (the record's field), json-ld, meta, time, "
                  "feed, url, dateline or parameter; null: unknown."),
    _text_or_null("published_flag", "Why nothing is counted from that date: future, before_1990 or after_fetch; "
                  "null: it can be true."),
    _moment("observed_at", "Earliest known time this text was fetched, UTC; null: the source does not say."),
    Column("observed_on", Date, comment="The day of that in the outlet's time zone."),
    Column("anchor_on", Date, comment="The day its relative dates were counted from; null: none was known."),
    _text_or_null("anchor_basis", "What day that is: published, or observed where no publication is known."),
    _moment("recorded_at", "When the last record was seen that showed this text, UTC: observed, else the "
            "start of its run; url, author, section and dates are that record's.",
            nullable=False, info=VOLATILE),
    _moment("file_changed_at", "When that record's file was last changed, UTC; null: the store does not say.",
            info=VOLATILE),
    _moment("read_at", "Start of the run that read this text first or brought it back, UTC.",
            nullable=False, info=VOLATILE),
    _text("address", "The file that record was read from."),
    _number("position", "Its ordinal in that file, from 1."),
    _text_or_null("language", "Language of the body as detected, ISO 639; null: no letters to tell by."),
    _text_or_null("declared_language", "Language the source says it writes."),
    _number("sentence_count", "Sentences in the body."),
    _number("token_count", "Words, numbers and punctuation marks in the body."),
    _text_or_null("notes", "Fields of the record that could not be trusted, and why; one a line."),
    _moment("valid_from", "Since when the article reads so, UTC: observed, else the start of the run that "
            "loaded it; a text that came back starts anew.", nullable=False, info=VOLATILE),
    _moment("valid_to", "Until when, exclusive: the next version's start; null: current.", info=VOLATILE),
    Column("is_current", Boolean, nullable=False, comment="Whether the article reads so now: one does."),
    _text_or_null("order_basis", "How it is known to follow the version before it: observed, file_time, run "
                  "(read by a later one) or position (in its file, or its file's name); null: the first."),
    # The long texts stand last: SQLite reads a row up to the column asked for.
    _text_or_null("title", "The headline."),
    _text("body", "The text as the source gave it: what every offset points into."),
    _text("clean_body", "The body normalised, for LIKE: no diacritics or invisible marks, ASCII digits."),
    comment="One wording of an article; an edit makes another.",
)  # fmt: skip
Index(
    "ix_article_version_anchor_on",
    article_version.c.anchor_on,
    sqlite_where=text("is_current"),
    postgresql_where=text("is_current"),
)
# What most reports ask of a version, without its long texts.
Index(
    "ix_article_version_current",
    article_version.c.version_id,
    article_version.c.article_id,
    article_version.c.anchor_on,
    sqlite_where=text("is_current"),
    postgresql_where=text("is_current"),
)
Index(
    "uq_article_version_current",
    article_version.c.article_id,
    unique=True,
    sqlite_where=text("is_current"),
    postgresql_where=text("is_current"),
)

version_repair = Table(
    "version_repair",
    metadata,
    Column("version_id", Key, ForeignKey("article_version.version_id"), primary_key=True, autoincrement=False,
           comment="The version repaired."),
    Column("kind", Text, primary_key=True, comment="What was repaired or removed."),
    _number("occurrences", "How often."),
    comment="What cleaning found in a version, by kind.",
)  # fmt: skip

entity = Table(
    "entity",
    metadata,
    _key("entity_id", "Derived from type and lexicon id, or from type and match key of the name."),
    _text("type", "PERSON, ORG or LOC."),
    _text("name_ar", "Canonical Arabic name."),
    _text_or_null("name_en", "Canonical English name, where curated."),
    _text_or_null("country", "The country it is or belongs to, ISO 3166-1 alpha-2."),
    _text_or_null("lexicon_id", "Its id in the curated tables, where linked."),
    Column("geonames_id", Integer, comment="Its GeoNames id, for places."),
    Column("linked", Boolean, nullable=False, comment="Whether a curated entry stands behind it."),
    _refers("annotation_run_id", "annotation_run.annotation_run_id", "The annotators that described it so.",
            nullable=False),
    comment="A person, organisation or place named in the news.",
)  # fmt: skip

article_entity = Table(
    "article_entity",
    metadata,
    _refers("version_id", "article_version.version_id", "The version it was read from.", nullable=False),
    _key("article_entity_id", "Derived from the version and the entity it was taken for."),
    _refers("entity_id", "entity.entity_id", "What the annotators took it for. entity_link says what it "
            "counts as.", nullable=False, index=True),
    _text("type", "PERSON, ORG or LOC."),
    _text("name_ar", "Its fullest name in that version."),
    _text("match_key", "That name folded: the same for الكاظمى and الكاظمي.", index=True),
    _text_or_null("first_word", "First word of match_key, for a person named by several; else null."),
    _text_or_null("last_word", "Last word of match_key, for a person named by several; else null."),
    Index("uq_article_entity_version_id_entity_id", "version_id", "entity_id", unique=True),
    comment="Whom or what one version names, under whatever spellings: an entity of its own unless linked.",
)  # fmt: skip

for _word in (article_entity.c.first_word, article_entity.c.last_word):
    Index(  # with the name: how many begin or end with a word is counted from the index alone
        f"ix_article_entity_{_word.name}",
        _word,
        article_entity.c.match_key,
        sqlite_where=_word.is_not(None),
        postgresql_where=_word.is_not(None),
    )

entity_link = Table(
    "entity_link",
    metadata,
    _refers("version_id", "article_version.version_id", "The version it was read from.",
            nullable=False),
    Column("article_entity_id", Key, ForeignKey("article_entity.article_entity_id"), primary_key=True,
           autoincrement=False,
           comment="The article entity that counts as an entity."),
    _refers("entity_id", "entity.entity_id", "The entity it counts as.", nullable=False, index=True),
    _text("reason", "listed: a curated entry; same_name: the same words; short_name: the family name, with "
          "evidence; judgement: an analyst said so."),
    _text("evidence", "What was equal: the curated id, the name folded, or office and country; who judged, and when."),
    # What an article names is counted from the index alone.
    Index("ix_entity_link_version_id_entity_id", "version_id", "entity_id"),
    comment="An article entity taken for an entity that other articles name too; one without a row stands alone.",
)  # fmt: skip

judgement = Table(
    "judgement",
    metadata,
    _key("judgement_id", "Derived from the question, the author and the time."),
    _refers("article_id", "article.article_id", "The article it was said of; null: every article.", index=True),
    _text("match_key", "The words it was said of, folded. Of a link: any spelling of the one article, else the "
          "fullest name an article gives."),
    _refers("entity_id", "entity.entity_id", "Whom or what that name counts as, or does not; who speaks or acts; "
            "null: value says, or nobody."),
    _text("verdict", "same or not_same of a link; rejected: there is no such name, statement or event; corrected: it "
          "is as value or entity_id say; withdrawn: the rules speak again."),
    _text("author", "Who said so."),
    _moment("judged_at", "When, UTC; of two verdicts on one question the later counts.", nullable=False),
    _text_or_null("note", "Why."),
    _text("about", "link: what a name counts as; name: whether words are one, and its type; statement: whether a cue "
          "makes one; speaker: whose it is; event: whether a trigger tells one; actor or recipient of that event.",
          server_default="link"),
    _text_or_null("value", "The right type of a name (PERSON, ORG, LOC); who speaks or acts, by a name of the "
                  "article; ANON: an unnamed source. Null with entity_id null: nobody."),
    _text_or_null("exact", "The words it was said of, as they stood: a name, a cue, a trigger. Null: a link."),
    _text_or_null("prefix", "What stood before them; null: said of every place of the article that has these words."),
    _text_or_null("suffix", "What stood behind them."),
    _refers("version_id", "article_version.version_id", "The version in which that was read."),
    _number_or_null("start_offset", "First character of these words in its body, from 0."),
    _number_or_null("end_offset", "The character after their last."),
    Column("replaces", Key, index=True, comment="The judgement that no longer stands because of this one."),
    comment="An analyst's word on what was read: whom a name counts as, or what of it is wrong. Rows are only added; "
    "resolve makes links and corrections of them.",
    info=VOLATILE,
)  # fmt: skip

correction = Table(
    "correction",
    metadata,
    _refers("version_id", "article_version.version_id", "The version.", primary_key=True, autoincrement=False),
    Column("about", Text, primary_key=True, comment="name, statement, speaker, event, actor or recipient."),
    Column("start_offset", Integer, primary_key=True, autoincrement=False,
           comment="First character of the words that were judged, in this version."),
    Column("end_offset", Integer, primary_key=True, autoincrement=False, comment="The character after their last."),
    _refers("judgement_id", "judgement.judgement_id", "The judgement that stands there.", nullable=False, index=True),
    _text("verdict", "rejected or corrected."),
    _text_or_null("value", "As the judgement has it."),
    Column("entity_id", Key, comment="The entity that it is instead."),
    Column("article_entity_id", Key, comment="What the article names so, where value is a name of the article."),
    comment="Where judged words stand in a version: what effective_mention, effective_statement, effective_event and "
    "effective_participant answer by. Made by resolve from judgement.",
    info=VOLATILE,
)  # fmt: skip

judged_name = Table(
    "judged_name",
    metadata,
    _key("article_entity_id", "Whom or what a version names."),
    _refers("version_id", "article_version.version_id", "The version.", nullable=False, index=True),
    _text_or_null("type", "PERSON, ORG or LOC as judged; null: none of its mentions is a name."),
    Column("entity_id", Key, comment="The key that an entity of that type and name has, whether articles share one "
           "or not."),
    comment="Article entities that analysts judged to be no name, or one of another type. Made by resolve from "
    "correction.",
    info=VOLATILE,
)  # fmt: skip

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
    _text_or_null("agency", "The news agency it comes from, by its id in the curated tables (media:spa), or several; "
                  "null: none is named."),
    _text_or_null("agency_basis", "Where the agency is named: byline, dateline, signature or text."),
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
    _number_or_null("day_number", "Its day, counted from 0001-01-01 as 1; null: unknown."),
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
    _text("kind", "copy: the same words; part: one has those of the other, and more; rewrite: the same news in other "
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
    _text("kind", "origin: the earliest; copy or rewrite of it, or of a copy of it."),
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
    _refers("previous_id", "article_version.version_id", "The version it followed.", nullable=False, index=True),
    _text("looks_like", "retraction, correction, update, cut, rewriting, wording or form: what the edit looks like."),
    _text_or_null("evidence", "The words that say so, where words do."),
    _number("sentences_kept", "Sentences that stand in both."),
    _number("sentences_added", "Sentences that only the later has."),
    _number("sentences_removed", "Sentences that only the earlier has."),
    comment="What became of an article between two versions that followed each other.",
)  # fmt: skip

article_change = Table(
    "article_change",
    metadata,
    *_child_key(),
    _text("what", "title, sentence, statement, name or number."),
    _text("change", "added or removed."),
    _text("text", "The words."),
    _number_or_null("start_offset", "First character in the body that has it, from 0; null: a headline."),
    _number_or_null("end_offset", "The character after its last."),
    comment="Something that an edit added or removed; the version is the later one.",
)  # fmt: skip

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
    _number("length", "Terms in headline and body."),
    comment="An article that search finds. Its terms are in search_text: an FTS5 table on SQLite, tsvector on "
    "PostgreSQL.",
)  # fmt: skip

entity_alias = Table(
    "entity_alias",
    metadata,
    *_child_key(),
    _names("article_entity_id", "Who or what it was taken for.", nullable=False),
    _text("spelling", "The name as written there."),
    _text("match_key", "The spelling folded: the same for الكاظمى and الكاظمي.", index=True),
    _text("rule", "The lexicon, rule or model that found its first mention."),
    _text("cluster_rule", "What joined that mention to its article entity."),
    _number("occurrences", "How often in that version."),
    comment="A spelling of an article entity in its version, and why it was taken for it.",
)

place = Table(
    "place",
    metadata,
    Column("geonames_id", Integer, primary_key=True, autoincrement=False, comment="Its GeoNames id."),
    _text("name_ar", "Its usual Arabic name."),
    _text("name_en", "Its English name."),
    _text("country", "ISO 3166-1 alpha-2, as GeoNames has it."),
    Column("latitude", Double, nullable=False, comment="Degrees north."),
    Column("longitude", Double, nullable=False, comment="Degrees east."),
    _number("population", "People, as GeoNames has it."),
    comment="A city or town: what entity.geonames_id refers to.",
)

country = Table(
    "country",
    metadata,
    Column(
        "iso2", Text, primary_key=True, comment="ISO 3166-1 alpha-2, as every column called country has it."
    ),
    _text("iso3", "ISO 3166-1 alpha-3, as CAMEO, GDELT's actors and POLECAT have it."),
    _text("name_ar", "Its usual Arabic name."),
    _text("name_en", "Its English name."),
    _text("fips", "FIPS 10-4, as GDELT's places have it; Palestine's is the West Bank's."),
    _number_or_null("cow", "Its number in the Correlates of War state list; null: not a state of that list."),
    comment="A country by the codes of those who count events.",
)

place_code = Table(
    "place_code",
    metadata,
    Column("lexicon_id", Text, primary_key=True, comment="Its id in the curated tables: entity.lexicon_id."),
    _text("fips", "FIPS 10-4: GZ of Gaza."),
    comment="A place whose code is not that of its country.",
)

cameo_code = Table(
    "cameo_code",
    metadata,
    Column("code", Text, primary_key=True, comment="CAMEO event code, two to four digits."),
    _text("root", "Its root: the first two digits."),
    _number("quad_class", "GDELT's: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material "
            "conflict."),
    Column("goldstein", Double, nullable=False, comment="Goldstein scale: -10 conflict to 10 cooperation."),
    comment="A kind of event in CAMEO, and what GDELT says of it.",
)  # fmt: skip

topic = Table(
    "topic",
    metadata,
    Column("code", Text, primary_key=True, comment="IPTC Media Topics: medtop:11000000."),
    _text("name", "Its short name: politics.", unique=True),
    _text("name_ar", "Its name in Arabic."),
    _text("name_en", "Its full name in English."),
    comment="A subject of the news: the top level of the IPTC Media Topics.",
)


def _annotation_table(kind: Kind) -> Table:
    columns = (_stored(column) for column, _ in kind.stored())
    return Table(kind.name, metadata, *_child_key(), *columns, comment=kind.meaning)


def _stored(column: kinds.Column) -> Column[Any]:
    if column.names_entity:
        return _names(column.name, column.meaning, nullable=column.nullable)
    return Column(
        column.name, _TYPES[column.type], nullable=column.nullable, index=column.index, comment=column.meaning
    )


_TYPES: dict[type, Any] = {str: Text, int: Integer, float: Double, date: Date}

annotation_tables = {field: _annotation_table(kind) for field, kind in KINDS.items()}
mention, statement = annotation_tables["mentions"], annotation_tables["statements"]


calendar_day = Table(
    "calendar_day",
    metadata,
    Column("day", Date, primary_key=True, comment="The day."),
    _number("year", "Gregorian year."),
    _number("month", "Gregorian month, 1 to 12."),
    _number("day_of_month", "Gregorian day of the month."),
    _number("weekday", "ISO weekday: Monday 1 to Sunday 7."),
    _number("iso_year", "The year its ISO week belongs to."),
    _number("iso_week", "ISO week, 1 to 53."),
    _number_or_null("hijri_year", "Hijri year by Umm al-Qura; null before 1924-08-01 and after 2077-11-16."),
    _number_or_null("hijri_month", "Hijri month, 1 to 12."),
    _number_or_null("hijri_day", "Hijri day of the month."),
    _text("weekday_ar", "Weekday in Arabic (الاثنين)."),
    _text("month_ar", "Month as in Egypt and the Gulf (يناير)."),
    _text("month_ar_levant", "Month as in the Levant and Iraq (كانون الثاني)."),
    _text("month_ar_maghreb", "Month as in Tunisia and Algeria (جانفي)."),
    _text_or_null("hijri_month_ar", "Hijri month in Arabic (محرم)."),
    _number("day_number", "Its number, 0001-01-01 being 1: days are added and compared by it."),
    Index("uq_calendar_day_day_number", "day_number", unique=True),
    Index("ix_calendar_day_hijri", "hijri_year", "hijri_month", "hijri_day"),
    comment="The days of 1900 to 2100.",
)


def _counts() -> tuple[Column[int], ...]:
    """What a load did, by article read: every article is counted under exactly one of the first six."""
    return (
        _number("added", "Articles not known before.", server_default="0"),
        _number("revised", "New versions of known articles.", server_default="0"),
        _number("reopened", "Versions current again because the text went back.", server_default="0"),
        _number(
            "reannotated",
            "Known versions annotated anew: by others, or from another day.",
            server_default="0",
        ),
        _number("touched", "Known versions whose url, author, section or dates changed.", server_default="0"),
        _number("unchanged", "Known versions, skipped.", server_default="0"),
        _number("rejected", "Rejected records not known before.", server_default="0"),
    )


load_run = Table(
    "load_run",
    metadata,
    Column("run_id", Text, primary_key=True, comment="The run's name, as the scheduler gives it."),
    _text("kind", "nightly, reannotate or maintain."),
    _text("status", "running, done, nothing_new, failed, or interrupted: ended from outside."),
    _text_or_null("message", "What failed and the remedy, or what is to be looked at, in one line."),
    _text_or_null("owner", "Who carries it: machine and lock; null: the scheduler does."),
    _moment("started_at", "Start, UTC; later than the start of every run before.", nullable=False),
    _moment("finished_at", "End, UTC; null: not finished, or nobody saw it end."),
    comment="A run of the pipeline and how it ended; what it loaded is the sum of its batches.",
    info=VOLATILE,
)

load_batch = Table(
    "load_batch",
    metadata,
    Column("run_id", Text, ForeignKey("load_run.run_id"), primary_key=True, comment="The run."),
    _key("batch_id", "Derived from the batch's content: a retried batch is counted once."),
    _moment("loaded_at", "When its transaction was made, UTC.", nullable=False),
    *_counts(),
    comment="A batch of about a thousand articles, written in the transaction that loaded them.",
    info=VOLATILE,
)

run_version = Table(
    "run_version",
    metadata,
    Column("run_id", Text, ForeignKey("load_run.run_id"), primary_key=True, comment="The run."),
    Column("version_id", Key, ForeignKey("article_version.version_id"), primary_key=True, autoincrement=False,
           comment="A version it wrote."),
    _text("change", "added, revised, reopened, reannotated or touched, as load_run counts them."),
    comment="What a run wrote, in the transaction that did: what the checks after it read.",
    info=VOLATILE,
)  # fmt: skip

ingest_object = Table(
    "ingest_object",
    metadata,
    Column("address", Text, primary_key=True, comment="The file or object read."),
    _text("fingerprint", "What tells whether it changed since: size and time, or the store's ETag."),
    _text_or_null("source", "Slug of the outlet it belongs to; null: its records say."),
    Column("size", BigInteger, comment="Bytes, as stored."),
    _number("records", "Records read from it, rejected ones included."),
    _text("status", "done: all its batches are loaded; anything else is read again."),
    Column("run_id", Text, ForeignKey("load_run.run_id"), nullable=False, comment="The last run to read it."),
    comment="A file or object that was read.",
    info=VOLATILE,
)

fetched_object = Table(
    "fetched_object",
    metadata,
    Column("url", Text, primary_key=True, comment="The feed, sitemap or page, as it was named."),
    _text_or_null("source", "Slug of the outlet it belongs to; null: its records say."),
    _text_or_null("etag", "The server's validator, sent back with the next request."),
    _text_or_null("last_modified", "The server's time of its last change, sent back likewise."),
    _text_or_null("sha256", "SHA-256 of what came, decompressed: the same again is nothing new."),
    Column("size", BigInteger, comment="Bytes of that."),
    _text_or_null("stated_change", "When it was changed last, as the feed or sitemap that names it says."),
    _moment("fetched_at", "When it was asked for last, UTC.", nullable=False),
    Column("run_id", Text, ForeignKey("load_run.run_id"), nullable=False, comment="The run that did."),
    comment="What was fetched, and by what is known whether it has changed.",
    info=VOLATILE,
)

rejected_record = Table(
    "rejected_record",
    metadata,
    _key("rejected_id", "Derived from address, position, stage, reason and excerpt."),
    _text("address", "The file it stands in."),
    _number_or_null("position", "Its ordinal in that file, from 1; null: the whole file."),
    _text("stage", "Where it failed: fetch, extract, clean or annotate."),
    _text("reason", "Why, from the closed list of etl.records.Reason."),
    _text("detail", "The reason in a sentence."),
    _text("excerpt", "Its first characters."),
    _text_or_null("source", "Slug of the outlet, where known."),
    Column("run_id", Text, ForeignKey("load_run.run_id"), nullable=False, index=True,
           comment="The run that met it first.", info=VOLATILE),
    comment="A record that could not be used.",
)  # fmt: skip

view_definition = Table(
    "view_definition",
    metadata,
    Column("name", Text, primary_key=True, comment="Its file in sql/views/, without the ending: NN_name."),
    _text("sha256", "Digest of the file it was made from."),
    comment="Which views stand, so that an upgrade touches only what changed.",
)
