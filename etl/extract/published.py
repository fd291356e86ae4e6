"""Where a publication date may stand besides a record's own field, in the order we trust it.

The record's field (``source``), then of a page ``json-ld``, ``meta`` and ``time``, of a feed ``feed``; then the
address (``url``), the line of a page that shows a date (``dateline``), and what the caller said (``parameter``).
Which of them can be read is for clean to say: the first that can dates the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

# /2024/03/15/, /2024-03-15-, /20240315/: whole numbers of a path, nothing that is part of a longer one.
_IN_PATH = re.compile(
    r"(?<!\d)(?:(19|20)(\d\d)([/_-])(0?[1-9]|1[0-2])\3(0?[1-9]|[12]\d|3[01])|(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(?!\d)"
)
_A_YEAR = re.compile(r"(?<!\d)(?:1[3-9]|2[0-9])\d\d(?!\d)")
_DAY_NUMBER = re.compile(r"[3-6]\d{4}(?:\.\d{1,12})?", re.ASCII)
_FIRST_DAY = 32874  # 1 January 1990: news is not older
_DAY_ZERO = datetime(1899, 12, 30)
_LONGEST_LINE = 110  # characters
_FARTHEST_LINE = 12  # lines from the headline
_MOST_LINES = 4
_OTHER_DIGITS = {
    ord(digit): str(value) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, digit in enumerate(digits)
}


def date_in_url(url: str | None) -> str | None:
    """The day an address names in its path, as year-month-day."""
    path = re.sub(r"^[a-z]+://[^/]*|[?#].*", "", url or "", flags=re.IGNORECASE)
    found = _IN_PATH.search(path)
    if found is None:
        return None
    century, year, _, month, day, *whole = found.groups()
    if century is None:
        return "-".join(whole)
    return f"{century}{year}-{int(month):02}-{int(day):02}"


def day_of_number(written: str | None) -> str | None:
    """A date that a spreadsheet counts in days (45750.5: noon of 3 April 2025) in ISO 8601; any other as written."""
    text = (written or "").strip()
    if not _DAY_NUMBER.fullmatch(text) or float(text) < _FIRST_DAY:
        return written
    when = _DAY_ZERO + timedelta(days=float(text))
    when = (when + timedelta(milliseconds=500)).replace(microsecond=0)
    return when.isoformat() if "." in text else when.date().isoformat()


def is_no_time(text: str) -> bool:
    """Whether it is what databases keep where there is no time: 0, 0000-00-00 00:00:00."""
    return "0" in text and not text.strip("0 :/.+-TZ")


def names_a_year(text: str) -> bool:
    """Whether a number in it may be a year, Gregorian or Hijri, in digits of any shape."""
    return _A_YEAR.search(text.translate(_OTHER_DIGITS)) is not None


def date_lines(lines: Sequence[str], headline: int, body: int) -> Iterator[str]:
    """Lines of a page that may show its date: between headline and body, else before the headline, the nearest first.

    The first date of a page is often that of today, a date of the body that of what it tells.
    """
    after = range(headline, min(len(lines), body, headline + _FARTHEST_LINE))
    before = range(headline - 1, max(-1, headline - _FARTHEST_LINE), -1)
    near = (lines[at] for at in (*after, *before))
    yield from [line for line in near if len(line) <= _LONGEST_LINE and names_a_year(line)][:_MOST_LINES]
