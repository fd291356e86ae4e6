"""An article: its words with what was read from them, its wordings, and the articles that carry the same text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from etl.export.web_annotations import news_article
from etl.report.articles import ArticleReading, read_article
from etl.report.differences import Difference, differences
from etl.report.passages import Annotation
from etl.web.asking import ask, warehouse
from etl.web.failing import not_found
from etl.web.marks import LAYERS, marked
from etl.web.rendering import render

router = APIRouter()
Key = Annotated[int, Path(ge=0, lt=2**63)]
KeyAsked = Annotated[int | None, Query(ge=0, lt=2**63)]
_SPANS_ASKED = re.compile(r"(\d{1,7})-(\d{1,7})")


@router.get("/articles/{article_id}.jsonld")
def linked_data(request: Request, article_id: Key, version: KeyAsked = None) -> Response:
    """The article and its annotations for programs."""
    chosen = _chosen(_versions(request, article_id), version)
    written = orjson.dumps(news_article(warehouse(request), chosen.version_id), option=orjson.OPT_INDENT_2)
    return Response(written, media_type="application/ld+json")


@router.get("/articles/{article_id}")
def article(
    request: Request,
    article_id: Key,
    version: KeyAsked = None,
    compare: KeyAsked = None,
    at: Annotated[str, Query(max_length=2000)] = "",
) -> Response:
    """A wording of it, the one that stands unless another is asked for.

    ``at`` marks more words (``10-15,20-25``), as a search does with what it found.
    """
    versions = _versions(request, article_id)
    chosen = _chosen(versions, version)
    reading = read_article(warehouse(request), chosen.version_id)
    if reading is None:
        raise not_found()
    earlier = _chosen(versions, compare) if compare else _before(versions, chosen)
    return render(
        request,
        "article.html",
        article=reading.version,
        reading=reading,
        statements={row.ordinal: row for row in reading.statements},
        paragraphs=marked(reading.version.body, [*reading.spans, *_asked(at)], reading.names),
        layers=_layers(reading),
        versions=versions,
        earlier=earlier,
        changed=_changed(request, reading.version, earlier),
        changes=ask(request, "article_changes", version=chosen.version_id) if earlier else [],
        story=ask(request, "article_story", version=chosen.version_id),
    )


def _versions(request: Request, article_id: int) -> Sequence[Any]:
    versions = ask(request, "article_versions", article=article_id)
    if not versions:
        raise not_found()
    return versions


def _chosen(versions: Sequence[Any], version: int | None) -> Any:
    for row in versions:
        if row.version_id == version or (version is None and row.is_current):
            return row
    raise not_found()


def _before(versions: Sequence[Any], chosen: Any) -> Any | None:
    return next((row for row in versions if row.version_id == chosen.previous_id), None)


def _changed(request: Request, now: Any, other: Any | None) -> dict[str, list[Difference]]:
    """How title and body differ from another wording's."""
    if other is None or other.version_id == now.version_id:
        return {}
    (before,) = ask(request, "article_version", version=other.version_id)
    return {
        "title": differences(before.title or "", now.title or ""),
        "body": differences(before.body, now.body),
    }


def _asked(at: str) -> list[Annotation]:
    spans = enumerate(_SPANS_ASKED.findall(at))
    return [Annotation("found", number, int(start), int(end)) for number, (start, end) in spans]


def _layers(reading: ArticleReading) -> dict[str, int]:
    """How many things each layer shows, of those that have any."""
    counts = {
        "names": len(reading.names),
        "statements": len(reading.statements),
        "dates": len(reading.dates),
        "events": len(reading.events),
        "keywords": len(reading.keywords),
    }
    return {layer: counts[layer] for layer in reversed(LAYERS) if counts.get(layer)}
