"""Religious, national and remembered days: عيد الفطر المقبل, ثاني أيام عيد الأضحى, اليوم الوطني السعودي."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

from etl.annotate.dates.absolute import moment_year, settle, year
from etl.annotate.dates.calendars import days_between
from etl.annotate.dates.grammar import Match, Rules
from etl.annotate.dates.resolve import Moment, Reading, day_reading

rules = Rules()


@rules("the_units (al? count:count|count:definite) number:feminine from name:named_day")
def first_days_of_feast(m: Match) -> Reading | None:
    """الأيام الثلاثة الأولى من عيد الأضحى."""
    first, count = named_day(m), m.number("count") or 0
    if first is None or first.first is None or not count:
        return first
    last = days_between(first.first, count - 1)
    return replace(first, timex=f"{first.first}/{last}", last=last)


@rules(
    "((number:ordinal_of|number:first) (yawm|units) (from|in)?|today number:ordinal from (units|the_units)?)?"
    f" name:named_day (step:shift|{year()})?"
)
def named_day(m: Match) -> Reading | None:
    """A day of the table, the nearest to publication unless the text says which; or a day counted from it."""
    item = m.item("name")
    if item is None or not isinstance(item.value, tuple):
        return None
    _, calendar, month, day, fixed, _ = (str(cell) for cell in item.value)
    told = moment_year(m, "", calendar)
    if told is None or told[0] != calendar:
        return None
    step = m.number("step")
    moment = Moment(calendar, int(fixed) if fixed else told[1], int(month), int(day), None, step, told[2])
    return _counted(m, settle(m, moment))


@rules(
    "((number:ordinal_of|number:first) (yawm|units) (from|in)?|yawm|units) feast",
    "(in|during|before|after|since|until) tokens:(feast)",
)
def feast(m: Match) -> Reading | None:
    """العيد, أول أيام العيد: of the two feasts the one nearest to publication."""
    days = [settle(m, Moment("hijri", month=month, day=day)) for month, day in _FEASTS]
    near = [day for day in days if day and day.first and m.anchor]
    if not near:
        return Reading("XXXX-XX-XX", calendar="hijri")
    nearest = min(near, key=lambda day: abs((cast(date, day.first) - cast(date, m.anchor)).days))
    return _counted(m, nearest)


_FEASTS = ((10, 1), (12, 10))


def _counted(m: Match, first: Reading | None) -> Reading | None:
    """The n-th day from ``first`` on, where the text says which."""
    number = m.number("number")
    if first is None or first.first is None or not number:
        return first
    counted = day_reading(days_between(first.first, number - 1), first.anchored)
    counted.calendar = first.calendar
    return counted
