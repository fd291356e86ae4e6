"""The days of ``calendar_day``: Gregorian, ISO and Hijri reckoning, and the Arabic names newsrooms use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hijridate import Gregorian
from hijridate.ummalqura import GREGORIAN_RANGE
from sqlalchemy import Connection, func, select

from etl.lexicon import read_lexicon
from etl.load.bulk import Row, insert_rows
from etl.load.tables import calendar_day

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
_FIRST_HIJRI, _LAST_HIJRI = (date(*day) for day in GREGORIAN_RANGE)


def fill_calendar(connection: Connection) -> None:
    """Write the days, unless they are there."""
    if not connection.scalar(select(func.count()).select_from(calendar_day)):
        insert_rows(connection, calendar_day, list(_days()))


def _days() -> Iterator[Row]:
    """One row a day, in the order of the table's columns."""
    months = {calendar: _months(calendar) for calendar in ("egyptian", "levantine", "maghrebi", "hijri")}
    weekdays = _weekdays()
    for number in range((LAST_DAY - FIRST_DAY).days + 1):
        day = FIRST_DAY + timedelta(number)
        hijri = _hijri(day)
        iso_year, iso_week, weekday = day.isocalendar()
        yield (
            day, day.year, day.month, day.day, weekday, iso_year, iso_week, *hijri, weekdays[weekday],
            months["egyptian"][day.month], months["levantine"][day.month], months["maghrebi"][day.month],
            months["hijri"][hijri[1]] if hijri[1] else None, day.toordinal(),
        )  # fmt: skip


def _hijri(day: date) -> tuple[int, int, int] | tuple[None, None, None]:
    if not _FIRST_HIJRI <= day <= _LAST_HIJRI:
        return None, None, None
    year, month, day_of_month = Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
    return year, month, day_of_month


def _months(calendar: str) -> dict[int, str]:
    return {
        int(row["month"]): row["name"]
        for row in read_lexicon("months")
        if row["set"] == calendar and row["spelling"] == "standard"
    }


def _weekdays() -> dict[int, str]:
    """The first spelling the lexicon gives of each, which is the standard one."""
    rows = [row for row in read_lexicon("date_words") if row["class"] == "weekday"]
    return {int(row["value"]): row["word"] for row in reversed(rows)}
