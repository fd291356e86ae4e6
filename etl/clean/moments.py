"""Publication and fetch times, read from the many ways sources write them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from functools import cache, partial
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from etl.clean.characters import plain_characters
from etl.clean.hours import DATE_STOOD, at_time
from etl.clean.keys import match_key
from etl.lexicon import read_lexicon

EARLIEST = 1900  # an earlier year is no date of ours
_FIRST_NEWS = 1990  # what is dated earlier is a clock that was never set
_LONGEST = 200  # characters; a longer text is no date
_FUTURE_ALLOWED = timedelta(days=1)  # clocks differ, zones are mistaken

_HIJRI_YEARS = range(1318, 1501)  # 1900 to 2077: a year of these can be no other calendar's
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?!\d)")
_DIGITS = re.compile(r"\d+(?:\.\d*)?")
_NET_DATE = re.compile(r"/Date\((\d+)(?:[+-]\d{4})?\)/")
_ISO_DAY = re.compile(r"(?!1[345])\d{4}-\d{2}-\d{2}|\d{8}T\d{4}")
_YEAR_LAST = re.compile(
    r"([A-Za-z]{3} \d{1,2}) (\d{1,2}:\d{2}(?::\d{2})?(?: [A-Z]{3,4}| [+-]\d{4})?) (\d{4})$"
)
# Not before noon or after, and AST is Arabia's where e-mail has the Atlantic's.
_RFC_2822 = re.compile(
    r"\d [A-Za-z]{3} \d{4} \d{1,2}:\d{2}(?::\d{2})?(?: (?![AP]M|A[SD]T)[A-Z]{1,5}| [+-]\d{4})?(?: \(.*\))?$",
    re.IGNORECASE,
)
_ENGLISH_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as a source gave it."""

    at: datetime  # UTC; of a day without a time, its midnight in the source's zone
    on: date  # the day in the source's zone
    has_time: bool
    flag: str | None = None  # why it cannot be true: future or before_1990


class Unreadable(ValueError):
    """The text names no time we may trust; the message says why."""


def read_moment(written: str, time_zone: str, now: datetime) -> Moment:
    """The moment ``written``, in ``time_zone`` (an IANA name) unless it names an offset of its own.

    Reads ISO 8601, RFC 2822, seconds and milliseconds since 1970, day/month/year, and Arabic and
    English month names, with digits of any shape. Of 03/04/2015 the first number is the day, as Arab
    outlets write it; 04/23/2015 can only be April. A Hijri date (12 شعبان 1443, 1443/8/12) counts by Umm
    al-Qura where the text has no Gregorian one.

    What cannot be when news was published (before 1990, or more than a day after ``now``) is flagged.

    Raises:
        Unreadable: none of these, or before 1900.
    """
    zone = _zone(time_zone)
    plain = " ".join(plain_characters(written[:_LONGEST], Counter())[0].split())
    for read in _READERS:
        try:
            found = read(plain)
            if found is None:
                continue
            when, has_time = found
            moment = _moment(when, has_time, zone)
        except (ValueError, OverflowError, OSError, LookupError, TypeError):  # the last two from email.utils
            continue
        return _plausible(moment, now)
    raise Unreadable("no date we can read")


def _moment(when: datetime, has_time: bool, zone: ZoneInfo) -> Moment:
    """What was read, in the source's zone. Midnight to the second is how programs write a day without a time."""
    local = when.astimezone(zone) if when.tzinfo else when.replace(tzinfo=zone)
    if time() in (when.time(), local.time()):
        day = when.date() if when.time() == time() else local.date()
        return Moment(datetime.combine(day, time(), zone).astimezone(UTC), day, has_time=False)
    return Moment(local.astimezone(UTC), local.date(), has_time)


def _plausible(moment: Moment, now: datetime) -> Moment:
    if moment.on.year < EARLIEST:
        raise Unreadable(f"before {EARLIEST}")
    if moment.at > now + _FUTURE_ALLOWED:
        return replace(moment, flag="future")
    return replace(moment, flag="before_1990") if moment.on.year < _FIRST_NEWS else moment


@cache
def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise Unreadable(f"{name} is no time zone") from None


_Read = tuple[datetime, bool]


def _epoch(text: str) -> _Read | None:
    """Seconds (9 or 10 digits) or milliseconds (12 or 13) since 1970; those of .NET in /Date(…)/."""
    if match := _NET_DATE.fullmatch(text):
        text = match[1]
    if not _DIGITS.fullmatch(text):
        return None
    digits = len(text.partition(".")[0])
    if digits in (9, 10):
        return datetime.fromtimestamp(float(text), UTC), True
    if digits in (12, 13):
        return datetime.fromtimestamp(float(text) / 1000, UTC), True
    return None


def _compact(text: str) -> _Read | None:
    """20150721 and 20150721025132, without the T that ISO 8601 has between."""
    if not text.isdecimal() or len(text) not in (8, 12, 14):
        return None
    return datetime.strptime(text.ljust(14, "0"), "%Y%m%d%H%M%S"), len(text) > 8


def _iso(text: str) -> _Read | None:
    if not _ISO_DAY.match(text):
        return None
    text = re.sub(r"\s*(?:UTC|GMT)$", "Z", text, flags=re.IGNORECASE)
    text = re.sub(r"\s+(?=[+-]\d{2}:?\d{2}$|Z$)", "", text)
    return datetime.fromisoformat(text), len(text) > 10


def _rfc_2822(text: str) -> _Read | None:
    return (parsedate_to_datetime(text), True) if _RFC_2822.search(text) else None


def _numeric(text: str, calendar: str) -> _Read | None:
    """21/07/2015, 21-7-2015 10:30, 2015/07/21; 5/10/1436: of these years, only one calendar can be meant."""
    for pattern in (_DAY_FIRST, _YEAR_FIRST):
        for match in pattern.finditer(text):
            first, month, last = int(match[1]), int(match[3]), int(match[4])
            day, year = (first, last) if pattern is _DAY_FIRST else (last, first)
            if (year in _HIJRI_YEARS) != (calendar == "hijri"):
                continue
            if month > 12 >= day and pattern is _DAY_FIRST:
                day, month = month, day
            return _at(_day(calendar, year, month, day), text, match)
    return None


def _day(calendar: str, year: int, month: int, day: int) -> date:
    """The Gregorian day; a Hijri one by Umm al-Qura, the 30th of a month of 29 days being the next one's first."""
    if calendar == "gregorian":
        return date(year, month, day)
    from hijridate import Hijri

    if not 1 <= day <= 30:
        raise ValueError(f"no Hijri month has a day {day}")
    return Hijri(year, month, min(day, 29)).to_gregorian() + timedelta(days=max(0, day - 29))


def _named(text: str, calendar: str) -> _Read | None:
    """21 يوليو 2015, الثلاثاء 21 تموز/يوليو 2015 - 10:30 م, July 21, 2015, 2015 يوليو 21, 12 شعبان 1443هـ."""
    text = match_key(_YEAR_LAST.sub(r"\1 \3 \2", text))  # Tue Mar 15 10:30:00 +0000 2022
    for pattern in _month_patterns(calendar):
        if match := pattern.search(text):
            year, month, day = int(match["year"]), _months(calendar)[match["month"]], int(match["day"])
            return _at(_day(calendar, year, month, day), text, match)
    return None


_READERS: tuple[Callable[[str], _Read | None], ...] = (
    *(_epoch, _compact, _iso, _rfc_2822),
    *(partial(read, calendar=each) for each in ("gregorian", "hijri") for read in (_numeric, _named)),
)


def _at(day: date, text: str, match: re.Match[str]) -> _Read:
    """The day with the time and offset the text about it may give."""
    return at_time(day, text[: match.start()] + f" {DATE_STOOD}" + text[match.end() :])


@cache
def _months(calendar: str) -> dict[str, int]:
    """Match key of every month name of a calendar → its number."""
    names = {
        match_key(row["name"]): int(row["month"])
        for row in read_lexicon("months")
        if row["calendar"] == calendar
    }
    if calendar == "gregorian":
        names |= {name: number for number, name in enumerate(_ENGLISH_MONTHS, 1)}
    return names


@cache
def _month_patterns(calendar: str) -> tuple[re.Pattern[str], ...]:
    names = "|".join(re.escape(name) for name in sorted(_months(calendar), key=len, reverse=True))
    # A month may be given in two sets (تموز/يوليو); English names are known by their first three letters.
    month = rf"(?<!\w)(?P<month>{names})(?:(?<=[a-z])[a-z]*\.?)?(?!\w)(?:\s*[/(]\s*(?:{names})\)?(?!\w))?"
    nth = r"(?:(?:st|nd|rd|th)(?![a-z]))?"
    return (
        re.compile(
            rf"(?<!\d)(?P<day>\d{{1,2}}){nth}[\s,،./-]*(?:(?:من|of)\s+)?{month}[\s,،./-]*(?:(?:عام|سنه)\s+)?(?P<year>\d{{4}})(?!\d)"
        ),
        re.compile(rf"{month}[\s,،./-]*(?P<day>\d{{1,2}}){nth}(?!\d)[\s,،./-]*(?P<year>\d{{4}})(?!\d)"),
        re.compile(rf"(?<!\d)(?P<year>\d{{4}})[\s,،./-]*{month}[\s,،./-]*(?P<day>\d{{1,2}})(?!\d)"),
    )
