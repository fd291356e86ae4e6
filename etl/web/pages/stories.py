"""The stories of a day, one line each with its copies folded; and a story: who carried it, and how they differ."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from sqlalchemy import Row

from etl.report import daily
from etl.report.differences import Difference, differences
from etl.settings import read_settings
from etl.web.asking import ask, ask_one, warehouse
from etl.web.days import Day, as_day, long_day
from etl.web.failing import not_found
from etl.web.language import chosen
from etl.web.outlets import agency_names
from etl.web.rendering import render

router = APIRouter()
PAGE_SIZE = 50
_OF_ONE = 20  # statements and events of each article of a story
Key = Annotated[int, Path(ge=0, lt=2**63)]
KeyAsked = Annotated[int | None, Query(ge=0, lt=2**63)]
Page = Annotated[int, Query(ge=1, le=10_000)]


class Told(NamedTuple):
    """A story of a day with the first of what was said and done in it."""

    story: Row[Any]
    statements: list[Row[Any]]
    events: list[Row[Any]]


@router.get("/stories")
def of_day(request: Request, day: Day = None, page: Page = 1) -> Response:
    """The day of the daily report, or the one asked for."""
    shown = day or reported_day(request)
    overview = ask_one(request, "day_overview", day=shown) if shown else None
    if shown and overview is None:
        raise not_found()
    return render(
        request,
        "stories.html",
        day=overview,
        day_name=long_day(chosen(request), shown) if shown else "",
        told=told(request, shown, page) if shown else [],
        agencies=agency_names(chosen(request)),
        page=page,
        size=PAGE_SIZE,
    )


@router.get("/stories/{story}")
def story(request: Request, story: Key, other: KeyAsked = None) -> Response:
    """Who carried it; ``other``: the version that is compared with the origin, else the first copy after it."""
    members = ask(request, "story_articles", story=story)
    if not members:
        raise not_found()
    compared = _compared(members, other)
    return render(
        request,
        "story.html",
        story=story,
        origin=members[0],
        members=members,
        compared=compared,
        changed=_changed(request, story, compared) if compared else {},
        statements=_first(request, "first_statements", members),
        events=_first(request, "first_events", members),
        agencies=agency_names(chosen(request)),
    )


def newest_day(request: Request) -> date | None:
    """The last day with articles; None: there is none."""
    row = ask_one(request, "newest_day")
    return as_day(row.newest) if row and row.newest else None


def reported_day(request: Request) -> date | None:
    """The day that is reported when none is named: not one that has only begun. None: there is none."""
    return daily.newest_day(warehouse(request), read_settings().today)


def told(request: Request, day: date, page: int = 1, size: int = PAGE_SIZE) -> list[Told]:
    """A page of the day's stories, those most outlets carry first."""
    stories = ask(request, "stories_of_day", day=day, most=size, skip=(page - 1) * size)
    # One version at a time: joined with many, views over what analysts corrected are read whole.
    return [
        Told(
            row,
            ask(request, "first_statements", version=row.version_id),
            ask(request, "first_events", version=row.version_id),
        )
        for row in stories
    ]


def _first(request: Request, question: str, members: Sequence[Row[Any]]) -> list[Row[Any]]:
    """What the articles of a story tell; copies repeat it and are left out."""
    tellers = [row.version_id for row in members if row.kind in ("origin", "rewrite")]
    return [row for version in tellers for row in ask(request, question, version=version, most=_OF_ONE)]


def _compared(members: Sequence[Row[Any]], other: int | None) -> Row[Any] | None:
    others = [row for row in members if row.kind != "origin"]
    asked = [row for row in others if row.version_id == other]
    copies = [row for row in others if row.kind != "rewrite"]
    return next(iter(asked or copies or others), None)


def _changed(request: Request, story: int, other: Row[Any]) -> dict[str, list[Difference]]:
    """How the other's headline and text differ from the origin's."""
    texts = ask(request, "story_texts", story=story, version=other.version_id)
    if len(texts) < 2:
        return {}
    origin, copy = texts
    return {
        "title": differences(origin.title or "", copy.title or ""),
        "body": differences(origin.body, copy.body),
    }
