"""``khabar judge``: an analyst says what names count as, and what of an article was read wrongly."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection, Engine

from etl.cli.delivery import require_folder
from etl.errors import UserError
from etl.load import open_warehouse, reading
from etl.report.answers import answer
from etl.report.entities import find_entity, meant_by
from etl.report.gold import export_gold
from etl.report.questions import find_question
from etl.report.tables import render
from etl.resolve import (
    Change,
    Corrected,
    Correction,
    Judgement,
    correct,
    find_article,
    find_read,
    judge,
    withdraw,
)
from etl.resolve.corrections import UNNAMED
from etl.settings import read_settings

_Answer = TypeVar("_Answer")
_MOST_LISTED = 20
_NOBODY = "NOBODY"
_WHO = (
    f"who it is: a name the article gives, an entity or its id; {_NOBODY}: not known, or the article itself"
)

_LINKS = {  # verdict on a name and an entity: its line in the help, and what is kept
    "same": ("a name counts as an entity", "same"),
    "not-same": ("a name does not count as an entity", "not_same"),
}
_WORDS = {  # verdict on words of an article: its line, what is judged, what the words are, what is given beside them
    "not-name": ("words of an article are no name", "name", "NAME", None),
    "type": ("a name of an article is a PERSON, an ORG or a LOC", "name", "NAME", "TYPE"),
    "not-statement": ("nothing was said there", "statement", "CUE|WORDS", None),
    "speaker": ("somebody else said it", "speaker", "CUE|WORDS", "WHO"),
    "not-event": ("nothing happened there", "event", "TRIGGER", None),
    "actor": ("somebody else did it", "actor", "TRIGGER", "WHO"),
    "recipient": ("it was done to somebody else", "recipient", "TRIGGER", "WHO"),
}
_GIVEN = {"TYPE": "PERSON, ORG or LOC", "WHO": f"{_WHO}; {UNNAMED}: a source without a name"}
_MEANT = {
    "NAME": "the name as the article writes it",
    "CUE|WORDS": "the verb or phrase that attributes (قال), or words of what was said",
    "TRIGGER": "the word that tells the event (اعتقلت)",
}


def add(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subcommands.add_parser(
        "judge",
        help="say what was read wrongly; alone: list what was said",
        description="Alone: the judgements that stand. They are only added, and each can be withdrawn.",
    )
    parser.add_argument(
        "--export",
        metavar="FILE",
        help="write what was judged as gold for training (JSON Lines; - prints it)",
    )
    parser.set_defaults(run=_list, verdict=None)
    verdicts = parser.add_subparsers(metavar="VERDICT")
    for verdict, (line, _) in _LINKS.items():
        each = _verdict(verdicts, verdict, line, _judge_link)
        each.add_argument("name", metavar="NAME", help="the name as articles write it")
        each.add_argument("entity", metavar="ENTITY", help="what it counts as, or not: a name or an id")
        _add_article(each, required=False)
    for verdict, (line, _, words, given) in _WORDS.items():
        each = _verdict(verdicts, verdict, line, _judge_words)
        each.add_argument("words", metavar=words, help=_MEANT[words])
        if given:
            each.add_argument("right", metavar=given, help=_GIVEN[given])
        _add_article(each, required=True)
        each.add_argument(
            "--at",
            type=int,
            metavar="PLACE",
            help="first character of the words, where they stand several times",
        )
    each = _verdict(
        verdicts, "withdraw", "what was judged is judged no more: the rules speak again", _withdraw
    )
    each.add_argument(
        "name", metavar="ID|NAME", help="a judgement's id (khabar judge), or the name that was judged"
    )
    each.add_argument(
        "entity", nargs="?", metavar="ENTITY", help="with a name: the entity it was compared with"
    )
    _add_article(each, required=False)


def _verdict(
    verdicts: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    line: str,
    run: Callable[[argparse.Namespace], None],
) -> argparse.ArgumentParser:
    parser = verdicts.add_parser(name, help=line, description=line[0].upper() + line[1:] + ".")
    parser.add_argument("--author", metavar="NAME", help="who says so; else the login name")
    parser.add_argument("--note", metavar="TEXT", help="why")
    parser.set_defaults(run=run, verdict=name)
    return parser


def _add_article(parser: argparse.ArgumentParser, *, required: bool) -> None:
    everywhere = "" if required else "; without it, in every one"
    parser.add_argument("--article", metavar="ID|URL", required=required, help=f"in this article{everywhere}")


def _list(options: argparse.Namespace) -> None:
    with reading(read_settings().warehouse) as connection:
        if options.export:
            require_folder(options.export)
            written = export_gold(connection, options.export)
            if options.export != "-":
                print(f"{written} articles written to {options.export}")
            return
        print(render(*answer(connection, find_question("judgements")), "table"))


def _judge_link(options: argparse.Namespace) -> None:
    with reading(read_settings().warehouse) as connection:
        said = _link(connection, options, _LINKS[options.verdict][1])
    _say_changes(_written(lambda engine: judge(engine, said, _author(options), options.note)))


def _judge_words(options: argparse.Namespace) -> None:
    with reading(read_settings().warehouse) as connection:
        said = _correction(connection, options)
    _say_places(_written(lambda engine: correct(engine, said, _author(options), options.note)))


def _withdraw(options: argparse.Namespace) -> None:
    if options.entity is not None:
        with reading(read_settings().warehouse) as connection:
            said = _link(connection, options, "withdrawn")
        _say_changes(_written(lambda engine: judge(engine, said, _author(options), options.note)))
        return
    if not (options.name.isascii() and options.name.isdigit()) or int(options.name) >= 2**63:
        raise UserError(f"{options.name}: write the id of a judgement (khabar judge), or NAME ENTITY")
    taken_back = _written(lambda engine: withdraw(engine, int(options.name), _author(options), options.note))
    if isinstance(taken_back, Corrected):
        _say_places(taken_back)
    else:
        _say_changes(taken_back)


def _written(write: Callable[[Engine], _Answer]) -> _Answer:
    engine = open_warehouse(read_settings().warehouse)
    try:
        return write(engine)
    finally:
        engine.dispose()


def _author(options: argparse.Namespace) -> str:
    return options.author or getpass.getuser()


def _link(connection: Connection, options: argparse.Namespace, verdict: str) -> Judgement:
    entity = find_entity(connection, options.entity)
    article_id = find_article(connection, options.article) if options.article else None
    return Judgement(verdict, options.name, entity.entity_id, article_id)


def _correction(connection: Connection, options: argparse.Namespace) -> Correction:
    _, about, _, given = _WORDS[options.verdict]
    article_id = find_article(connection, options.article)
    read = find_read(connection, about, article_id, options.words, options.at)
    said = Correction(
        about,
        "corrected" if given else "rejected",
        read.version_id,
        read.start,
        read.end,
        everywhere=about == "name" and options.at is None,
    )
    if given == "TYPE":
        return said._replace(value=options.right.upper())
    if given == "WHO" and options.right != _NOBODY:
        value, entity_id = (
            (UNNAMED, None) if options.right == UNNAMED else meant_by(connection, options.right)
        )
        return said._replace(value=value, entity_id=entity_id)
    return said


def _say_changes(changes: list[Change]) -> None:
    print("1 name counts" if len(changes) == 1 else f"{len(changes)} names count", "as another entity now")
    if changes:
        print(render(Change._fields, changes[:_MOST_LISTED], "table"))


def _say_places(said: Corrected) -> None:
    places = "1 place" if said.places == 1 else f"{said.places} places"
    print(f"judgement {said.judgement_id}: {said.words}, {places} of the article as it reads now")
