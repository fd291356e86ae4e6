"""The tables of organisations, media, places and regions: whole, valid and without collisions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pytest

from etl.clean.keys import match_key
from etl.lexicon import FOLDER, alternatives, read_lexicon

ENTITY_COLUMNS = [
    "id",
    "type",
    "name_ar",
    "name_en",
    "variants",
    "short_names",
    "country",
    "kind",
    "ambiguous",
]
REGION_COLUMNS = [column for column in ENTITY_COLUMNS if column not in ("type", "short_names")]
TABLES = {
    "entities_organisations": ENTITY_COLUMNS,
    "entities_media": ENTITY_COLUMNS,
    "entities_places": ENTITY_COLUMNS,
    "regions": REGION_COLUMNS,
}
ENTITIES = [table for table in TABLES if table != "regions"]
PERSIAN = re.compile("[\u06cc\u06a9\u067e\u06af\u0686\u0698\u06be\u06c1\u200c]")
ARAB_LEAGUE = re.findall("..", "AEBHDJDZEGIQJOKMKWLBLYMAMROMPSQASASDSOSYTNYE")


def lines(table: str) -> tuple[list[str], list[list[str]]]:
    text = (FOLDER / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    return [line for line in text if line.startswith("#")], [
        line.split("\t") for line in text if not line.startswith("#")
    ]


def names(row: dict[str, str]) -> list[str]:
    return [row["name_ar"], *alternatives(row["variants"])]


@pytest.mark.parametrize("table", TABLES)
def test_header_and_columns(table: str) -> None:
    header, rows = lines(table)
    assert "Source:" in "\n".join(header) and "Licence: GPL-3.0-or-later" in "\n".join(header)
    assert rows[0] == TABLES[table]
    assert [row for row in rows if len(row) != len(TABLES[table])] == []
    assert [row for row in rows if any(cell != cell.strip() for cell in row)] == []


@pytest.mark.parametrize("table", TABLES)
def test_cells_are_valid(table: str) -> None:
    countries = {row["iso2"] for row in read_lexicon("countries")}
    for row in read_lexicon(table):
        assert re.fullmatch(r"[a-z]+:[a-z0-9]+(-[a-z0-9]+)*", row["id"]), row
        assert row.get("type", "LOC") in {"PERSON", "ORG", "LOC", "MISC"}, row
        assert row["country"] in countries | {""}, row
        assert row["ambiguous"] in {"", "1"}, row
        assert row["name_ar"] and row["name_en"] and row["kind"], row
        assert not re.search("[\u0600-\u06ff]", row["name_en"]), row


@pytest.mark.parametrize("table", TABLES)
def test_spellings_are_arabic_and_stand_once(table: str) -> None:
    for row in read_lexicon(table):
        spellings = names(row) + alternatives(row.get("short_names", ""))
        assert not any(PERSIAN.search(spelling) for spelling in spellings), row
        assert all(re.search("[\u0621-\u064a]", spelling) for spelling in spellings), row
        keys = [match_key(spelling) for spelling in spellings]
        assert len(keys) == len(set(keys)), row


def test_ids_are_unique_across_tables() -> None:
    tables = {path.stem for path in FOLDER.glob("entities_*.tsv")} | {"regions"}
    ids = Counter(row["id"] for table in tables for row in read_lexicon(table))
    assert [entity for entity, count in ids.items() if count > 1] == []


@pytest.mark.parametrize("tables", [ENTITIES, ["regions"]], ids=["entities", "regions"])
def test_a_spelling_of_two_is_ambiguous(tables: list[str]) -> None:
    owners: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for table in tables:
        for row in read_lexicon(table):
            for name in names(row):
                owners[match_key(name)][row["id"]] = row["ambiguous"]
    clashes = {key: sorted(of) for key, of in owners.items() if len(of) > 1 and not all(of.values())}
    assert clashes == {}


@pytest.mark.parametrize(
    ("table", "floor"),
    [("entities_organisations", 800), ("entities_media", 500), ("entities_places", 880), ("regions", 360)],
)
def test_enough_rows(table: str, floor: int) -> None:
    assert len(read_lexicon(table)) >= floor


def test_every_arab_country_has_its_regions() -> None:
    counts = Counter(row["country"] for row in read_lexicon("regions"))
    assert [country for country in ARAB_LEAGUE if counts[country] < 3] == []


@pytest.mark.parametrize(
    ("table", "name", "entity"),
    [
        ("entities_organisations", "داعش", "org:islamic-state"),
        ("entities_organisations", "الناتو", "org:nato"),
        ("entities_organisations", "حماس", "org:hamas"),
        ("entities_organisations", "أونروا", "org:un-unrwa"),
        ("entities_media", "أ ف ب", "media:afp"),
        ("entities_places", "إقليم كردستان", "place:kurdistan-region"),
        ("entities_places", "الإليزيه", "org:elysee"),
    ],
)
def test_a_nickname_leads_to_its_bearer(table: str, name: str, entity: str) -> None:
    key = match_key(name)
    assert [row["id"] for row in read_lexicon(table) if key in map(match_key, names(row))] == [entity]
