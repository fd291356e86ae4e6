"""Every question of the pages over six articles one can read: the same right rows on both engines."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

import pytest
from sqlalchemy import insert, text

from etl.load.tables import correction, judged_name, judgement
from etl.paths import SQL
from etl.records import content_key
from etl.report.answers import answer
from etl.report.questions import all_questions, read_question

PAGES = SQL / "pages"
HINAI = content_key("entity", "PERSON", "سالم الهنائي")
HARTHI = content_key("entity", "PERSON", "بدر الحارثي")
SOHAR = content_key("entity", "LOC", "صحار")
MUSCAT = content_key("entity", "LOC", "مسقط")
OMAN = content_key("entity", "LOC", "عُمان")
VALUES = {"date": "2025-03-04", "count": "3", "integer": "1", "text": "PERSON", "key": str(HINAI)}


@pytest.fixture
def articles(reading_room):
    """The six by their names."""
    return reading_room[1]


@pytest.fixture
def connection(reading_room):
    """What is written to it is taken back."""
    with reading_room[0].connect() as connection:
        yield connection
        connection.rollback()


@pytest.fixture
def ask(connection, articles):
    """``ask(question, *columns, **parameters)``: these columns of its rows; versions by the names of articles."""
    return partial(_rows, connection, articles)


def _rows(connection, articles, name, *columns, **given):
    given = {key: str(value) for key, value in given.items()}
    found = answer(connection, read_question(PAGES / f"{name}.sql"), given)
    names = {each.version_id: name for name, each in articles.items()}
    places = [found.columns.index(column) for column in columns] or range(len(found.columns))
    rows = [tuple(_plain(row[at]) for at in places) for row in found.rows]
    return [tuple(names.get(value, value) for value in row) for row in rows]


def _plain(value):
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return value.isoformat() if isinstance(value, date) else value


def test_every_question_gives_the_columns_of_its_header_on_an_empty_warehouse(engine):
    with engine.connect() as connection:
        for question in all_questions(PAGES):
            given = {each.name: VALUES[each.type] for each in question.parameters if each.default is None}
            assert answer(connection, question, given).columns == list(question.columns), question.name
            assert question.question_ar and question.question_en, question.name


def test_the_last_night_is_what_it_read_and_how_it_ended(ask):
    columns = ("run_id", "status", "message", "read", "added", "unchanged", "rejected")
    message = "surfaces_stand_in_body: 1 row(s) against the rule"
    assert ask("last_night", *columns) == [("night 2", "failed", message, 5, 5, 0, 3)]
    assert ask("rejects_of_run", run="night 2") == [
        ("empty_body", "clean", 2, "the body holds no letter"),
        ("unknown_format", "extract", 1, "no reader"),
    ]
    assert ask("rejects_of_run", run="night 1") == []


def test_nights_are_counted_by_the_day_they_began(ask, connection):
    begins = text("UPDATE load_run SET started_at = :at WHERE run_id = :run")
    for run, day in (("night 1", 5), ("night 2", 6)):
        connection.execute(begins, {"run": run, "at": datetime(2025, 3, day, 2)})
    assert ask("nights", since="2025-03-05", until="2025-03-07") == [
        ("2025-03-05", 1, 0, 1, 1, 0, 0, "night 1"),
        ("2025-03-06", 1, 1, 5, 5, 0, 3, "night 2"),
        ("2025-03-07", 0, 0, 0, 0, 0, 0, None),
    ]


def test_days_with_articles_and_their_neighbours(ask):
    assert ask("newest_day") == [("2025-03-01", "2025-03-05")]
    assert ask("published_days", since="2025-03-03", until="2025-03-05") == [
        ("2025-03-03", 0, 0),
        ("2025-03-04", 3, 1),
        ("2025-03-05", 2, 1),
    ]
    assert ask("day_overview", day="2025-03-04") == [
        ("2025-03-04", "الثلاثاء", 4, 9, "رمضان", 1446, 3, 2, "2025-03-01", "2025-03-05")
    ]
    assert ask("day_overview", "articles", "earlier", "later", day="2025-03-05") == [(2, "2025-03-04", None)]


def test_a_story_is_one_line_its_copies_folded(ask):
    columns = ("version_id", "story_id", "title", "lead_day", "agency", "articles", "outlets", "copies")
    fire = ("fire", 77, "حريق في ميناء صحار", "2025-03-04", "media:ona")
    denial = ("denial", None, "اتهام ونفي", "2025-03-04", None, 1, 1, 0)
    assert ask("stories_of_day", *columns, day="2025-03-04") == [(*fire, 2, 2, 1), denial]
    assert ask("stories_of_day", *columns, day="2025-03-04", skip=1) == [denial]
    # On the day after only a part of it was published: the line is the story's, with the day it began on.
    assert (*fire, 1, 1, 1) in ask("stories_of_day", *columns, day="2025-03-05")


def test_an_article_has_its_first_statements_and_events(ask, articles):
    fire, denial = (articles[name].version_id for name in ("fire", "denial"))
    columns = ("version_id", "source", "speaker_id", "speaker", "stance", "content")
    assert ask("first_statements", *columns, version=denial) == [
        ("denial", "alraya", HARTHI, "بدر الحارثي", "accuse", "سالم الهنائي بإهمال الميناء"),
        ("denial", "alraya", HINAI, "سالم الهنائي", "deny", "الاتهام"),
    ]
    # A named speaker before one without a name, whatever comes first in the text.
    assert ask("first_statements", *columns, version=fire, most=1) == [
        ("fire", "sada", HINAI, "سالم الهنائي", "report", "فرق الإطفاء أجلت 43 عاملا")
    ]
    assert ask("first_statements", "speaker_id", "speaker", "stance", version=fire)[1] == (
        None,
        "ANON",
        "deny",
    )
    columns = ("version_id", "type", "status", "actors", "place", "first_day", "is_claim")
    assert ask("first_events", *columns, version=fire) == [
        ("fire", "CONSULT", "future", "الوزير", "صحار", "2025-03-09", False)
    ]
    assert ask("first_events", "type", version=articles["other"].version_id) == []


def test_a_story_has_its_origin_its_copies_and_its_parts(ask):
    columns = ("version_id", "source", "kind", "similarity", "agency", "agency_basis", "day")
    assert ask("story_articles", *columns, story=77) == [
        ("fire", "sada", "origin", 1.0, "media:ona", "dateline", "2025-03-04"),
        ("copy", "alraya", "copy", 0.98, None, None, "2025-03-04"),
        ("part", "alsabaah", "part", 0.7, None, None, "2025-03-05"),
    ]
    assert ask("story_articles", story=78) == []


def test_the_texts_of_an_origin_and_a_copy(ask, articles):
    found = ask("story_texts", story=77, version=articles["copy"].version_id)
    assert [row[:3] for row in found] == [
        ("fire", "origin", "حريق في ميناء صحار"),
        ("copy", "copy", "حريق بصحار"),
    ]
    assert [row[3] for row in found] == [articles["fire"].body, articles["copy"].body]
    outside = articles["other"].version_id
    assert ask("story_texts", "version_id", story=77, version=outside) == [("fire",)]


def test_who_a_name_is(ask, connection):
    assert ask("name", entity=SOHAR) == [
        (SOHAR, "LOC", "صحار", "Sohar", "OM", "عُمان", "Oman", "geonames:286282", 24.3474, 56.7094)
    ]
    assert ask("name", "type", "name_ar", "country", entity=HINAI) == [("PERSON", "سالم الهنائي", None)]
    assert ask("name", entity=5) == []
    # Undone, each article's name stands for itself, under a key of its own.
    connection.execute(text("DELETE FROM entity_link WHERE entity_id = :key"), {"key": HARTHI})
    key = connection.scalar(
        text("SELECT article_entity_id FROM article_entity WHERE name_ar = 'بدر الحارثي'")
    )
    assert ask("name", "entity_id", "name_ar", entity=key) == [(key, "بدر الحارثي")]
    assert ask("name_coverage", "articles", "mentions", entity=key) == [(1, 1)]
    assert ask("name_coverage", "articles", "mentions", entity=HARTHI) == [(0, 0)]


def test_how_much_a_name_is_named(ask):
    # The fire and its copy once each, the part once, the denial three times.
    assert ask("name_coverage", entity=HINAI) == [(4, 6, 3, "2025-03-04", "2025-03-05")]
    assert ask("name_attention", entity=HINAI, since="2025-03-03", until="2025-03-06") == [
        ("2025-03-03", "2025-03-03", 0, 0, None),
        ("2025-03-04", "2025-03-04", 3, 3, 1.0),
        ("2025-03-05", "2025-03-05", 1, 2, 0.5),
        ("2025-03-06", "2025-03-06", 0, 0, None),
    ]
    assert ask("name_attention", entity=HINAI, since="2025-03-01", until="2025-03-06", step="week") == [
        ("2025-03-01", "2025-03-02", 0, 1, 0.0),
        ("2025-03-03", "2025-03-06", 4, 5, 0.8),
    ]
    assert ask("name_attention", entity=HINAI, since="2025-02-27", until="2025-03-06", step="month") == [
        ("2025-02-27", "2025-02-28", 0, 0, None),
        ("2025-03-01", "2025-03-06", 4, 6, pytest.approx(2 / 3)),
    ]


def test_spellings_roles_and_companions(ask):
    assert ask("name_spellings", "surface", "mentions", "articles", "total", entity=HINAI) == [
        ("سالم الهنائي", 4, 3, 2),
        ("الهنائي", 2, 2, 2),
    ]
    columns = ("office", "country", "country_ar", "organisation", "articles", "first_day", "last_day")
    assert ask("name_roles", *columns, entity=HINAI) == [
        ("مدير الدفاع المدني", "OM", "عُمان", None, 2, "2025-03-04", "2025-03-04")
    ]
    assert ask("name_companions", entity=HINAI) == [
        (SOHAR, "LOC", "صحار", "Sohar", 3),
        (HARTHI, "PERSON", "بدر الحارثي", None, 1),
    ]
    assert ask("name_companions", "entity_id", entity=HINAI, type="PERSON") == [(HARTHI,)]


def test_what_somebody_says_and_what_others_say(ask):
    assert ask("name_stances", entity=HINAI) == [("report", 2, 2), ("deny", 1, 1)]
    columns = ("version_id", "day", "source", "stance", "content", "total")
    assert ask("name_statements", *columns, entity=HINAI, stance="deny") == [
        ("denial", "2025-03-04", "alraya", "deny", "الاتهام", 1)
    ]
    assert len(ask("name_statements", entity=HINAI)) == 3
    assert len(ask("name_statements", entity=HINAI, most=2, skip=2)) == 1
    # Of the fire only others than he speak of others; the accuser speaks of him.
    columns = ("version_id", "speaker_id", "speaker", "stance", "content", "total")
    assert ask("name_said_of", *columns, entity=HINAI) == [
        ("denial", HARTHI, "بدر الحارثي", "accuse", "سالم الهنائي بإهمال الميناء", 1)
    ]
    assert ask("name_said_of", entity=HARTHI) == []


def test_the_events_of_a_name_and_of_a_place(ask):
    columns = ("version_id", "part", "type", "event_day", "actors", "recipients", "total")
    assert ask("name_events", *columns, entity=HINAI) == [
        ("denial", "recipient", "ACCUSE", "2025-03-04", "بدر الحارثي", "سالم الهنائي", 1)
    ]
    found = ask("name_events", "version_id", "part", "type", "event_day", entity=SOHAR)
    assert sorted(found[:2]) == [(name, "place", "CONSULT", "2025-03-09") for name in ("copy", "fire")]
    assert found[2:] == [("strike", "place", "PROTEST", "2025-03-01")]


def test_the_articles_of_a_name(ask, articles):
    columns = ("version_id", "day", "mentions", "surface", "total")
    assert ask("name_articles", *columns, entity=HINAI)[0] == ("part", "2025-03-05", 1, "الهنائي", 4)
    given = {"entity": HINAI, "since": "2025-03-04", "until": "2025-03-04"}
    assert {row[0] for row in ask("name_articles", "version_id", **given)} == {"fire", "copy", "denial"}
    assert ask("name_articles", "version_id", "total", entity=HINAI, also=HARTHI) == [("denial", 1)]
    (where,) = ask("name_articles", "start_offset", "end_offset", entity=HARTHI)
    assert articles["denial"].body[slice(*where)] == "بدر الحارثي"


def test_why_names_count_as_one(ask):
    columns = ("name_ar", "reason", "evidence", "articles", "total")
    same = ("سالم الهنائي", "same_name", "name سالم الهنايي", 4, 1)
    assert ask("name_links", *columns, entity=HINAI) == [same]


def test_who_is_named_most(ask):
    assert ask(
        "most_named", "entity_id", "articles", type="PERSON", since="2025-03-01", until="2025-03-05"
    ) == [
        (HINAI, 4),
        (HARTHI, 1),
    ]
    assert ask("most_named", "entity_id", type="LOC", since="2025-03-01", until="2025-03-01") == [(SOHAR,)]


def test_a_month_of_the_calendar(ask):
    columns = ("day", "hijri_day", "announced", "events", "articles")
    found = ask("calendar_month", *columns, since="2025-03-01", until="2025-03-31")
    assert len(found) == 31
    assert [row for row in found if any(row[2:])] == [
        ("2025-03-01", 1, 0, 1, 1),
        ("2025-03-04", 4, 0, 1, 3),
        ("2025-03-05", 5, 0, 0, 2),
        ("2025-03-09", 9, 1, 0, 0),
    ]


def test_what_was_announced_and_what_happened(ask):
    columns = ("first_day", "surface", "version_id", "day", "sentence", "type", "total")
    assert ask("calendar_announced", *columns, since="2025-03-09", until="2025-03-09") == [
        ("2025-03-09", "يوم 9 مارس", "fire", "2025-03-04", "ويزور الوزير صحار يوم 9 مارس.", "CONSULT", 1)
    ]
    columns = ("version_id", "event_day", "type", "actors", "sentence", "total")
    given = {"since": "2025-03-01", "until": "2025-03-04"}
    assert ask("calendar_events", *columns, **given) == [
        ("strike", "2025-03-01", "PROTEST", "عمال الميناء", "أضرب عمال الميناء في صحار أمس.", 2),
        (
            "denial",
            "2025-03-04",
            "ACCUSE",
            "بدر الحارثي",
            "واتهم بدر الحارثي سالم الهنائي بإهمال الميناء.",
            2,
        ),
    ]
    assert ask("calendar_events", "version_id", "total", type="PROTEST", **given) == [("strike", 1)]
    assert ask("calendar_types", **given) == [("ACCUSE", 1), ("PROTEST", 1)]


def test_places_on_the_map(ask):
    given = {"since": "2025-03-01", "until": "2025-03-05"}
    assert ask("map_places", "entity_id", "level", "latitude", "longitude", "articles", **given) == [
        (SOHAR, "town", 24.3474, 56.7094, 4),
        (OMAN, "country", None, None, 1),
        (MUSCAT, "town", 23.5841, 58.4078, 1),
    ]
    assert ask("map_places", "entity_id", "articles", since="2025-03-01", until="2025-03-01") == [(SOHAR, 1)]


@pytest.fixture
def correct(connection, articles):
    """``correct(article, about, words, **what)``: an analyst's correction of these words, as resolve enters it."""

    def enter(name, about, words, **what):
        article = articles[name]
        start = article.body.index(words)
        key = len(connection.execute(judgement.select()).all()) + 1
        told = {"judgement_id": key, "match_key": "", "author": "amal", "about": about}
        moment = {
            "judged_at": datetime(2025, 3, 6),
            "article_id": article.article_id,
            "verdict": what["verdict"],
        }
        connection.execute(insert(judgement), told | moment)
        where = {"version_id": article.version_id, "start_offset": start, "end_offset": start + len(words)}
        connection.execute(insert(correction), {"about": about, "judgement_id": key, **where, **what})

    return enter


def test_a_statement_counts_for_whom_analysts_say_spoke(ask, correct):
    correct("denial", "speaker", "ونفى", verdict="corrected", entity_id=HARTHI)
    assert ask("name_stances", entity=HINAI) == [("report", 2, 2)]
    assert ask("name_stances", entity=HARTHI) == [("accuse", 1, 1), ("deny", 1, 1)]
    assert ask("name_statements", "content", "total", entity=HARTHI, stance="deny") == [("الاتهام", 1)]
    correct("denial", "statement", "واتهم", verdict="rejected")
    assert ask("name_stances", entity=HARTHI) == [("deny", 1, 1)]
    assert ask("name_said_of", entity=HINAI) == []


def test_an_event_counts_for_whom_analysts_say_acted(ask, correct):
    correct("denial", "recipient", "واتهم", verdict="corrected", entity_id=SOHAR)
    assert ask("name_events", "type", entity=HINAI) == []
    assert ("ACCUSE", "recipient") in ask("name_events", "type", "part", entity=SOHAR)
    correct("strike", "event", "أضرب", verdict="rejected")
    assert ask("calendar_types", since="2025-03-01", until="2025-03-04") == [("ACCUSE", 1)]
    assert ask("calendar_events", "type", since="2025-03-01", until="2025-03-01") == []


def test_what_analysts_say_is_no_name_is_not_counted(ask, connection, articles, correct):
    version = articles["denial"].version_id
    found = text("SELECT article_entity_id FROM article_entity WHERE name_ar = 'بدر الحارثي'")
    key = connection.scalar(found)
    connection.execute(insert(judged_name), {"article_entity_id": key, "version_id": version, "type": None})
    correct("denial", "name", "بدر الحارثي", verdict="rejected")
    assert ask("name_coverage", "articles", "mentions", entity=HARTHI) == [(0, 0)]
    assert ask("name_companions", "entity_id", entity=HINAI) == [(SOHAR,)]
    assert ask("most_named", "entity_id", type="PERSON", since="2025-03-01", until="2025-03-05") == [(HINAI,)]
    connection.execute(judged_name.update().values(type="LOC", entity_id=SOHAR))
    assert ask("name_articles", "version_id", entity=HARTHI) == []
    assert ask("name_attention", "articles", entity=SOHAR, since="2025-03-04", until="2025-03-04") == [(3,)]
