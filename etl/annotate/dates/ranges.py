"""From one day, month or year to another: من 3 إلى 5 مايو, بين عامي 2011 و2014, من السبت إلى الاثنين."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, pairwise

from etl.annotate.dates.absolute import (
    date,
    day,
    is_dated,
    moment_year,
    month,
    read_day,
    read_moment,
    settle,
    year,
)
from etl.annotate.dates.calendars import DAY, days_between
from etl.annotate.dates.clock import clock, read_clock
from etl.annotate.dates.grammar import Match, Rules
from etl.annotate.dates.resolve import Moment, Reading, day_reading, joined, resolve, weekday_reading
from etl.annotate.dates.words import class_char

rules = Rules()

_SECOND_NAME = "((slash|dash) any_month|open any_month close)?"  # يونيو ويوليو/تموز
_MONTH_Z = f"{month('_z')} (step_z:shift|{year('_z')})?"
_TO = "(comma? (to|until|dash|&until|&to|wa until) (to|in|yawm|date_word)?)"


@rules(
    f"from (yawm|date_word)? low:daynum {_TO} {date('_z')}",
    f"(between|ma between) (yawm|pair_of)? low:daynum (wa|&to) {date('_z')}",
    f"(between|ma between) pair_of? low:daynum day_z:&daynum of_z:from? {_MONTH_Z}",
    f"low:daynum dash {date('_z')}",
    "pair_of weekday &weekday (weekday_step:shift)? (comma|open|corresponding) lam?"
    f" low:daynum wa {date('_z')} close?",
)
def days_of_month(m: Match) -> Reading | None:
    """From one day to another of one month, their weekdays before them or not."""
    low, last = m.number("low"), read_day(m, "_z")
    if last is None or low is None or not last.last or m.has("dotdate_z"):
        return _open_days(m, low, last)
    first = _day_before(m, low, last)
    return first and joined(first, last)


@rules(
    f"(pair_of|units)? low:daynum ((comma|wa) list:daynum)* wa last:{date('_z')}",
    f"(pair_of|units)? low:daynum (list:&daynum)* last:(day_z:&daynum of_z:from {_MONTH_Z})",
    f"(pair_of|units) low:daynum (list:&daynum)* last:(day_z:&daynum {_MONTH_Z})",
)
def days_listed(m: Match) -> Reading | list[Reading] | None:
    """Days of one month said together: neighbours are one interval (5 و6 مايو), others a row each."""
    low, last = m.number("low"), read_day(m, "_z")
    if last is None or low is None or not last.last or m.has("n1_z", "dotdate_z"):
        return _open_days(m, low, last)
    begins, ends = (m.span("low") or (0, 0))[0], (m.span("last") or (0, 0))[0]
    words = m.context.lexed.words[begins:ends]
    places = [(begins + at, word.value) for at, word in enumerate(words) if word]
    days: list[Reading] = []
    for place, number in places:
        if isinstance(number, int):
            listed = _day_before(m, number, last)
            if listed is None:
                return None
            listed.tokens = (place, place + 1)
            days.append(listed)
    if not days or days[0].last is None:
        return None
    if (last.last - days[0].last).days == len(days):
        return joined(days[0], last)
    last.tokens = m.span("last")
    days[0].tokens = (m.start, begins + 1)
    return [*days, last]


def _day_before(m: Match, low: int, last: Reading) -> Reading | None:
    """The day ``low`` of the month ``last`` falls in."""
    high = m.number("day_z", "day_ref_z", "n1_z") or 0
    if high > 31:  # the year first
        high = m.number("n3_z") or 0
    if low >= high or last.last is None:
        return None
    day = last.last - (high - low) * DAY
    return Reading(day.isoformat(), day, day, calendar=last.calendar, anchored=last.anchored)


def _open_days(m: Match, low: int | None, last: Reading | None) -> Reading | None:
    if last is None or low is None or last.first is not None or not last.timex.startswith("XXXX-"):
        return None
    return Reading(f"{last.timex[:-2]}{low:02}/{last.timex}", calendar=last.calendar)


@rules(
    f"(from|since) {day('_a')} {_TO} {day('_z')}",
    f"(between|ma between) {day('_a')} (wa {date('_z')}|weekday_z:&weekday (weekday_step_z:shift)?)",
)
def day_range(m: Match) -> Reading | None:
    """From one day to another, each told its own way."""
    first, last = read_day(m, "_a"), read_day(m, "_z")
    if first is None or last is None:
        return None
    start, end = first.first, last.first
    if first.anchored and start and end and m.has("weekday_a") and not is_dated(m, "_a"):
        ahead = (end.isoweekday() - start.isoweekday()) % 7 or 7
        if start > end or m.has("weekday_step_z"):
            first = _weekday_before(m, last) or first
        elif m.has("weekday_z") and not is_dated(m, "_z"):
            last = day_reading(days_between(start, ahead), True)
    elif first.anchored and last.year_stated and last.first and m.has("day_a"):
        first = _in_year_of(m, last.first.year) or first
    return joined(first, last)


def _in_year_of(m: Match, gregorian: int) -> Reading | None:
    """The first day of a range in the year that only the last one tells, by that one's calendar."""
    first, last = read_moment(m, "_a"), read_moment(m, "_z")
    if first is None or (last and last.calendar != first.calendar):
        return None
    number = (last and last.year) or gregorian
    if last and (first.month or 0) > (last.month or 0):
        number -= 1  # من 20 ديسمبر إلى 5 يناير 2025
    return resolve(replace(first, year=number, day=m.number("day_a")), None, 0)


@rules(f"from part_a:daypart {day('_a')} {_TO} part_z:daypart {day('_z')}")
def part_range(m: Match) -> Reading | None:
    """From a part of one day to a part of another: من مساء الاثنين وحتى صباح الثلاثاء."""
    last = read_day(m, "_z")
    first = _weekday_before(m, last) or read_day(m, "_a")
    if first is None or last is None:
        return None
    return joined(*(each.in_part(m.text(f"part_{end}")) for each, end in ((first, "a"), (last, "z"))))


def _weekday_before(m: Match, last: Reading | None) -> Reading | None:
    """The day of which the first end of a range tells the weekday alone, counted back from the last."""
    weekday = m.number("weekday_a")
    if weekday is None or last is None or last.first is None or is_dated(m, "_a"):
        return None
    return day_reading(
        days_between(last.first, -((last.first.isoweekday() - weekday) % 7 or 7)), last.anchored
    )


@rules("(pair_of|units) list:weekday (list:&weekday)* weekday_z:&weekday (weekday_step_z:shift)?")
def weekdays_listed(m: Match) -> Reading | list[Reading] | None:
    """يومي الأحد والاثنين: neighbours are one interval, others a row each; the last is told, or the first."""
    begins, (last_at, _) = (m.span("list") or (0, 0))[0], m.span("weekday_z") or (0, 0)
    words = m.context.lexed.words[begins : last_at + 1]
    weekdays = [word.value for word in words if word is not None and isinstance(word.value, int)]
    from_last = m.has("weekday_step_z") or m.direction() < 0
    known = read_day(m, "_z") if from_last else weekday_reading(weekdays[0], None, m.direction(), m.anchor)
    if known is None or known.first is None:
        return [
            Reading(f"XXXX-WXX-{weekday}", tokens=(m.start if at == begins else at, at + 1))
            for at, weekday in zip(range(begins, last_at + 1), weekdays, strict=True)
        ]
    gaps = [(after - before) % 7 or 7 for before, after in pairwise(weekdays)]
    first = days_between(known.first, -sum(gaps)) if from_last else known.first
    days = [day_reading(days_between(first, gap), True) for gap in accumulate(gaps, initial=0)]
    if set(gaps) == {1}:
        return joined(days[0], days[-1])
    for at, listed in enumerate(days, begins):
        listed.tokens = (m.start if at == begins else at, at + 1)
    days[-1].tokens = (last_at, m.past)
    return days


@rules(
    f"from {month('_a')} (step_a:shift|{year('_a')})? {_TO} {month('_z')} (step_z:shift|{year('_z')})?",
    f"(between|ma between) pair_of? {month('_a')} {year('_a')}? and_month:&any_month {_SECOND_NAME}"
    f" (step_z:shift|{year('_z')})?",
    f"pair_of {month('_a')} and_month:&any_month {_SECOND_NAME} (step_z:shift|{year('_z')})?",
    f"month_a:any_month {_SECOND_NAME} and_month:&any_month {_SECOND_NAME} (step_z:shift|{year('_z')})",
    f"month_a:any_month dash month_z:any_month (step_z:shift|{year('_z')})?",
)
def month_range(m: Match) -> Reading | list[Reading] | None:
    """From one month to another, or two named together (one interval when they are neighbours)."""
    first, last = read_moment(m, "_a"), read_moment(m, "_z")
    item = m.item("and_month")
    if item and isinstance(item.value, tuple):
        told = moment_year(m, "_z", str(item.value[0]))
        if told is None:
            return None
        step = m.number("step_z")
        last = Moment(told[0], told[1], int(item.value[1]), step=step, year_step=told[2])
    if first is None or last is None or first.calendar != last.calendar:
        return None
    readings = _both_months(m, first, last)
    if readings is None:
        return None
    start, end = readings
    together = m.groups.string[0] in (class_char("month"), class_char("doubtful_month"))
    if together and item and start.last and end.first and start.last + DAY != end.first:
        split = (m.span("and_month") or (0, 0))[0]
        start.tokens, end.tokens = (m.start, split), (split, m.past)
        return [start, end]
    return joined(start, end)


def _both_months(m: Match, first: Moment, last: Moment) -> tuple[Reading, Reading] | None:
    """The two months resolved, the first by the year of the last where it has none."""
    bare = first.year is None and first.year_step is None and first.step is None
    if bare and (last.year is not None or last.year_step is not None):
        first.year, first.year_step = last.year, last.year_step
        if (first.month or 0) > (last.month or 0):
            first.year = first.year and first.year - 1
            first.year_step = None if first.year_step is None else first.year_step - 1
    end = settle(m, last)
    if bare and end and end.first and first.year is None and first.year_step is None:
        back = (first.month or 0) > (last.month or 0)
        if first.calendar == "gregorian":
            first.year = end.first.year - back
    start = settle(m, first)
    if start is None or end is None:
        return None
    start.anchored = end.anchored = start.anchored or end.anchored
    return start, end


@rules(
    "(from|since) (year_word|the_year)? low:year_like ~era? (to|until|&until|&to|wa until|dash)"
    " part? (year_word|~the_year)? high:year_like (~era|hijri_era)?",
    "(between|ma between) (pair_of|dual|year_word|the_year)? low:year_like (wa|wa year_word|&year_word)"
    " high:year_like (~era|hijri_era)?",
    "(pair_of|units|the_units|the_dual) low:year_like (comma? wa? year_like)* (wa|to|dash) high:year_like"
    " (~era|hijri_era)?",
    f"from (year_word|the_year)? low:year_number ~era? (to|until|&until|&to) part? {_MONTH_Z}",
)
def year_range(m: Match) -> Reading | None:
    """From one year to another, or to a month: من 2013 حتى مايو 2016."""
    low, high = m.number("low") or 0, m.number("high")
    calendar = "hijri" if high and high <= 1500 else "gregorian"
    last = Moment(calendar, high) if high else read_moment(m, "_z")
    first = resolve(Moment(calendar, low), None, 0)
    return joined(first, resolve(last, m.anchor, 0)) if last else None


@rules(
    "(in|since|during) list:(year_number ((comma|wa) year_number)* wa year_number) !measure !separator !percent !colon",
    "open list:(year_number ((comma|wa) year_number)* (comma|wa) year_number) close",
    "(units|the_units|pair_of) list:(year_number (comma? wa? year_number)* comma wa? year_number) !measure",
)
def years_listed(m: Match) -> list[Reading]:
    """في 2010 و2016, (2004 و2009 و2014): a row each."""
    places = range(*(m.span("list") or (0, 0)))
    told = [(at, word.value) for at in places if (word := m.context.lexed.words[at]) is not None]
    years = [(at, resolve(Moment(year=year), None, 0)) for at, year in told if isinstance(year, int)]
    return [replace(year, tokens=(at, at + 1)) for at, year in years if year is not None]


@rules(
    f"(from|between|ma between) {clock('_a')} (to|until|&until|&to|dash|wa) to? {clock('_z')}",
    f"(from|between|ma between) hour_word? low:hour (to|until|&until|&to|wa|dash) to? {clock('_z')}",
    f"hour_word low:hour (to|until|&until|&to|dash) to? {clock('_z')}",
)
def clock_range(m: Match) -> Reading | None:
    """From one hour to another."""
    last = read_clock(m, "_z")
    first = read_clock(m, "_a") if m.has("hour_a", "dotted_a", "fixed_a", "four_a") else None
    if first is None and last:
        low, high = m.number("low") or 0, int(last[1:3])
        first = f"T{low + 12 if low < 12 <= high and low + 12 <= high else low:02}:00" if low <= 24 else None
    if first is None or last is None:
        return None
    if last < first and not m.has("when_z") and int(last[1:3]) < 12:
        last = f"T{int(last[1:3]) + 12}{last[3:]}"
    return Reading(f"{first}/{last}", granularity="hour", kind="time")
