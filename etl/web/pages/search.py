"""Search: articles by their words, each with the passage that shows why it was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi import Query as Asked
from fastapi.responses import Response

from etl.errors import UserError
from etl.report.entities import Ambiguous, NamedEntity
from etl.report.search import Hit, Query, Results, Span, search
from etl.web.asking import ask, warehouse
from etl.web.rendering import render

router = APIRouter()
_FILTERS = ("outlet", "since", "until", "speaker", "topic")
_A_PAGE = 50


@router.get("/search")
def found(request: Request, q: str = "", page: Annotated[int, Asked(ge=1, le=1000)] = 1) -> Response:
    """The form, and below it what was found; what cannot be looked for is said in its place."""
    given = {name: request.query_params.get(name, "").strip() for name in _FILTERS}
    results, wrong = None, ""
    candidates: Sequence[NamedEntity] = ()
    if q.strip():
        try:
            results = search(warehouse(request), _query(q, given, page))
        except Ambiguous as several:
            candidates = several.found
        except UserError as error:
            if error.exit_code != UserError.exit_code:
                raise
            wrong = str(error)
    return render(
        request,
        "search.html",
        422 if wrong else 200,
        q=q,
        given=given,
        results=results,
        wrong=wrong,
        candidates=candidates,
        page=page,
        size=_A_PAGE,
        passages=_passages(results),
        outlets={row.slug: row for row in ask(request, "search_outlets")},
        topics=ask(request, "search_topics"),
    )


def _query(q: str, given: Mapping[str, str], page: int) -> Query:
    return Query(
        q.strip(),
        given["outlet"] or None,
        _day("since", given["since"]),
        _day("until", given["until"]),
        given["speaker"] or None,
        given["topic"] or None,
        limit=_A_PAGE,
        offset=(page - 1) * _A_PAGE,
    )


def _day(name: str, written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise UserError(f"{name}={written} must be a day like 2025-03-01") from None


def _passages(
    results: Results | None,
) -> list[tuple[Hit, list[tuple[str, bool]], list[tuple[str, bool]], str]]:
    """Each hit with its headline and passage in pieces, and the spans its page is to mark."""
    return [
        (
            hit,
            _pieces(hit.title or "", 0, hit.title_spans),
            _pieces(hit.passage, hit.passage_start, hit.spans),
            ",".join(f"{start}-{end}" for start, end in hit.spans),
        )
        for hit in (results.hits if results else ())
    ]


def _pieces(text: str, offset: int, spans: Sequence[Span]) -> list[tuple[str, bool]]:
    """The text in pieces, and whether each was found; ``offset``: where the text begins, as spans count."""
    pieces, done = [], 0
    for start, end in spans:
        first, last = max(start - offset, done), end - offset
        pieces += [(text[done:first], False), (text[first:last], True)]
        done = max(done, last)
    return [(piece, is_found) for piece, is_found in [*pieces, (text[done:], False)] if piece]
