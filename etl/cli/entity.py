"""``khabar entity NAME``: who or what that is, its spellings, its offices, the latest articles that name it."""

from __future__ import annotations

import argparse
import re
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    column,
    exists,
    func,
    or_,
    select,
    table,
    union,
)

from etl.errors import UserError
from etl.load import reading
from etl.load.article_entities import folded
from etl.load.tables import article_entity, entity, entity_alias, entity_link, mention
from etl.report.answers import answer
from etl.report.questions import find_question
from etl.report.tables import render
from etl.settings import read_settings

_QUESTIONS = ("entity_spellings", "entity_roles", "entity_articles")
_MOST_LISTED = 20


class _Candidate(NamedTuple):
    """An entity that a name may mean."""

    entity_id: int
    type: str
    name_ar: str
    name_en: str | None
    country: str | None
    lexicon_id: str | None


effective_entity = table("effective_entity", column("article_entity_id"), *map(column, _Candidate._fields))


def add(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subcommands.add_parser("entity", help="show a person, organisation or place of the news")
    parser.add_argument(
        "name", metavar="NAME", help="a name in Arabic or English as articles write it, or an id"
    )
    parser.set_defaults(run=_entity)


def _entity(options: argparse.Namespace) -> None:
    with reading(read_settings().warehouse) as connection:
        candidates = find_entities(connection, options.name)
        if not candidates:
            raise UserError(f"{options.name}: no article names anybody or anything so")
        print(render(_Candidate._fields, candidates[:_MOST_LISTED], "table"))
        if len(candidates) > 1:
            print(f"{len(candidates)} are called so; name one by its lexicon_id or entity_id")
            return
        given = {"name": str(candidates[0].entity_id)}
        for name in _QUESTIONS:
            question = find_question(name)
            print(question.question_en)
            print(render(*answer(connection, question, given), "table"))


def find_entities(connection: Connection, name: str) -> list[_Candidate]:
    """The entities a name means, those most named first: by id or exact name, else by any spelling of the name,
    else by the spellings articles use for them."""
    wanted, key = name.strip().casefold(), folded(name)
    spelled = _by_spelling(connection, key)
    exact = [one for one in {*_by_name(connection, name.strip()), *spelled} if wanted in _exact_names(one)]
    if exact:
        return _by_mentions(connection, exact)
    alike = {one for one in (*spelled, *_curated(connection)) if folded(one.name_ar) == key}
    return _by_mentions(connection, list(alike) or spelled)


def _exact_names(one: _Candidate) -> set[str]:
    names = (one.name_ar, one.name_en, one.lexicon_id, str(one.entity_id))
    return {name.casefold() for name in names if name}


def _by_spelling(connection: Connection, key: str) -> list[_Candidate]:
    """What a name means in any article, whatever the spelling."""
    aliases, named = entity_alias.c, article_entity.c
    spelled = union(
        select(aliases.article_entity_id).where(aliases.match_key == key),
        select(named.article_entity_id).where(named.match_key == key),
    )
    chosen = effective_entity.c.article_entity_id.in_(select(spelled.subquery().c.article_entity_id))
    return _read(connection, select(*_fields(effective_entity)).where(chosen).distinct())


def _by_name(connection: Connection, name: str) -> list[_Candidate]:
    """What some article names that has this id or canonical name."""
    known, wanted = entity.c, name.casefold()
    number = int(name) if re.fullmatch(r"[0-9]{1,19}", name) and int(name) < 2**63 else None
    named = or_(
        known.entity_id == number,
        known.name_ar == name,
        func.lower(known.name_en) == wanted,
        func.lower(known.lexicon_id) == wanted,
    )
    found = _read(connection, select(*_fields(entity)).where(named, _is_named()))
    if number is not None:
        alone = select(*_fields(effective_entity)).where(effective_entity.c.article_entity_id == number)
        found += [one for one in _read(connection, alone) if one.entity_id == number]
    return found


def _curated(connection: Connection) -> list[_Candidate]:
    """The entities of the lexicons: an article may never write their canonical names."""
    return _read(connection, select(*_fields(entity)).where(entity.c.linked, _is_named()))


def _is_named() -> ColumnElement[bool]:
    return exists().where(entity_link.c.entity_id == entity.c.entity_id)


def _fields(of: FromClause) -> list[ColumnElement[Any]]:
    return [of.c[field] for field in _Candidate._fields]


def _read(connection: Connection, query: Select[Any]) -> list[_Candidate]:
    return [_Candidate(*row) for row in connection.execute(query)]


def _by_mentions(connection: Connection, candidates: list[_Candidate]) -> list[_Candidate]:
    if len(candidates) < 2:
        return candidates
    ids = [one.entity_id for one in candidates]
    named = effective_entity.join(
        mention, mention.c.article_entity_id == effective_entity.c.article_entity_id
    )
    key = effective_entity.c.entity_id
    counted = select(key, func.count()).select_from(named).where(key.in_(ids)).group_by(key)
    counts = {row[0]: row[1] for row in connection.execute(counted)}
    return sorted(candidates, key=lambda one: (-counts.get(one.entity_id, 0), one.entity_id))
