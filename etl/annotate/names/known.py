"""The curated names as one list to look up: entities, countries, regions, cities, with what each stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from etl.annotate.compiled import compiled
from etl.annotate.gazetteer import Gazetteer, Match, index_names
from etl.clean.keys import match_key
from etl.lexicon import ENTITY_TABLES, PLACE_TABLES, alternatives, names_of, read_lexicon, rows_of_class

LARGE = 200_000  # people: a city that its name alone is likely to mean


class Known(NamedTuple):
    """What a name of the lexicons may stand for: a person, body or place."""

    kind: str  # entity, country, region or city
    type: str  # PERSON, ORG, LOC or MISC
    id: str  # stable: of the entity table, else country:ISO, region:ISO or geonames:ID
    name_ar: str
    name_en: str
    country: str  # ISO 3166-1 alpha-2, "" for none
    population: int = 0
    geonames_id: int | None = None
    ambiguous: bool = False  # some spelling of it is also a word or another name
    short: bool = False  # this spelling is a part of the full name: it needs the person's context
    level: str = ""  # its kind in the table (head_of_state, party, province …)


def _known(kind: str, identity: str, row: dict[str, str]) -> Known:
    """What a row of a table stands for; a column that a table has not says nothing."""
    cells = defaultdict(str, row)
    return Known(
        kind,
        cells["type"] or "LOC",
        identity.format_map(row),
        cells["name_ar"],
        cells["name_en"],
        cells["country"] or cells["iso2"],
        int(cells["population"] or 0),
        int(cells["geonameid"] or 0) or None,
        bool(cells["ambiguous"]),
        level=cells["kind"],
    )


def known_names() -> Iterator[tuple[str, Known]]:
    """Every spelling of every entity of the lexicons, the curated before the listed; short: a part of a name."""
    for table in ENTITY_TABLES:
        for row in read_lexicon(table):
            known = _known("entity", "{id}", row)
            yield from ((name, known) for name in names_of(row))
            yield from ((name, known._replace(short=True)) for name in alternatives(row["short_names"]))
            if of_kind(row["kind"], "latin") and len(row["name_en"]) > 1:
                yield row["name_en"], known._replace(ambiguous=False)  # Nokia
    cities: dict[tuple[str, str], Known] = {}
    for kind, table, identity in PLACE_TABLES:
        for row in read_lexicon(table):
            known = _known(kind, identity, row)
            yield from ((name, known) for name in names_of(row))
            if kind == "city":
                cities.setdefault((known.country, known.name_en), known)
    for row in read_lexicon("countries"):  # a capital goes by more spellings than cities do: فاليتا
        if capital := cities.get((row["iso2"], row["capital_en"])):
            spellings = alternatives(row["capital_ar"])
            yield from ((name, capital) for name in spellings if match_key(name) not in _own(row))


def _own(row: dict[str, str]) -> set[str]:
    """The names of a country itself, which its capital may share: تونس."""
    return set(map(match_key, names_of(row)))


@cache
def shared_known() -> Gazetteer[Known]:
    """The list of this process."""
    names, beginnings, known = _index()
    return Gazetteer.of_index(names, beginnings, list(map(Known._make, known)))


@compiled
def _index() -> tuple[dict[str, tuple[int, ...]], frozenset[str], list[tuple[Any, ...]]]:
    names, beginnings, known = index_names(known_names())
    return names, beginnings, list(map(tuple, known))


@cache
def of_kind(level: str, kind: str) -> bool:
    """Whether the entities of a kind are of a class of ``entity_kinds.tsv``."""
    return any(row["kind"] == level for row in rows_of_class("entity_kinds", kind))


@cache
def known_by_id() -> dict[str, Known]:
    """The entities of the entity tables by their id."""
    return {
        known.id: known for known in shared_known().readings if known.kind == "entity" and not known.short
    }


def countries_of(match: Match[Known]) -> set[str]:
    """The country of a name that stands for nothing but an unambiguous place."""
    only = all(known.type == "LOC" and not known.ambiguous for known in match.readings)
    countries = {known.country for known in match.readings}
    return countries - {""} if only and len(countries) == 1 else set()
