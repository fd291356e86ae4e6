"""What analysts say was read wrongly: no name or of another type, no statement or event, or another's.

The annotators' own rows stay as they are. A judgement speaks of words of an article, not of rows: ``correction`` says
where these words stand in each of its versions, and the views answer by it. So what was judged holds over re-annotation
and edits, and what is withdrawn leaves no trace.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Engine, RowMapping, Table, and_, func, select

from etl.errors import UserError
from etl.load.article_entities import folded
from etl.load.tables import (
    annotation_tables,
    article_entity,
    article_version,
    entity,
    entity_alias,
    judgement,
    mention,
    statement,
)
from etl.load.warehouse import writing
from etl.resolve.corrected_words import begin, found_in, settle_articles, standing, those_named
from etl.resolve.judgements import Change, Judgement, enter_judgement, judge
from etl.resolve.links import settle
from etl.resolve.quotes import Quote, quote

TYPES = ("PERSON", "ORG", "LOC")
UNNAMED = "ANON"  # the value that says: a source without a name


class Question(NamedTuple):
    """What may be judged of an annotation, and by which words of it."""

    table: Table
    start: str  # columns of the table
    end: str
    verdict: str  # the one it allows besides withdrawing; of a name both do

    @property
    def place(self) -> tuple[ColumnElement[int], ColumnElement[int]]:
        """The columns of these words."""
        return self.table.c[self.start], self.table.c[self.end]


_event = annotation_tables["events"]
QUESTIONS = {
    "name": Question(mention, "start_offset", "end_offset", ""),
    "statement": Question(statement, "cue_start", "cue_end", "rejected"),
    "speaker": Question(statement, "cue_start", "cue_end", "corrected"),
    "event": Question(_event, "trigger_start", "trigger_end", "rejected"),
    "actor": Question(_event, "trigger_start", "trigger_end", "corrected"),
    "recipient": Question(_event, "trigger_start", "trigger_end", "corrected"),
}


class Correction(NamedTuple):
    """A verdict on words of an article."""

    about: str  # one of QUESTIONS
    verdict: str  # rejected or corrected
    version_id: int
    start: int  # of the words: the name, the cue, the trigger
    end: int
    value: str | None = None  # what is right: a type, or who by a name of the article, or ANON
    entity_id: int | None = None  # who is right, by key
    everywhere: bool = False  # of a name: wherever the article has these words


class Corrected(NamedTuple):
    """A judgement that was entered."""

    judgement_id: int
    words: str
    places: int  # where the article, as it reads now, has them


def correct(engine: Engine, said: Correction, author: str, note: str | None = None) -> Corrected:
    """Enter a verdict, and let the views answer by it.

    Raises:
        UserError: nothing of the kind was read there, or the verdict cannot be meant.
    """
    with writing(engine) as connection:
        begin(connection)
        read = _require_read(connection, said)
        said = _require_meaning(connection, said)
        quoted = quote(read.body, said.start, said.end, everywhere=said.everywhere)
        row = {
            "article_id": read.article_id, "match_key": folded(quoted.exact), "entity_id": said.entity_id,
            "verdict": said.verdict, "about": said.about, "value": said.value,
            **_selector(quoted, said.version_id), "replaces": _standing_there(connection, said, read),
        }  # fmt: skip
        key = _enter(connection, row, author, note)
        return _settle_anew(connection, row, key)


def withdraw(
    engine: Engine, judgement_id: int, author: str, note: str | None = None
) -> Corrected | list[Change]:
    """Take a judgement back, on words or on a link: what was read, and the rules, count again.

    Raises:
        UserError: there is no such judgement, or it does not stand any more.
    """
    with writing(engine) as connection:
        begin(connection)
        row = _require_standing(connection, judgement_id)
        if row["about"] != "link":
            taken_back = {**row, "verdict": "withdrawn", "replaces": judgement_id}
            return _settle_anew(connection, taken_back, _enter(connection, taken_back, author, note))
    said = Judgement("withdrawn", row["match_key"], row["entity_id"], row["article_id"])
    return judge(engine, said, author, note)


def _require_standing(connection: Connection, judgement_id: int) -> RowMapping:
    found = select(judgement).where(judgement.c.judgement_id == judgement_id)
    row = connection.execute(found).mappings().one_or_none()
    if row is None:
        raise UserError(f"{judgement_id}: no judgement has this id; `khabar judge` lists them")
    later = select(judgement.c.author).where(judgement.c.replaces == judgement_id)
    replaced = connection.scalar(later)
    if replaced is not None or row["verdict"] == "withdrawn":
        raise UserError(f"{judgement_id}: does not stand any more, by {replaced or row['author']}")
    return row


def _require_read(connection: Connection, said: Correction) -> Any:
    """The version's article and body, where the annotators did read such a thing there."""
    question, v = QUESTIONS[said.about], article_version.c
    start, end = question.place
    at = and_(question.table.c.version_id == said.version_id, start == said.start, end == said.end)
    query = select(v.article_id, v.body, question.table.c.ordinal).join(question.table, at)
    read = connection.execute(query.where(v.version_id == said.version_id)).one_or_none()
    if read is None:
        raise UserError(
            f"no {question.table.name} was read at {said.start} to {said.end} of version {said.version_id}"
        )
    if said.about in ("actor", "recipient"):
        _require_participant(connection, said, read.ordinal)
    return read


def _require_participant(connection: Connection, said: Correction, event: int) -> None:
    part = annotation_tables["event_participants"].c
    query = select(func.count()).where(
        part.version_id == said.version_id, part.event_ordinal == event, part.part == said.about
    )
    if not connection.scalar(query):
        raise UserError(f"no {said.about} of that event was read, so none can be wrong")


def _require_meaning(connection: Connection, said: Correction) -> Correction:
    """The verdict as it is kept, where one can mean it."""
    allowed = QUESTIONS[said.about].verdict
    if said.verdict not in ("rejected", "corrected") or allowed not in ("", said.verdict):
        raise UserError(f"{said.verdict}: cannot be said of a {said.about}")
    if said.everywhere and said.about != "name":
        raise UserError(f"a {said.about} is judged at one place, not wherever the words stand")
    if said.verdict == "rejected":
        return said._replace(value=None, entity_id=None)
    if said.about == "name":
        if said.value not in TYPES:
            raise UserError(f"{said.value}: a name is a {', '.join(TYPES[:-1])} or {TYPES[-1]}")
        return said._replace(entity_id=None)
    if said.value == UNNAMED and said.about != "speaker":
        raise UserError(f"{UNNAMED} may be a speaker, not the {said.about} of an event")
    if said.value not in (None, UNNAMED) and said.entity_id is None:
        _require_name(connection, said.version_id, str(said.value))
    elif said.entity_id is not None:
        return said._replace(value=None, **_who(connection, said.version_id, said.entity_id))
    return said


def _require_name(connection: Connection, version_id: int, name: str) -> None:
    if not those_named(connection, [version_id], {folded(name)}):
        query = select(entity_alias.c.spelling).where(entity_alias.c.version_id == version_id).distinct()
        names = sorted(connection.scalars(query))
        raise UserError(f"{name}: the article names nobody so; it names {'، '.join(names) or 'nobody'}")


def _who(connection: Connection, version_id: int, key: int) -> dict[str, Any]:
    """An entity that articles share by its key; one that stands alone in this article by its name."""
    if connection.scalar(select(entity.c.entity_id).where(entity.c.entity_id == key)):
        return {"entity_id": key}
    b = article_entity.c
    name = connection.scalar(select(b.name_ar).where(b.article_entity_id == key, b.version_id == version_id))
    if name is None:
        raise UserError(f"{key}: is neither an entity that articles share nor one of this article's")
    return {"entity_id": None, "value": name}


def _selector(quoted: Quote, version_id: int) -> dict[str, Any]:
    return {
        "exact": quoted.exact, "prefix": quoted.prefix, "suffix": quoted.suffix, "version_id": version_id,
        "start_offset": quoted.start, "end_offset": quoted.start + len(quoted.exact),
    }  # fmt: skip


def _standing_there(connection: Connection, said: Correction, read: Any) -> int | None:
    """The judgement on the same words of the article that this one replaces."""
    for each in standing(connection, [read.article_id]):
        if each["about"] != said.about or (each["prefix"] is None) != said.everywhere:
            continue
        if (
            said.start in found_in(each, said.version_id, read.body)
            and len(each["exact"]) == said.end - said.start
        ):
            return int(each["judgement_id"])
    return None


def _enter(connection: Connection, row: Mapping[str, Any], author: str, note: str | None) -> int:
    return enter_judgement(connection, row, judgement.c.article_id == row["article_id"], author, note)


def _settle_anew(connection: Connection, row: Mapping[str, Any] | RowMapping, key: int) -> Corrected:
    settle_articles(connection, [row["article_id"]])
    if row["about"] == "name":
        settle(connection)  # what names count as may follow from their types
    v = article_version.c
    query = select(v.version_id, v.body).where(v.article_id == row["article_id"], v.is_current)
    version_id, body = connection.execute(query).one()
    return Corrected(key, row["exact"], len(found_in(row, version_id, body)))
