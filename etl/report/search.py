"""Search: articles by their words, in whatever spelling and form, best first, each with the passage that shows why.

search(connection, Query('القمة "مجلس الأمن"', outlet="wafa")) -> Results
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Connection, Date, String, TextualSelect, bindparam, select, text

from etl.errors import UserError
from etl.load.tables import search_index
from etl.paths import SQL
from etl.report.excerpts import best_passage
from etl.report.parameters import TYPES
from etl.report.search_words import (
    Phrase,
    Wanted,
    as_fts5,
    as_tsquery,
    occurrences,
    pattern_of,
    read_wanted,
    tsquery_of,
)
from etl.resolve.search.index import rules

TITLE_WEIGHT = 5.0  # how often a term of the headline counts
Span = tuple[int, int]  # first character, and the character after the last


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, as people write it: names in any spelling, outlets by slug or name, topics likewise."""

    text: str
    outlet: str | None = None
    since: date | None = None  # the first day
    until: date | None = None  # the last day
    speaker: str | None = None  # somebody who says something in the article
    topic: str | None = None
    limit: int = 10
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found. Offsets count characters of the stored body, those of ``title_spans`` of the headline."""

    article_id: int
    version_id: int
    title: str | None
    source: str  # the outlet's slug
    day: date | None
    url: str | None
    score: float
    passage: str  # a piece of the body as it stands
    passage_start: int  # its first character
    spans: tuple[Span, ...]  # the words found in it
    title_spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """A page of what was found, and how it was looked for."""

    total: int
    hits: tuple[Hit, ...]
    looked_for: tuple[
        tuple[str, str], ...
    ]  # each word or phrase as written, and the terms it was looked for by
    left_out: tuple[str, ...] = ()  # function words, which nearly every article has
    any_word: bool = False  # no article has all of them: those that have any are shown
    complete: bool = True  # whether the index holds all articles, by the rules of this version


def search(connection: Connection, query: Query) -> Results:
    """The articles that have all the words of a query, or else any of them, best first.

    Raises:
        UserError: no word is looked for, the last day lies before the first, or a name, outlet or topic is unknown
            or may be several.
    """
    if query.since and query.until and query.since > query.until:
        raise UserError(f"{query.since} lies after {query.until}: no day is between them")
    wanted = read_wanted(query.text)
    given = _filters(connection, query)
    page = _page(connection, wanted, "AND", given)
    any_word = not page.total and len(wanted.wanted) > 1
    if any_word:
        page = _page(connection, wanted, "OR", given)
    return Results(
        total=page.total,
        hits=tuple(_hit(row, wanted.wanted) for row in page.rows),
        looked_for=tuple((phrase.asked, " ".join(phrase.terms)) for phrase in wanted.wanted),
        left_out=wanted.left_out,
        any_word=any_word and page.total > 0,
        complete=_is_complete(connection),
    )


class _Page(NamedTuple):
    total: int
    rows: list[Any]


def _page(connection: Connection, wanted: Wanted, joined_by: str, given: dict[str, Any]) -> _Page:
    rows = _rows(connection, wanted, joined_by, given)
    if not rows and given["offset"]:
        first = _rows(connection, wanted, joined_by, {**given, "offset": 0, "limit": 1})
        return _Page(first[0].total if first else 0, [])
    return _Page(rows[0].total if rows else 0, rows)


def _filters(connection: Connection, query: Query) -> dict[str, Any]:
    read = {
        name: None if written is None else TYPES[kind].read(connection, written)
        for name, kind, written in (
            ("outlet", "outlet", query.outlet),
            ("speaker", "entity", query.speaker),
            ("topic", "topic", query.topic),
        )
    }
    days = {"since": query.since, "until": query.until}
    return {**read, **days, "limit": query.limit, "offset": query.offset}


def _rows(connection: Connection, wanted: Wanted, joined_by: str, given: dict[str, Any]) -> list[Any]:
    engine = connection.dialect.name
    looked_for: dict[str, Any] = {"title_weight": TITLE_WEIGHT}
    if engine == "sqlite":
        looked_for["words"] = as_fts5(wanted, joined_by)
    else:
        looked_for["words"] = as_tsquery(wanted, joined_by)
        looked_for["least"] = len(wanted.wanted) if joined_by == "AND" else 1
        looked_for |= _as_arrays(wanted)
    return list(connection.execute(_statement(engine), {**looked_for, **given}))


def _as_arrays(wanted: Wanted) -> dict[str, list[str]]:
    """What PostgreSQL counts in a document."""
    roles = {
        "wanted": wanted.wanted,
        "unwanted": wanted.unwanted,
        "beside": [pair for _, pair in wanted.pairs],
    }
    told = [(role, phrase) for role, phrases in roles.items() for phrase in phrases]
    return {
        "roles": [role for role, _ in told],
        "queries": [tsquery_of(phrase) for _, phrase in told],
        "patterns": [pattern_of(phrase) for _, phrase in told],
    }


def _statement(engine: str) -> TextualSelect:
    found, hits = (
        (SQL / "search" / f"{name}.sql").read_text("utf-8") for name in (f"found_{engine}", "hits")
    )
    return (
        text(f"WITH found AS (\n{found})\n{hits}")
        .bindparams(
            bindparam("outlet", type_=String()),
            bindparam("since", type_=Date()),
            bindparam("until", type_=Date()),
            bindparam("speaker", type_=BigInteger()),
            bindparam("topic", type_=String()),
        )
        .columns(day=Date())
    )


def _hit(row: Any, phrases: tuple[Phrase, ...]) -> Hit:
    passage = best_passage(row.body, occurrences(row.body, phrases))
    return Hit(
        row.article_id,
        row.version_id,
        row.title,
        row.source,
        row.day,
        row.url,
        float(row.score),
        row.body[passage.start : passage.end],
        passage.start,
        passage.spans,
        tuple((start, end) for start, end, _ in occurrences(row.title or "", phrases)),
    )


def _is_complete(connection: Connection) -> bool:
    state = connection.execute(select(search_index.c.rules, search_index.c.complete)).first()
    return state is not None and bool(state.complete) and state.rules == rules()
