"""Whom and what the news names: found by any spelling, each with its coverage, its words and why it is one name."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy import Row

from etl.errors import UserError
from etl.report.entities import NamedEntity, find_entities
from etl.web.asking import ask, ask_one, warehouse
from etl.web.charts import Series, chart
from etl.web.days import Day, as_day, days_before
from etl.web.failing import not_found
from etl.web.language import chosen, say
from etl.web.pages.stories import Key, KeyAsked, Page, newest_day
from etl.web.rendering import address, render

router = APIRouter()
_SIZE, _FEW = 50, 8
_LATELY = 30  # days of the names that are shown where none is asked for
_YEAR, _QUARTER = 366, 92
Words = Annotated[str, Query(max_length=200)]


@router.get("/names")
def search(request: Request, q: Words = "") -> Response:
    """Who or what may be meant; without a name, who and what was named most of late."""
    found = _find(request, q) if q.strip() else []
    if len(found) == 1:
        return RedirectResponse(address(request, f"/names/{found[0].entity_id}"), 303)
    until = newest_day(request)
    since = days_before(until, _LATELY - 1) if until else None
    most = {}
    if until and not q.strip():
        kinds = ("PERSON", "ORG", "LOC")
        most = {kind: ask(request, "most_named", type=kind, since=since, until=until) for kind in kinds}
    return render(request, "names.html", q=q, found=found[:_SIZE], most=most, since=since, until=until)


@router.get("/names/{entity}")
def name(request: Request, entity: Key, since: Day = None, until: Day = None) -> Response:
    """A name with the first of everything that is known of it."""
    one = _name(request, entity)
    coverage = ask_one(request, "name_coverage", entity=entity)
    assert coverage is not None
    few: dict[str, Any] = {"entity": entity, "most": _FEW}
    attention, chart_of_it = _attention(request, entity, coverage, since, until)
    return render(
        request,
        "name.html",
        name=one,
        coverage=coverage,
        attention=attention,
        attention_chart=chart_of_it,
        spellings=ask(request, "name_spellings", **few),
        roles=ask(request, "name_roles", **few),
        companions=ask(request, "name_companions", entity=entity, most=2 * _FEW),
        stances=ask(request, "name_stances", entity=entity),
        statements=ask(request, "name_statements", **few),
        said=ask(request, "name_said_of", **few),
        events=ask(request, "name_events", **few),
        links=ask(request, "name_links", **few),
    )


@router.get("/names/{entity}/statements")
def statements(request: Request, entity: Key, stance: Words = "", page: Page = 1) -> Response:
    """All it says, or all of one stance."""
    rows = ask(request, "name_statements", entity=entity, stance=stance or None, **_at(page))
    return _list(request, entity, "statements", rows, page, stance=stance)


@router.get("/names/{entity}/said")
def said(request: Request, entity: Key, page: Page = 1) -> Response:
    """All that others say of it."""
    return _list(request, entity, "said", ask(request, "name_said_of", entity=entity, **_at(page)), page)


@router.get("/names/{entity}/events")
def events(request: Request, entity: Key, page: Page = 1) -> Response:
    """All events it took part in, or that happened there."""
    return _list(request, entity, "events", ask(request, "name_events", entity=entity, **_at(page)), page)


@router.get("/names/{entity}/links")
def links(request: Request, entity: Key, page: Page = 1) -> Response:
    """All reasons for which names of articles count as this one."""
    return _list(request, entity, "links", ask(request, "name_links", entity=entity, **_at(page)), page)


@router.get("/names/{entity}/articles")
def articles(
    request: Request, entity: Key, also: KeyAsked = None, since: Day = None, until: Day = None, page: Page = 1
) -> Response:
    """The articles that name it, of some days or together with another name."""
    given = {"also": also, "since": since, "until": until}
    rows = ask(request, "name_articles", entity=entity, **given, **_at(page))
    beside = ask_one(request, "name", entity=also) if also else None
    return _list(request, entity, "articles", rows, page, beside=beside, since=since, until=until)


def _at(page: int) -> dict[str, int]:
    return {"most": _SIZE, "skip": (page - 1) * _SIZE}


def _list(request: Request, entity: int, part: str, rows: list[Row[Any]], page: int, **more: Any) -> Response:
    total = rows[0].total if rows else 0
    shown = {"stance": "", "beside": None, "since": None, "until": None, **more}
    one = _name(request, entity)
    return render(
        request, "name_part.html", name=one, part=part, rows=rows, page=page, size=_SIZE, total=total, **shown
    )


def _name(request: Request, entity: int) -> Row[Any]:
    one = ask_one(request, "name", entity=entity)
    if one is None:
        raise not_found()
    return one


def _find(request: Request, q: str) -> list[NamedEntity]:
    try:
        return find_entities(warehouse(request), q)
    except UserError:
        return []


def _attention(
    request: Request, entity: int, coverage: Row[Any], since: date | None, until: date | None
) -> tuple[list[Row[Any]], str]:
    """By day, week or month, as the days allow; from the first article to the last unless other days are asked for."""
    if coverage.last_day is None:
        return [], ""
    last = until or as_day(coverage.last_day)
    first = since or as_day(coverage.first_day)
    days = (last - first).days
    step = "day" if days <= _QUARTER else "week" if days <= 2 * _YEAR else "month"
    rows = ask(request, "name_attention", entity=entity, since=first, until=last, step=step)
    language, path = chosen(request), f"/names/{entity}/articles"
    drawn = chart(
        [str(row.since) for row in rows],
        [
            Series(say(language, "names.articles"), [row.articles for row in rows]),
            Series(say(language, "names.share"), [row.share for row in rows], "line"),
        ],
        [address(request, path, since=row.since, until=row.until) if row.articles else "" for row in rows],
    )
    return rows, drawn
