"""Parts of years and months, seasons, decades, centuries: الربع الأول من 2015, صيف 2014, القرن الماضي."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

from etl.annotate.dates.absolute import moment_year, month, read_moment, reference, settle, year
from etl.annotate.dates.calendars import DAY, add_months, days_between, year_interval
from etl.annotate.dates.grammar import Match, Rules
from etl.annotate.dates.resolve import (
    OUTSIDE,
    SEASON_MONTHS,
    Moment,
    Reading,
    day_reading,
    joined,
    part_reading,
    two_years,
    unit_reading,
    week_reading,
    years_reading,
)

rules = Rules()


def told_year(m: Match) -> tuple[int | None, bool] | None:
    """(Gregorian year or None when open, whether the anchor decided it); None where it can be no year."""
    told = moment_year(m, "", "gregorian")
    if told is None:
        return None
    calendar, number, step = told
    if number is None and step is not None and m.anchor:
        return m.anchor.year + step, True
    if calendar == "hijri" or (number is not None and 1300 <= number <= 1500):
        interval = year_interval("hijri", number or 0)
        return (interval[1].year, False) if interval else None
    return number, False


_THIS_MONTH = "(~the_month month_step:shift|month_this:near the_month)"
_WHICH = "(number:ordinal &latest?|number:feminine|latest:latest)"
_A_MONTH = f"{month()} (step:shift|{year()})?"
_OF_PERIOD = f"((from|in)? {_A_MONTH}|in? {year()}|(from|in) {_THIS_MONTH})"


@rules(
    "part? (quarter:quarter_word|half:half) (number:ordinal|number:feminine|latest:latest)"
    f" (comma? {year()}|(from|in) year_this:the_year)?",
    f"quarter:quarter_term number:ordinal comma? {year()}",
    "part? (quarter:quarter_word|half:half) (number:ordinal|number:feminine|latest:latest)"
    " (from|in)? (year_word|the_year)? year_adjective? year:year_like separator to_year:any_year",
)
def part_of_year(m: Match) -> Reading | None:
    """A quarter or a half of a year; without one, a quarter is the last begun and a half is none.

    Where a budget year of two begins, countries differ: its parts have the two years' value.
    """
    if m.has("to_year"):
        low, high = sorted((m.number("year") or 0, m.number("to_year") or 0))
        return two_years(low, high)
    limit, name = (4, "Q") if m.has("quarter") else (2, "H")
    number, told = (limit if m.has("latest") else m.number("number") or 0), told_year(m)
    if told is None or number > limit:
        return None
    found, anchored = told
    if not m.has("year", "year_step", "year_this", "year_same"):
        if m.has("half"):
            return None
        if m.anchor:
            begun = date(m.anchor.year, 3 * number - 2, 1) <= m.anchor or m.direction() > 0
            found, anchored = m.anchor.year - (0 if begun else 1), True
    if found is None or not 1 <= found <= 9990:
        return Reading(f"XXXX-{name}{number}", granularity="quarter" if name == "Q" else "half")
    return part_reading(found, f"{name}{number}", anchored)


@rules(
    f"quarters:quarter_pair (low:ordinal high:&ordinal|first:first_days) (comma? {year()}|(from|in) year_this:the_year)"
)
def two_quarters(m: Match) -> Reading | None:
    """الربعين الأول والثاني من 2024."""
    low, high, told = m.number("low") or 1, m.number("high") or 2, told_year(m)
    if told is None or not 0 < low < high <= 4:
        return None
    found, anchored = told
    if found is None or not 1 <= found <= 9990:
        return Reading(f"XXXX-Q{low}/XXXX-Q{high}", granularity="quarter")
    return joined(*(part_reading(found, f"Q{number}", anchored) for number in (low, high)))


_OF_WHOLE = (
    f"(comma? {year()}|(from|in) year_this:the_year|(from|in) {_A_MONTH}"
    f"|(from|in) {_THIS_MONTH}|(from|in) month_this:the_month !shift)"
)
_PARTS_OF = {("year", "M"): 12, ("year", "W"): 52, ("month", "W"): 4, ("month", "D"): 28}  # at most


@rules(
    f"unit:the_units (al? count:count|count:definite) number:feminine {_OF_WHOLE}",
    f"during? tokens:((al count:count|count:definite) unit:units number:feminine {_OF_WHOLE})",
    f"unit:the_dual first:first_days {_OF_WHOLE}",
    f"number:first (count:count unit:measure|unit:dual) {_OF_WHOLE}",
)
def first_units(m: Match) -> Reading | None:
    """الأشهر الخمسة الأولى من العام, الأسبوعين الأولين من فبراير, أول شهرين من 2025: how a year or month begins."""
    count, unit, whole = m.number("count") or 2, m.text("unit"), _whole(m)
    if whole is None or (m.number("number") or 1) != 1:
        return None
    if not 1 < count <= _PARTS_OF.get((whole.granularity, unit), 0):
        return None
    if whole.first is None:
        named = unit != "W" and whole.calendar == "gregorian"
        return replace(whole, timex=f"{whole.timex}-01/{whole.timex}-{count:02}") if named else whole
    if unit == "M":
        return joined(
            *(part_reading(whole.first.year, f"{month:02}", whole.anchored) for month in (1, count))
        )
    last = days_between(whole.first, (7 * count if unit == "W" else count) - 1)
    return replace(whole, timex=f"{whole.first}/{last}", last=last, granularity="day")


@rules(
    f"(half:half|third:third_word) (number:ordinal|latest:latest) (from|in)? {_A_MONTH}",
    f"ten:definite (last:last_days|number:first_days|latest:latest|number:feminine) from {_A_MONTH}",
    "ten:definite last:last_days",
)
def part_of_month(m: Match) -> Reading | None:
    """A half, a third or the first or last ten days of a month, as days of it."""
    whole = _whole(m)
    if whole is None or (m.has("ten") and m.number("ten") != 10):
        return None
    if whole.first is None or whole.last is None:
        return whole
    length, parts = (15, 2) if m.has("half") else (10, 3)
    number = parts if m.has("latest", "last") else m.number("number") or 1
    if number > parts:
        return None
    first = days_between(whole.first, length * (number - 1))
    last = whole.last if number == parts else days_between(first, length - 1)
    return Reading(f"{first}/{last}", first, last, "day", "date", whole.calendar, whole.anchored)


_THURSDAY = 4


@rules(
    f"(the_week|weekday:weekday) {_WHICH} {_OF_PERIOD}",
    f"(number:first|number:ordinal_of|last:last_of) (week_word|weekday:bare_weekday|weekday:weekday) {_OF_PERIOD}",
)
def week_of_period(m: Match) -> Reading | None:
    """The n-th or last week or weekday of a month or year; a week belongs where its Thursday lies (ISO 8601)."""
    whole = _whole(m)
    if whole is None or whole.first is None or whole.last is None:
        return whole
    weekday, number = m.number("weekday") or _THURSDAY, m.number("number") or 1
    if m.has("latest", "last"):
        day = days_between(whole.last, -((whole.last.isoweekday() - weekday) % 7))
    else:
        day = days_between(whole.first, (weekday - whole.first.isoweekday()) % 7 + 7 * (number - 1))
    if day > whole.last:
        return None
    return (day_reading if m.has("weekday") else week_reading)(day, whole.anchored)


def _whole(m: Match) -> Reading | None:
    """The month or year a part is told of."""
    if not m.has("month") and m.has("ten"):  # العشر الأواخر alone are Ramadan's
        return settle(m, Moment("hijri", month=9))
    if m.has("month"):
        moment = read_moment(m, "")
        return settle(m, moment) if moment else None
    if m.has("month_step", "month_this"):
        return unit_reading("M", m.number("month_step") or 0, reference(m, "month_step", ""))
    if (told := told_year(m)) is None:
        return None
    found, anchored = told
    return years_reading("Y", found, anchored) if found else Reading("XXXX", granularity="year")


@rules("weekend_of near? the_week (shift:shift)?", "weekend (shift:shift)?")
def weekend(m: Match) -> Reading:
    """عطلة نهاية الأسبوع: Saturday and Sunday of the week; with a verb that points back, of the last one over."""
    week = unit_reading("W", m.number("shift") or 0, reference(m, "shift", ""))
    if week.last is None:
        return Reading(f"{week.timex}-WE", granularity="day")
    back = not m.has("shift") and m.direction() < 0 and m.anchor is not None and m.anchor < week.last - DAY
    if back:
        week = week_reading(week.last - 7 * DAY, True)
    assert week.last is not None
    return Reading(f"{week.timex}-WE", week.last - DAY, week.last, "day", anchored=True)


@rules("quarter_word shift:shift")
def quarter_shifted(m: Match) -> Reading | None:
    """الربع الماضي, الربع الحالي."""
    if m.cls("shift") == "latest":
        return None
    if m.anchor is None:
        return Reading("XXXX-QX", granularity="quarter")
    quarters = m.anchor.year * 4 + (m.anchor.month - 1) // 3 + (m.number("shift") or 0)
    year_number, quarter = divmod(quarters, 4)
    return part_reading(year_number, f"Q{quarter + 1}", True)


@rules(
    f"part? season:season {year()}",
    "part? season:the_season shift:shift",
    "(part? near|part) season:the_season",
    "(in|during|since|until|before|after|to|span_word) tokens:(season_noun? season:the_season shift:shift?)",
    "season_noun season:the_season (shift:shift)?",
)
def season(m: Match) -> Reading | None:
    """A season of a year named, or the last, this or next one."""
    name, told = m.text("season"), told_year(m)
    if told is None:
        return None
    found, anchored = told
    if m.has("year", "year_step", "year_this", "year_same"):
        if found is None or not 1 <= found <= 9990:
            return Reading(f"XXXX-{name}", granularity="season")
        return part_reading(found, name, anchored)
    if m.anchor is None:
        return Reading(f"XXXX-{name}", granularity="season")
    return part_reading(_season_year(name, m.anchor, m.number("shift") or 0), name, True)


def _season_year(name: str, anchor: date, step: int) -> int:
    """The year of the season before, at or after the anchor; at: the one running, else this year's."""
    starts = {year: date(year, SEASON_MONTHS[name], 1) for year in range(anchor.year - 2, anchor.year + 3)}
    ends = {year: add_months(start, 3) - DAY for year, start in starts.items()}
    if step < 0:
        return max(year for year, end in ends.items() if end < anchor)
    if step > 0:
        return min(year for year, start in starts.items() if start > anchor)
    return next((year for year in starts if starts[year] <= anchor <= ends[year]), anchor.year)


_THIS_CENTURY = 20  # of texts without a day, as of all news that is read here


@rules(
    "part? decade:decade_name from? the_century"
    " (step:shift|al? number:century_number|number:ordinal|number:definite)",
    "part? decade:decade_name",
)
def decade(m: Match) -> Reading | None:
    """A decade of a century named, by itself of the twentieth (في الثلاثينيات من عمره is an age)."""
    first = m.number("decade") or 0
    number = m.number("number")
    if number:
        return years_reading("10Y", (number - 1) * 100 + first % 100, False) if number <= 22 else None
    if m.has("step"):
        step = m.number("step") or 0
        this = m.anchor.year // 100 if m.anchor else _THIS_CENTURY
        return years_reading("10Y", 100 * (this + step) + first % 100, m.anchor is not None)
    of_a_life = (m.beside(0), m.beside(1)) == ("from", "age")
    return years_reading("10Y", first, False) if first >= 1950 and not of_a_life else None


@rules(
    "part? the_decade place:ordinal from the_century (number:ordinal|number:definite|number:century_number)"
)
def decade_of_century(m: Match) -> Reading | None:
    """العقد الثاني من القرن العشرين."""
    number, place = cast(int, m.number("number")), cast(int, m.number("place"))
    year = (number - 1) * 100 + (place - 1) * 10
    return years_reading("10Y", year, False) if number <= 25 and place <= 10 else None


@rules(
    "part? the_century al? (century:ordinal|century:definite|century:century_number) before_christ",
    "part? (year_word|the_year)? year:any_year before_christ",
)
def before_christ(m: Match) -> Reading:
    """القرن الثاني قبل الميلاد, عام 500 ق.م.: a value without bounds, as the calendar begins later."""
    century = m.number("century")
    if century:
        return Reading(f"BC{century - 1:02}", granularity="century")
    return Reading(f"BC{m.number('year'):04}", granularity="year")


@rules("part? the_century al? (number:ordinal|number:definite|number:century_number) (era|hijri:hijri_era)?")
def century(m: Match) -> Reading | None:
    """القرن التاسع عشر, القرن 21."""
    number = cast(int, m.number("number"))
    if m.has("hijri"):
        return Reading("XX", granularity="century", calendar="hijri", note=OUTSIDE)
    return years_reading("100Y", (number - 1) * 100, False) if 1 <= number <= 25 else None
