"""The tables of cities, names, titles and organisation heads: whole, valid, of a bounded size."""

from __future__ import annotations

import re

import pytest

from etl.clean.keys import match_key
from etl.lexicon import FOLDER, alternatives, read_lexicon

NAMES = ["form", "latin", "gender", "frequency", "origin", "word"]
TABLES = {
    "cities": (
        ["geonameid", "name_ar", "variants", "name_en", "country", "lat", "lon", "population", "ambiguous"],
        10_000,
    ),
    "given_names": (NAMES, 6_000),
    "family_names": (NAMES, 16_000),
    "titles": (["form", "lemma", "class", "scope", "feminine", "plural", "definite", "gloss"], 680),
    "organisation_heads": (["form", "plural", "type", "inside", "follows", "kind", "gloss"], 230),
}
PERSIAN = re.compile("[یکپگچژھہےٹڈڑ\u200c]")


@pytest.mark.parametrize("table", TABLES)
def test_header_columns_and_count(table: str) -> None:
    columns, least = TABLES[table]
    lines = (FOLDER / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    header = "\n".join(line for line in lines if line.startswith("#"))
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert "Source:" in header and "Licence:" in header
    assert rows[0] == columns
    assert [row for row in rows if len(row) != len(columns)] == []
    assert len(rows) > least


@pytest.mark.parametrize("table", TABLES)
def test_no_letters_of_other_languages(table: str) -> None:
    assert [row for row in read_lexicon(table) if any(PERSIAN.search(cell) for cell in row.values())] == []


@pytest.mark.parametrize("table", ["given_names", "family_names", "titles", "organisation_heads"])
def test_a_form_stands_once(table: str) -> None:
    keys = [match_key(row["form"]) for row in read_lexicon(table)]
    assert len(keys) == len(set(keys))


def test_cities_are_on_the_globe_and_in_a_country() -> None:
    rows = read_lexicon("cities")
    assert len({row["geonameid"] for row in rows}) == len(rows)
    for row in rows:
        assert (
            abs(float(row["lat"])) <= 90 and abs(float(row["lon"])) <= 180 and int(row["population"]) >= 0
        ), row
        assert re.fullmatch("[A-Z]{2}", row["country"]) and row["ambiguous"] in ("", "1"), row


def test_large_cities_have_their_news_names() -> None:
    named = {
        row["name_en"]: row for row in reversed(read_lexicon("cities")) if int(row["population"]) > 500_000
    }
    expected = {
        "London": "لندن", "Beijing": "بكين", "Riyadh": "الرياض", "Cairo": "القاهرة", "Ankara": "أنقرة",
        "Dubai": "دبي", "Mosul": "الموصل", "Benghazi": "بنغازي", "New York City": "نيويورك", "Kyiv": "كييف",
    }  # fmt: skip
    assert {name: named[name]["name_ar"] for name in expected} == expected
    assert [name for name in expected if named[name]["ambiguous"]] == []


def test_everyday_words_among_the_names_are_flagged() -> None:
    words = {match_key(row["form"]) for row in read_lexicon("given_names") if row["word"]}
    assert {match_key(word) for word in ("غير", "مثال", "تمام", "مشرف")} <= words
    flagged = {
        match_key(name): bool(row["ambiguous"])
        for row in read_lexicon("cities")
        for name in (row["name_ar"], *alternatives(row["variants"]))
    }
    assert flagged[match_key("بدر")] and flagged[match_key("الفحص")]


def test_names_and_titles_use_the_declared_classes() -> None:
    for table in ("given_names", "family_names"):
        for row in read_lexicon(table):
            assert row["gender"] in ("", "m", "f") and row["word"] in ("", "1"), row
            assert row["frequency"] in ("high", "mid", "low", "rare"), row
    for row in read_lexicon("titles"):
        assert row["class"] in ("office", "honorific", "kinship", "profession", "rank", "role"), row
        assert row["scope"] in ("country", "organisation", "none") and row["definite"] in (
            "bare",
            "fixed",
            "no",
        ), row


def test_the_lexicons_stay_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.tsv")) < 6_000_000
