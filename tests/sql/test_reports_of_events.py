"""Reports of events and claims over the four articles of conftest: the same right rows on both engines."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from tests.sql.conftest import Marks


@pytest.fixture(scope="module")
def contents(load_events):
    return load_events


@pytest.fixture
def ask_of_events(engine, asker):
    """``ask_of_events(report, **parameters)``: its rows."""
    return asker(engine)


def test_events_by_week(ask_of_events):
    protest, accusation = ("2025-02-24", "PROTEST", 1, 0, 1, 1), ("2025-03-03", "ACCUSE", 1, 0, 1, 1)
    assault, agreement = ("2025-03-03", "ASSAULT", 1, 1, 1, 1), ("2025-03-10", "AGREE", 1, 0, 1, 1)
    assert ask_of_events("events_by_week") == [agreement, accusation, assault, protest]
    assert ask_of_events("events_by_week", type="protest") == [protest]
    assert ask_of_events("events_by_week", country="العراق") == [agreement, accusation, assault]
    assert ask_of_events("events_by_week", since="2025-03-03", until="2025-03-09") == [accusation, assault]


def test_events_between_countries(ask_of_events):
    egypt = ("EG", "مصر", "IQ", "العراق", 1, 1, 0, 1, 0, 0, 0, 4.0)
    jordan = ("JO", "الأردن", "IQ", "العراق", 1, 1, 0, 1, 0, 0, 0, 4.0)
    assert ask_of_events("events_between_countries") == [egypt, jordan]
    assert ask_of_events("events_between_countries", country="EG") == [egypt]
    assert ask_of_events("events_between_countries", at_least="2") == []
    assert ask_of_events("events_between_countries", until="2025-03-01") == []


def test_an_organisation_of_states_acts_for_no_country(engine, ask_of_events):
    with engine.begin() as connection:
        connection.execute(
            text("UPDATE event_participant SET sector = 'igo', code = 'IGO' WHERE name = 'مصر'")
        )
    jordan = ("JO", "الأردن", "IQ", "العراق", 1, 1, 0, 1, 0, 0, 0, 4.0)
    assert ask_of_events("events_between_countries") == [jordan]


def test_a_country_that_an_adjective_names_has_its_english_name(engine, ask_of_events):
    """الدور المصري is of Egypt, though no name stands there."""
    with engine.begin() as connection:
        connection.execute(text("UPDATE event_participant SET article_entity_id = NULL WHERE name = 'مصر'"))
        query = text("SELECT name_en FROM event_participants WHERE name = 'مصر'")
        assert connection.scalars(query).all() == ["Egypt"]


def test_protests_and_assaults(ask_of_events):
    protest = ("2025-03-02", "الأحد", 2, "رمضان", 1446, "PROTEST", "YE", "صنعاء", 1, 0, 1, 1)
    assault = ("2025-03-03", "الاثنين", 3, "رمضان", 1446, "ASSAULT", "IQ", "كركوك", 1, 1, 1, 1)
    assert ask_of_events("protests_and_assaults") == [assault, protest]
    assert ask_of_events("protests_and_assaults", country="YE") == [protest]
    assert ask_of_events("protests_and_assaults", since="2025-03-03") == [assault]
    assert ask_of_events("protests_and_assaults", type="protest", most="1") == [protest]
    assert ask_of_events("protests_and_assaults", at_least="2") == []


def test_claims_about_events(ask_of_events):
    sentence = "واتهم المتحدث باسم الحكومة العراقية مسلحين بقصف محطة في كركوك، ومقتل ثلاثة حراس."
    claim = ("2025-03-03", "alraya", "ANON", "accuse", "مسلحين", "ASSAULT", "actual", None, "كركوك", None)
    assert ask_of_events("claims_about_events") == [(*claim, sentence, None)]
    assert ask_of_events("claims_about_events", about="مصر") == []
    assert ask_of_events("claims_about_events", speaker="مصر") == []
    assert ask_of_events("claims_about_events", since="2025-03-04") == []


def test_announced_events(ask_of_events):
    sentence = "ويزور الوزير المصري بغداد يوم الأحد المقبل."
    visit = ("2025-03-16", "2025-03-16", "الأحد", "يوم الأحد المقبل", "CONSULT", "الوزير المصري", None, "بغداد",
             None, sentence, "alraya", "2025-03-12", "زيارة")  # fmt: skip
    assert ask_of_events("announced_events") == [visit]
    assert ask_of_events("announced_events", since="2025-03-16", country="EG") == [visit]
    assert ask_of_events("announced_events", since="2025-03-17") == []
    assert ask_of_events("announced_events", country="YE") == []


def test_casualties_told(ask_of_events):
    crowd = ("2025-03-02", "صنعاء", "YE", "crowd", 200, 999, "مئات", "PROTEST", "الطلاب", None, False, None)
    killed = (
        "2025-03-03",
        "كركوك",
        "IQ",
        "killed",
        3,
        None,
        "ثلاثة",
        "ASSAULT",
        "مسلحين",
        None,
        True,
        "ANON",
    )
    found = ask_of_events("casualties_told")
    assert [row[3] for row in found] == ["killed", "crowd", "injured"]
    assert found[0][:12] == killed and found[1][:12] == crowd
    assert [row[3] for row in ask_of_events("casualties_told", country="YE", at_least="100")] == ["crowd"]
    assert [row[3] for row in ask_of_events("casualties_told", kind="killed")] == ["killed"]


def test_a_number_that_two_events_share_is_told_once(engine, loader, article, entity, ask_of_events):
    def annotate(each):
        marks = Marks(each, entity)
        marks.event("ASSAULT", None, "18", 4, "قتل")
        marks.number("killed", 15, 15, "15")
        marks.event("ASSAULT", "heavy-weapons", "194", 4, "قصف")
        marks.happens_in("أم درمان", marks.names("أم درمان", country="SD"), "SD")
        marks.number("killed", 15, 15, "15")
        return marks.found

    loader(engine)(
        [article("9", "قتل 15 مدنيا في قصف على سوق في أم درمان.", title=None, source="alraya")],
        run="run 2",
        annotate=annotate,
    )
    found = ask_of_events("casualties_told", kind="killed")
    assert [(row[1], row[4]) for row in found if row[4] == 15] == [("أم درمان", 15)]


def test_topics_by_outlet(ask_of_events):
    assert ask_of_events("topics_by_outlet", outlet="alraya") == [
        ("alraya", "conflict", "النزاعات والحرب والسلام", 1, 0.5),
        ("alraya", "politics", "السياسة والحكومة", 1, 0.5),
    ]
    assert ask_of_events("topics_by_outlet", since="2025-03-04") == [
        ("alraya", "politics", "السياسة والحكومة", 1, 1.0)
    ]


def test_keywords_of_period(ask_of_events):
    students, in_sanaa = ("الطلاب", 1, 1, 0.5, 2.0), ("الطلاب في صنعاء", 1, 1, 0.5, 2.0)
    bombing, power = ("قصف محطة", 1, 1, 0.5, 2.0), ("تزويد العراق بالكهرباء", 1, 1, 0.5, 2.0)
    early = {"since": "2025-03-01", "until": "2025-03-03", "at_least": "1"}
    assert ask_of_events("keywords_of_period", **early) == [students, in_sanaa, bombing]
    assert ask_of_events("keywords_of_period", since="2025-03-04", at_least="1") == [power]
    assert ask_of_events("keywords_of_period", since="2025-03-04") == []
    assert ask_of_events("keywords_of_period", since="2030-01-01", at_least="1") == []


def test_country_pairs_by_week(ask_of_events):
    egypt = ("2025-03-10", "AGREE", "EG", "مصر", "IQ", "العراق", 1, 1, 0)
    jordan = ("2025-03-10", "AGREE", "JO", "الأردن", "IQ", "العراق", 1, 1, 0)
    assert ask_of_events("country_pairs_by_week") == [egypt, jordan]
    assert ask_of_events("country_pairs_by_week", actor="Jordan", recipient="العراق", type="agree") == [
        jordan
    ]
    assert ask_of_events("country_pairs_by_week", recipient="EG") == []
    assert ask_of_events("country_pairs_by_week", until="2025-03-09") == []


@pytest.mark.parametrize(
    "report",
    [
        "events_by_week",
        "events_between_countries",
        "protests_and_assaults",
        "claims_about_events",
        "announced_events",
        "country_pairs_by_week",
    ],
)
def test_events_that_are_less_likely_can_be_left_out(ask_of_events, report):
    everything = ask_of_events(report)
    assert everything and ask_of_events(report, confidence="0.6") == everything
    assert ask_of_events(report, confidence="0.61") == []
