"""Records into rows: what each table of a version holds, in the order of its columns.

A new kind of annotation is a table and one entry in ``CHILDREN``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, Table

from etl.load import tables
from etl.load.article_entities import article_entity_key, article_entity_rows, folded, link_rows
from etl.load.bulk import Row, delete_where_in, insert_rows
from etl.records import Annotations, CleanArticle


class Read(NamedTuple):
    """A version, what was read out of it, and the keys its entities are stored under."""

    article: CleanArticle
    found: Annotations
    keys: dict[int, int]  # by the entity's key

    @classmethod
    def of(cls, article: CleanArticle, found: Annotations) -> Read:
        """What was read out of an article, with a key for each entity it names."""
        version = article.version_id
        return cls(article, found, {e.key: article_entity_key(version, e.key) for e in found.entities})


class Child(NamedTuple):
    """A table whose rows belong to a version, and how they are made."""

    table: Table
    rows: Callable[[Read], Iterable[Row]]


def rewrite_children(connection: Connection, read: Sequence[Read], known: Sequence[int]) -> None:
    """Write what was read out of versions; of those already ``known`` the old rows go first."""
    for child in reversed(CHILDREN):
        delete_where_in(connection, child.table, "version_id", known)
    for child in CHILDREN:
        insert_rows(connection, child.table, [row for version in read for row in child.rows(version)])


def _article_entities(read: Read) -> Iterable[Row]:
    return article_entity_rows(read.article, read.found, read.keys)


def _merges(read: Read) -> Iterable[Row]:
    return link_rows(read.article, read.found, read.keys)


def _repairs(read: Read) -> Iterable[Row]:
    for kind, occurrences in sorted(read.article.repairs.items()):
        if occurrences:
            yield read.article.version_id, kind, occurrences


def _mentions(read: Read) -> Iterable[Row]:
    article, found, keys = read
    for ordinal, m in enumerate(found.mentions):
        surface = article.body[m.start : m.end]
        key = keys[m.entity]
        yield (
            article.version_id,
            ordinal,
            m.start,
            m.end,
            surface,
            m.type,
            key,
            m.rule,
            m.cluster_rule,
            m.confidence,
        )


def _aliases(read: Read) -> Iterable[Row]:
    """Each spelling of each entity once, with why it was first taken for it."""
    article, found, keys = read
    rules: dict[tuple[int, str], tuple[str, str]] = {}
    counts: Counter[tuple[int, str]] = Counter()
    for m in found.mentions:
        named = m.entity, article.body[m.start : m.end]
        rules.setdefault(named, (m.rule, m.cluster_rule))
        counts[named] += 1
    for ordinal, ((entity, spelling), why) in enumerate(rules.items()):
        occurrences = counts[entity, spelling]
        yield article.version_id, ordinal, keys[entity], spelling, folded(spelling), *why, occurrences


def _sentences(read: Read) -> Iterable[Row]:
    for ordinal, (start, end) in enumerate(read.found.sentences):
        yield read.article.version_id, ordinal, start, end


def _roles(read: Read) -> Iterable[Row]:
    article, found, keys = read
    for ordinal, r in enumerate(found.roles):
        yield (
            article.version_id, ordinal, r.start, r.end, article.body[r.start : r.end],
            _of(keys, r.person), r.office, _of(keys, r.organisation), r.country, r.rule,
        )  # fmt: skip


def _dates(read: Read) -> Iterable[Row]:
    article, found, _ = read
    for ordinal, d in enumerate(found.dates):
        yield (
            article.version_id, ordinal, d.start, d.end, article.body[d.start : d.end], d.timex,
            d.first_day, d.last_day, d.granularity, d.calendar, d.kind, d.anchor, d.rule, d.note,
        )  # fmt: skip


def _statements(read: Read) -> Iterable[Row]:
    article, found, keys = read
    body = article.body
    for ordinal, s in enumerate(found.statements):
        yield (
            article.version_id, ordinal, s.kind,
            s.cue_start, s.cue_end, body[s.cue_start : s.cue_end], s.cue_lemma, s.stance,
            s.content_start, s.content_end, body[s.content_start : s.content_end],
            s.speaker_start, s.speaker_end, _slice(body, s.speaker_start, s.speaker_end),
            _of(keys, s.speaker), s.speaker_name, s.speaker_kind, _of(keys, s.addressee),
            s.document_start, s.document_end, _slice(body, s.document_start, s.document_end), s.document,
            s.parent, s.rule,
        )  # fmt: skip


def _of(keys: dict[int, int], entity: int | None) -> int | None:
    return None if entity is None else keys[entity]


def _slice(body: str, start: int | None, end: int | None) -> str | None:
    return None if start is None or end is None else body[start:end]


CHILDREN = (
    Child(tables.version_repair, _repairs),
    Child(tables.sentence, _sentences),
    Child(tables.article_entity, _article_entities),
    Child(tables.entity_link, _merges),
    Child(tables.mention, _mentions),
    Child(tables.entity_alias, _aliases),
    Child(tables.role, _roles),
    Child(tables.date_expression, _dates),
    Child(tables.statement, _statements),
)
