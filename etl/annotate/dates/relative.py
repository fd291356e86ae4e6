"""Time told by its distance: الأسبوع الماضي, قبل ثلاثة أشهر, الأيام العشرة المقبلة, بعد ذلك بيومين."""

from __future__ import annotations

from dataclasses import replace

from etl.annotate.dates.absolute import reference, year_ref
from etl.annotate.dates.calendars import add_months
from etl.annotate.dates.grammar import Match, Rules
from etl.annotate.dates.resolve import (
    Reading,
    day_reading,
    distance_reading,
    duration_timex,
    month_reading,
    quarter_reading,
    stretch_reading,
    unit_reading,
    week_reading,
)

rules = Rules()

# نصف قرن, ربع ساعة.
FRACTION = "((fraction:half_indefinite|fraction:quarter_indefinite) (fraction_of:unit|fraction_of:counted))"
# A number and its unit: ثلاثة أشهر, نحو 20 عاما, شهرين, عدة أيام.
AMOUNT = (
    "(about|more from)? (about from?)?"
    " (al? count:count more_units:measure|al? count:definite more_units:measure"
    "|dual:dual|some:some more_units:units|some:units few?"
    f"|measure_one:~unit !year_like !any_month|measure_one:counted|{FRACTION})"
)


AND_HALF = "(and_half:&half_indefinite (the_unit|hour_word)?)"


def fraction(m: Match) -> tuple[str, int] | None:
    """(unit, how many) of a half or a quarter of a longer unit, counted in a shorter one."""
    item = m.item("fraction")
    divisor = 2 if item and item.cls == "half_indefinite" else 4
    wholes = {
        "100Y": ("Y", 100),
        "10Y": ("M", 120),
        "Y": ("M", 12),
        "H": ("N", 60),
        "N": ("S", 60),
        "D": ("H", 24),
    }
    unit, whole = wholes.get(m.text("fraction_of"), ("", 0))
    return (unit, whole // divisor) if unit else None


def amount(m: Match) -> tuple[str, int | str] | None:
    """(unit, how many) of an ``AMOUNT``; X where the text leaves it open."""
    if m.has("fraction"):
        return fraction(m)
    if m.has("dual"):
        return m.text("dual"), 2
    if m.has("some"):
        return m.text("more_units", "some"), "X"
    if m.has("count"):
        return m.text("more_units"), m.number("count") or 0
    unit = m.text("measure_one")
    return (unit, 1) if unit else None


@rules(
    "(part from?)? the_unit:the_unit year_adjective? shift:shift",
    "(part from?)? near the_unit:the_unit year_adjective? !shift",
    "(part from?)? the_unit:the_unit year_adjective? same:same",
    "(part from?)? same:same_before the_unit:the_unit",
    "(part from?)? same:far the_unit:the_unit !shift",
    "part from? the_unit:the_unit year_adjective? !number_like",
    "(near unit:month_word) !month",
)
def unit_shifted(m: Match) -> Reading | None:
    """The unit before, around or after the anchor; التالي and نفسه count from the text's own date."""
    item, unit = m.item("shift"), m.text("the_unit", "unit")
    if item is None or item.cls == "latest":
        step = -1 if item else 0
    else:
        step = item.value if isinstance(item.value, int) else 0
    if m.has("same") and m.context.earlier is None:
        return Reading({"W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}.get(unit, "XXX"))
    return unit_reading(unit, step, reference(m, "shift", "same"))


@rules(
    f"(day:today|month:the_month|week:the_week|quarter:quarter_word) same from {year_ref()}",
    f"same_before (day:today|month:the_month|week:the_week|quarter:quarter_word) from {year_ref()}",
)
def same_of_year(m: Match) -> Reading | None:
    """الشهر نفسه من العام الماضي: the period the text last spoke of, else today's, in another year."""
    earlier = m.told()
    base = earlier.first if earlier else m.anchor
    step = m.number("year_step")
    if base is None or m.anchor is None or step is None:
        return None
    moved = add_months(base, 12 * (m.anchor.year + step - base.year))
    if m.has("day"):
        return day_reading(moved, True)
    if m.has("week"):
        return week_reading(moved, True)
    return (
        month_reading(moved.year, moved.month, True)
        if m.has("month")
        else quarter_reading(moved.year, (moved.month + 2) // 3, True)
    )


@rules(
    "(part|part_of_day:daypart)? (today:today|yawm) (shift:following|shift:previous|same:same)",
    "(part_of_day:daypart)? same:same_before today:today",
    "(part_of_day:daypart)? same:far today:today",
    "near here:today",
    "part? tonight:tonight (shift:past|shift:following)?",
    "near tonight:tonight",
)
def day_shifted(m: Match) -> Reading | None:
    """هذا اليوم, الليلة الماضية; and from the text's own date: اليوم التالي, ذلك اليوم."""
    item = m.item("shift")
    step = item.value if item and isinstance(item.value, int) else 0
    anchor = m.anchor
    if m.has("same") or (item and item.cls in ("following", "previous")):
        earlier = m.told()
        if earlier is None:
            return Reading("XXXX-XX-XX")
        anchor = earlier.last if step > 0 else earlier.first
    reading = unit_reading("D", step, anchor)
    if m.has("part_of_day"):
        return replace(
            reading, timex=f"{reading.timex}T{m.text('part_of_day')}", granularity="part", kind="time"
        )
    if m.has("tonight"):
        return replace(reading, timex=reading.timex + "TNI", granularity="part", kind="time")
    return reading


@rules(
    f"before {AMOUNT} {AND_HALF}? (whole !from|!whole !from !relative)",
    f"since {AMOUNT} {AND_HALF}? (whole|!relative)",
    f"(after:after) {AMOUNT} {AND_HALF}? (whole !from|!whole !from !relative)",
    f"(before|after:after) {AMOUNT} from now:now",
)
def distance(m: Match) -> Reading | None:
    """قبل يومين, منذ ثلاثة أشهر, بعد أسبوع: a date as exact as its unit."""
    found = amount(m)
    if found is None:
        return None
    unit, count = found
    sign = 1 if m.has("after") else -1
    anchor = m.anchor
    if sign > 0 and m.direction() <= 0 and not m.has("now"):
        if m.context.earlier_sentence != m.context.sentence[0]:
            return None
        earlier = m.told()
        anchor = earlier.last if earlier else None
    if m.has("and_half") and unit == "Y" and isinstance(count, int):
        unit, count = "M", 12 * count + 6
    if isinstance(count, str):
        return Reading("PAST_REF" if sign < 0 else "FUTURE_REF", granularity=_granularity(unit))
    return distance_reading(unit, count, sign, anchor)


@rules(
    "(sign:after|sign:before) far (dual:~dual|measure_one:~unit|count:~count more_units:measure)",
    "(sign:after|sign:before) far some:~some more_units:units",
    "(sign:after_it|sign:before_it) (dual:~dual|measure_one:~unit|count:~count more_units:measure)",
)
def distance_from_text(m: Match) -> Reading | None:
    """بعد ذلك بيومين, قبلها بعام: counted from the date the text gave before."""
    found, earlier = amount(m), m.told()
    if found is None:
        return None
    unit, count = found
    sign = m.number("sign") or 1
    if isinstance(count, str) or earlier is None:
        return Reading(
            {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(unit, "XXXX"),
            granularity=_granularity(unit),
        )
    return distance_reading(unit, count, sign, earlier.last if sign > 0 else earlier.first)


def _granularity(unit: str) -> str:
    return {"D": "day", "W": "week", "M": "month", "H": "hour", "N": "minute", "S": "minute"}.get(
        unit, "year"
    )


@rules(
    "dual:the_dual few? shift:shift",
    "more_units:the_units (al? count:count|count:definite|count:ordinal|count:feminine) few? shift:shift",
    "(al count:count|count:definite) more_units:measure few? shift:shift",
    "last_of:last_of (count:count more_units:measure|dual:dual)",
    "open_units:the_units few? shift:shift",
)
def stretch(m: Match) -> Reading | None:
    """الأسبوعين المقبلين, الساعات الـ24 الماضية, آخر ثلاثة أشهر; without a number only behind or ahead."""
    item = m.item("shift")
    sign = -1 if item is None or item.cls in ("past", "latest", "previous") else 1
    if m.has("open_units"):
        unit = m.text("open_units")
        if item is None or item.cls == "this":
            return None
        return Reading("PAST_REF" if sign < 0 else "FUTURE_REF", granularity=_granularity(unit))
    unit, count = (m.text("dual"), 2) if m.has("dual") else (m.text("more_units"), m.number("count") or 0)
    if m.has("last_of") and unit in ("N", "S"):
        return Reading(duration_timex(unit, count), granularity="minute", kind="duration")
    if not unit or not count or (item and item.cls == "this"):
        return None
    return stretch_reading(unit, count, sign, m.anchor)
