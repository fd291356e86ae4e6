"""Which annotation an analyst means by its words: the name, the cue or what was said, the trigger of an event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from etl.errors import UserError
from etl.load.article_entities import folded
from etl.load.tables import annotation_tables, article_version
from etl.resolve.corrections import QUESTIONS

_SHOWN = 60  # characters of the text around what may be meant
_MOST = 20


class Read(NamedTuple):
    """Something that was read in an article as it stands now."""

    version_id: int
    start: int
    end: int
    words: str  # by which it is judged
    also: str  # by what else it may be found


def find_read(connection: Connection, about: str, article_id: int, words: str, at: int | None) -> Read:
    """The one annotation of the current version that is meant; of a name written several times the first.

    ``at`` is its first character, where the words leave a choice.

    Raises:
        UserError: there is none, or there are several: they are listed, a line each, with the place to name.
    """
    body, every = _read(connection, about, article_id)
    if at is not None:
        every = [each for each in every if each.start == at]
    wanted = folded(words)
    found = [each for each in every if folded(each.words) == wanted]
    found = found or [each for each in every if wanted and wanted in folded(each.also)]
    if not found:
        place = "" if at is None else f" at {at}"
        raise UserError(f"{words}: {_read_nothing(about)} by these words in that article{place}")
    if len(found) > 1 and about != "name":
        lines = [_line(body, each) for each in found[:_MOST]]
        raise UserError(
            "\n  ".join([f"{words} may be one of {len(found)}; say which by its --at PLACE:", *lines])
        )
    return found[0]


def _read(connection: Connection, about: str, article_id: int) -> tuple[str, Sequence[Read]]:
    v, question = article_version.c, QUESTIONS[about]
    read, (start, end) = question.table.c, question.place
    also = read.content if "content" in read else end
    query = (
        select(v.version_id, v.body, start, end, also)
        .join(question.table, read.version_id == v.version_id)
        .where(v.article_id == article_id, v.is_current)
        .order_by(start)
    )
    rows = connection.execute(query).all()
    body = rows[0][1] if rows else ""
    return body, [
        Read(version_id, first, past, text[first:past], told if isinstance(told, str) else "")
        for version_id, text, first, past, told in rows
    ]


def _read_nothing(about: str) -> str:
    table = QUESTIONS[about].table
    if table is annotation_tables["mentions"]:
        return "no name was read"
    return "no statement was read" if table is annotation_tables["statements"] else "no event was read"


def _line(body: str, read: Read) -> str:
    around = body[max(0, read.start - _SHOWN // 3) : read.end + _SHOWN]
    return f"--at {read.start}: {' '.join(around.split())}"
