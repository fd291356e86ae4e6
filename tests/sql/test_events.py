"""Views of events, topics and keywords over the four articles of conftest, the same on both engines."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from etl.report.checks import run_checks


@pytest.fixture(scope="module")
def contents(load_events):
    return load_events


@pytest.fixture
def rows(engine):
    def ask(query):
        with engine.connect() as connection:
            return [
                tuple(str(value) if hasattr(value, "isoformat") else value for value in row)
                for row in connection.execute(text(query))
            ]

    return ask


def test_what_is_marked_is_well(engine):
    assert run_checks(engine) == []


def test_event_list_reads_as_a_sentence(rows):
    told = rows(
        "SELECT type, mode, actors, recipients, place, place_country, event_day, status, mentions, trigger_text"
        " FROM event_list ORDER BY event_day, type"
    )
    assert told == [
        ("PROTEST", "demo", "الطلاب", None, "صنعاء", "YE", "2025-03-02", "actual", 2, "تظاهر"),
        ("ACCUSE", "allege", "المتحدث", "مسلحين", None, None, "2025-03-03", "actual", 1, "واتهم"),
        ("ASSAULT", "heavy-weapons", "مسلحين", None, "كركوك", "IQ", "2025-03-03", "actual", 1, "بقصف"),
        ("AGREE", None, "مصر، الأردن", "العراق", None, None, "2025-03-12", "actual", 1, "وافقت"),
        ("ASSAULT", None, "المسلحون", None, None, None, "2025-03-12", "negated", 1, "يهاجم"),
        ("CONSULT", "visit", "الوزير المصري", None, "بغداد", "IQ", "2025-03-16", "future", 1, "ويزور"),
    ]


def test_event_list_tells_claims_from_what_the_article_tells(rows):
    claims = rows("SELECT type, statement, asserted_by, sentence FROM event_list WHERE is_claim")
    sentence = "واتهم المتحدث باسم الحكومة العراقية مسلحين بقصف محطة في كركوك، ومقتل ثلاثة حراس."
    assert claims == [("ASSAULT", 0, "ANON", sentence)]
    assert rows("SELECT COUNT(*) FROM event_list WHERE NOT is_claim AND asserted_by IS NULL") == [(5,)]


def test_event_list_tells_the_days_only_where_the_article_does(rows):
    dated = rows("SELECT type, first_day, date_text FROM event_list WHERE first_day IS NOT NULL ORDER BY 2")
    assert dated == [("PROTEST", "2025-03-02", "أمس"), ("CONSULT", "2025-03-16", "يوم الأحد المقبل")]


def test_more_than_three_actors_are_three_and_more(engine, rows):
    with engine.begin() as connection:
        for ordinal in range(10, 13):
            connection.execute(
                text(
                    "INSERT INTO event_participant (version_id, ordinal, event_ordinal, part, name)"
                    f" SELECT version_id, {ordinal}, ordinal, 'actor', 'حزب {ordinal}' FROM event WHERE type = 'AGREE'"
                )
            )
    assert rows("SELECT actors FROM event_list WHERE type = 'AGREE'") == [("مصر، الأردن، حزب 10، …",)]


def test_actor_recipient_counts_each_pair_in_its_week(rows):
    found = rows(
        "SELECT week, quad, is_claim, actor, actor_country, recipient, recipient_country, events"
        " FROM actor_recipient ORDER BY week, quad, actor"
    )
    # SQLite has no booleans of its own.
    assert [(row[0], row[1], bool(row[2]), *row[3:]) for row in found] == [
        ("2025-02-24", 4, False, "الطلاب", "YE", None, None, 1),
        ("2025-03-03", 3, False, "المتحدث", "IQ", "مسلحين", None, 1),
        ("2025-03-03", 4, True, "مسلحين", None, None, None, 1),
        ("2025-03-10", 1, False, "الأردن", "JO", "العراق", "IQ", 1),
        ("2025-03-10", 1, False, "مصر", "EG", "العراق", "IQ", 1),
    ]


def test_event_places_know_what_kind_of_place_and_where_it_lies(rows):
    found = rows("SELECT place_en, country, level, ROUND(latitude) FROM event_places ORDER BY place_en")
    assert found == [
        ("Baghdad", "IQ", "other", None),
        ("Kirkuk", "IQ", "region", None),
        ("Sanaa", "YE", "city", 15.0),
    ]


def test_casualties_stand_with_who_says_so(rows):
    found = rows(
        "SELECT kind, low, high, number_text, place, is_claim, asserted_by FROM casualties ORDER BY kind"
    )
    assert [(*row[:5], bool(row[5]), row[6]) for row in found] == [
        ("crowd", 200, 999, "مئات", "صنعاء", False, None),
        ("injured", 7, 7, "سبعة", "صنعاء", False, None),
        ("killed", 3, None, "ثلاثة", "كركوك", True, "ANON"),
    ]


def test_gdelt_events_answer_queries_written_for_gdelt(rows):
    """As they are written for it: unquoted, by code."""
    protests = rows(
        "SELECT SQLDATE, MonthYear, Year, FractionDate, Actor1Code, Actor1CountryCode, Actor1Type1Code, EventCode,"
        " EventBaseCode, EventRootCode, QuadClass, GoldsteinScale, NumMentions, NumArticles, IsRootEvent,"
        " ActionGeo_Type, ActionGeo_FullName, ActionGeo_CountryCode, SOURCEURL"
        " FROM gdelt_events WHERE EventRootCode = '14' AND ActionGeo_CountryCode = 'YM'"
    )
    assert protests == [
        (20250302, 202503, 2025, 2025.1699, "YEMEDU", "YEM", "EDU", "141", "141", "14", 4, -6.5, 2, 1, 1,
         4, "Sanaa", "YM", "https://sabah.example/1"),
    ]  # fmt: skip
    pairs = rows(
        "SELECT Actor1Name, Actor1Code, Actor2Name, Actor2Code, EventCode, EventRootCode, QuadClass, GoldsteinScale"
        " FROM gdelt_events WHERE Actor2CountryCode = 'IRQ'"
    )
    assert pairs == [("Egypt", "EGYGOV", "Iraq", "IRQ", "030", "03", 1, 4.0)]
    assert rows(
        "SELECT Actor1Code, Actor1CountryCode, Actor1Type1Code FROM gdelt_events WHERE EventCode = '194'"
    ) == [("REB", None, "REB")]


ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
PLACE = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID"
ACTION = (
    "IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles"
    " AvgTone"
)


def test_gdelt_events_have_every_column_of_the_export_in_its_order(engine):
    with engine.connect() as connection:
        columns = list(connection.execute(text("SELECT * FROM gdelt_events")).keys())
    actors = [f"Actor{n}{part}" for n in (1, 2) for part in ACTOR.split()]
    places = [f"{of}Geo_{part}" for of in ("Actor1", "Actor2", "Action") for part in PLACE.split()]
    days = ["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"]
    export = [*days, *actors, *ACTION.split(), *places, "DATEADDED", "SOURCEURL"]
    assert len(columns) == 61
    assert [column.lower() for column in columns] == [name.lower() for name in export]


def test_events_that_did_not_happen_are_none_of_gdelts_or_polecats(rows):
    for query in (
        "SELECT COUNT(*), COUNT(DISTINCT GLOBALEVENTID) FROM gdelt_events",
        'SELECT COUNT(*), COUNT(DISTINCT "Event ID") FROM polecat_events',
    ):
        assert rows(query) == [(4, 4)]
    assert rows(
        "SELECT COUNT(*) FROM event_list AS e JOIN gdelt_events AS g ON e.event_id = g.GLOBALEVENTID"
    ) == [(4,)]


@pytest.mark.parametrize(
    ("lexicon_id", "code"), [("place:gaza-strip", "GZ"), ("geonames:281133", "GZ"), ("geonames:285066", "WE")]
)
def test_gaza_and_the_west_bank_have_codes_of_their_own(engine, rows, lexicon_id, code):
    """FIPS has none for Palestine as a whole."""
    with engine.begin() as connection:
        lies = f"UPDATE entity SET lexicon_id = '{lexicon_id}', country = 'PS' WHERE name_en = 'Sanaa'"
        connection.execute(text(lies))
    assert rows("SELECT ActionGeo_CountryCode FROM gdelt_events WHERE EventRootCode = '14'") == [(code,)]


def test_polecat_events_answer_queries_written_for_polecat(rows):
    found = rows(
        'SELECT "Event Date", "Event Type", "Event Mode", "Quad Code", "Actor Name", "Actor Country", "Actor COW",'
        ' "Primary Actor Sector", "Recipient Name", "Recipient COW", "Country", "Placename", "City", "Province",'
        ' "GeoNames ID", "Source", "Publication Date" FROM polecat_events ORDER BY "Event Date", "Event Type"'
    )
    assert found == [
        ("2025-03-02", "PROTEST", "demo", "MATERIAL CONFLICT", "الطلاب", "YEM", 679, "EDU", None, None, "YEM",
         "Sanaa", "Sanaa", None, 71137, "alsabaah", "2025-03-03"),
        ("2025-03-03", "ACCUSE", "allege", "VERBAL CONFLICT", "المتحدث", "IRQ", 645, "GOV", "مسلحين", None, None,
         None, None, None, None, "alraya", "2025-03-03"),
        ("2025-03-03", "ASSAULT", "heavy-weapons", "MATERIAL CONFLICT", "مسلحين", None, None, "REB", None, None,
         "IRQ", "Kirkuk", None, "Kirkuk", None, "alraya", "2025-03-03"),
        ("2025-03-12", "AGREE", None, "VERBAL COOPERATION", "Egypt", "EGY", 651, "GOV", "Iraq", 645, None,
         None, None, None, None, "alraya", "2025-03-12"),
    ]  # fmt: skip


def test_topics_have_their_names_and_shares(rows):
    assert rows("SELECT topic, topic_ar, code FROM article_topics WHERE score > 0.7 ORDER BY code") == [
        ("education", "التعليم", "medtop:05000000"),
        ("politics", "السياسة والحكومة", "medtop:11000000"),
        ("society", "المجتمع", "medtop:14000000"),
        ("conflict", "النزاعات والحرب والسلام", "medtop:16000000"),
    ]
    assert rows(
        "SELECT day, source, articles, all_articles, share FROM topics_by_day WHERE topic = 'politics'"
    ) == [("2025-03-12", "alraya", 1, 1, 1.0)]


def test_keywords_carry_what_their_weight_follows_from(rows):
    assert rows(
        "SELECT phrase, occurrences, corpus_articles, score, articles, first_day FROM keyword_list"
        " WHERE source = 'alsabaah' ORDER BY ordinal"
    ) == [("الطلاب", 1, 40, 1.5, 1, "2025-03-03"), ("الطلاب في صنعاء", 1, 40, 1.5, 1, "2025-03-03")]
