"""What analysts judged, as gold for training: whole articles in the line format of ``benchmarks/gold/articles.jsonl``.

An article of which anything was judged is written as it reads after the judgements: names, statements and events that
are left, each with what is right of it. ``judged`` says which of its words somebody looked at; the rest is as the
annotators read it.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, and_, column, select, table, union

from etl.load.bulk import among
from etl.load.tables import annotation_tables, article_version, correction, judgement, mention

_AT_ONCE = 200  # articles read together

_NAME = ("version_id", "ordinal", "start_offset", "end_offset", "type", "article_entity_id")
_SAID = (
    "version_id", "ordinal", "kind", "cue_start", "cue_end", "cue_lemma", "stance", "content_start", "content_end",
    "speaker_start", "speaker_end", "speaker_name", "document", "parent",
)  # fmt: skip
_HAPPENED = (
    "version_id", "ordinal", "type", "trigger_start", "trigger_end", "status", "asserted_by", "place_name", "first_day",
)  # fmt: skip
_TOOK_PART = ("version_id", "event_ordinal", "ordinal", "part", "name", "country")
_names = table("effective_mention", *map(column, _NAME)).c
_statements = table("effective_statement", *map(column, _SAID)).c
_events = table("effective_event", *map(column, _HAPPENED)).c
_participants = table("event_participants", *map(column, _TOOK_PART)).c
_effective = table("effective_entity", *map(column, ("article_entity_id", "country", "lexicon_id")))
_judged_entity = table("judged_entity", *map(column, ("article_entity_id", "version_id", "verdict")))
_entities, _links, _read_events = _effective.c, _judged_entity.c, annotation_tables["events"]


def export_gold(connection: Connection, file: str) -> int:
    """Write a line for each article of which anything stands judged; ``-``: print them. How many."""
    written = 0
    with nullcontext(sys.stdout) if file == "-" else Path(file).open("w", encoding="utf-8") as lines:
        for record in gold(connection):
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")
            written += 1
    return written


def gold(connection: Connection) -> Iterator[dict[str, Any]]:
    """These articles as they read now, in the order of their keys."""
    keys = _judged_versions(connection)
    for first in range(0, len(keys), _AT_ONCE):
        yield from _records(connection, keys[first : first + _AT_ONCE])


def _judged_versions(connection: Connection) -> Sequence[int]:
    linked = select(_links.version_id).where(_links.verdict != "withdrawn")
    found = union(select(correction.c.version_id), linked).subquery()
    v = article_version.c
    query = select(v.version_id).where(v.is_current, v.version_id.in_(select(found.c.version_id)))
    return connection.scalars(query.order_by(v.article_id)).all()


def _records(connection: Connection, keys: Sequence[int]) -> Iterator[dict[str, Any]]:
    v = article_version.c
    parts = {
        "entities": _of_each(connection, _named(), keys),
        "statements": _of_each(connection, select(*_statements).order_by(_statements.ordinal), keys),
        "events": _of_each(connection, select(*_events).order_by(_events.ordinal), keys),
        "participants": _of_each(connection, select(*_participants).order_by(_participants.ordinal), keys),
        "judged": _of_each(connection, _judged(), keys),
        "links": _of_each(connection, _linked(), keys),
    }
    query = select(v.version_id, v.article_id, v.published_on, v.title, v.body)
    for row in connection.execute(query.where(among(connection, v.version_id, keys)).order_by(v.article_id)):
        found = {part: rows[row.version_id] for part, rows in parts.items()}
        yield {
            "id": str(row.article_id),
            "published_on": row.published_on and str(row.published_on),
            "title": row.title,
            "text": row.body,
            "entities": [_entity(each) for each in found["entities"]],
            "statements": _gold_statements(found["statements"]),
            "events": [_event(each, found["participants"]) for each in found["events"]],
            "judged": [_verdict(each) for each in found["judged"]],
            "links": [_link(each) for each in found["links"]],
        }


def _of_each(connection: Connection, query: Select[Any], keys: Sequence[int]) -> dict[int, list[RowMapping]]:
    """The rows of each of those versions."""
    rows: defaultdict[int, list[RowMapping]] = defaultdict(list)
    (key,) = (each for each in query.selected_columns if each.name == "version_id")
    for row in connection.execute(query.where(among(connection, key, keys))).mappings():
        rows[row["version_id"]].append(row)
    return rows


def _named() -> Select[Any]:
    query = select(*_names, _entities.country).join(
        _effective, _entities.article_entity_id == _names.article_entity_id
    )
    return query.order_by(_names.start_offset)


def _judged() -> Select[Any]:
    c, j, read = correction.c, judgement.c, _read_events.c
    query = select(
        c.version_id, c.about, c.start_offset, c.end_offset, c.verdict, c.value, j.author, read.type
    )
    there = and_(
        c.about == "event",
        read.version_id == c.version_id,
        read.trigger_start == c.start_offset,
        read.trigger_end == c.end_offset,
    )
    query = query.join(judgement, j.judgement_id == c.judgement_id).outerjoin(_read_events, there)
    return query.order_by(c.start_offset, c.about)


def _linked() -> Select[Any]:
    """Each mention of whom was judged to be somebody, or not to be, and the entry that it means after that."""
    m = mention.c
    stands = and_(_links.article_entity_id == m.article_entity_id, _links.verdict != "withdrawn")
    query = select(m.version_id, m.start_offset, m.end_offset, _entities.lexicon_id).distinct()
    return (
        query.join(_judged_entity, stands)
        .join(_effective, _entities.article_entity_id == m.article_entity_id)
        .order_by(m.start_offset)
    )


def _span(row: RowMapping, what: str, end: str) -> list[int] | None:
    return None if row[what] is None else [row[what], row[end]]


def _entity(row: RowMapping) -> dict[str, Any]:
    key = str(row["article_entity_id"])
    span = _span(row, "start_offset", "end_offset")
    return {"span": span, "type": row["type"], "entity": key, "country": row["country"]}


def _gold_statements(rows: Sequence[RowMapping]) -> list[dict[str, Any]]:
    """In the order of their cues; ``parent`` is the place among these."""
    rows = sorted(rows, key=lambda row: row["cue_start"])
    places = {row["ordinal"]: place for place, row in enumerate(rows)}
    return [
        {
            "kind": row["kind"],
            "cue": _span(row, "cue_start", "cue_end"),
            "cue_lemma": row["cue_lemma"],
            "stance": row["stance"],
            "speaker": _span(row, "speaker_start", "speaker_end"),
            "speaker_name": row["speaker_name"],
            "content": _span(row, "content_start", "content_end"),
            "document": row["document"],
            "parent": places.get(row["parent"]),
        }
        for row in rows
    ]


def _event(row: RowMapping, participants: Sequence[RowMapping]) -> dict[str, Any]:
    parts: dict[str, list[dict[str, Any]]] = {"actor": [], "recipient": []}
    for each in participants:
        if each["event_ordinal"] == row["ordinal"]:
            parts[each["part"]].append({"name": each["name"], "country": each["country"]})
    return {
        "type": row["type"],
        "trigger": _span(row, "trigger_start", "trigger_end"),
        **parts,
        "place": row["place_name"],
        "start": row["first_day"] and str(row["first_day"]),
        "status": row["status"],
        "asserted_by": True if row["asserted_by"] is not None else None,
    }


def _verdict(row: RowMapping) -> dict[str, Any]:
    span = _span(row, "start_offset", "end_offset")
    told = {name: row[name] for name in ("verdict", "value", "author")}
    told |= {"type": row["type"]} if row["type"] else {}  # of an event as it was read
    return {"about": row["about"], "span": span, **told}


def _link(row: RowMapping) -> dict[str, Any]:
    return {"span": _span(row, "start_offset", "end_offset"), "lexicon_id": row["lexicon_id"]}
