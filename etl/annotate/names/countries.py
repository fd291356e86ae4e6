"""Countries and capitals among the names: what ``etl.annotate.countries`` reads there decides."""

from __future__ import annotations

from functools import cache

from etl.annotate.countries import CountryReader, Place
from etl.annotate.gazetteer import Match
from etl.annotate.names.known import shared_known
from etl.annotate.names.spans import Name, Reading


@cache
def shared_countries() -> CountryReader:
    """The reader of this process."""
    return CountryReader()


def heed_countries(reading: Reading, names: list[Name]) -> list[Name]:
    """The names with every country and capital among them, and without the words that only look like one.

    A longer name that holds a country's (البنك المركزي العراقي) is left as it is, and so is a person's.
    """
    kept = list(names)
    for match, place, confidence in shared_countries().read(reading.document):
        overlapping = [name for name in kept if name.first < match.past and match.first < name.past]
        same = [name for name in overlapping if (name.first, name.past) == (match.first, match.past)]
        if place is None:
            kept = [name for name in kept if name not in same or name.type != "LOC"]
        elif not overlapping:
            kept.append(_named(reading, match, place, confidence))
    return sorted(kept, key=lambda name: name.first)


def _named(reading: Reading, match: Match[Place], place: Place, confidence: float) -> Name:
    cut = match.start - reading.document.starts[match.first]
    listed = shared_known().at(reading.document, match.first, match.past)
    same = listed.readings if listed is not None and listed.past == match.past else []
    known = [
        each
        for each in same
        if each.country == place.country and (each.kind == "country") == (place.kind == "country")
    ]
    return Name(match.first, match.past, "LOC", f"lexicon.{place.kind}", confidence, known, cut)
