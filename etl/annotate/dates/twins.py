"""A Hijri date and its Gregorian twin (الموافق): two rows, checked against each other by Umm al-Qura."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from etl.annotate.dates.words import written
from etl.records import DateExpression


def check_twins(text: str, expressions: list[DateExpression]) -> None:
    """Note on both rows of a pair how far apart the days they name are; nothing when they agree."""
    for one, other in pairwise(expressions):
        if one.calendar == other.calendar or one.granularity != "day" or other.granularity != "day":
            continue
        if not one.first_day or not other.first_day or one.first_day == other.first_day:
            continue
        if _between().fullmatch(text, one.end, other.start):
            days = abs((one.first_day - other.first_day).days)
            one.note = other.note = f"its twin is {days} day{'s' if days > 1 else ''} away by Umm al-Qura"


@cache
def _between() -> re.Pattern[str]:
    """What may stand between twins: marks, letters for an era, الموافق."""
    words = written("corresponding", "era", "hijri_era", "lam")
    return re.compile(rf"(?:[\W_\u0640]|{'|'.join(sorted(words, key=len, reverse=True))})*+")
