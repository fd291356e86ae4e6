"""Religious, national and remembered days: عيد الفطر المقبل, ثاني أيام عيد الأضحى, اليوم الوطني السعودي."""

from __future__ import annotations

from etl.annotate.dates.absolute import moment_year, settle, year
from etl.annotate.dates.calendars import days_between
from etl.annotate.dates.grammar import Match, Rules
from etl.annotate.dates.resolve import Moment, Reading, day_reading

rules = Rules()


@rules(
    "((number:ordinal_of|number:first) (yawm|units) (from|in)?|today number:ordinal from (units|the_units)?)?"
    f" name:named_day (step:shift|{year()})?",
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
    reading = settle(m, moment)
    number = m.number("number")
    if reading and reading.first and number:
        counted = day_reading(days_between(reading.first, number - 1), reading.anchored)
        counted.calendar = reading.calendar
        return counted
    return reading
