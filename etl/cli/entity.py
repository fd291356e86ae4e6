"""``khabar entity NAME``: who or what that is, its spellings, its offices, the latest articles that name it."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from etl.clean.keys import match_key
from etl.errors import UserError
from etl.load import reading
from etl.load.tables import entity, mention
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
    else by the spellings articles use for them. The last two read all names, since SQL folds no Arabic letters."""
    columns = [entity.c[field] for field in _Candidate._fields]
    everyone = [_Candidate(*row) for row in connection.execute(select(*columns))]
    wanted, key = name.strip().casefold(), _key(name)
    exact = [one for one in everyone if wanted in _exact_names(one)]
    folded = exact or [one for one in everyone if _key(one.name_ar) == key]
    return _by_mentions(connection, folded or _by_surface(connection, key, everyone))


def _exact_names(one: _Candidate) -> set[str]:
    names = (one.name_ar, one.name_en, one.lexicon_id, str(one.entity_id))
    return {name.casefold() for name in names if name}


def _by_surface(connection: Connection, key: str, everyone: Iterable[_Candidate]) -> list[_Candidate]:
    surfaces = connection.execute(select(mention.c.entity_id, mention.c.surface).distinct())
    named = {entity_id for entity_id, surface in surfaces if _key(surface) == key}
    return [one for one in everyone if one.entity_id in named]


def _by_mentions(connection: Connection, candidates: list[_Candidate]) -> list[_Candidate]:
    if len(candidates) < 2:
        return candidates
    ids = [one.entity_id for one in candidates]
    counted = select(mention.c.entity_id, func.count()).where(mention.c.entity_id.in_(ids))
    rows = connection.execute(counted.group_by(mention.c.entity_id))
    counts = {row[0]: row[1] for row in rows}
    return sorted(candidates, key=lambda one: (-counts.get(one.entity_id, 0), one.entity_id))


def _key(name: str) -> str:
    return " ".join(match_key(word) for word in name.split())
