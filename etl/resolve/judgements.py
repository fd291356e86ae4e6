"""What analysts say about links: the same, or not the same, kept over re-annotation and edits.

What survives both is a name as articles write it and an entity, whose key comes from its content; so a judgement
speaks of these. Rows of ``judgement`` are only added, and of two on one question the later counts. What is said of
words of an article, and not of whom they mean, ``etl.resolve.corrections`` enters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Engine, and_, column, func, or_, select, table

from etl.errors import UserError
from etl.load.article_entities import folded
from etl.load.bulk import among, insert_missing, insert_rows
from etl.load.ledger import now
from etl.load.tables import (
    article,
    article_entity,
    article_version,
    entity,
    entity_alias,
    judged_name,
    judgement,
    source,
    unsettled_word,
)
from etl.load.warehouse import writing
from etl.records import content_key
from etl.resolve.links import hold, settle
from etl.storable import storable

_effective = table("effective_entity", *map(column, ("article_entity_id", "entity_id", "name_ar", "type")))

VERDICTS = ("same", "not_same", "withdrawn")


class Judgement(NamedTuple):
    """A verdict on whether a name counts as an entity."""

    verdict: str  # one of VERDICTS
    name: str  # as an article writes it: any spelling of the one article, else the fullest name an article gives
    entity_id: int
    article_id: int | None = None  # None: every article


class Change(NamedTuple):
    """Something an article names that counts as another entity now."""

    source: str
    title: str | None
    name: str
    before: str
    after: str


def judge(engine: Engine, said: Judgement, author: str, note: str | None = None) -> list[Change]:
    """Enter a verdict and make the links it asks for; what that changes, in other articles too.

    Raises:
        UserError: nothing is named so, the entity is none that articles share, or what is to be withdrawn was
            never said.
    """
    with writing(engine) as connection:
        hold(connection)
        kind = connection.scalar(select(entity.c.type).where(entity.c.entity_id == said.entity_id))
        if kind is None:
            raise UserError(f"{said.entity_id}: is no entity that articles share, so nothing can count as it")
        named = _named(connection, said, kind)
        _require_meaning(connection, said, kind, named)
        words = {word for _, *parts in named for word in parts if word}
        insert_missing(connection, unsettled_word, [(word,) for word in words])
        touched = {key for key, *_ in named} | _known_by(connection, words)
        before = _counted_as(connection, touched)
        _enter(connection, said, author, note)
        settle(connection)
        after = _counted_as(connection, touched)
        moved = {key: (before[key][1], after[key][1]) for key in touched if before[key] != after[key]}
        return _changes(connection, moved)


def find_article(connection: Connection, written: str) -> int:
    """The article of this id, address on the web or name at its outlet.

    Raises:
        UserError: there is none, or several outlets have one.
    """
    number = int(written) if written.isascii() and written.isdigit() and int(written) < 2**63 else None
    query = (
        select(article.c.article_id)
        .join(article_version, article_version.c.article_id == article.c.article_id)
        .where(
            or_(
                article.c.article_id == number,
                article_version.c.version_id == number,
                article_version.c.url == written,
                article.c.identity == written,
            )
        )
        .distinct()
    )
    found: Sequence[int] = connection.scalars(query).all()
    if len(found) != 1:
        raise UserError(
            f"{written}: {'several articles are' if found else 'no article is'} called so; give its id"
        )
    return found[0]


def _named(connection: Connection, said: Judgement, kind: str) -> list[tuple[int, str, str | None]]:
    """What articles name so, and the words it begins and ends with: as the view judged_entity has it."""
    key, b, s, v = folded(said.name), article_entity.c, entity_alias.c, article_version.c
    query = (
        select(b.article_entity_id, func.coalesce(b.first_word, b.match_key), b.last_word)
        .outerjoin(judged_name, judged_name.c.article_entity_id == b.article_entity_id)
        .where(func.coalesce(judged_name.c.type, b.type) == kind)
    )
    if said.article_id is None:
        query = query.where(b.match_key == key)
    else:
        spelled = select(s.article_entity_id).where(s.version_id == b.version_id, s.match_key == key)
        query = query.join(article_version, v.version_id == b.version_id).where(
            v.article_id == said.article_id,
            or_(b.match_key == key, b.article_entity_id.in_(spelled.correlate(article_entity))),
        )
    return [tuple(row) for row in connection.execute(query)]


def _require_meaning(connection: Connection, said: Judgement, kind: str, named: Sequence[Any]) -> None:
    if said.verdict == "withdrawn":
        standing = connection.scalar(
            select(judgement.c.verdict)
            .where(_same_question(said))
            .order_by(judgement.c.judged_at.desc())
            .limit(1)
        )
        if standing in (None, "withdrawn"):
            raise UserError(
                f"{said.name}: nothing was judged of it and that entity; `khabar judge` lists what was"
            )
    elif not named:
        if said.article_id is None:
            raise UserError(
                f"{said.name}: no {kind} is called so in full by any article; name it in full, or say in which "
                "article with --article"
            )
        raise UserError(f"{said.name}: no {kind} is called so in that article")


def _same_question(said: Judgement) -> ColumnElement[bool]:
    asked = judgement.c
    return and_(
        asked.about == "link",
        asked.article_id.is_not_distinct_from(said.article_id),
        asked.match_key == folded(said.name),
        asked.entity_id == said.entity_id,
    )


def _enter(connection: Connection, said: Judgement, author: str, note: str | None) -> None:
    row = {
        "about": "link", "article_id": said.article_id, "match_key": folded(said.name),
        "entity_id": said.entity_id, "verdict": said.verdict,
    }  # fmt: skip
    enter_judgement(connection, row, _same_question(said), author, note)


def enter_judgement(
    connection: Connection,
    row: Mapping[str, Any],
    same_question: ColumnElement[bool],
    author: str,
    note: str | None,
) -> int:
    """A row of its own, later than any on the same question whatever the clock says; its key.

    Raises:
        UserError: nobody says so.
    """
    author, note = storable(author).strip(), storable(note or "").strip() or None
    if not author:
        raise UserError("a judgement has an author; name one")
    last = connection.scalar(select(func.max(judgement.c.judged_at)).where(same_question))
    judged_at = max(now(), last + timedelta(seconds=1)) if last else now()
    question = (row["article_id"], row["match_key"], row["entity_id"])
    if row["about"] != "link":
        question = (row["about"], row["article_id"], row["start_offset"])
    row = {**row, "author": author, "judged_at": judged_at, "note": note}
    key = row["judgement_id"] = content_key("judgement", *question, author, judged_at.isoformat())
    insert_rows(connection, judgement, [tuple(row.get(column.name) for column in judgement.columns)])
    return key


def _known_by(connection: Connection, words: Iterable[str]) -> set[int]:
    """The people known by one of those words alone."""
    b = article_entity.c
    query = select(b.article_entity_id).where(
        b.match_key.in_(sorted(words)), b.type == "PERSON", b.last_word.is_(None)
    )
    return set(connection.scalars(query))


def _counted_as(connection: Connection, keys: Iterable[int]) -> dict[int, tuple[int, str]]:
    """Key and name of the entity each article entity counts as."""
    query = select(_effective.c.article_entity_id, _effective.c.entity_id, _effective.c.name_ar)
    chosen = among(connection, _effective.c.article_entity_id, keys)
    return {key: (entity_id, name) for key, entity_id, name in connection.execute(query.where(chosen))}


def _changes(connection: Connection, moved: Mapping[int, tuple[str, str]]) -> list[Change]:
    b = article_entity.c
    query = (
        select(b.article_entity_id, source.c.slug, article_version.c.title, b.name_ar)
        .join(article_version, article_version.c.version_id == b.version_id)
        .join(article, article.c.article_id == article_version.c.article_id)
        .join(source, source.c.source_id == article.c.source_id)
        .where(among(connection, b.article_entity_id, moved))
        .order_by(source.c.slug, article.c.article_id, b.article_entity_id)
    )
    return [Change(slug, title, name, *moved[key]) for key, slug, title, name in connection.execute(query)]
