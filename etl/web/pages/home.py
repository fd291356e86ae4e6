"""The morning after: what the last night did, the thirty days before it, and the stories of the day reported."""

from __future__ import annotations

from datetime import date
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Row

from etl.web.asking import ask, ask_one
from etl.web.charts import Series, chart
from etl.web.days import as_day, days_before, long_day
from etl.web.language import chosen, say
from etl.web.outlets import agency_names
from etl.web.pages.stories import newest_day, reported_day, told
from etl.web.rendering import address, render

router = APIRouter()
_DAYS, _STORIES = 30, 25


@router.get("/")
def home(request: Request) -> Response:
    """Last night, the last thirty days, the stories of the day that the daily report tells of."""
    language = chosen(request)
    night = ask_one(request, "last_night")
    newest, reported = newest_day(request), reported_day(request)
    nights = _thirty(request, "nights", as_day(night.started_at)) if night else []
    published = _thirty(request, "published_days", newest) if newest else []
    return render(
        request,
        "home.html",
        night=night,
        rejects=ask(request, "rejects_of_run", run=night.run_id) if night else [],
        nights=nights,
        nights_chart=_nights_chart(request, language, nights),
        published=published,
        published_chart=_published_chart(request, language, published),
        day=ask_one(request, "day_overview", day=reported) if reported else None,
        day_name=long_day(language, reported) if reported else "",
        told=told(request, reported, size=_STORIES) if reported else [],
        agencies=agency_names(language),
    )


def _thirty(request: Request, question: str, until: date) -> list[Row[Any]]:
    return ask(request, question, since=days_before(until, _DAYS - 1), until=until)


def _nights_chart(request: Request, language: str, nights: list[Row[Any]]) -> str:
    names = ("added", "changed", "rejected")
    return chart(
        [str(row.day) for row in nights],
        [Series(say(language, f"home.{name}"), [getattr(row, name) for row in nights]) for name in names],
        [address(request, "/reports/recent_runs", run=row.run_id) if row.run_id else "" for row in nights],
    )


def _published_chart(request: Request, language: str, days: list[Row[Any]]) -> str:
    return chart(
        [str(row.day) for row in days],
        [
            Series(say(language, "home.originals"), [row.articles - row.copies for row in days]),
            Series(say(language, "home.copies"), [row.copies for row in days]),
        ],
        [address(request, "/stories", day=row.day) if row.articles else "" for row in days],
    )
