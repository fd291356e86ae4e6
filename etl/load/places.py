"""The rows of ``place``: the cities of the lexicon, with where they lie."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, delete, select

from etl.lexicon import read_lexicon
from etl.load.bulk import Row, insert_rows
from etl.load.tables import place


def fill_places(connection: Connection) -> None:
    """Make the table what the lexicon says, writing only where it differs."""
    if not places_are_current(connection):
        connection.execute(delete(place))
        insert_rows(connection, place, sorted(_places()))


def places_are_current(connection: Connection) -> bool:
    """Whether the table is what the lexicon says."""
    stored = connection.execute(select(place).order_by(place.c.geonames_id))
    return [tuple(row) for row in stored] == sorted(_places())


def _places() -> Iterator[Row]:
    """One row a city, in the order of the table's columns."""
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
