"""The tables that repeat a lexicon, so that SQL can join what only the lexicon knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, Table, delete, select

from etl.lexicon import read_lexicon
from etl.load.bulk import Row, insert_rows
from etl.load.tables import cameo_code, country, place, place_code, topic

# The last CAMEO root of each of GDELT's quad classes: verbal and material cooperation, verbal and material conflict.
_LAST_ROOTS = ("05", "08", "13", "20")


def fill_lexicon_tables(connection: Connection) -> None:
    """Make the tables what their lexicons say, writing only where they differ."""
    for table, rows in _ROWS.items():
        if not _is_current(connection, table):
            connection.execute(delete(table))
            insert_rows(connection, table, sorted(rows()))


def lexicon_tables_are_current(connection: Connection) -> bool:
    """Whether the tables are what their lexicons say."""
    return all(_is_current(connection, table) for table in _ROWS)


def _is_current(connection: Connection, table: Table) -> bool:
    stored = map(tuple, connection.execute(select(table)))
    return sorted(stored) == sorted(_ROWS[table]())


def _places() -> Iterator[Row]:
    for row in read_lexicon("cities"):
        yield (
            int(row["geonameid"]),
            row["name_ar"],
            row["name_en"],
            row["country"],
            float(row["lat"]),
            float(row["lon"]),
            int(row["population"] or 0),
        )


def _countries() -> Iterator[Row]:
    codes = {row["iso2"]: row for row in read_lexicon("country_codes")}
    for row in read_lexicon("countries"):
        code = codes[row["iso2"]]
        cow = int(code["cow"]) if code["cow"] else None
        yield row["iso2"], row["iso3"], row["name_ar"], row["name_en"], code["fips"], cow


def _place_codes() -> Iterator[Row]:
    for row in read_lexicon("place_codes"):
        yield row["id"], row["fips"]


def _cameo_codes() -> Iterator[Row]:
    for row in read_lexicon("cameo_codes"):
        root = row["code"][:2]
        quad_class = 1 + sum(root > last for last in _LAST_ROOTS)
        yield row["code"], root, quad_class, float(row["goldstein"])


def _topics() -> Iterator[Row]:
    for row in read_lexicon("media_topics"):
        yield row["code"], row["topic"], row["name_ar"], row["name_en"]


# Rows in the order of the table's columns, the key first.
_ROWS: dict[Table, Callable[[], Iterator[Row]]] = {
    place: _places,
    country: _countries,
    place_code: _place_codes,
    cameo_code: _cameo_codes,
    topic: _topics,
}
LEXICON_TABLES = tuple(_ROWS)
