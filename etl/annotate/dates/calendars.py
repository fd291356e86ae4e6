"""Two calendars as day intervals: Gregorian, and Hijri by Umm al-Qura (Saudi Arabia's civil calendar)."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta
from functools import lru_cache

from hijridate import Gregorian, Hijri

Interval = tuple[date, date]
DAY = timedelta(days=1)

# What the published Umm al-Qura tables cover (hijridate's range).
HIJRI_YEARS = range(1343, 1501)
HIJRI_DAYS = (date(1924, 8, 1), date(2077, 11, 16))


def days_between(first: date, days: int) -> date:
    """``first`` moved by ``days``, held at the ends of what ``date`` can say."""
    try:
        return first + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


@lru_cache(maxsize=4096)
def hijri_month(year: int, month: int) -> Interval | None:
    """First and last day of a Hijri month; None outside the tables."""
    if year not in HIJRI_YEARS:
        return None
    start = Hijri(year, month, 1)
    first = date(*start.to_gregorian().datetuple())
    return first, first + (start.month_length() - 1) * DAY


@lru_cache(maxsize=1024)
def hijri_today(day: date) -> tuple[int, int, int] | None:
    """The Hijri year, month and day of a Gregorian day; None outside the tables."""
    if not HIJRI_DAYS[0] <= day <= HIJRI_DAYS[1]:
        return None
    return Gregorian(day.year, day.month, day.day).to_hijri().datetuple()


def year_of(calendar: str, day: date) -> int | None:
    """The year ``day`` lies in; None where the calendar has no table for it."""
    if calendar == "gregorian":
        return day.year
    found = hijri_today(day)
    return found[0] if found else None


def hijri_year_of(year: int, month: int) -> int | None:
    """The Hijri year whose ``month`` begins in a Gregorian year (رمضان 2010), the first of two; else None."""
    around = hijri_today(date(year, 1, 1)) if HIJRI_DAYS[0].year < year < HIJRI_DAYS[1].year else None
    if around is None:
        return None
    days = ((each, hijri_month(each, month)) for each in (around[0], around[0] + 1))
    return next((each for each, interval in days if interval and interval[0].year == year), None)


def month_interval(calendar: str, year: int, month: int) -> Interval | None:
    """The days of a month; None where there is none such."""
    if calendar == "hijri":
        return hijri_month(year, month)
    if not 1 <= year <= MAXYEAR:
        return None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_interval(calendar: str, year: int) -> Interval | None:
    """The days of a year; None where the calendar has no table for it."""
    first, last = month_interval(calendar, year, 1), month_interval(calendar, year, 12)
    return (first[0], last[1]) if first and last else None


def day_in(calendar: str, year: int, month: int, day: int) -> date | None:
    """The day so named; None where the month has no such day or the calendar no such year."""
    month_days = month_interval(calendar, year, month)
    if month_days is None:
        return None
    found = days_between(month_days[0], day - 1)
    return found if found <= month_days[1] else None


def add_months(day: date, months: int) -> date:
    """``day`` moved by whole months, to the month's last day where it has no such day."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(min(max(total, 12), MAXYEAR * 12 + 11), 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
