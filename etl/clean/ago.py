"""Publication times as pages show them to whoever looks: منذ 3 ساعات, قبل ساعتين, 5 minutes ago."""

from __future__ import annotations

import re
from datetime import UTC, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from etl.clean.keys import match_key
from etl.clean.moments import Moment
from etl.lexicon import read_lexicon

_LONGEST = 40  # characters
_UNITS = {"N": timedelta(minutes=1), "H": timedelta(hours=1)}
_ENGLISH = r"(?P<count>\d{1,3}|an?) (?P<unit>minute|hour)s? ago"


def read_ago(written: str, observed: Moment, time_zone: str) -> Moment | None:
    """The day that lies so long before a page was fetched; None where it says no such thing, or may be of two days.

    A page rounds down, so an hour more is possible. Days and weeks are never of one day alone.
    """
    if not observed.has_time or len(written) > _LONGEST:
        return None
    text = match_key(" ".join(written.split()))
    found = _pattern().fullmatch(text) or re.fullmatch(_ENGLISH, text)
    if found is None:
        return None
    count, unit = found["count"] or "1", found["unit"]
    times = int(count) if count.isdecimal() else 1
    number, length = _units()[unit]
    zone = ZoneInfo(time_zone)
    latest = observed.at - times * number * length
    day = latest.astimezone(zone).date()
    if (latest - length).astimezone(zone).date() != day:
        return None
    midnight = latest.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    return Moment(midnight.astimezone(UTC), day, has_time=False)


@cache
def _units() -> dict[str, tuple[int, timedelta]]:
    """How many of which unit a word says, by its match key."""
    arabic = {
        match_key(row["word"]): (2 if row["class"] == "dual" else 1, _UNITS[row["value"]])
        for row in read_lexicon("date_words")
        if row["value"] in _UNITS and row["class"] in ("counted", "units", "dual")
    }
    return {**arabic, "minute": (1, _UNITS["N"]), "hour": (1, _UNITS["H"])}


@cache
def _pattern() -> re.Pattern[str]:
    before = [
        match_key(row["word"]) for row in read_lexicon("date_words") if row["class"] in ("since", "before")
    ]
    units = sorted(_units(), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(before)}) (?:(?P<count>\d{{1,3}}) )?(?P<unit>{'|'.join(units)})")
