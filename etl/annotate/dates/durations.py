"""Lengths of time and recurrences, kept apart from dates: لمدة ثلاثة أيام, 35 عاما, كل يوم جمعة, سنويا."""

from __future__ import annotations

from etl.annotate.dates.grammar import Match, Rules
from etl.annotate.dates.relative import FRACTION, fraction
from etl.annotate.dates.resolve import Reading, duration_timex

rules = Rules()

_GRANULARITY = {"D": "day", "W": "week", "M": "month", "H": "hour", "N": "minute", "S": "minute"}


def _duration(unit: str, count: int | str, kind: str = "duration") -> Reading:
    return Reading(duration_timex(unit, count), granularity=_GRANULARITY.get(unit, "year"), kind=kind)


@rules(
    "count:count unit:measure !slash",
    "(al count:count|count:definite) unit:measure !shift",
    "unit:the_units (al? number:count|number:definite) !shift",
    "dual:dual",
    "(single:unit|single:counted) one:n12",
    "(single:unit|single:counted) whole",
    "(about|more from) tokens:((single:unit !year_like !any_month|single:counted) whole?)",
    "some unit:units",
    "(span_word|during) tokens:(single:unit) !year_like !any_month !number_like",
    "(span_word|during) tokens:(single:counted)",
    f"{FRACTION} !year_like !any_month",
)
def duration(m: Match) -> Reading | None:
    """How long, without saying when: a number and its unit, a dual, or one unit after مدة."""
    if m.has("fraction"):
        part = fraction(m)
        return _duration(*part) if part else None
    if m.has("dual"):
        return _duration(m.text("dual"), 2)
    if m.has("one") and not _spelt_one(m):
        return None
    if m.has("single"):
        reading = _duration(m.text("single"), 1)
        reading.tokens = m.span("tokens")
        return reading
    count = m.number("count", "number")
    if count == 1 and _spelt_one(m):
        return None  # مرة واحدة سنة 2009
    return _duration(m.text("unit"), count if count is not None else "X")


def _spelt_one(m: Match) -> bool:
    """Whether the number is one in words, which follows what it counts (يوما واحدا)."""
    span = m.span("one", "count")
    return span is not None and m.context.lexed.folded[span[0]].startswith("واحد")


@rules("tokens:(the_decade place:ordinal) from age")
def decade_of_life(m: Match) -> Reading:
    """في العقد الثالث من العمر: an age, so a duration, its years left open."""
    reading = _duration("Y", "X")
    reading.tokens = m.span("tokens")
    return reading


@rules(
    "count:count unit:measure &half_indefinite (the_unit|hour_word)?",
    "dual:dual &half_indefinite (the_unit|hour_word)?",
    "single:measure &half_indefinite (the_unit|hour_word)?",
)
def duration_and_half(m: Match) -> Reading | None:
    """عام ونصف, ساعتين ونصف: counted in the next smaller unit where there is a whole number of it."""
    unit = m.text("dual", "single", "unit")
    count = 2 if m.has("dual") else m.number("count") or 1
    smaller = {"Y": ("M", 12), "H": ("N", 60), "N": ("S", 60), "D": ("H", 24)}.get(unit)
    if smaller is None:
        return Reading(
            duration_timex(unit, f"{count}.5"), granularity=_GRANULARITY.get(unit, "year"), kind="duration"
        )
    return _duration(smaller[0], int((count + 0.5) * smaller[1]))


@rules(
    "(dual:dual|count:count unit:measure|single:measure) (second:&count|wa second:count) second_unit:measure",
)
def duration_of_two_units(m: Match) -> Reading | None:
    """سنتين وستة أشهر: P2Y6M."""
    unit, smaller = m.text("dual", "single", "unit"), m.text("second_unit")
    first = 2 if m.has("dual") else m.number("count") or 1
    both = duration_timex(unit, first), duration_timex(smaller, m.number("second") or 0)
    if "YMWDHNS".find(unit) >= "YMWDHNS".find(smaller) or both[0].startswith("PT") != both[1].startswith(
        "PT"
    ):
        return None
    joined = both[0] + both[1].removeprefix("PT" if both[1].startswith("PT") else "P")
    return Reading(joined, granularity=_GRANULARITY.get(smaller, "year"), kind="duration")


@rules(
    "every yawm? (weekday:weekday|weekday:bare_weekday)",
    "every yawm two:n12",
    "every unit:unit",
    "every unit:counted",
    "every dual:dual",
    "every count:count unit:measure",
    "adverb:set_adverb",
    "(daypart|day_adverb|yawm|units) weekday:weekday from every the_week",
    "yawm? weekday:weekday from every (unit:unit|the_week)",
    "days:units weekday:weekday",
    "times in (unit:today|unit:the_unit)",
    "(daypart|the_daypart) every yawm (weekday:weekday|weekday:bare_weekday)?",
    "(daypart|the_daypart) every (weekday:bare_weekday|weekday:weekday)",
)
def recurrence(m: Match) -> Reading | None:
    """A recurrence: every Friday is XXXX-WXX-5, yearly P1Y."""
    weekday = m.number("weekday")
    if m.has("two"):
        weekday = 1 if m.number("two") == 2 else None  # اثنين is Monday and two
    if m.has("days") and m.text("days") != "D":
        return None
    if weekday:
        return Reading(f"XXXX-WXX-{weekday}", granularity="day", kind="set")
    if m.has("adverb"):
        timex = m.text("adverb")
        return Reading(timex, granularity=_GRANULARITY.get(timex[-1], "year"), kind="set")
    if m.has("dual"):
        return _duration(m.text("dual"), 2, "set")
    unit = m.text("unit") or "D"
    return _duration(unit, m.number("count") or 1, "set")
