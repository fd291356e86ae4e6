"""Days, months and years by name or number: الأحد 5 يوليو 2015, 12/9/2021, شهر أكتوبر العام الماضي, عام 2014.

The pattern fragments and readers here are what ranges, parts of the day and clock times are built from. A
fragment takes a suffix for its keys, so that a pattern can hold two.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date as date_type

from pyarabic import araby_const as arabic

from etl.annotate.dates.calendars import days_between, hijri_year_of
from etl.annotate.dates.grammar import Match, Rules
from etl.annotate.dates.resolve import (
    ANOTHER_WEEKDAY,
    Moment,
    Reading,
    day_reading,
    resolve,
    unit_reading,
    weekday_reading,
)
from etl.annotate.dates.words import NUMBERS
from etl.annotate.syntax.clitics import BI, LI

rules = Rules()


def year_ref(n: str = "") -> str:
    """A year told by its distance: العام (المالي) الماضي, من هذا العام, العام نفسه, من ذلك العام."""
    return (
        f"(~the_year year_adjective? (year_step{n}:shift|year_same{n}:same) | year_this{n}:near ~the_year"
        f"|year_same{n}:same_before the_year|year_same{n}:far the_year)"
    )


def year(n: str = "") -> str:
    """A year after a month or a period: 2014, من عام 2014م, لسنة 1436هـ, من العام الماضي."""
    return (
        f"((comma|slash|dash)? from? (~year_word|~the_year)? year{n}:year_like"
        f" (~era|hijri_era{n}:~hijri_era)?|year{n}:number ~era"
        f"|from? (~year_word|~the_year) year_adjective? year{n}:any_year (~era|hijri_era{n}:~hijri_era)?"
        f"|comma? from? {year_ref(n)})"
    )


def month(n: str = "") -> str:
    """A month, in one or two of its names: تموز/يوليو, شهر رمضان المبارك."""
    return (
        f"(~month_word? month{n}:any_month blessed?"
        f"((slash|dash) twin{n}:any_month|open twin{n}:any_month close|twin{n}:any_month)?)"
    )


def date(n: str = "") -> str:
    """A day of a month, in words or figures."""
    return (
        f"(al? day{n}:daynum (slash|dash)? of{n}:from? {month(n)} (step{n}:shift|{year(n)})?"
        f"|month{n}:any_month (day{n}:n12|day{n}:n31) comma? year{n}:year_number"
        f"|al? day_ref{n}:daynum of{n}:from?"
        f" (~the_month (month_step{n}:shift|month_same{n}:same)|month_this{n}:near the_month"
        f"|month_same{n}:same_before the_month)"
        f"|{numeric(n)})"
    )


def numeric(n: str = "") -> str:
    """A date in figures, in any order."""
    return (
        f"(n1{n}:any_year (slash n2{n}:any_year slash|dashed{n}:dash n2{n}:any_year dash) n3{n}:any_year"
        f" (~era|hijri_era{n}:~hijri_era)?"
        f"|dotdate{n}:dotted_date (~era|hijri_era{n}:~hijri_era)?)"
    )


def day(n: str = "") -> str:
    """A day told any way: يوم الأحد, أمس (الأحد), الأحد 5 يوليو, اليوم, الخميس من الأسبوع المقبل."""
    weekday = f"(weekday{n}:weekday|open weekday{n}:weekday close)"
    dated = f"((comma|corresponding{n}:corresponding lam?)? {date(n)}|open {date(n)} close)"
    return (
        f"((yawm|near)? (deictic{n}:deictic|deictic{n}:today !ordinal !al) ((comma|yawm)? {weekday})? ({dated})?"
        f"|deictic{n}:his_day {weekday}"
        f"|(yawm|this{n}:near)? {weekday} (weekday_step{n}:shift)? ({dated})?"
        f" (from (~the_week (week_step{n}:shift|week_same{n}:same)|week_this{n}:near the_week))?"
        f"|yawm? {date(n)})"
    )


def is_dated(m: Match, n: str = "") -> bool:
    """Whether a ``day`` fragment tells a day of a month, and not its weekday alone."""
    return m.has(f"day{n}", f"day_ref{n}", f"n1{n}", f"dotdate{n}")


def read_day(m: Match, n: str = "") -> Reading | None:
    """The day a ``day`` fragment names."""
    weekday = m.number(f"weekday{n}")
    if is_dated(m, n):
        return read_date(m, n, weekday)
    if m.has(f"deictic{n}"):
        return _deictic(m, n, weekday)
    if weekday is None:
        return None
    if m.has(f"week_step{n}", f"week_this{n}", f"week_same{n}"):
        return _weekday_of_week(m, n, weekday)
    return _weekday(m, n, weekday)


def _deictic(m: Match, n: str, weekday: int | None) -> Reading | None:
    today = m.cls(f"deictic{n}") == "today" and weekday is None
    if m.clitic.endswith(LI) and f"{LI}{arabic.ALEF}" in m.context.lexed.document.tokens[m.start]:
        return None  # ولامس is a verb, ولأمس is none
    if today and (m.clitic == BI or _is_numbered(m) or _closes_a_name(m)):
        return None  # مرتان باليوم
    if m.anchor is None:
        return Reading(f"XXXX-WXX-{weekday}" if weekday else "XXXX-XX-XX")
    day = days_between(m.anchor, m.number(f"deictic{n}") or 0)
    if weekday is None or day.isoweekday() == weekday:
        return day_reading(day, True)
    # The day and the weekday named differ (set at night, fetched next morning): the name is the surer.
    reading = _nearest(weekday, day)
    reading.note = "the weekday named is not that day counted from publication"
    return reading


def _nearest(weekday: int, day: date_type) -> Reading:
    """The day of that name nearest to another, counted from publication."""
    return day_reading(days_between(day, (weekday - day.isoweekday() + 3) % 7 - 3), True)


def _is_numbered(m: Match) -> bool:
    """Whether a number that counts nothing says which day: لليوم 174، اليوم 12 من الحملة."""
    return m.beside(0) in NUMBERS and (m.clitic == LI or m.beside(1) in ("from", "comma", "of_event"))


def _closes_a_name(m: Match) -> bool:
    """Whether اليوم is the last word of a short name in marks: an outlet («السهل اليوم»), no date."""
    span, document = m.span("deictic"), m.context.lexed.document
    if span is None or span[1] >= len(document.tokens):
        return False
    quoted = document.analyses[span[1]].punctuation == "quotation"
    if not quoted and document.tokens[span[1]] != ")":
        return False  # nor [تركيا اليوم], what an editor put in
    marks = document.quotations if quoted else document.brackets
    opening = marks.opening.get(span[1], -1)
    return opening >= 0 and opening not in marks.left_open and 2 <= span[0] - opening <= 3


def _weekday(m: Match, n: str, weekday: int) -> Reading | None:
    cls, step = m.cls(f"weekday_step{n}"), m.number(f"weekday_step{n}") or 0
    if cls in ("following", "previous"):
        earlier = m.told()
        return weekday_reading(weekday, step, 0, earlier.last if earlier else m.anchor)
    if m.anchor is None:
        return weekday_reading(weekday, None, 0, None)
    if step:
        near = weekday_reading(weekday, 1 if step > 0 else -1, 0, m.anchor)
        weeks = int(step / 2)  # one more of بعد المقبل
        return day_reading(days_between(near.first, 7 * weeks), True) if weeks and near.first else near
    direction = m.direction()
    if m.has(f"this{n}") and not direction:
        return _nearest(weekday, m.anchor)  # هذا السبت
    reading = weekday_reading(weekday, None, direction, m.anchor)
    if not cls and reading.first == m.anchor and m.around.had_been():
        return day_reading(days_between(m.anchor, -7), True)
    return reading


def _weekday_of_week(m: Match, n: str, weekday: int) -> Reading | None:
    week = unit_reading("W", m.number(f"week_step{n}") or 0, reference(m, f"week_step{n}", f"week_same{n}"))
    if week.first is None:
        return Reading(f"XXXX-WXX-{weekday}")
    return day_reading(days_between(week.first, weekday - 1), True)


def reference(m: Match, step: str, same: str) -> date_type | None:
    """What relative words count from: the text's own date for السابق, التالي and نفسه, else publication."""
    of_the_text = m.cls(step) in ("following", "previous") or m.has(same)
    earlier = m.told() if of_the_text else None
    return earlier.first if earlier else m.anchor


def moment_year(m: Match, n: str, calendar: str) -> tuple[str, int | None, int | None] | None:
    """(calendar, year, distance of the year) a ``year`` fragment tells; None where it can be no year."""
    number = m.number(f"year{n}")
    if number is not None:
        if m.has(f"hijri_era{n}") and number <= 1500:
            return "hijri", number if number > 99 else number + 1400, None
        if calendar == "hijri" and number >= 1800:
            return calendar, None, None
        if calendar == "gregorian" and number < 100:
            return None
        return calendar, number, None
    if m.has(f"year_this{n}"):
        return calendar, None, 0
    if m.has(f"year_same{n}"):
        earlier = m.told()
        return calendar, earlier.first.year if earlier and earlier.first else None, None
    step = m.number(f"year_step{n}")
    cls, told_here = m.cls(f"year_step{n}"), m.context.earlier_sentence == m.context.sentence[0]
    if calendar == "gregorian" and (cls == "following" or (cls == "previous" and told_here)):
        earlier = m.told()
        if earlier and earlier.first:
            return calendar, earlier.first.year + (step or 0), None
    return calendar, None, step


def read_date(m: Match, n: str, weekday: int | None = None) -> Reading | None:
    """The day a ``date`` fragment names."""
    if m.has(f"n1{n}"):
        return _numeric(m, n, weekday)
    keys = (f"day{n}", f"day_ref{n}")
    is_low = m.cls(*keys) == "ordinal" and (m.number(*keys) or 0) <= 10
    if is_low and not m.has(f"of{n}") and m.beside(-1) not in ("in", "until", "since", "during"):
        return None  # العدد الأول الشهر الماضي, but في الرابع يوليوز
    if m.has(f"dotdate{n}"):
        item = m.item(f"dotdate{n}")
        parts = item.value if item and isinstance(item.value, tuple) else ()
        return numeric_reading([int(part) for part in parts], m.has(f"hijri_era{n}"), weekday)
    if m.has(f"day_ref{n}"):
        return _day_of_this_month(m, n)
    moment = read_moment(m, n)
    if moment is None:
        return None
    if (moment.calendar, moment.month) == ("hijri", 2) and not (moment.year or moment.step or weekday):
        return None  # صفر after a number is a score
    moment.day, moment.weekday = m.number(f"day{n}"), weekday
    if not moment.day or moment.day > 31:
        return None
    return settle(m, moment)


def read_moment(m: Match, n: str) -> Moment | None:
    """The month, and the year if told, of a ``month`` fragment and what follows it."""
    item, twin = m.item(f"month{n}"), m.item(f"twin{n}")
    if item is None or not isinstance(item.value, tuple) or (twin and twin.value != item.value):
        return None
    told = moment_year(m, n, str(item.value[0]))
    if told is None:
        return None
    calendar, number, year_step = told
    if calendar != item.value[0]:
        return None
    month = int(item.value[1])
    stated = m.number(f"year{n}")
    if calendar == "hijri" and number is None and stated:
        number = hijri_year_of(stated, month)
    return Moment(calendar, number, month, step=_step(m, n), year_step=year_step)


def _step(m: Match, n: str) -> int | None:
    step = m.number(f"step{n}")
    return step and max(-1, min(1, step))


def settle(m: Match, moment: Moment) -> Reading | None:
    """Resolve ``moment``; without a year of its own, one the sentence gave may govern."""
    bare = moment.year is None and moment.step is None and moment.year_step is None
    if bare and moment.calendar == "gregorian" and m.direction() <= 0:
        year = _governing_year(m)
        if year:
            return resolve(replace(moment, year=year), None, 0)
    if bare and moment.day and m.beside(-1) == "since":
        moment = replace(moment, step=-1)  # however far off: منذ 1 جانفي, in November
    return resolve(moment, m.anchor, m.direction() if bare else 0)


def _governing_year(m: Match) -> int | None:
    """The year stated in the same sentence by a day or month before, where it is no recent one."""
    earlier, anchor = m.context.earlier, m.anchor
    if earlier is None or not earlier.year_stated or m.context.earlier_sentence != m.context.sentence[0]:
        return None
    dated = earlier.granularity in ("day", "month") and earlier.calendar == "gregorian"
    if not dated or earlier.first is None or (anchor and earlier.first.year > anchor.year - 2):
        return None
    m.from_text = True
    return earlier.first.year


def _day_of_this_month(m: Match, n: str) -> Reading | None:
    number = m.number(f"day_ref{n}") or 0
    anchor = reference(m, f"month_step{n}", f"month_same{n}")
    earlier, told = m.context.earlier, m.context.day
    if m.has(f"month_same{n}") and earlier and earlier.granularity == "year" and told:
        anchor = told.first  # of a year told since then no month is the same
    of_month = unit_reading("M", m.number(f"month_step{n}") or 0, anchor)
    if of_month.first is None or of_month.last is None:
        return Reading(f"XXXX-XX-{number:02}")
    day = days_between(of_month.first, number - 1)
    return day_reading(day, True) if day <= of_month.last else None


def _numeric(m: Match, n: str, weekday: int | None) -> Reading | None:
    numbers = [part for part in map(m.number, (f"n1{n}", f"n2{n}", f"n3{n}")) if part is not None]
    if len(numbers) < 3 or (m.has(f"dashed{n}") and max(numbers) < 1000):
        return None
    return numeric_reading(numbers, m.has(f"hijri_era{n}"), weekday)


def numeric_reading(numbers: list[int], hijri_era: bool, weekday: int | None) -> Reading | None:
    """A date of three numbers: year first or last, then day/month, month/day only where it must be."""
    first, second, third = numbers
    year, month, day = (first, second, third) if first > 31 else (third, second, first)
    if year < 100:
        year += 1400 if hijri_era else 2000 if year <= 50 else 1900
    calendar = "hijri" if 1300 <= year <= 1500 else "gregorian"
    if (calendar == "gregorian" and not 1700 <= year <= 2200) or day < 1:
        return None
    if month > 12 >= day:
        month, day = day, month
    if not (1 <= month <= 12 and day <= 31):
        return None
    return resolve(Moment(calendar, year, month, day, weekday), None, 0)


@rules(f"yawm? al? day:daynum (slash|dash)? of:from? {month()} from every year:year_word")
def day_of_every_year(m: Match) -> Reading | None:
    """30 سبتمبر من كل سنة."""
    item, day = m.item("month"), m.number("day") or 0
    if item is None or not isinstance(item.value, tuple) or item.value[0] != "gregorian" or not 0 < day <= 31:
        return None
    return Reading(f"XXXX-{int(item.value[1]):02}-{day:02}", kind="set")


@rules(day())
def day_named(m: Match) -> Reading | list[Reading] | None:
    """Any one day. A weekday and its Hijri date are two rows (الخميس الموافق 12 شعبان), as the date's twin is."""
    reading = read_day(m)
    at = m.span("corresponding")
    if reading is not None and _is_nth_weekday(m, reading):
        return None
    if reading is None or at is None or reading.calendar != "hijri" or reading.first is None:
        return reading
    weekday = day_reading(reading.first, reading.anchored)
    weekday.note, weekday.tokens = reading.note, (m.start, at[0])
    begins = m.span("day", "day_ref", "n1", "dotdate") or at
    return [weekday, replace(reading, tokens=(begins[0], m.past))]


def _is_nth_weekday(m: Match, reading: Reading) -> bool:
    """Whether a low ordinal says which weekday of the month it is, as the day of that number is another weekday."""
    weekday, day = m.span("weekday"), m.span("day")
    beside = weekday is not None and day is not None and weekday[1] == day[0]  # not الثلاثاء الموافق الثالث
    low = m.cls("day") == "ordinal" and (m.number("day") or 0) <= 5
    return beside and low and reading.note == ANOTHER_WEEKDAY and reading.calendar == "gregorian"


@rules("date_word tokens:(his_day)")
def day_itself(m: Match) -> Reading:
    """بتاريخ يومه: the day of publication."""
    return unit_reading("D", 0, m.anchor)


@rules("(yawm|date_word|weekday|corresponding lam?) tokens:(n1:daynum slash n2:daynum) !slash")
def day_and_month_numbers(m: Match) -> Reading | None:
    """يوم 22/4: only where a word says it is a day."""
    number, month_number = m.number("n1") or 0, m.number("n2") or 0
    if month_number > 12 >= number:
        number, month_number = month_number, number
    if month_number > 12:
        return None
    return resolve(Moment(month=month_number, day=number), m.anchor, m.direction())
