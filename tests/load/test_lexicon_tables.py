"""Tables that repeat a lexicon: whole, right, and put right by the next upgrade."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from etl.lexicon import read_lexicon
from etl.load import upgrade


def rows(engine, query):
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def test_countries_have_the_codes_of_those_who_count_events(engine):
    query = "SELECT iso3, fips, cow, name_en FROM country WHERE iso2 IN ('IQ', 'PS', 'TN') ORDER BY iso2"
    assert rows(engine, query) == [
        ("IRQ", "IZ", 645, "Iraq"),
        ("PSE", "WE", None, "Palestine"),
        ("TUN", "TS", 616, "Tunisia"),
    ]
    assert rows(engine, "SELECT COUNT(*) FROM country") == [(len(read_lexicon("countries")),)]


@pytest.mark.parametrize("column", ["iso3", "fips", "cow"])
def test_no_two_countries_share_a_code(engine, column):
    assert rows(engine, f"SELECT {column} FROM country GROUP BY {column} HAVING COUNT({column}) > 1") == []


def test_places_with_a_code_of_their_own_are_in_the_lexicon():
    known = {row["id"] for table in ("entities_places", "regions") for row in read_lexicon(table)}
    known |= {f"geonames:{row['geonameid']}" for row in read_lexicon("cities")}
    assert {row["id"] for row in read_lexicon("place_codes")} <= known


def test_quad_classes_follow_from_the_roots(engine):
    query = "SELECT quad_class, MIN(root), MAX(root) FROM cameo_code GROUP BY quad_class ORDER BY quad_class"
    assert rows(engine, query) == [(1, "01", "05"), (2, "06", "08"), (3, "09", "13"), (4, "14", "20")]
    assert rows(engine, "SELECT goldstein FROM cameo_code WHERE code IN ('18', '0211') ORDER BY code") == [
        (3.4,),
        (-9.0,),
    ]


@pytest.mark.parametrize(
    ("spoilt", "query"),
    [
        ("UPDATE country SET fips = 'IR' WHERE iso2 = 'IQ'", "SELECT fips FROM country WHERE iso2 = 'IQ'"),
        ("DELETE FROM cameo_code WHERE code = '14'", "SELECT root FROM cameo_code WHERE code = '14'"),
        (
            "UPDATE topic SET name_ar = '' WHERE name = 'sport'",
            "SELECT name_ar FROM topic WHERE name = 'sport'",
        ),
    ],
)
def test_a_changed_row_is_put_right_by_the_next_upgrade(engine, spoilt, query):
    before = rows(engine, query)
    with engine.begin() as connection:
        connection.execute(text(spoilt))
    assert rows(engine, query) != before
    upgrade(engine)
    assert rows(engine, query) == before
