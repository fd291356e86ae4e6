"""The data dictionary: what every table, view and report holds, column by column, in the reader's language."""

from __future__ import annotations

from functools import cache

from fastapi import APIRouter, Request
from fastapi.responses import Response

from etl.report.dictionary import Entry, entries
from etl.web.failing import not_found
from etl.web.language import chosen
from etl.web.rendering import render

router = APIRouter()
_KINDS = ("view", "report", "table")  # what people ask of first


@router.get("/dictionary")
def dictionary(request: Request, kind: str = "", name: str = "", q: str = "") -> Response:
    """All there is, or what speaks of ``q``; with a kind and a name, its columns."""
    known = _entries(chosen(request))
    if name:
        entry = next((each for each in known if (each.kind, each.name) == (kind, name)), None)
        if entry is None:
            raise not_found()
        return render(request, "dictionary_entry.html", entry=entry)
    found = [each for each in known if _speaks_of(each, q.strip().casefold())]
    kinds = [(kind, [each for each in found if each.kind == kind]) for kind in _KINDS]
    return render(request, "dictionary.html", kinds=kinds, q=q)


@cache
def _entries(language: str) -> list[Entry]:
    return entries("ar" if language == "ar" else "en")


def _speaks_of(entry: Entry, wanted: str) -> bool:
    """Whether its name, what it is, or one of its columns has that text."""
    texts = (entry.name, entry.about, *(text for column in entry.columns for text in column))
    return any(wanted in text.casefold() for text in texts)
