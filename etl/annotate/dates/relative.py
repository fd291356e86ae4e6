"""Time told by its distance: الأسبوع الماضي, قبل ثلاثة أشهر, الأيام العشرة المقبلة, بعد ذلك بيومين."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from etl.annotate.dates.absolute import reference, year, year_ref
from etl.annotate.dates.amounts import (
    AMOUNT,
    NO_DATE,
    OPEN,
    Amount,
    duration_timex,
    granularity,
    is_numbered,
    read_amount,
)
from etl.annotate.dates.grammar import Match, Rules
from etl.annotate.dates.periods import told_year
from etl.annotate.dates.resolve import (
    Reading,
    distance_reading,
    joined,
    moved,
    part_reading,
    reference_reading,
    stretch_interval,
    unit_reading,
)
from etl.annotate.syntax.clitics import LI

rules = Rules()

_PARTS_OF_YEAR = re.compile(r"(\d{4})-(?:\d\d|Q\d|H\d|S[PU]|FA|WI)(?:/\1-\d\d)?")  # months of one year, too


@rules(
    "part? the_unit:the_unit year_adjective? shift:shift",
    "part? this:near the_unit:the_unit year_adjective? !shift",
    "part? the_unit:the_unit year_adjective? same:same",
    "part? same:same_before the_unit:the_unit",
    "number:first the_unit:the_unit !shift",
    "part? same:far the_unit:the_unit !shift",
    "part the_unit:the_unit year_adjective? !any_year",
    "(near unit:month_word) !month",
)
def unit_shifted(m: Match) -> Reading | None:
    """The unit before, around or after the anchor; التالي and نفسه count from the text's own date."""
    unit = m.text("the_unit", "unit")
    if m.has("same") and m.context.earlier is None:
        return unit_reading(unit, 0, None)
    if unit == "10Y" and m.has("this") and m.beside(-1) not in ("in", "during", "since", "until"):
        return None  # هذا العقد is a contract
    return unit_reading(unit, m.number("shift") or 0, reference(m, "shift", "same"))


_PERIOD = "(day:today|month:the_month|week:the_week|quarter:quarter_word)"


@rules(
    f"{_PERIOD} same from {year()}",
    f"same_before {_PERIOD} from {year()}",
    f"this:near {_PERIOD} from {year()}",
    f"this:like near? {_PERIOD} comma? ({year()}|(before|since) {AMOUNT})",
)
def same_of_year(m: Match) -> Reading | None:
    """الشهر نفسه من العام الماضي: the period the text last spoke of, else today's, in another year.

    مثل هذا اليوم من عام 1956, مثل هذا الشهر قبل عشرين عاما: always today's.
    """
    earlier = None if m.has("this") else m.told()
    base, number = earlier.first if earlier else m.anchor, _other_year(m)
    unit = "D" if m.has("day") else "W" if m.has("week") else "M"
    if base is None or m.anchor is None:
        open_value = unit_reading(unit, 0, None)
        return replace(open_value, timex=f"{number:04}{open_value.timex[4:]}") if number else open_value
    if m.cls("year_step") in ("following", "previous"):
        number = base.year + (m.number("year_step") or 0)
    if number is None:
        return None
    then = moved(base, "Y", number - base.year)
    if m.has("quarter"):
        return part_reading(then.year, f"Q{(then.month + 2) // 3}", True)
    return unit_reading(unit, 0, then)


def _other_year(m: Match) -> int | None:
    """The year told by name, or by how many years ago it was."""
    amount = read_amount(m) if m.has("amount") else None
    if amount is None or not isinstance(amount.count, int):
        told = told_year(m)
        return told[0] if told else None
    then = _away(amount, amount.count, -1, m.anchor)
    return then.first.year if then.first and then.granularity == "year" else None


@rules(f"period same from {year_ref()}", f"same_before period from {year_ref()}")
def same_period_of_year(m: Match) -> Reading | None:
    """الفترة نفسها من العام الماضي: the months, quarter or half that the text last spoke of, in another year."""
    earlier, step = m.told(), m.number("year_step")
    if earlier is None or m.anchor is None or step is None or not _PARTS_OF_YEAR.fullmatch(earlier.timex):
        return None
    year = m.anchor.year + step
    ends = [part_reading(year, part[5:], True) for part in earlier.timex.split("/")]
    return joined(*ends) if len(ends) > 1 else ends[0]


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
    step, anchor = m.number("shift") or 0, m.anchor
    if m.has("same") or m.cls("shift") in ("following", "previous"):
        earlier = m.told()
        if earlier is None:
            return Reading("XXXX-XX-XX")
        anchor = earlier.last if step >= 0 else earlier.first
    if m.has("tonight") and step > 0:
        step = 0  # الليلة التالية: of the day told
    reading = unit_reading("D", step, anchor)
    if m.has("part_of_day"):
        return reading.in_part(m.text("part_of_day"))
    return reading.in_part("NI") if m.has("tonight") else reading


@rules(
    f"since:since {AMOUNT} !relative {NO_DATE}",
    f"(before|after:after) {AMOUNT} (from now:now|!from !of_event !relative {NO_DATE})",
)
def distance(m: Match) -> Reading | None:
    """قبل يومين, منذ ثلاثة أشهر, بعد أسبوع: a date as exact as its unit. منذ أيام says how long, not when."""
    amount = read_amount(m)
    if amount is None or is_numbered(m):
        return None
    sign, anchor = 1 if m.has("after") else -1, m.anchor
    if sign > 0 and m.direction() <= 0 and not m.has("now"):
        if m.context.earlier_sentence != m.context.sentence[0]:
            return None
        earlier = m.told()
        anchor = earlier.last if earlier else None
    if isinstance(amount.count, int):
        return _away(amount, amount.count, sign, anchor)
    if amount.count != OPEN or m.has("since"):
        return Reading(amount.timex, granularity=amount.granularity, kind="duration", tokens=m.span("amount"))
    return reference_reading(sign, amount.granularity)


@rules(
    "(sign:after|sign:before) far (dual:~dual|measure_one:~unit|count:~count more_units:measure)",
    "(sign:after|sign:before) far some:~some more_units:units",
    "(sign:after_it|sign:before_it) (dual:~dual|measure_one:~unit|count:~count more_units:measure)",
)
def distance_from_text(m: Match) -> Reading | None:
    """بعد ذلك بيومين, قبلها بعام: counted from the date the text gave before."""
    amount, earlier = read_amount(m), m.told()
    if amount is None:
        return None
    sign = m.number("sign") or 1
    if earlier is None or not isinstance(amount.count, int):
        return _away(amount, 0, sign, None)
    return _away(amount, amount.count, sign, earlier.last if sign > 0 else earlier.first)


def _away(amount: Amount, count: int, sign: int, anchor: date | None) -> Reading:
    """So far from the anchor: as exact as the smallest unit told."""
    if amount.longer and anchor:
        unit, wholes = amount.longer
        anchor = moved(anchor, unit, sign * wholes)
    return distance_reading(amount.unit, count, sign, anchor)


@rules(
    "dual:the_dual few? shift:shift",
    "more_units:the_units (al? count:count|count:definite|count:ordinal|count:feminine) few? shift:shift",
    "(al? count:count|count:definite) more_units:measure few? shift:shift",
    "last_of:last_of (count:count more_units:measure|dual:dual)",
    "open_units:the_units few? shift:shift",
)
def stretch(m: Match) -> Reading | None:
    """الأسبوعين المقبلين, الساعات الـ24 الماضية, آخر ثلاثة أشهر: a length, and the days it ends or begins at
    publication. Without a number it is only behind or ahead.
    """
    shift = m.cls("shift")
    sign = -1 if shift in ("", "past", "latest", "previous") else 1
    if m.has("open_units"):
        return None if shift in ("", "this") else reference_reading(sign, granularity(m.text("open_units")))
    unit, count = (m.text("dual"), 2) if m.has("dual") else (m.text("more_units"), m.number("count") or 0)
    timex = duration_timex(unit, count)
    if m.has("last_of") and unit in ("N", "S"):
        return Reading(timex, granularity="minute", kind="duration")
    if not unit or not count or shift == "this":
        return None
    if shift in ("previous", "following") and m.after and m.after.proclitic.endswith(LI):
        return Reading(
            timex, granularity=granularity(unit), kind="duration"
        )  # الأيام العشرة السابقة للاقتراع
    if m.anchor is None:
        return Reading(timex, granularity=granularity(unit))
    first, last = stretch_interval(unit, count, sign, m.anchor)
    return Reading(timex, first, last, granularity(unit), anchored=True)
