"""Which articles are worth comparing: those that share the keys they are looked up by, within some days."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from itertools import product

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    SelectBase,
    and_,
    case,
    func,
    or_,
    select,
    tuple_,
    union_all,
)

from etl.load.bulk import among, as_table
from etl.load.tables import story_key
from etl.resolve.stories import crowds
from etl.resolve.stories.compare import COPY_DAYS, TERM_DAYS
from etl.resolve.stories.crowds import Shade, shade_of

_log = logging.getLogger("khabar.resolve")
_COUNTED_TOGETHER = 100  # articles whose pairs are counted in one query: what it sorts stays in memory


def candidates(connection: Connection, written: Sequence[int]) -> set[tuple[int, int]]:
    """The pairs of those that have a band or two terms in common, and lie no further apart than what is alike does.

    Asked for by day, each way from an index: of what the warehouse holds only the days around them are read, and what
    is undated. The engine counts what a pair shares. A key counts where one of the two stands in no shade under it:
    thousands of articles from one template would share each other's all.
    """
    shade = shade_of(connection, written)
    if shade.shaded:
        _log.info(
            "stories: %d articles share wording with more than %d others of their day (pages of one template?) or "
            "words with more than %d: by these each is compared with %d of them, not with all",
            len({row.version_id for row in shade.shaded}), crowds.BAND_CROWD, crowds.TERM_CROWD, crowds.FIRST,
        )  # fmt: skip
    pairs: set[tuple[int, int]] = set()
    fresh = set(written)
    for start, undated in product(range(0, len(written), _COUNTED_TOGETHER), (None, "old", "new")):
        some = written[start : start + _COUNTED_TOGETHER]
        for one, other in connection.execute(_pairs(connection, some, shade, undated)):
            if one < other or other not in fresh:  # else it is met from the other side
                pairs.add((one, other) if one < other else (other, one))
    return pairs


def _pairs(
    connection: Connection, some: Sequence[int], shade: Shade, undated: str | None
) -> Select[int, int]:
    """The pairs of some articles: each with all under what it stands in no shade of, else with whoever does not."""
    new, old = story_key.alias("new"), story_key.alias("old")
    mine = _shared(new, old, undated).where(among(connection, new.c.version_id, some))
    shared: SelectBase = mine
    chosen = frozenset(some)
    if shaded := [row for row in shade.shaded if row.version_id in chosen]:
        keys = {row.key for row in shaded}
        far = as_table(connection, story_key, shaded, "shaded")
        met = as_table(connection, story_key, [row for row in shade.met if row.key in keys], "met")
        in_no_shade = tuple_(new.c.key, new.c.version_id).not_in(select(far.c.key, far.c.version_id))
        shared = union_all(mine.where(in_no_shade), _shared(far, met, undated))
    pair = shared.subquery()
    bands = func.sum(case((pair.c.is_term, 0), else_=1))
    query = select(pair.c.one, pair.c.other).group_by(pair.c.one, pair.c.other)
    return query.having(or_(bands > 0, func.count() > 1))


def _shared(new: FromClause, old: FromClause, undated: str | None) -> Select[int, int, bool]:
    """What they share: a row a pair and key."""
    days = case((new.c.is_term, TERM_DAYS), else_=COPY_DAYS)
    when: ColumnElement[bool] = old.c.day_number.between(new.c.day_number - days, new.c.day_number + days)
    if undated == "old":
        when = and_(new.c.day_number.is_not(None), old.c.day_number.is_(None))
    elif undated == "new":
        when = new.c.day_number.is_(None)
    one, other = new.c.version_id.label("one"), old.c.version_id.label("other")
    same = and_(old.c.key == new.c.key, old.c.is_term == new.c.is_term)
    return select(one, other, new.c.is_term).join(old, same).where(one != other, when)
