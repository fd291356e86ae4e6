"""The types a parameter of a question may have, and how each is read from the command line.

A name is looked up as people write it: the text becomes the key, code or slug that the SQL compares.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Connection, Date, Double, Integer, String, func, or_, select
from sqlalchemy.types import TypeEngine

from etl.clean.keys import match_key
from etl.errors import UserError
from etl.lexicon import alternatives, read_lexicon
from etl.load.tables import source
from etl.report.entities import find_entity

_LARGEST = 2**31 - 1


class ParameterType(NamedTuple):
    """What a parameter of this type is to the engine, how it is read, and how a wrong one is refused."""

    stored: TypeEngine[Any]
    read: Callable[[Connection, str], Any]  # raises ValueError, or UserError where it has more to say
    description: str


def _whole(_connection: Connection, written: str) -> int:
    number = int(written) if re.fullmatch(r"[+-]?\d{1,10}", written) else _LARGEST + 1
    if abs(number) > _LARGEST:
        raise ValueError
    return number


def _count(connection: Connection, written: str) -> int:
    number = _whole(connection, written)
    if number < 1:
        raise ValueError
    return number


def _key(_connection: Connection, written: str) -> int:
    if not re.fullmatch(r"[0-9]{1,19}", written) or int(written) >= 2**63:
        raise ValueError
    return int(written)


def _number(_connection: Connection, written: str) -> float:
    number = float(written)
    if not math.isfinite(number):
        raise ValueError
    return number


def _country(_connection: Connection, written: str) -> str:
    code = _countries().get(match_key(written.strip()))
    if code is None:
        raise ValueError
    return code


@cache
def _countries() -> dict[str, str]:
    """The code of a country by its code and its names."""
    codes = {}
    for row in read_lexicon("countries"):
        names = (row["iso2"], row["iso3"], row["name_ar"], row["name_en"], *alternatives(row["variants"]))
        codes.update(dict.fromkeys(map(match_key, names), row["iso2"]))
    return codes


def _outlet(connection: Connection, written: str) -> str:
    wanted = written.strip()
    named = or_(
        func.lower(source.c.slug) == wanted.lower(),
        source.c.name_ar == wanted,
        func.lower(source.c.name_en) == wanted.lower(),
    )
    slug: str | None = connection.scalar(select(source.c.slug).where(named).order_by(source.c.slug))
    if slug is None:
        slugs = connection.scalars(select(source.c.slug).order_by(source.c.slug))
        raise UserError(f"no outlet is called {written}; there are {', '.join(slugs) or 'none yet'}")
    return slug


def _entity(connection: Connection, written: str) -> int:
    return find_entity(connection, written).entity_id


def _topic(_connection: Connection, written: str) -> str:
    topic = _topics().get(match_key(written.strip()))
    if topic is None:
        called = ", ".join(f"{row['topic']} ({row['name_ar']})" for row in read_lexicon("media_topics"))
        raise UserError(f"no topic is called {written}; there are {called}")
    return topic


@cache
def _topics() -> dict[str, str]:
    """The short name of a topic by that, by its code and by its names."""
    return {
        match_key(row[column]): row["topic"]
        for row in read_lexicon("media_topics")
        for column in ("topic", "code", "name_ar", "name_en")
    }


def _term(_connection: Connection, written: str) -> str:
    from etl.resolve.search.words import terms_of  # imported here: only who searches waits for its models

    terms = terms_of(written)
    if len(terms) != 1:
        raise ValueError
    return terms[0]


TYPES = {
    "date": ParameterType(Date(), lambda _, written: date.fromisoformat(written), "a day like 2025-03-01"),
    "integer": ParameterType(Integer(), _whole, f"a whole number up to {_LARGEST}"),
    "count": ParameterType(Integer(), _count, f"a whole number from 1 to {_LARGEST}"),
    "key": ParameterType(BigInteger(), _key, "a key of the warehouse: a whole number of up to 19 digits"),
    "number": ParameterType(Double(), _number, "a number"),
    "text": ParameterType(String(), lambda _, written: written, "text"),
    "choice": ParameterType(String(), lambda _, written: written, "one of those listed"),
    "country": ParameterType(String(), _country, "a country's ISO code (SD) or its name"),
    "outlet": ParameterType(String(), _outlet, "an outlet's slug or name"),
    "topic": ParameterType(String(), _topic, "a topic's short name (politics), code or full name"),
    "term": ParameterType(String(), _term, "one word, in any spelling and form"),
    "entity": ParameterType(BigInteger(), _entity, "a name or an id"),
}
