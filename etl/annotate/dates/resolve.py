"""From what an expression says to the interval it means: TIMEX3 value, first and last day, granularity.

Everything that needs the anchor (the publication date, or a date the text gave before) is decided here.
Without an anchor the TIMEX value keeps its open places (XXXX-10-10) and the bounds are None.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from etl.annotate.dates.calendars import (
    DAY,
    Interval,
    add_months,
    day_in,
    days_between,
    hijri_month,
    month_interval,
    year_interval,
    year_of,
)

OUTSIDE = "outside the Umm al-Qura tables (1343-1500 AH)"
ANOTHER_WEEKDAY = "the weekday named is another"
NO_SUCH_DAY = "no such day in Umm al-Qura"
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # by three months, winter from December on
_PARTS = {"Q": (3, "quarter"), "H": (6, "half")} | dict.fromkeys(SEASON_MONTHS, (3, "season"))
_YEARS = {"Y": 1, "10Y": 10, "100Y": 100}
OPEN_UNITS = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "10Y": "XXX", "100Y": "XX"}
_GRANULARITIES = {"D": "day", "W": "week", "M": "month", "Y": "year", "10Y": "decade", "100Y": "century"}


@dataclass(slots=True)
class Reading:
    """A time expression understood. ``tokens`` narrows the span where the rule's
    own key ``tokens`` does not."""

    timex: str
    first: date | None = None
    last: date | None = None
    granularity: str = "day"
    kind: str = "date"
    calendar: str = "gregorian"
    anchored: bool = False  # whether an anchor decided it
    note: str | None = None
    tokens: tuple[int, int] | None = None
    unresolved: str = ""  # the value without an anchor, where one decided it

    @property
    def year_stated(self) -> bool:
        """Whether the text itself names the year."""
        return self.first is not None and not self.anchored

    def in_part(self, part: str) -> Reading:
        """A part of this day: MO, NI …"""
        return replace(self, timex=f"{self.timex}T{part}", granularity="part", kind="time")


def single_day(reading: Reading) -> Reading | None:
    """The day alone of a reading that names one, dated or open; None for any longer or dayless one."""
    if reading.kind not in ("date", "time") or reading.first != reading.last or "/" in reading.timex:
        return None
    day, _, hour = reading.timex.partition("T")
    if len(day) != 10 or (reading.granularity != "day" and not hour):
        return None
    return replace(reading, timex=day, granularity="day", kind="date", tokens=None)


def joined(first: Reading | None, last: Reading | None) -> Reading | None:
    """One interval from the first day of ``first`` to the last of ``last``; None where it runs backwards."""
    if first is None or last is None or (first.first and last.last and first.first > last.last):
        return None
    calendar, anchored = last.calendar, first.anchored or last.anchored
    hijri = first.calendar == calendar == "hijri" and first.first
    timex = f"{first.first}/{last.last}" if hijri else f"{first.timex}/{last.timex}"
    calendar = calendar if first.calendar == calendar else "gregorian"
    return Reading(timex, first.first, last.last, last.granularity, "date", calendar, anchored)


@dataclass(slots=True)
class Moment:
    """A day, month or year as far as the text names it."""

    calendar: str = "gregorian"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    step: int | None = None  # الماضي -1, المقبل 1, الجاري 0, said of the whole
    year_step: int | None = None  # العام الماضي -1


def reference_reading(sign: int, granularity: str = "vague") -> Reading:
    """A reference without bounds: PAST_REF, PRESENT_REF or FUTURE_REF, as ``sign`` is below, at or above 0."""
    timex = "PAST_REF" if sign < 0 else "FUTURE_REF" if sign > 0 else "PRESENT_REF"
    return Reading(timex, granularity=granularity)


def day_reading(day: date, anchored: bool) -> Reading:
    """One day."""
    return Reading(day.isoformat(), day, day, "day", anchored=anchored)


def week_reading(day: date, anchored: bool) -> Reading:
    """The ISO week (Monday to Sunday) of ``day``."""
    year, week, weekday = day.isocalendar()
    first = days_between(day, 1 - weekday)
    return Reading(f"{year:04}-W{week:02}", first, days_between(first, 6), "week", anchored=anchored)


def part_reading(year: int, part: str, anchored: bool) -> Reading:
    """A month (07), quarter (Q2), half (H1) or season (SU) of a Gregorian year; winter begins in December of it."""
    length, granularity = _PARTS.get(part.rstrip("1234"), (1, "month"))
    month = SEASON_MONTHS.get(part) or length * (int(part.lstrip("QH")) - 1) + 1
    first = date(year, month, 1)
    return Reading(
        f"{year:04}-{part}", first, add_months(first, length) - DAY, granularity, anchored=anchored
    )


def years_reading(unit: str, year: int, anchored: bool) -> Reading:
    """The year, decade (1990-1999 is 199X) or century (1901-2000 is 19) that a Gregorian year lies in."""
    size, figures = _YEARS[unit], len(OPEN_UNITS[unit])
    year -= year % size
    timex = f"{year // size:0{figures}}" + ("X" if unit == "10Y" else "")
    first = year + (unit == "100Y")
    return Reading(
        timex,
        date(max(first, 1), 1, 1),
        date(min(first + size - 1, date.max.year), 12, 31),
        _GRANULARITIES[unit],
        anchored=anchored,
    )


def unit_reading(unit: str, step: int, anchor: date | None) -> Reading:
    """The day, week, month, year, decade or century ``step`` units from the one ``anchor`` lies in."""
    if anchor is None:
        return Reading(OPEN_UNITS[unit], granularity=_GRANULARITIES[unit])
    if unit == "D":
        return day_reading(days_between(anchor, step), True)
    if unit == "W":
        return week_reading(days_between(anchor, 7 * step), True)
    if unit == "M":
        month = add_months(anchor, step)
        return part_reading(month.year, f"{month.month:02}", True)
    return years_reading(unit, min(max(anchor.year + step * _YEARS[unit], 1), 9990), True)


_LENGTHS = {"D": (1, 0), "W": (7, 0), "M": (0, 1), "Y": (0, 12), "10Y": (0, 120), "100Y": (0, 1200)}


def moved(day: date, unit: str, count: int) -> date:
    """``day`` moved by ``count`` units of a day or longer, held at the ends of the calendar."""
    days, months = _LENGTHS[unit]
    return days_between(add_months(day, months * count), days * count)


def distance_reading(unit: str, count: int, sign: int, anchor: date | None) -> Reading:
    """``count`` units before or after the anchor (قبل ثلاثة أشهر), as exact as its unit: that month."""
    if unit in ("10Y", "100Y"):
        unit, count = "Y", count * _YEARS[unit]
    if unit == "Y" and count > 4000:
        return reference_reading(sign, "year")
    count = min(count, 5000)
    if unit not in ("H", "N", "S"):
        return unit_reading(unit, sign * count, anchor)
    days = {"H": count // 24, "N": count // 1440, "S": 0}[unit]
    granularity = "hour" if unit == "H" else "minute"
    return replace(unit_reading("D", sign * days, anchor), granularity=granularity, kind="time")


def stretch_interval(unit: str, count: int, sign: int, anchor: date) -> Interval:
    """The days of the ``count`` units that end before or begin after the anchor (الأيام الثلاثة الماضية)."""
    count = min(count, 5000)
    if unit in ("H", "N", "S"):
        far = days_between(anchor, sign * (-(-count // 24) if unit == "H" else 0))
        return (far, anchor) if sign < 0 else (anchor, far)
    far = moved(anchor, unit, sign * count)
    return (far, days_between(anchor, -1)) if sign < 0 else (days_between(anchor, 1), far)


def weekday_reading(weekday: int, step: int | None, direction: int, anchor: date | None) -> Reading:
    """A weekday: the last one on or before the anchor, unless ``step`` or the verb says otherwise."""
    if anchor is None:
        return Reading(f"XXXX-WXX-{weekday}")
    if step == 1 or (step != -1 and direction > 0):
        ahead = (weekday - anchor.isoweekday()) % 7
        return day_reading(days_between(anchor, ahead or (7 if step == 1 else 0)), True)
    behind = (anchor.isoweekday() - weekday) % 7
    return day_reading(days_between(anchor, -(behind or (7 if step == -1 else 0))), True)


def resolve(moment: Moment, anchor: date | None, direction: int) -> Reading | None:
    """The interval of a day, month or year; None when the calendar can have no such day."""
    year, anchored = moment.year, False
    if year is None and anchor is not None:
        anchored = True
        if moment.year_step is not None:
            this_year = year_of(moment.calendar, anchor)
            year = this_year and this_year + moment.year_step
        elif moment.month is not None:
            year = _nearest_year(moment, anchor, direction)
    if year is None:
        return _open(moment)
    reading = _in_year(moment, year)
    if reading is not None:
        reading.anchored = anchored
        reading.calendar = moment.calendar
    return reading


def two_years(low: int, high: int) -> Reading | None:
    """A budget, school or playing year that lies in two, its other year perhaps of two figures (2014/15)."""
    if low < 100:
        low, high = high, high - high % 100 + low
    if not 0 < high - low <= 120 or high > 2200:
        return None
    calendar = "hijri" if high <= 1500 else "gregorian"
    first, last = resolve(Moment(calendar, low), None, 0), resolve(Moment(calendar, high), None, 0)
    if not (first and last and first.first and last.last):
        return None
    timex = f"{low}/{high}" if calendar == "gregorian" else f"{first.first}/{last.last}"
    return Reading(timex, first.first, last.last, "year", calendar=calendar)


def _open(moment: Moment) -> Reading | None:
    """No year can be told. A Hijri day or month has no place in the Gregorian year then."""
    unit = "D" if moment.day else "M" if moment.month else "Y"
    if moment.calendar == "hijri":
        return Reading(OPEN_UNITS[unit], granularity=_GRANULARITIES[unit], calendar="hijri")
    if moment.day and moment.month and day_in("gregorian", 2000, moment.month, moment.day) is None:
        return None
    told = (f"-{number:02}" for number in (moment.month, moment.day) if number)
    return Reading("".join(("XXXX", *told)), granularity=_GRANULARITIES[unit])


def _in_year(moment: Moment, year: int) -> Reading | None:
    if moment.calendar == "hijri":
        return _in_hijri_year(moment, year)
    if not 1 <= year <= 9990:
        return None
    if moment.month is None:
        return years_reading("Y", year, False)
    if moment.day is None:
        return part_reading(year, f"{moment.month:02}", False)
    day = day_in("gregorian", year, moment.month, moment.day)
    if day is None:
        return None
    reading = day_reading(day, False)
    if moment.weekday and day.isoweekday() != moment.weekday:
        reading.note = ANOTHER_WEEKDAY
    return reading


def _in_hijri_year(moment: Moment, year: int) -> Reading | None:
    unit, days = "Y", year_interval("hijri", year)
    if moment.month is not None:
        unit, days = "M", hijri_month(year, moment.month)
    if moment.month is not None and moment.day is not None:
        if moment.day > 30 and day_in("hijri", year, moment.month, moment.day) is None:
            return None
        # Counted from the month's first: a 30th sighted but not in the tables is the day after.
        unit, days = "D", days and (days[0] + (moment.day - 1) * DAY,) * 2
    if days is None:
        return Reading(OPEN_UNITS[unit], granularity=_GRANULARITIES[unit], note=OUTSIDE)
    timex = days[0].isoformat() if unit == "D" else f"{days[0]}/{days[1]}"
    reading = Reading(timex, *days, _GRANULARITIES[unit])
    if unit == "D" and moment.day == 30 and day_in("hijri", year, moment.month or 1, 30) is None:
        reading.note = NO_SUCH_DAY
    elif unit == "D" and moment.weekday and days[0].isoweekday() != moment.weekday:
        reading.note = ANOTHER_WEEKDAY
    return reading


def _nearest_year(moment: Moment, anchor: date, direction: int) -> int | None:
    """The year of a day or month named without one: by الماضي and المقبل, by the verb, else the nearest."""
    this_year = year_of(moment.calendar, anchor)
    if this_year is None or moment.month is None:
        return None
    spans: dict[int, Interval] = {}
    reach = 4 if moment.day else 1
    for year in range(this_year - reach, this_year + reach + 1):
        span = month_interval(moment.calendar, year, moment.month)
        if moment.day is not None:
            day = day_in(moment.calendar, year, moment.month, moment.day)
            span = (day, day) if day else None
        if span:
            spans[year] = span
    if not spans:
        return None  # no year near has such a day: 31 April, the 31st of a Hijri month
    if moment.step == 0 and this_year in spans:
        return this_year
    near = {year: span for year, span in spans.items() if abs(year - this_year) <= 1}
    if moment.weekday and moment.step is None:
        near = {year: span for year, span in near.items() if span[0].isoweekday() == moment.weekday} or near
    return _choose(near or spans, anchor, moment.step, direction)


# In days; told by reading what the verb pointed at in news.
_FAR, _SO_FAR, _NEAR, _SOON = 300, 240, 60, 120


def _choose(spans: dict[int, Interval], anchor: date, step: int | None, direction: int) -> int | None:
    def away(year: int) -> int:
        first, last = spans[year]
        return 0 if first <= anchor <= last else min(abs((first - anchor).days), abs((last - anchor).days))

    nearest, fit = min(spans, key=away), list(spans)
    past = [year for year, (first, _) in spans.items() if first <= anchor]
    if step:
        fit = [y for y, (first, last) in spans.items() if (last < anchor if step < 0 else first > anchor)]
    elif direction:
        fit = past if direction < 0 else [year for year, (_, last) in spans.items() if last >= anchor]
        # No one leaves out the year of a day so far off when one is near: the verb meant something else.
        if fit and min(map(away, fit)) > (_FAR if away(nearest) > _NEAR else _SO_FAR):
            return nearest
    elif spans[nearest][0] > anchor and away(nearest) > _SOON:
        fit = past  # news looks back: without a word that points ahead, only what is near is still to come
    return min(fit or spans, key=away, default=None)
