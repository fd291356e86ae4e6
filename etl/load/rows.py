"""Records into rows: what each table of a version holds, in the order of its columns.

A new kind of annotation is a table and one entry in ``CHILDREN``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, Table

from etl.clean.keys import match_key
from etl.load import tables
from etl.load.bulk import Row, delete_where_in, insert_rows
from etl.records import Annotations, CleanArticle

Read = tuple[CleanArticle, Annotations]


class Child(NamedTuple):
    """A table whose rows belong to a version, and how they are made."""

    table: Table
    rows: Callable[[CleanArticle, Annotations], Iterable[Row]]


def rewrite_children(connection: Connection, read: Sequence[Read], known: Sequence[int]) -> None:
    """Write what was read out of versions; of those already ``known`` the old rows go first."""
    for child in CHILDREN:
        delete_where_in(connection, child.table, "version_id", known)
        rows = [row for article, found in read for row in child.rows(article, found)]
        insert_rows(connection, child.table, rows)


def _repairs(article: CleanArticle, _: Annotations) -> Iterable[Row]:
    for kind, occurrences in sorted(article.repairs.items()):
        if occurrences:
            yield article.version_id, kind, occurrences


def _mentions(article: CleanArticle, found: Annotations) -> Iterable[Row]:
    for ordinal, m in enumerate(found.mentions):
        surface = article.body[m.start : m.end]
        yield (article.version_id, ordinal, m.start, m.end, surface, m.type, m.entity, m.rule, m.confidence)


def _aliases(article: CleanArticle, found: Annotations) -> Iterable[Row]:
    """Each spelling of each entity once, with the reason it was first taken for it."""
    reasons: dict[tuple[int, str], str] = {}
    counts: Counter[tuple[int, str]] = Counter()
    for m in found.mentions:
        named = m.entity, article.body[m.start : m.end]
        reasons.setdefault(named, m.rule)
        counts[named] += 1
    for ordinal, ((entity, spelling), reason) in enumerate(reasons.items()):
        key = match_key(spelling)
        yield article.version_id, ordinal, entity, spelling, key, reason, counts[entity, spelling]


def _sentences(article: CleanArticle, found: Annotations) -> Iterable[Row]:
    for ordinal, (start, end) in enumerate(found.sentences):
        yield article.version_id, ordinal, start, end


def _roles(article: CleanArticle, found: Annotations) -> Iterable[Row]:
    for ordinal, r in enumerate(found.roles):
        yield (
            article.version_id, ordinal, r.start, r.end, article.body[r.start : r.end],
            r.person, r.office, r.organisation, r.country, r.rule,
        )  # fmt: skip


def _dates(article: CleanArticle, found: Annotations) -> Iterable[Row]:
    for ordinal, d in enumerate(found.dates):
        yield (
            article.version_id, ordinal, d.start, d.end, article.body[d.start : d.end], d.timex,
            d.first_day, d.last_day, d.granularity, d.calendar, d.kind, d.anchor, d.rule, d.note,
        )  # fmt: skip


def _statements(article: CleanArticle, found: Annotations) -> Iterable[Row]:
    body = article.body
    for ordinal, s in enumerate(found.statements):
        yield (
            article.version_id, ordinal, s.kind,
            s.cue_start, s.cue_end, body[s.cue_start : s.cue_end], s.cue_lemma, s.stance,
            s.content_start, s.content_end, body[s.content_start : s.content_end],
            s.speaker_start, s.speaker_end, _slice(body, s.speaker_start, s.speaker_end),
            s.speaker, s.speaker_name, s.speaker_kind, s.addressee,
            s.document_start, s.document_end, _slice(body, s.document_start, s.document_end), s.document,
            s.parent, s.rule, s.confidence,
        )  # fmt: skip


def _slice(body: str, start: int | None, end: int | None) -> str | None:
    return None if start is None or end is None else body[start:end]


CHILDREN = (
    Child(tables.version_repair, _repairs),
    Child(tables.sentence, _sentences),
    Child(tables.mention, _mentions),
    Child(tables.entity_alias, _aliases),
    Child(tables.role, _roles),
    Child(tables.date_expression, _dates),
    Child(tables.statement, _statements),
)
