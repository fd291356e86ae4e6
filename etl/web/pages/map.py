"""The map: the places the news of some days names, as large as the articles that name them are many."""

from __future__ import annotations

from functools import cache
from typing import Any

from babel.core import get_global
from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy import Row

from etl.web.asking import ask
from etl.web.charts import bubbles
from etl.web.days import Day, days_before
from etl.web.language import chosen
from etl.web.pages.stories import newest_day
from etl.web.rendering import address, render

router = APIRouter()
_LATELY, _MOST = 30, 300


@router.get("/map")
def places(request: Request, since: Day = None, until: Day = None) -> Response:
    """The last thirty days with articles, or the days asked for."""
    last = until or newest_day(request)
    first = since or (days_before(last, _LATELY - 1) if last else None)
    given = {"since": first, "until": last}
    rows = ask(request, "map_places", **given) if last else []
    towns = [row for row in rows if row.level == "town"]
    countries = [row for row in rows if row.level == "country"]
    return render(
        request,
        "map.html",
        towns=len(towns),
        places=towns[:_MOST],
        countries=countries,
        since=first,
        until=last,
        drawn=bubbles(
            [_bubble(request, row, given) for row in towns[:_MOST]],
            {_number(row.country): row.articles for row in countries if _number(row.country)},
        ),
    )


def _bubble(request: Request, row: Row[Any], days: dict[str, Any]) -> dict[str, Any]:
    name = row.name_en if chosen(request) == "en" and row.name_en else row.name_ar
    link = address(request, f"/names/{row.entity_id}/articles", **days)
    return {"name": name, "at": [row.longitude, row.latitude], "articles": row.articles, "link": link}


def _number(country: str) -> str:
    """The ISO 3166-1 number of a country, by which the outline names it; empty: it has none."""
    return _numbers().get(country, "")


@cache
def _numbers() -> dict[str, str]:
    aliases = get_global("territory_aliases")
    return {codes[0]: number for number, codes in aliases.items() if number.isdigit() and len(codes) == 1}
