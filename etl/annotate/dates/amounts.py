"""Amounts of time, as lengths and distances tell them: ثلاثة أشهر, ساعة ونصف, سنتين وستة أشهر, عدة أيام."""

from __future__ import annotations

from dataclasses import dataclass

from etl.annotate.dates.grammar import Match
from etl.annotate.dates.words import NUMBERS
from etl.annotate.syntax.clitics import has_article

OPEN = "X"  # how many, where the text leaves it open

_FRACTION = "((fraction:half_indefinite|fraction:quarter_indefinite) (fraction_of:unit|fraction_of:counted))"
_FEW = "(some:some more_units:units|some:units few?|(some:millions|some:number) more_units:the_units)"
# A number and its unit: ثلاثة أشهر, 2.5 ساعة, شهرين, نصف قرن.
_NUMBERED = (
    "(al? count:count million:(million|millions)? more_units:measure|al? count:definite more_units:measure"
    f"|decimal:decimal more_units:measure|dual:dual|{_FRACTION})"
)
# What a smaller unit adds: ونصف العام, وربع, وستة أشهر, وشهرين, وشهر.
_MORE = (
    "((and_part:&half_indefinite|and_part:&quarter_indefinite|wa and_part:half_indefinite) (the_unit|hour_word)?"
    "|(second:&count|wa second:count) second_unit:measure|second_dual:&dual|second_one:&unit|second_one:&counted)"
)
_ONE = "(measure_one:unit|measure_one:counted)"

ABOUT = "(about|more from)? (about from?)?"
# What is an amount wherever it stands, the longer patterns where their parts fit together.
AMOUNTS = (f"amount:{_NUMBERED}", f"amount:({_NUMBERED} {_MORE}|{_ONE} (single:n12|{_MORE}))")
# And after a word that asks for one: قبل, خلال, لمدة.
AMOUNT = f"{ABOUT} amount:(({_NUMBERED} {_MORE}?|{_ONE} (single:n12|{_MORE})?|{_FEW}) whole?) only?"
NO_DATE = "!weekday !any_month !deictic_day !named_day"  # after one unit: يوم الأحد, شهر مايو

_SMALLER = {
    "100Y": ("Y", 100),
    "Y": ("M", 12),
    "10Y": ("Y", 10),
    "H": ("N", 60),
    "N": ("S", 60),
    "D": ("H", 24),
}
_THOUSANDS = ("number", "million", "percent")  # ألف is a number by itself
_ORDER = ("100Y", "10Y", "Y", "M", "W", "D", "H", "N", "S")
_GRANULARITY = {"D": "day", "W": "week", "M": "month", "H": "hour", "N": "minute", "S": "minute"}


@dataclass(slots=True)
class Amount:
    """How many of a unit, after whole ones of a longer unit where two are told (سنتين وستة أشهر)."""

    unit: str  # D W M Y H N=minute S, 10Y, 100Y
    count: int | str  # a decimal as written, OPEN where left open
    longer: tuple[str, int] | None = None

    @property
    def granularity(self) -> str:
        """What it counts in."""
        return granularity(self.unit)

    @property
    def timex(self) -> str:
        """P3M, PT90M, P2Y6M, PXD; decades and centuries count in years, but where their number is open."""
        if self.longer is None:
            return duration_timex(self.unit, self.count)
        first, last = duration_timex(*self.longer), duration_timex(self.unit, self.count)
        return first + last.removeprefix("PT" if first.startswith("PT") else "P")


def granularity(unit: str) -> str:
    """The granularity a unit counts in."""
    return _GRANULARITY.get(unit, "year")


def duration_timex(unit: str, count: int | str) -> str:
    """PnD, PnM, PTnH …"""
    if unit in ("10Y", "100Y"):
        if isinstance(count, str):
            return f"P{count}{'DE' if unit == '10Y' else 'CE'}"
        return f"P{count * int(unit[:-1])}Y"
    return f"PT{count}{'M' if unit == 'N' else unit}" if unit in ("H", "N", "S") else f"P{count}{unit}"


def read_amount(m: Match) -> Amount | None:
    """What an ``AMOUNT`` or ``NUMBERED`` fragment tells; None where its parts do not fit together."""
    if m.has("some"):
        of_something = m.cls("some") == "units" and has_article(m.key_after("amount"))
        return None if of_something else Amount(m.text("more_units", "some"), OPEN)  # ساعات العمل
    if m.has("fraction"):
        return _part_of(m.text("fraction_of"), 0, _divisor(m, "fraction"))
    unit = m.text("more_units", "dual", "measure_one")
    count: int | str = 2 if m.has("dual") else 1 if m.has("measure_one") else m.number("count") or 0
    if m.has("decimal"):
        return Amount(unit, m.word("decimal").replace(",", "."))
    if not isinstance(count, int) or not unit or (m.has("single") and not is_spelt_one(m, "single")):
        return None
    if m.has("million"):
        count *= 1_000_000
    if m.has("and_part"):
        return _part_of(unit, count, _divisor(m, "and_part"))
    smaller = m.text("second_unit", "second_dual", "second_one")
    if not smaller:
        return Amount(unit, count)
    if _ORDER.index(unit) >= _ORDER.index(smaller):
        return None
    more = m.number("second") if m.has("second") else 2 if m.has("second_dual") else 1
    return Amount(smaller, more or 0, (unit, count))


def is_numbered(m: Match) -> bool:
    """Whether one unit is told by the number after it (شهر 5, عام 2010) and not counted (خلال شهر 30 ألف كتاب)."""
    if not m.has("measure_one") or m.beside(0) not in NUMBERS:
        return False
    counted = m.past + 1 < m.context.sentence[1] and m.context.lexed.document.keys[m.past + 1].isalpha()
    return m.beside(0) == "year_number" or not counted or m.beside(1) not in ("", *_THOUSANDS)


def is_spelt_one(m: Match, key: str) -> bool:
    """Whether a number is one in words, which follows what it counts (مرة واحدة سنة 2009)."""
    return m.number(key) == 1 and m.word(key).isalpha()


def _divisor(m: Match, key: str) -> int:
    return 2 if m.cls(key) == "half_indefinite" else 4


def _part_of(unit: str, wholes: int, divisor: int) -> Amount | None:
    """``wholes`` and a half or a quarter, in the next smaller unit where there is a whole number of it."""
    smaller, size = _SMALLER.get(unit, ("", 0))
    if not size:
        return Amount(unit, f"{wholes}.{'5' if divisor == 2 else '25'}")
    if size % divisor:
        smaller, size = "M", 12 * size
    return Amount(smaller, wholes * size + size // divisor)
