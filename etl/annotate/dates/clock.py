"""Times of the day, with the day where it is said: مساء الأحد, غدا الساعة 10:30 صباحا بتوقيت غرينتش."""

from __future__ import annotations

from dataclasses import replace

from etl.annotate.dates.absolute import day, read_day
from etl.annotate.dates.grammar import Match, Rules
from etl.annotate.dates.resolve import Reading, unit_reading
from etl.annotate.dates.tense import clause_begins
from etl.clean.hours import hour_in_part

rules = Rules()

_REACH = 20  # tokens from a day to the hour that falls on it


def clock(n: str = "") -> str:
    """A clock time: الساعة العاشرة والنصف صباحا, 10:30, الثالثة عصرا بتوقيت القاهرة."""
    half = (
        f"(half{n}:&halves|wa half{n}:halves|quarter{n}:&quarters|wa quarter{n}:quarters"
        f"|third{n}:&thirds|wa third{n}:thirds|less_quarter{n}:except quarters"
        f"|less_third{n}:except thirds"
        f"|(wa minute{n}:minute|minute{n}:&minute) measure|wa minute{n}:minute the_minute)"
    )
    when = f"(when{n}:day_adverb|when{n}:daypart|when{n}:the_daypart)"
    spelt = f"from? {when}"
    part = f"((comma|from)? {when}|when{n}:morning_letter|when{n}:era)"
    anywhere = "(~zone? greenwich:greenwich|~zone any)"
    zone = "(~zone? greenwich:greenwich)"  # no other is part of the expression, but four figures ask for one
    return (
        f"(about? hour_word hour{n}:hour hour_letter minute{n}:minute? {zone}?"
        f"|hour{n}:hour hour_letter minute{n}:minute {zone}?"
        f"|about? hour_word minute{n}:minute turned_hour hour{n}:hour {zone}?"
        f"|minute{n}:minute turned_hour hour{n}:hour {anywhere}"
        f"|about? hour_word about? al? hour{n}:hour (colon minute{n}:minute (colon second{n}:minute)?|{half})?"
        f" {part}? {zone}?"
        f"|about? hour_word about? dotted{n}:decimal {part}? {zone}?"
        f"|dotted{n}:decimal ~zone? greenwich:greenwich"
        f"|hour{n}:hour colon minute{n}:minute (colon second{n}:minute)? {part}? {zone}?"
        f"|hour{n}:hour {half}? {spelt} {zone}?"
        f"|hour{n}:feminine {half} {zone}?"
        f"|exactly hour{n}:feminine {half}? {part}? {zone}?"
        f"|(about? hour_word about?)? four{n}:four_figures {anywhere}"
        f"|about? hour_word four{n}:four_figures {when}"
        f"|(about? hour_word)? fixed{n}:fixed_hour"
        f" ((wa minute{n}:minute|minute{n}:&minute) measure)? {zone}?)"
    )


def read_clock(m: Match, n: str = "") -> str | None:
    """THH:MM or THH:MM:SS of a ``clock`` fragment; None where there is no such time."""
    if m.has(f"fixed{n}"):
        return f"{m.text(f'fixed{n}')}:{m.number(f'minute{n}') or 0:02}"
    dotted = m.item(f"dotted{n}")
    hour, minute = m.number(f"hour{n}") or 0, m.number(f"minute{n}") or 0
    if dotted and isinstance(dotted.value, tuple):
        hour, minute = (int(part) for part in dotted.value[:2])
    if m.has(f"four{n}"):
        hour, minute = divmod(m.number(f"four{n}") or 0, 100)
    if hour > 24 or minute > 59:
        return None
    parts = {"half": 30, "quarter": 15, "third": 20, "less_quarter": -15, "less_third": -20}
    total = hour * 60 + next((minutes for key, minutes in parts.items() if m.has(key + n)), minute)
    total += 60 * (hour_in_part(hour, _part(m, f"when{n}")) - hour)
    hours, minutes = divmod(total % (24 * 60), 60)
    seconds, zone = m.number(f"second{n}"), "Z" if m.has("greenwich") else ""
    return f"T{hours:02}:{minutes:02}" + (f":{seconds:02}" if seconds is not None else "") + zone


def _part(m: Match, key: str) -> str:
    return "EV" if m.cls(key) == "era" else m.text(key)


_PART = "(part:daypart|part:the_daypart|part:day_adverb)"


@rules(
    f"{clock()} ((in|comma|from)? {day()})?",
    f"(part:daypart)? {day()} ((in|comma)? {_PART})? ((comma|in|at)? {clock()})",
)
def clock_time(m: Match) -> Reading | None:
    """A clock time, on the day named beside it."""
    time = read_clock(m)
    if time is None or (not m.has("hour") and not m.has("dotted", "fixed", "four")):
        return None
    item = m.item("hour")
    if (item and item.value == 0 and not m.has("minute")) or _is_no_hour(m):
        return None
    named = read_day(m) or _day_before(m, time)
    granularity = "minute" if m.has("minute", "half", "quarter", "third", "dotted", "four") else "hour"
    if named is None:
        return Reading(time, granularity=granularity, kind="time")
    if m.text("part") in ("EV", "AF") and time < "T12" and not m.has("when"):
        time = f"T{int(time[1:3]) + 12}{time[3:]}"
    return replace(named, timex=named.timex + time, granularity=granularity, kind="time")


def _is_no_hour(m: Match) -> bool:
    """Whether figures tell a place in a film or a match (الدقيقة (6:33), الثانية 00:20), degrees (الصغرى (20:15)) or
    how many evenings (16 سهرة).
    """
    hour = m.number("hour")
    if hour is None:
        return False
    before = m.beside(-2 if m.beside(-1) == "open" else -1)
    counted = hour > 12 and m.has("when") and m.past == m.start + 2
    return before in ("the_minute", "degrees") or (before == "feminine" and not hour) or counted


def _day_before(m: Match, time: str) -> Reading | None:
    """The day the same clause told shortly before a clock time that names none, or the heading of its programme."""
    day, told_at = m.context.day, m.context.day_past
    if day is None or time in ("T00", "T00:00"):
        return None  # midnight: the day before it or the one after
    headed = m.context.heading is not None and m.opens_line()
    near = told_at >= max(m.context.sentence[0], m.start - _REACH)
    if not headed and (not near or clause_begins(m.context.lexed.document.keys[told_at : m.start])):
        return None
    m.from_text = True
    return day


@rules(
    f"(late_or_early from?)? part:daypart from? {day()}",
    f"part:late_or_early from? ({day()}|tonight:tonight last_night:past?)",
    "part:daypart weekday:weekday (dash|slash|to)? next:weekday",
    f"{day()} (comma|in)? (part:the_daypart|part:day_adverb|part:daypart) !deictic_day !weekday",
)
def part_of_day(m: Match) -> Reading | None:
    """صباح اليوم, الأحد مساء, ليل السبت الأحد, وقت متأخر من أمس."""
    following = m.number("next")
    if following and following != (m.number("weekday") or 0) % 7 + 1:
        return None
    named = unit_reading("D", -m.has("last_night"), m.anchor) if m.has("tonight") else read_day(m)
    return named and named.in_part(m.text("part"))


@rules("part:day_adverb", "part:late_or_early (from? the_daypart)?")
def part_of_any_day(m: Match) -> Reading:
    """ليلا, الساعات الأولى من الصباح, where no day is told beside it."""
    return Reading(f"T{m.text('part')}", granularity="part", kind="time")


@rules("near part:the_daypart")
def this_part_of_day(m: Match) -> Reading | None:
    """هذا المساء; هذا العصر is an age."""
    return None if m.text("part") == "AF" else unit_reading("D", 0, m.anchor).in_part(m.text("part"))
