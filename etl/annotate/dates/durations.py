"""Lengths of time and recurrences, kept apart from dates: لمدة ثلاثة أيام, 35 عاما, كل يوم جمعة, سنويا."""

from __future__ import annotations

from dataclasses import replace

from etl.annotate.dates.amounts import (
    ABOUT,
    AMOUNT,
    AMOUNTS,
    NO_DATE,
    OPEN,
    Amount,
    granularity,
    is_numbered,
    is_spelt_one,
    read_amount,
)
from etl.annotate.dates.grammar import Match, Rules
from etl.annotate.dates.resolve import Reading
from etl.annotate.syntax.clitics import BI, LI, WA, has_article
from etl.records import Span

rules = Rules()

_LENGTH_CLASSES = ("span_word", "during", "lasting", "before", "after", "since", "about", "more")


def _reading(amount: Amount, tokens: Span | None = None) -> Reading:
    return Reading(amount.timex, granularity=amount.granularity, kind="duration", tokens=tokens)


@rules(
    *(f"{amount} !slash !shift !year_like !month" for amount in AMOUNTS),
    "amount:(more_units:the_units (al? count:count|count:definite)) !shift",
    "amount:(some:some more_units:units|(some:millions|some:number) more_units:the_units)",
    "amount:(open:units (few|whole)?)",
    "amount:(measure_one:accusative)",
    "amount:((measure_one:unit|measure_one:counted) (whole|jailed))",
    f"(span_word|during|lasting|before|after) {AMOUNT} !shift {NO_DATE}",
    "(about|more from) amount:((measure_one:unit|measure_one:counted) whole?) !shift",
)
def duration(m: Match) -> Reading | None:
    """How long, without saying when: a number and its unit, or one unit after a word that asks for a length.

    So is what stands between an event and another (بعد أسبوع من الحادث).
    """
    if m.beside(0) == "weekday" and m.cls("more_units") == "yawm":
        return None  # الجولة 34 يوم الثلاثاء
    amount = _open_length(m) if m.has("open") else read_amount(m)
    if (
        amount is None
        or is_numbered(m)
        or (amount.count == 1 and is_spelt_one(m, "count"))
        or _is_contracts(m, amount)
    ):
        return None
    return _reading(amount, m.span("amount"))


@rules(f"(about|lasting) {ABOUT} tokens:(whole_unit:the_unit|whole_unit:hour_word) !shift")
def about_one(m: Match) -> Reading | None:
    """قرابة الساعة, ما يزيد عن السنة."""
    goes_on = m.beside(0) in ("", "comma", "from", "of_event", "wa", "in")
    return _reading(Amount(m.text("whole_unit"), 1)) if goes_on else None


def _open_length(m: Match) -> Amount | None:
    """أيام متتالية, لساعات: alone, a plural is a length after ل only, and before no noun of its own."""
    unit, bare = m.text("open"), m.span("open") == (m.start, m.past)
    if bare and (m.clitic[-1:] != LI or unit == "10Y" or has_article(m.key_after())):
        return None
    return Amount(unit, OPEN)


def _is_contracts(m: Match, amount: Amount) -> bool:
    """عقود are decades only where a length is told beside them (منذ عقدين, ثلاثة عقود من الزمن), else contracts."""
    if "10Y" not in (amount.unit, m.text("more_units", "dual")):
        return False
    holds = m.after and not m.beside(0) and m.after.key.isalpha() and not m.after.proclitic
    if amount.count == 1 and m.has("measure_one") and holds:
        return True  # عقد جمعيتها
    first = m.context.lexed.words[m.start]
    led = m.beside(-1) in _LENGTH_CLASSES or (first is not None and first.cls in _LENGTH_CLASSES)
    return not (led or "lasting" in map(m.beside, range(-5, -1)) or m.beside(0) in ("from", "few"))


@rules("(alone:unit|alone:counted)", "alone:playing_season one:n12")
def lone_unit(m: Match) -> Reading | None:
    """لأسبوع, بأسبوع: one unit after ل or ب, before nothing it could belong to (لشهر رمضان, ليوم القيامة)."""
    if m.has("one"):
        return _reading(Amount("Y", 1)) if is_spelt_one(m, "one") else None
    if m.clitic[-1:] not in (LI, BI):
        return None
    form = m.after
    ends = m.beside(0) in (*_LENGTH_CLASSES, "from", "of_event", "in", "wa", "comma")
    if not m.beside(0):
        ends = form is None or form.kind == "mark" or form.proclitic.startswith(WA)
    return _reading(Amount(m.text("alone"), 1)) if ends else None


@rules(
    "low:count (wa|to|dash|or|&to) amount:(count:count more_units:measure)",
    "(low_unit:unit|low_unit:counted) or amount:(dual:dual)",
    "low_dual:dual (or|to|&to) amount:(count:count more_units:measure)",
)
def durations_listed(m: Match) -> list[Reading] | None:
    """بين 4 و5 سنوات, أسبوع أو أسبوعين: a row each."""
    amount, low = read_amount(m), m.number("low") or (2 if m.has("low_dual") else 1)
    if amount is None or amount.unit == "10Y" or m.text("low_unit", "low_dual") not in ("", amount.unit):
        return None
    first = _reading(Amount(amount.unit, low), m.span("low", "low_unit", "low_dual"))
    return [first, _reading(amount, m.span("amount"))]


@rules(
    "(age|age_of) tokens:(al? count:count) !measure !slash !million !decimal",
    "tokens:(spelt:feminine|al count:count) from age",
    "(age|age_of) tokens:(spelt:feminine)",
)
def age(m: Match) -> Reading | None:
    """سن ال18, عمره 40, الثامنة من عمره: the years are not said."""
    years, form = m.number("count", "spelt") or 0, m.after
    counts = form and form.key.isalpha() and not m.beside(0) and not (form.proclitic or form.looks_definite)
    if years > 120 or (counts and m.has("count")):
        return None
    return _reading(Amount("Y", years))


@rules("its_year count:ordinal", "its_year al? count:definite")
def year_of_its(m: Match) -> Reading | None:
    """دخلت الحرب عامها الثالث, عامه الستين: how long, or how old."""
    years = m.number("count") or 0
    return _reading(Amount("Y", years)) if 0 < years <= 120 else None


@rules("tokens:(the_decade ordinal|decade_name) from age")
def decade_of_life(m: Match) -> Reading:
    """في العقد الثالث من العمر, الثلاثينيات من عمره: an age, so a duration, its years left open."""
    return _reading(Amount("Y", OPEN))


@rules("in tokens:(unit:today|unit:the_week) !weekday !ordinal !n12 !n31 !open !shift")
def of_each(m: Match) -> Reading | None:
    """ساعتان في اليوم, وجبة واحدة في اليوم, أربعون ساعة في الأسبوع: so much of each."""
    counted = m.beside(-1) in ("n12", "dual", "units", "counted", "accusative")
    unit = m.text("unit") or "D"
    return Reading(f"P1{unit}", granularity=granularity(unit), kind="set") if counted else None


@rules(
    "every (yawm? (weekday:weekday|weekday:bare_weekday)|yawm two:n12)",
    "every (unit:unit|unit:counted|dual:dual|count:count unit:measure|open:some unit:units)",
    "adverb:set_adverb",
    "(daypart|day_adverb|yawm|units) weekday:weekday from every the_week",
    "yawm? weekday:weekday from every (unit:unit|the_week)",
    "days:units weekday:weekday",
    "times in (unit:today|unit:the_unit)",
    "(daypart|the_daypart) every (yawm? (weekday:weekday|weekday:bare_weekday)|yawm)",
    "every daypart !weekday !deictic_day",
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
        return Reading(timex, granularity=granularity(timex[-1]), kind="set")
    count = 2 if m.has("dual") else OPEN if m.has("open") else m.number("count") or 1
    return replace(_reading(Amount(m.text("unit", "dual") or "D", count)), kind="set")
