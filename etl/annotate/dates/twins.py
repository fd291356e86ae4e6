"""A Hijri date and its Gregorian twin (الموافق): two rows, checked against each other by Umm al-Qura."""

from __future__ import annotations

import re
from itertools import pairwise

from etl.records import DateExpression

_BETWEEN = re.compile(r"[\s،,()\-–/مـه.]*+(?:الموافق[ةه]?|المصادف[ةه]?|يوافق|الموافقين)?[\s،,()\-–/:لـم]*")


def check_twins(text: str, expressions: list[DateExpression]) -> None:
    """Note on both rows of a pair how far apart the days they name are; nothing when they agree."""
    for one, other in pairwise(expressions):
        if one.calendar == other.calendar or one.granularity != "day" or other.granularity != "day":
            continue
        if not _BETWEEN.fullmatch(text, one.end, other.start):
            continue
        if one.first_day and other.first_day and one.first_day != other.first_day:
            days = abs((one.first_day - other.first_day).days)
            for expression in (one, other):
                expression.note = (
                    f"its الموافق twin is {days} day{'s' if days > 1 else ''} away by Umm al-Qura"
                )
