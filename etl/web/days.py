"""Days as readers write them, and as they are asked for in an address."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from babel.dates import format_date
from fastapi import Query
from pydantic import BeforeValidator

# A field of a form left empty asks for nothing.
Day = Annotated[date | None, BeforeValidator(lambda written: written or None), Query()]
FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)  # of calendar_day


def long_day(language: str, day: date) -> str:
    """Tuesday 4 March 2025."""
    return format_date(day, "EEEE d MMMM y", locale=language)


def month_name(language: str, day: date) -> str:
    """March 2025."""
    return format_date(day, "LLLL y", locale=language)


def as_day(told: object) -> date:
    """A day as the engine gives it: PostgreSQL a date or a moment, SQLite text."""
    return date.fromisoformat(str(told)[:10])


def days_before(day: date, number: int) -> date:
    """So many days earlier, within the calendar."""
    return max(FIRST, day - timedelta(days=number)) if day >= FIRST else day


def weekday_name(language: str, day: date) -> str:
    """Tue, as a heading."""
    return format_date(day, "ccc", locale=language)
