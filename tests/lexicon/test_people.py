"""The tables of people and of who held which office when: whole, valid and consistent with one another."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

import pytest

from etl.clean.keys import match_key
from etl.lexicon import FOLDER, alternatives, read_lexicon

COLUMNS = {
    "entities_people": [
        "id",
        "type",
        "name_ar",
        "name_en",
        "variants",
        "short_names",
        "country",
        "kind",
        "ambiguous",
    ],
    "office_holders": ["person_id", "office", "country", "organisation", "from", "to"],
}
PERSIAN = re.compile("[یکپگچژھہےٹڈڑ\u200c]")
KINDS = {
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "minister",
    "royal",
    "politician",
    "party_leader",
    "armed_group_leader",
    "religious_leader",
    "international_official",
    "envoy",
    "central_banker",
    "military",
    "business",
    "athlete",
    "coach",
    "artist",
    "writer",
    "journalist",
    "scientist",
    "activist",
    "historical",
}
SINGLE_OFFICES = {
    "رئيس", "رئيس الوزراء", "وزير الخارجية", "وزير الدفاع", "ملك", "أمير", "سلطان", "ولي العهد", "مستشار",
    "إمبراطور", "أمين عام", "مدير عام", "المرشد الأعلى", "محافظ البنك المركزي", "شيخ الأزهر", "بابا",
}  # fmt: skip
OVERLAP_DAYS = 366


def bounds(cell: str) -> tuple[date, date]:
    """The first and last day a date of the table may mean."""
    if not cell:
        return date.max, date.max
    year, month, day = (*map(int, cell.split("-")), 0, 0)[:3]
    return date(year, month or 1, day or 1), date(year, month or 12, day or 28)


@pytest.mark.parametrize("table", COLUMNS)
def test_header_and_columns(table: str) -> None:
    lines = (FOLDER / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    header = "\n".join(line for line in lines if line.startswith("#"))
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert "Source:" in header and "Licence: GPL-3.0-or-later" in header
    assert rows[0] == COLUMNS[table]
    assert [row for row in rows if len(row) != len(COLUMNS[table])] == []
    assert [row for row in rows if any(cell != cell.strip() for cell in row)] == []


def test_people_are_valid() -> None:
    countries = {row["iso2"] for row in read_lexicon("countries")} | {""}
    for row in read_lexicon("entities_people"):
        assert re.fullmatch(r"person:[a-z0-9]+(-[a-z0-9]+)*", row["id"]), row
        assert row["type"] == "PERSON" and row["name_ar"] and row["name_en"], row
        assert row["country"] in countries and row["kind"] in KINDS and row["ambiguous"] in ("", "1"), row
        assert not PERSIAN.search(row["name_ar"] + row["variants"] + row["short_names"]), row


def test_people_ids_are_unique() -> None:
    ids = [row["id"] for row in read_lexicon("entities_people")]
    assert len(ids) == len(set(ids)) >= 1200


def test_a_full_name_belongs_to_one_person() -> None:
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for row in read_lexicon("entities_people"):
        for name in (row["name_ar"], *alternatives(row["variants"])):
            bearers[match_key(name)].add(row["id"])
    assert {name: ids for name, ids in bearers.items() if len(ids) > 1} == {}


def test_spellings_of_a_person_stand_once() -> None:
    for row in read_lexicon("entities_people"):
        names = [row["name_ar"], *alternatives(row["variants"]), *alternatives(row["short_names"])]
        keys = [match_key(name) for name in names]
        assert len(keys) == len(set(keys)), row


def test_office_holders_refer_to_people_offices_and_organisations() -> None:
    people = {row["id"] for row in read_lexicon("entities_people")}
    lemmas = {row["lemma"] for row in read_lexicon("titles")}
    organisations = {row["id"] for row in read_lexicon("entities_organisations")} | {""}
    countries = {row["iso2"] for row in read_lexicon("countries")} | {""}
    rows = read_lexicon("office_holders")
    assert len(rows) >= 700
    for row in rows:
        assert row["person_id"] in people and row["office"] in lemmas, row
        assert row["organisation"] in organisations and row["country"] in countries, row


def test_terms_are_in_order() -> None:
    for row in read_lexicon("office_holders"):
        assert re.fullmatch(r"\d{4}(-\d\d){0,2}", row["from"]) and re.fullmatch(
            r"(\d{4}(-\d\d){0,2})?", row["to"]
        )
        assert bounds(row["from"])[0] <= bounds(row["to"])[1], row


def test_a_single_office_has_one_holder_at_a_time() -> None:
    terms: defaultdict[tuple[str, str, str], list[tuple[date, date, str]]] = defaultdict(list)
    for row in read_lexicon("office_holders"):
        if row["office"] in SINGLE_OFFICES:
            term = bounds(row["from"])[1], bounds(row["to"])[0], row["person_id"]
            terms[row["office"], row["country"], row["organisation"]].append(term)
    for office, held in terms.items():
        held.sort()
        for place, (_, left, person) in enumerate(held):
            for came, gone, other in held[place + 1 :]:
                assert other == person or (min(left, gone) - came).days <= OVERLAP_DAYS, (
                    office,
                    person,
                    other,
                )


@pytest.mark.parametrize(
    ("spelling", "person"),
    [
        ("مصطفى الكاظمى", "person:mustafa-al-kadhimi"),
        ("بنيامين نتانياهو", "person:benjamin-netanyahu"),
        ("شي جينبينغ", "person:xi-jinping"),
        ("دونالد ترمب", "person:donald-trump"),
    ],
)
def test_spellings_of_newsrooms_lead_to_the_person(spelling: str, person: str) -> None:
    key = match_key(spelling)
    found = {
        row["id"]
        for row in read_lexicon("entities_people")
        if key in map(match_key, (row["name_ar"], *alternatives(row["variants"])))
    }
    assert found == {person}
