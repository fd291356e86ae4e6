"""``khabar entity NAME``: who or what that is, its spellings, its offices, the latest articles that name it."""

from __future__ import annotations

import argparse

from etl.load import reading
from etl.report.answers import answer
from etl.report.entities import NamedEntity, find_entities
from etl.report.questions import find_question
from etl.report.tables import render
from etl.settings import read_settings

_QUESTIONS = ("entity_spellings", "entity_roles", "entity_articles")
_QUESTIONS_OF_OTHERS = ("entity_spellings", "entity_articles")
_MOST_LISTED = 20


def add(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subcommands.add_parser("entity")
    parser.add_argument(
        "name", metavar="NAME", help="a name in Arabic or English as articles write it, or an id"
    )
    parser.set_defaults(run=_entity)


def _entity(options: argparse.Namespace) -> None:
    with reading(read_settings().warehouse) as connection:
        found = find_entities(connection, options.name)
        print(render(NamedEntity._fields, found[:_MOST_LISTED], "table"))
        if len(found) > 1:
            print(f"{len(found)} are called so; name one by its lexicon_id or entity_id")
            return
        (one,) = found
        given = {"name": str(one.entity_id)}
        for name in _QUESTIONS if one.type == "PERSON" else _QUESTIONS_OF_OTHERS:
            question = find_question(name)
            print(question.question_en)
            print(render(*answer(connection, question, given), "table"))
