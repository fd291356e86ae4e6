"""What happened, what an article is about: events with their participants and numbers, topics, keywords.

Written by Alembic from ``etl.load.tables``; it only adds tables. Those that repeat a lexicon (country, place_code,
cameo_code, topic) are filled by the upgrade, the others by annotating anew.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "cameo_code",
        sa.Column("code", sa.Text(), nullable=False, comment="CAMEO event code, two to four digits."),
        sa.Column("root", sa.Text(), nullable=False, comment="Its root: the first two digits."),
        sa.Column(
            "quad_class",
            sa.Integer(),
            nullable=False,
            comment="GDELT's: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.",
        ),
        sa.Column(
            "goldstein",
            sa.Double(),
            nullable=False,
            comment="Goldstein scale: -10 conflict to 10 cooperation.",
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_cameo_code")),
        comment="A kind of event in CAMEO, and what GDELT says of it.",
    )
    op.create_table(
        "country",
        sa.Column(
            "iso2",
            sa.Text(),
            nullable=False,
            comment="ISO 3166-1 alpha-2, as every column called country has it.",
        ),
        sa.Column(
            "iso3",
            sa.Text(),
            nullable=False,
            comment="ISO 3166-1 alpha-3, as CAMEO, GDELT's actors and POLECAT have it.",
        ),
        sa.Column("name_ar", sa.Text(), nullable=False, comment="Its usual Arabic name."),
        sa.Column("name_en", sa.Text(), nullable=False, comment="Its English name."),
        sa.Column(
            "fips",
            sa.Text(),
            nullable=False,
            comment="FIPS 10-4, as GDELT's places have it; Palestine's is the West Bank's.",
        ),
        sa.Column(
            "cow",
            sa.Integer(),
            nullable=True,
            comment="Its number in the Correlates of War state list; null: not a state of that list.",
        ),
        sa.PrimaryKeyConstraint("iso2", name=op.f("pk_country")),
        comment="A country by the codes of those who count events.",
    )
    op.create_table(
        "place_code",
        sa.Column(
            "lexicon_id",
            sa.Text(),
            nullable=False,
            comment="Its id in the curated tables: entity.lexicon_id.",
        ),
        sa.Column("fips", sa.Text(), nullable=False, comment="FIPS 10-4: GZ of Gaza."),
        sa.PrimaryKeyConstraint("lexicon_id", name=op.f("pk_place_code")),
        comment="A place whose code is not that of its country.",
    )
    op.create_table(
        "topic",
        sa.Column("code", sa.Text(), nullable=False, comment="IPTC Media Topics: medtop:11000000."),
        sa.Column("name", sa.Text(), nullable=False, comment="Its short name: politics."),
        sa.Column("name_ar", sa.Text(), nullable=False, comment="Its name in Arabic."),
        sa.Column("name_en", sa.Text(), nullable=False, comment="Its full name in English."),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_topic")),
        sa.UniqueConstraint("name", name=op.f("uq_topic_name")),
        comment="A subject of the news: the top level of the IPTC Media Topics.",
    )
    op.create_table(
        "article_topic",
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
            "topic",
            sa.Text(),
            nullable=False,
            comment="Top level of the IPTC Media Topics, in English: politics, sport, …",
        ),
        sa.Column("code", sa.Text(), nullable=False, comment="Its code there: medtop:11000000."),
        sa.Column(
            "score",
            sa.Double(),
            nullable=False,
            comment="Probability that the article is about it, 0 to 1, calibrated.",
        ),
        sa.Column("rule", sa.Text(), nullable=False, comment="The model that found it."),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_article_topic_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", "ordinal", name=op.f("pk_article_topic")),
        comment="A subject of a version.",
    )
    op.create_index(op.f("ix_article_topic_topic"), "article_topic", ["topic"], unique=False)

    op.create_table(
        "event_mention",
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
            "event_ordinal", sa.Integer(), nullable=False, comment="Ordinal of the event in its version."
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
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_event_mention_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", "ordinal", name=op.f("pk_event_mention")),
        comment="A telling of an event: each trigger that names it, the event's own among them.",
    )
    op.create_table(
        "event_number",
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
            "event_ordinal", sa.Integer(), nullable=False, comment="Ordinal of the event in its version."
        ),
        sa.Column("kind", sa.Text(), nullable=False, comment="killed, injured, detained or crowd."),
        sa.Column("low", sa.Integer(), nullable=False, comment="At least so many."),
        sa.Column("high", sa.Integer(), nullable=True, comment="At most so many; null: open (أكثر من مئة)."),
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
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_event_number_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", "ordinal", name=op.f("pk_event_number")),
        comment="How many an event killed, injured, detained or brought together.",
    )
    op.create_table(
        "keyword",
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
        sa.Column("phrase", sa.Text(), nullable=False, comment="The phrase, as first written there."),
        sa.Column(
            "match_key",
            sa.Text(),
            nullable=False,
            comment="The phrase folded: the same for all spellings that count as one.",
        ),
        sa.Column("occurrences", sa.Integer(), nullable=False, comment="How often it stands in the version."),
        sa.Column(
            "corpus_articles",
            sa.Integer(),
            nullable=False,
            comment="Articles of the corpus of reference that hold it: common phrases weigh less.",
        ),
        sa.Column(
            "score",
            sa.Double(),
            nullable=False,
            comment="Its weight in the version, by these counts; the higher, the more telling.",
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_keyword_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", "ordinal", name=op.f("pk_keyword")),
        comment="A phrase that tells what a version is about, with the counts its score follows from.",
    )
    op.create_index(op.f("ix_keyword_match_key"), "keyword", ["match_key"], unique=False)

    op.create_table(
        "keyword_mention",
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
            "keyword_ordinal", sa.Integer(), nullable=False, comment="Ordinal of the keyword in its version."
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
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_keyword_mention_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", "ordinal", name=op.f("pk_keyword_mention")),
        comment="A place where a keyword stands.",
    )
    op.create_table(
        "event",
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
            "type", sa.Text(), nullable=False, comment="PLOVER event type: CONSULT, PROTEST, ASSAULT, …"
        ),
        sa.Column(
            "mode",
            sa.Text(),
            nullable=True,
            comment="PLOVER mode of that type (visit, demo, …); null: none fits.",
        ),
        sa.Column(
            "cameo",
            sa.Text(),
            nullable=False,
            comment="CAMEO event code; its first two digits are the root, 01 to 20.",
        ),
        sa.Column(
            "quad",
            sa.Integer(),
            nullable=False,
            comment="Quad class, by the root: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.",
        ),
        sa.Column(
            "trigger_start",
            sa.Integer(),
            nullable=False,
            comment="First character of the trigger in the body, from 0.",
        ),
        sa.Column("trigger_end", sa.Integer(), nullable=False, comment="The character after its last."),
        sa.Column(
            "trigger_text",
            sa.Text(),
            nullable=False,
            comment="The verb or verbal noun that names the act, as it stands.",
        ),
        sa.Column(
            "status",
            sa.Text(),
            nullable=False,
            comment="actual, future (announced), hypothetical or negated.",
        ),
        sa.Column(
            "asserted_by",
            sa.Integer(),
            nullable=True,
            comment="Ordinal of the statement it stands in, and so whose claim it is; null: the article itself tells it.",
        ),
        sa.Column("place_id", KEY, nullable=True, comment="Where it was, where that is named."),
        sa.Column(
            "place_name",
            sa.Text(),
            nullable=True,
            comment="Where it was, by name or in the article's words; null: the clause does not say.",
        ),
        sa.Column(
            "place_country",
            sa.Text(),
            nullable=True,
            comment="The country of that place, ISO 3166-1 alpha-2.",
        ),
        sa.Column(
            "place_start",
            sa.Integer(),
            nullable=True,
            comment="First character of the place's phrase in the body, from 0.",
        ),
        sa.Column("place_end", sa.Integer(), nullable=True, comment="The character after its last."),
        sa.Column("place_text", sa.Text(), nullable=True, comment="That place as it stands."),
        sa.Column(
            "first_day", sa.Date(), nullable=True, comment="First day of it, inclusive; null: not told."
        ),
        sa.Column("last_day", sa.Date(), nullable=True, comment="Last day of it, inclusive; null: not told."),
        sa.Column(
            "dated_by",
            sa.Integer(),
            nullable=True,
            comment="Ordinal of the date expression that tells these days; null: none does.",
        ),
        sa.Column("rule", sa.Text(), nullable=False, comment="The rule that found it."),
        sa.ForeignKeyConstraint(
            ["place_id"], ["article_entity.article_entity_id"], name=op.f("fk_event_place_id")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_event_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", "ordinal", name=op.f("pk_event")),
        comment="Something a version tells that someone did, will do or did not do: once, however often it is told.",
    )
    op.create_index(op.f("ix_event_first_day"), "event", ["first_day"], unique=False)
    op.create_index(op.f("ix_event_place_id"), "event", ["place_id"], unique=False)
    op.create_index(op.f("ix_event_type"), "event", ["type"], unique=False)

    op.create_table(
        "event_participant",
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
            "event_ordinal", sa.Integer(), nullable=False, comment="Ordinal of the event in its version."
        ),
        sa.Column("part", sa.Text(), nullable=False, comment="actor or recipient."),
        sa.Column(
            "name",
            sa.Text(),
            nullable=False,
            comment="Its name where it is an entity, else the phrase (متظاهرون).",
        ),
        sa.Column("article_entity_id", KEY, nullable=True, comment="Who it is, where known."),
        sa.Column(
            "country", sa.Text(), nullable=True, comment="Its country, ISO 3166-1 alpha-2; null: not told."
        ),
        sa.Column(
            "sector",
            sa.Text(),
            nullable=True,
            comment="government, military, police, judiciary, opposition, rebels, civilians, media, business, medical, education, religious, international organisation or NGO; null: not told.",
        ),
        sa.Column(
            "code", sa.Text(), nullable=True, comment="CAMEO actor code that follows from these (IRQGOV)."
        ),
        sa.Column(
            "start_offset",
            sa.Integer(),
            nullable=True,
            comment="First character in article_version.body, from 0.",
        ),
        sa.Column("end_offset", sa.Integer(), nullable=True, comment="The character after its last."),
        sa.Column(
            "surface",
            sa.Text(),
            nullable=True,
            comment="The words as they stand: substr(body, start_offset + 1, end_offset - start_offset).",
        ),
        sa.ForeignKeyConstraint(
            ["article_entity_id"],
            ["article_entity.article_entity_id"],
            name=op.f("fk_event_participant_article_entity_id"),
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_event_participant_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", "ordinal", name=op.f("pk_event_participant")),
        comment="Who did an event, or whom it was done to.",
    )
    op.create_index(
        op.f("ix_event_participant_article_entity_id"),
        "event_participant",
        ["article_entity_id"],
        unique=False,
    )
