"""What was judged of a name is true of the events that happened there and of those it took part in, in every view."""

from __future__ import annotations

from functools import partial

import pytest
from sqlalchemy import text

from etl.paths import SQL
from etl.report.answers import answer
from etl.report.questions import read_question
from etl.resolve import Correction, Judgement, correct, judge, withdraw

SANAA, EGYPT, BAGHDAD = "صنعاء", "مصر", "بغداد"

# Where the protest was, by every view that says so: its place, and the country of that place.
PLACES = {
    "effective_event": "SELECT place_name, place_country FROM effective_event WHERE type = 'PROTEST'",
    "event_list": "SELECT place, place_country FROM event_list WHERE type = 'PROTEST'",
    "event_places": "SELECT place, country FROM event_places WHERE type = 'PROTEST'",
    "casualties": "SELECT DISTINCT place, place_country FROM casualties WHERE type = 'PROTEST'",
    "gdelt_events": "SELECT ActionGeo_FullName, ActionGeo_CountryCode FROM gdelt_events WHERE EventRootCode = '14'",
    "polecat_events": 'SELECT "Placename", "Country" FROM polecat_events WHERE "Event Type" = \'PROTEST\'',
}
ACTORS = (
    "SELECT name, entity_id, country, sector, code FROM event_participants"
    " WHERE part = 'actor' AND name IN ('مصر', 'بغداد')"
)
COUNTRIES_OF_ACTORS = (
    "SELECT country FROM effective_participant WHERE name = 'مصر'",
    "SELECT actor_country FROM actor_recipient WHERE actor = 'مصر'",
    "SELECT Actor1CountryCode FROM gdelt_events WHERE EventRootCode = '03'",
    'SELECT "Actor Country" FROM polecat_events WHERE "Event Type" = \'AGREE\'',
)


@pytest.fixture(scope="module")
def contents(load_events):
    return load_events


@pytest.fixture
def rows(engine):
    def ask(query, **values):
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(query), values)]

    return ask


@pytest.fixture
def key(rows):
    """``key(name)``: the entity of that name."""
    return lambda name: rows("SELECT entity_id FROM entity WHERE name_ar = :name", name=name)[0][0]


@pytest.fixture
def wrong(engine, rows):
    """``wrong(name, verdict, value, everywhere)`` says that of where an article names it first; the judgement's key."""

    def say(name, verdict="rejected", value=None, everywhere=False):
        (where,) = rows(
            "SELECT version_id, start_offset, end_offset FROM mention WHERE surface = :name", name=name
        )
        said = Correction("name", verdict, *where, value=value, everywhere=everywhere)
        return correct(engine, said, "هدى").judgement_id

    return say


@pytest.fixture
def page(engine):
    """``page(question, *columns, **parameters)``: these columns of what a page asks."""

    def ask(name, *columns, **given):
        question = read_question(SQL / "pages" / f"{name}.sql")
        with engine.connect() as connection:
            found = answer(connection, question, {key: str(value) for key, value in given.items()})
        places = [found.columns.index(column) for column in columns]
        return [tuple(row[at] for at in places) for row in found.rows]

    return ask


def _places(rows):
    return {view: rows(query) for view, query in PLACES.items()}


def test_the_place_of_an_event_lies_in_no_country_that_it_was_judged_not_to_be_in(engine, rows, key, asker):
    before = _places(rows)
    judge(engine, Judgement("not_same", SANAA, key(SANAA)), "هدى")
    assert _places(rows) == {view: [(SANAA, None)] for view in PLACES}
    report = partial(asker(engine), "protests_and_assaults", type="PROTEST")
    assert report(country="YE") == []
    assert [row[6:8] for row in report()] == [(None, SANAA)]
    judge(engine, Judgement("withdrawn", SANAA, key(SANAA)), "هدى")
    assert _places(rows) == before


def test_an_event_is_where_its_place_was_judged_to_be(engine, rows, key):
    judge(engine, Judgement("same", SANAA, key(BAGHDAD)), "هدى")
    named = dict.fromkeys(PLACES, (BAGHDAD, "IQ"))
    named |= {"gdelt_events": ("Baghdad", "IZ"), "polecat_events": ("Baghdad", "IRQ")}
    assert _places(rows) == {view: [place] for view, place in named.items()}


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"everywhere": True},
        {"verdict": "corrected", "value": "ORG"},
        {"verdict": "corrected", "value": "PERSON", "everywhere": True},
    ],
)
def test_what_is_no_place_is_where_nothing_happened(engine, rows, wrong, said):
    before = _places(rows)
    entered = wrong(SANAA, **said)
    assert _places(rows) == {view: [(None, None)] if view != "event_places" else [] for view in PLACES}
    assert rows("SELECT place_id, place_start, place_text FROM effective_event WHERE type = 'PROTEST'") == [
        (None, None, None)
    ]
    withdraw(engine, entered, "هدى")
    assert _places(rows) == before


def test_pages_neither_mark_nor_list_what_is_no_place(rows, key, wrong, page):
    ((version,),) = rows("SELECT version_id FROM event WHERE type = 'PROTEST'")
    marked = partial(page, "article_spans", "kind", version=version)
    happened = partial(page, "name_events", "part", entity=key(SANAA), most=9)
    assert ("event place",) in marked() and happened() == [("place",)]
    wrong(SANAA)
    assert ("event place",) not in marked() and happened() == []
    assert page("article_events", "place_id", "place", "place_start", version=version) == [(None, None, None)]


def test_who_takes_part_has_no_country_that_he_was_judged_not_to_be(engine, rows, key, asker):
    pairs = partial(asker(engine), "events_between_countries", country="EG")
    assert len(pairs()) == 1
    (own,) = rows("SELECT article_entity_id FROM article_entity WHERE name_ar = :name", name=EGYPT)
    judge(engine, Judgement("not_same", EGYPT, key(EGYPT)), "هدى")
    assert rows(ACTORS) == [(EGYPT, *own, None, "government", None)]
    assert [rows(query) for query in COUNTRIES_OF_ACTORS] == [[(None,)]] * len(COUNTRIES_OF_ACTORS)
    assert pairs() == []


def test_who_takes_part_is_of_the_country_that_he_was_judged_to_be(engine, rows, key):
    judge(engine, Judgement("same", EGYPT, key(BAGHDAD)), "هدى")
    assert rows(ACTORS) == [(BAGHDAD, key(BAGHDAD), "IQ", "government", None)]


@pytest.mark.parametrize("everywhere", [False, True])
def test_words_that_are_no_name_take_part_as_words(engine, rows, wrong, everywhere):
    wrong(EGYPT, everywhere=everywhere)
    assert rows(ACTORS) == [(EGYPT, None, None, "government", None)]


def test_who_claims_an_event_or_says_something_of_a_name_is_asked_for_as_judged(engine, rows, key, asker):
    claims = partial(asker(engine), "claims_about_events", speaker=str(key(EGYPT)))
    sayings = partial(asker(engine), "said_about", speaker=str(key(EGYPT)), about="كركوك")
    assert claims() == sayings() == []
    (cue,) = rows("SELECT version_id, cue_start, cue_end FROM statement WHERE cue = 'واتهم'")
    correct(engine, Correction("speaker", "corrected", *cue, entity_id=key(EGYPT)), "هدى")
    assert [row[2] for row in claims()] == [row[2] for row in sayings()] == [EGYPT]


def test_who_claims_an_event_is_nobody_of_that_name_where_it_is_none(engine, rows, wrong):
    with engine.begin() as connection:
        connection.execute(
            text(
                "UPDATE statement SET speaker_office = 'محافظ المدينة', speaker_id = (SELECT article_entity_id"
                " FROM article_entity WHERE name_ar = 'كركوك') WHERE cue = 'واتهم'"
            )
        )
    claimed = "SELECT asserted_by FROM event_list WHERE statement = 0"
    assert rows(claimed) == [("كركوك",)]
    wrong("كركوك", everywhere=True)
    assert rows(claimed) == [("محافظ المدينة",)]
