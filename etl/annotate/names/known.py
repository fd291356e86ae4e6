"""The curated names as one list to look up: entities, countries, regions, cities, with what each stands for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from etl.annotate.compiled import compiled
from etl.annotate.gazetteer import Gazetteer, index_names
from etl.lexicon import FOLDER, alternatives, read_lexicon

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
    level: str = ""  # of an entity: its kind in the table (head_of_state, party, …)


def _countries() -> Iterator[tuple[str, Known]]:
    for row in read_lexicon("countries"):
        known = Known("country", "LOC", f"country:{row['iso2']}", row["name_ar"], row["name_en"], row["iso2"])
        for name in (row["name_ar"], *alternatives(row["variants"])):
            yield name, known


def _cities() -> Iterator[tuple[str, Known]]:
    for row in read_lexicon("cities"):
        known = Known(
            "city",
            "LOC",
            f"geonames:{row['geonameid']}",
            row["name_ar"],
            row["name_en"],
            row["country"],
            int(row["population"] or 0),
            int(row["geonameid"]),
            bool(row["ambiguous"]),
        )
        for name in (row["name_ar"], *alternatives(row["variants"])):
            yield name, known


def _regions() -> Iterator[tuple[str, Known]]:
    for row in read_lexicon("regions"):
        known = Known(
            "region",
            "LOC",
            row["id"],
            row["name_ar"],
            row["name_en"],
            row["country"],
            ambiguous=bool(row["ambiguous"]),
        )
        for name in (row["name_ar"], *alternatives(row["variants"])):
            yield name, known


def _entities() -> Iterator[tuple[str, Known]]:
    """The curated entities of every ``entities_*`` table, by their names and, marked short, by parts of them."""
    for path in sorted(FOLDER.glob("entities_*.tsv")):
        for row in read_lexicon(path.stem):
            known = Known(
                "entity",
                row["type"],
                row["id"],
                row["name_ar"],
                row["name_en"],
                row["country"],
                ambiguous=bool(row["ambiguous"]),
                level=row["kind"],
            )
            for name in (row["name_ar"], *alternatives(row["variants"])):
                yield name, known
            for name in alternatives(row["short_names"]):
                yield name, known._replace(short=True)


def known_names() -> Iterator[tuple[str, Known]]:
    """Every spelling of every entity of the lexicons, the curated before the listed."""
    yield from _entities()
    yield from _countries()
    yield from _regions()
    yield from _cities()


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
def known_by_id() -> dict[str, Known]:
    """The entities of the entity tables by their id."""
    return {
        known.id: known for known in shared_known().readings if known.kind == "entity" and not known.short
    }
