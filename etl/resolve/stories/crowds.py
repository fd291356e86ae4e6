"""Keys that very many articles of one day have, such as all pages of one template: under these not all meet all.

Where more than ``BAND_CROWD`` articles of one day have a band, or more than ``TERM_CROWD`` are about a term (a word of
the day is more common than any wording), only the ``FIRST`` of them by version are met under it; the others stand in
their shade. Who does depends on what the warehouse holds, not on the order it came in: whoever comes into the shade or
out of it is compared anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, groupby
from operator import attrgetter
from typing import NamedTuple

from sqlalchemy import Connection, and_, case, func, select, true

from etl.load.bulk import among
from etl.load.tables import story_key
from etl.resolve.stories.compare import COPY_DAYS

BAND_CROWD, TERM_CROWD, FIRST = 60, 200, 30

_K = story_key.c
_BUCKET = ("key", "is_term", "day_number")


class Standing(NamedTuple):
    """A row of ``story_key``."""

    key: int
    version_id: int
    is_term: bool
    day_number: int | None


class Shade(NamedTuple):
    """Where some articles stand in the shade, and whoever of the days around does not and has the same keys."""

    shaded: list[Standing]
    met: list[Standing]


def shaded_by(connection: Connection, versions: Collection[int]) -> set[Standing]:
    """Where others stand in the shade that would not without those."""
    theirs, found = frozenset(versions), set[Standing]()
    for bucket in _crowded_buckets(connection, theirs):
        others = [row for row in bucket if row.version_id not in theirs]
        found |= set(_in_shade(bucket)).intersection(others).difference(_in_shade(others))
    return found


def shade_of(connection: Connection, versions: Collection[int]) -> Shade:
    """Where those stand in the shade, and whom they meet there."""
    theirs, found = frozenset(versions), Shade([], [])
    for bucket in _crowded_buckets(connection, theirs):
        shaded = _in_shade(bucket)
        found.shaded.extend(row for row in shaded if row.version_id in theirs)
        found.met.extend(bucket[: len(bucket) - len(shaded)])
    return found


def bands_of_shade(connection: Connection, versions: Collection[int]) -> dict[int, set[int]]:
    """The bands under which those stand in the shade, of each that does."""
    found: dict[int, set[int]] = defaultdict(set)
    for row in shade_of(connection, versions).shaded:
        if not row.is_term:
            found[row.version_id].add(row.key)
    return dict(found)


def _in_shade(bucket: list[Standing]) -> list[Standing]:
    if not bucket:
        return []
    return bucket[FIRST:] if len(bucket) > (TERM_CROWD if bucket[0].is_term else BAND_CROWD) else []


def _crowded_buckets(connection: Connection, versions: Collection[int]) -> Iterator[list[Standing]]:
    """Whoever has a key that very many articles have on the day of one of those: a list a day, in order.

    Of that day, of the days around it and undated; of an undated one, of all days.
    """
    crowded = _crowded(connection, versions)
    undated = {key for key, day in crowded if day is None}
    dated = {key for key, _ in crowded} - undated
    days = [day for _, day in crowded if day is not None] or [0]
    near = _K.day_number.between(min(days) - COPY_DAYS, max(days) + COPY_DAYS)
    for keys, when in ((dated, near), (dated, _K.day_number.is_(None)), (undated, true())):
        if keys:
            query = select(*story_key.c).where(among(connection, _K.key, keys), when)
            rows = connection.execute(query.order_by(_K.key, _K.is_term, _K.day_number, _K.version_id))
            for _, bucket in groupby((Standing(*row) for row in rows), attrgetter(*_BUCKET)):
                yield list(bucket)


def _crowded(connection: Connection, versions: Collection[int]) -> Sequence[tuple[int, int | None]]:
    """Their keys that very many articles have on the same day, and these days."""
    columns = [_K[name] for name in _BUCKET]
    theirs = select(*columns).where(among(connection, _K.version_id, versions)).distinct().subquery()
    same_key = and_(_K.key == theirs.c.key, _K.is_term == theirs.c.is_term)
    undated = and_(_K.day_number.is_(None), theirs.c.day_number.is_(None))
    queries = (
        select(_K.key, _K.day_number)
        .join(theirs, and_(same_key, same_day))
        .group_by(*columns)
        .having(func.count() > case((_K.is_term, TERM_CROWD), else_=BAND_CROWD))
        for same_day in (_K.day_number == theirs.c.day_number, undated)
    )
    return [(key, day) for key, day in chain.from_iterable(map(connection.execute, queries))]
