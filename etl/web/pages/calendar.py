"""The calendar: what was announced for a day and what happened on it, month by month, the Hijri day beside."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from sqlalchemy import Row

from etl.web.asking import ask
from etl.web.days import FIRST, LAST, Day, as_day, long_day, month_name, weekday_name
from etl.web.failing import not_found
from etl.web.language import chosen
from etl.web.pages.stories import Page, newest_day
from etl.web.rendering import render

router = APIRouter()
_SIZE, _FEW = 50, 12
Month = Annotated[str, Query(pattern=r"^(\d{4}-\d{2})?$")]
Type = Annotated[str, Query(max_length=20, pattern="^[A-Z]*$")]
Shown = Annotated[Literal["", "announced", "events"], Query()]


@router.get("/calendar")
def month(
    request: Request, month: Month = "", day: Day = None, show: Shown = "", type: Type = "", page: Page = 1
) -> Response:
    """A month, or of a ``day`` what lies on it alone; of neither, the newest month and what lies ahead of it.

    ``show``: one of the two lists, all of it; ``type``: events of one type.
    """
    newest = newest_day(request) or date.today()
    first = _asked(month) or (day or newest).replace(day=1)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    rows = ask(request, "calendar_month", since=first, until=last)
    if not rows:
        raise not_found()
    events = (day, day) if day else (first, last)
    announced = events if day or month else (newest + timedelta(days=1), LAST)
    size = _SIZE if show else _FEW
    at = {"most": size, "skip": (page - 1) * size if show else 0}
    lists = {}
    if show != "events":
        lists["announced"] = _of(request, "calendar_announced", announced, **at)
    if show != "announced":
        lists["events"] = _of(request, "calendar_events", events, type=type or None, **at)
    language = chosen(request)
    return render(
        request,
        "calendar.html",
        weeks=_weeks(rows),
        weekdays=[weekday_name(language, as_day(row.day)) for row in _weeks(rows)[1] if row],
        hijri_months=_hijri_months(rows),
        name=month_name(language, first),
        day=day,
        day_name=long_day(language, day) if day else "",
        ahead=None if day or month else newest,
        earlier=_month(first - timedelta(days=1)),
        later=_month(last + timedelta(days=1)),
        month=_month(first),
        lists=lists,
        types=[] if show == "announced" else _of(request, "calendar_types", events),
        type=type,
        show=show,
        page=page,
        size=size,
    )


def _of(request: Request, question: str, days: tuple[date, date], **given: Any) -> list[Row[Any]]:
    return ask(request, question, since=days[0], until=days[1], **given)


def _asked(month: str) -> date | None:
    try:
        return date.fromisoformat(f"{month}-01") if month else None
    except ValueError:
        raise not_found() from None


def _month(day: date) -> str | None:
    return f"{day:%Y-%m}" if FIRST <= day <= LAST else None


def _weeks(rows: Sequence[Row[Any]]) -> list[list[Row[Any] | None]]:
    """The days by weeks from Sunday on; None: a day of the month before or after."""
    before = rows[0].weekday % 7
    cells: list[Row[Any] | None] = [None] * before + list(rows)
    cells += [None] * (-len(cells) % 7)
    return [cells[at : at + 7] for at in range(0, len(cells), 7)]


def _hijri_months(rows: Sequence[Row[Any]]) -> list[Row[Any]]:
    """The first day of each Hijri month in it, that of the first day included."""
    return [row for at, row in enumerate(rows) if row.hijri_month and (at == 0 or row.hijri_day == 1)]
