"""``khabar judge``: an analyst says whether a name and an entity are the same."""

from __future__ import annotations

import argparse
import getpass

from sqlalchemy import Connection

from etl.errors import UserError
from etl.load import open_warehouse, reading
from etl.report.answers import answer
from etl.report.entities import find_entity
from etl.report.questions import find_question
from etl.report.tables import render
from etl.resolve import Change, Judgement, find_article, judge
from etl.settings import read_settings

_VERDICTS = {"same": "same", "not-same": "not_same", "withdraw": "withdrawn"}
_MOST_LISTED = 20


def add(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subcommands.add_parser(
        "judge", help="say whether a name counts as an entity; alone: list what was said"
    )
    parser.add_argument(
        "verdict", nargs="?", choices=tuple(_VERDICTS), help="withdraw: let the rules speak again"
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="the name as articles write it")
    parser.add_argument("entity", nargs="?", metavar="ENTITY", help="what it counts as: a name or an id")
    parser.add_argument("--article", metavar="ID|URL", help="in this article only; without it, in every one")
    parser.add_argument("--author", default=None, metavar="NAME", help="who says so; else the login name")
    parser.add_argument("--note", metavar="TEXT", help="why")
    parser.set_defaults(run=_judge)


def _judge(options: argparse.Namespace) -> None:
    url = read_settings().warehouse
    with reading(url) as connection:
        if options.verdict is None:
            print(render(*answer(connection, find_question("judgements")), "table"))
            return
        if options.entity is None:
            raise UserError(f"write khabar judge {options.verdict} NAME ENTITY")
        said = _read(connection, options)
    engine = open_warehouse(url)
    try:
        changes = judge(engine, said, options.author or getpass.getuser(), options.note)
    finally:
        engine.dispose()
    print("1 name counts" if len(changes) == 1 else f"{len(changes)} names count", "as another entity now")
    if changes:
        print(render(Change._fields, changes[:_MOST_LISTED], "table"))


def _read(connection: Connection, options: argparse.Namespace) -> Judgement:
    entity = find_entity(connection, options.entity)
    article_id = find_article(connection, options.article) if options.article else None
    return Judgement(_VERDICTS[options.verdict], options.name, entity.entity_id, article_id)
