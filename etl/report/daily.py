"""The report of a day: what is asked for it, and its page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any, NamedTuple

from babel.dates import format_date
from sqlalchemy import Connection

from etl.errors import UserError
from etl.paths import SQL
from etl.report.answers import answer
from etl.report.html_pages import environment, words
from etl.report.questions import Question, find_question, read_question
from etl.report.tables import Table, table_of

_QUESTIONS = SQL / "daily"
_AHEAD = timedelta(days=60)  # announced dates
_STATEMENTS_OF_A_STORY = 3
_DUE = 0.5  # articles of a usual day: an outlet that has long been silent has fewer
_AROUND, _MARKED = 240, 700  # characters of a passage that are shown


@dataclass(frozen=True, slots=True)
class Daily:
    """What the warehouse answers about a day; the tables by name, in the order of the page."""

    day: date
    figures: Mapping[str, Any]
    tables: Mapping[str, Table]


class Passage(NamedTuple):
    """Words within their sentence."""

    before: str
    words: str
    after: str


def newest_day(connection: Connection, today: date) -> date | None:
    """The newest day of which a report can be made; None where the warehouse holds no dated article."""
    _, rows = answer(connection, _question("newest_day"), {"today": today.isoformat()})
    return _as_day(rows[0][0]) if rows else None


def read_daily(connection: Connection, day: date) -> Daily:
    """Ask all that the report of a day tells.

    Raises:
        UserError: the warehouse's calendar does not reach to that day.
    """
    counted = _records(_asked(connection, _question("figures"), day=day))
    if not counted:
        raise UserError(f"{day}: the calendar has no such day; it goes from February 1900 to 2100")
    (figures,) = counted
    asked = partial(_asked, connection)
    tables = {
        "stories": asked(_question("stories"), day=day),
        "statements": asked(_question("statements"), day=day),
        "events": asked(_question("events"), day=day),
        "announced_dates": asked(
            find_question("announced_dates"), since=day + timedelta(days=1), until=day + _AHEAD, most=40
        ),
        "rising_names": asked(find_question("rising_names"), until=day),
        "source_health": asked(find_question("source_health"), since=day, until=day),
    }
    return Daily(day, figures, tables)


def page(daily: Daily) -> str:
    """The report as one page that needs nothing beside it, in Arabic and English."""
    statements = _records(daily.tables["statements"])
    stories = [
        {**story, "said": [one for one in statements if one["story_id"] == story["story_id"]]}
        for story in _records(daily.tables["stories"])
    ]
    told = {id(one) for story in stories for one in story["said"][:_STATEMENTS_OF_A_STORY]}
    outlets = _records(daily.tables["source_health"])
    return environment().get_template("daily.html").render(
        day=daily.day,
        figures=daily.figures,
        stories=stories,
        said_most=_STATEMENTS_OF_A_STORY,
        others=[one for one in statements if id(one) not in told],
        source_health=[one for one in outlets if _is_due(one)],
        **{name: _records(daily.tables[name]) for name in ("events", "announced_dates", "rising_names")},
        has_word=lambda key: key in words(),
        passage=passage,
        found=found,
        long_day=long_day,
    )  # fmt: skip


def _is_due(outlet: Mapping[str, Any]) -> bool:
    """Whether something came from the outlet, or would have on such a day."""
    return bool(outlet["articles"] or outlet["rejected"] or (outlet["usual"] or 0) >= _DUE)


def passage(text: str, start: int, end: int) -> Passage:
    """The words from start to end within the text, cut to what can be read at a glance."""
    before, words_, after = text[:start], text[start:end], text[end:]
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    return Passage(before, _cut(words_, _MARKED), _cut(after, _AROUND))


def found(text: str, wanted: str) -> Passage:
    """The first place of the wanted words in the text."""
    start = text.find(wanted)
    return passage(text, start, start + len(wanted)) if start >= 0 else Passage("", "", _cut(text, _AROUND))


def long_day(day: date | str, language: str) -> str:
    """A day with its weekday, as people of that language write it."""
    return format_date(_as_day(day), "EEEE d MMMM y", locale=language)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else re.sub(r"\s+\S*\Z", "", text[:most]) + " …"


def _question(name: str) -> Question:
    return read_question(_QUESTIONS / f"{name}.sql")


def _asked(connection: Connection, question: Question, **given: object) -> Table:
    written = {name: str(value) for name, value in given.items()}
    columns, rows = answer(connection, question, written)
    return table_of(question, columns, rows, written)


def _records(table: Table) -> list[dict[str, Any]]:
    rows: Iterable[Any] = table.rows
    return [dict(zip(table.columns, row, strict=True)) for row in rows]


def _as_day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)
