"""The time of day beside a date: 10:30 مساءً, 01:30 بعد الظهر, 10:30 p.m., 22:30 +0300 AST."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache

from etl.clean.keys import match_key
from etl.lexicon import rows_of_class

DATE_STOOD = "\n"  # what stands for the date in the text beside it

# The hours that are of the second half of the day where a part of the day is said with them.
_LATE = {"EV": range(12), "AF": range(12), "MI": range(6), "NI": range(6, 12)}
_EARLY = ("MO", "NI")  # of these, twelve is midnight
_TIME = re.compile(r"(\d{1,2})\s*:\s*(\d{2})(?:\s*:\s*(\d{2}))?(?:\.\d+)?")
_ERA_OF_DATE = re.compile(rf"{DATE_STOOD}[^\W\d_]+")
_FARTHEST = timedelta(hours=14)  # no zone is farther from Greenwich
_LIKE = {"T00": "NI", "T12": "MI", "DT": "MI"}  # midnight, noon, by day
_LATIN = {"a": "MO", "p": "EV"}


def hour_in_part(hour: int, part: str) -> int:
    """The hour of 24 that is meant by one of 12 in a part of the day (MO, MI, AF, EV, NI), any other as it is."""
    if hour in _LATE.get(part, ()):
        return hour + 12
    return 0 if hour == 12 and part in _EARLY else hour


def at_time(day: date, beside: str) -> tuple[datetime, bool]:
    """The day with the time and offset that the text beside it gives, and whether it gives a time.

    Raises:
        ValueError: no clock shows such a time, or no zone has such an offset.
    """
    midnight = datetime(day.year, day.month, day.day)
    beside = match_key(_ERA_OF_DATE.sub(DATE_STOOD, beside))
    match = _TIME.search(beside)
    if not match:
        return midnight, False
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    part = _part(beside[: match.start()], beside[match.end() :])
    if part is None and hour < 12:
        return midnight, False
    when = midnight.replace(hour=hour_in_part(hour, part or ""), minute=minute, second=second)
    offset = _offset(beside[match.end() :])
    return (when, True) if offset is None else ((when - offset).replace(tzinfo=UTC), True)


def _part(before: str, behind: str) -> str | None:
    """The part of the day said behind a time, else before it; "" for none, None where it may be the date's era."""
    behind_pattern, before_pattern = _part_patterns()
    found = behind_pattern.match(behind) or before_pattern.search(before)
    if found is None:
        return ""
    group = found.lastgroup or ""
    word, earlier = found[group], found.string[: found.start(group)]
    if word in _era_letters() and earlier.rstrip(" ").endswith(DATE_STOOD):
        return None
    return _parts().get(word) or _LATIN[word[0]]


@cache
def _parts() -> dict[str, str]:
    """Match key of every word for a part of the day → which it is; the letter of the Gregorian era is the evening's."""
    kinds = ("daypart", "day_adverb", "the_daypart", "morning_letter", "fixed_hour")
    parts = {
        match_key(row["word"]): row["value"] for kind in kinds for row in rows_of_class("date_words", kind)
    }
    parts = {word: _LIKE.get(part, part) for word, part in parts.items()}
    return parts | dict.fromkeys(_era_letters(), "EV")


@cache
def _era_letters() -> frozenset[str]:
    return frozenset(row["word"] for row in rows_of_class("date_words", "era") if len(row["word"]) == 1)


@cache
def _part_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A part of the day behind a time, and before one. Only words that say nothing else may stand away from it."""
    letters = "|".join((*_era_letters(), _words("morning_letter"), r"[ap]\.?\s?m\b\.?"))
    adverbs, parts = _words("day_adverb"), _words("day_adverb", "daypart")
    near = rf"(?:[\s،,.()]|[–-](?=\s*{DATE_STOOD}))*"
    between = rf"(?:[\s،,.:()–-]|{_whole(_words('weekday', 'hour_word', 'in', 'at', 'from'))})*"
    joint = rf"{near}(?:(?:{_words('from', 'in', 'before', 'after')})\s+)*"
    behind = rf"(?:{joint}|{between}(?={_whole(adverbs)}))"
    whatever = _whole("|".join((letters, parts, _words("the_daypart", "fixed_hour"))))
    return (
        re.compile(rf"{behind}(?P<part>{whatever})"),
        re.compile(rf"(?P<letter>{_whole(letters)}){near}$|(?P<word>{_whole(parts)}){between}$"),
    )


def _whole(words: str) -> str:
    return rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])"


def _words(*kinds: str) -> str:
    words = {match_key(row["word"]) for kind in kinds for row in rows_of_class("date_words", kind)}
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _offset(behind: str) -> timedelta | None:
    """How far from Greenwich a time is that stands before this text."""
    zone = _zone_pattern().search(behind)
    if not zone:
        return None
    hours, minutes = next(
        ((zone[f"hours{n}"], zone[f"minutes{n}"]) for n in range(3) if zone[f"hours{n}"]), ("+0", None)
    )
    offset = timedelta(hours=int(hours), minutes=int(hours[0] + (minutes or "0")))
    if abs(offset) > _FARTHEST:
        raise ValueError(f"no zone is {hours} hours from Greenwich")
    return offset


@cache
def _zone_pattern() -> re.Pattern[str]:
    """Greenwich by its names, an offset from it, or an offset alone.

    Alone, its four figures stand before the zone's name (+0300 AST, +03:00[Asia/Baghdad]) or any word where it is
    east of Greenwich; fewer figures only where the text ends but for brackets: -5 may count comments.
    """
    greenwich = rf"(?<![^\W\d_])(?:utc|gmt|z|{_words('greenwich')})(?![^\W\d_])"
    ends = r"\s*(?:$|[()\[\]])"
    return re.compile(
        rf"{greenwich}(?:\s*(?P<hours0>[+-]\d{{1,2}})(?::?(?P<minutes0>\d{{2}}))?(?!\d))?"
        rf"|(?P<hours1>\+0\d|[+-]\d\d(?=:?\d\d(?:{ends}|\s*[a-z]))):?(?P<minutes1>\d\d)(?!\d)"
        rf"|(?P<hours2>[+-]\d{{1,2}})(?::?(?P<minutes2>\d{{2}}))?(?!\d){ends}"
    )
