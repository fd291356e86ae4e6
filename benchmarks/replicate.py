"""A warehouse of any size: the articles of a loaded one, again and again, under other names, numbers and days.

    python -m benchmarks.replicate ORIGINAL.db COPY.db ARTICLES [--night 1000]

ORIGINAL.db is a SQLite warehouse at the newest schema, which stays as it is; COPY.db is made anew of so many articles.
Every article of a copy has keys of its own and stands at another outlet, other days and other numbers; whom no curated
entry has goes by another name there, of the same first and last word. So known names gain articles, the others gain
company, and the words that short names are looked up by are borne by as many more. Copies lie a month apart; with
``--night`` articles are dealt out in the order of their keys instead, so many to a day, the last of them on 2025-12-31.
"""

from __future__ import annotations

import argparse
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Date, DateTime, Table

from etl.load import open_warehouse, upgrade
from etl.load.tables import metadata
from etl.records import KINDS
from etl.resolve.search.index import bring_search_up_to_date

LAST_NIGHT = "2025-12-31"
_DAYS_APART = 30
_SPREAD = 0x1F3D5B79A2C4E6  # times the number of a copy: the bits of its keys that differ
_KEYS = {
    f"{what}_id" for what in ("article", "version", "article_entity", "story", "topic", "previous", "address")
}
_KEYS |= {"person_id", "organisation_id", "speaker_id", "addressee_id", "place_id", "other_id", "word_hash"}
_AS_IT_IS = {"search_document", "search_index", "view_definition"}  # made by the warehouse itself
_WORDS = {(kind.name, span.words.name) for kind in KINDS.values() for span in kind.spans if span.words}
_WORDS |= {("article_version", name) for name in ("title", "body", "clean_body")}


def main() -> None:
    """Make a copy, as the command line asks."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.replicate")
    parser.add_argument("original", type=Path)
    parser.add_argument("copy", type=Path)
    parser.add_argument("articles", type=int)
    parser.add_argument("--night", type=int, metavar="ARTICLES")
    options = parser.parse_args()
    replicate(options.original, options.copy, options.articles, night=options.night)
    make_search_index(options.copy)


def replicate(original: Path, copy: Path, articles: int, *, night: int | None = None, skip: int = 0) -> None:
    """Make a warehouse of so many articles; of the original's the first ``skip`` in the order of keys stay out."""
    engine = open_warehouse(f"sqlite:///{copy}")
    upgrade(engine)
    engine.dispose()
    with closing(sqlite3.connect(f"file:{copy}", isolation_level=None, uri=True)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA cache_size = -1000000")
        connection.execute("ATTACH ? AS original", (f"file:{original}?mode=ro",))
        _prepare(connection, skip)
        indexes = _without_indexes(connection)
        for number, first, drawn in _draws(connection, articles):
            connection.create_function("renumbered", 1, _renumbered(number), deterministic=True)
            _draw(connection, number, first, drawn, night)
            for table in metadata.sorted_tables:
                if table.name not in _AS_IT_IS:
                    connection.execute(_again(table, number))
        for statement in indexes:
            connection.execute(statement)
        connection.execute("ANALYZE main")


def make_search_index(copy: Path) -> None:
    """Fill the index that ``khabar search`` reads: a minute for fifty thousand articles."""
    engine = open_warehouse(f"sqlite:///{copy}")
    bring_search_up_to_date(engine, everything=False, at_once=1000)
    engine.dispose()


def _prepare(connection: sqlite3.Connection, skip: int) -> None:
    """What the copies are made of: articles, outlets and curated entities by number."""
    connection.execute(
        "CREATE TEMP TABLE drawn (version_id INTEGER PRIMARY KEY, article_id INTEGER, days TEXT, night TEXT)"
    )
    connection.execute("CREATE TEMP TABLE listed AS SELECT entity_id FROM original.entity WHERE linked")
    connection.execute("CREATE UNIQUE INDEX temp.ix_listed ON listed (entity_id)")
    connection.execute(
        "CREATE TEMP TABLE outlet AS "
        "SELECT source_id, ROW_NUMBER() OVER (ORDER BY source_id) - 1 AS place FROM original.source"
    )
    connection.execute(
        "CREATE TEMP TABLE told AS SELECT v.version_id, v.article_id, v.anchor_on, v.read_on, v.place FROM ("
        "  SELECT version_id, article_id, anchor_on, DATE(read_at) AS read_on,"
        "    ROW_NUMBER() OVER (ORDER BY version_id) - 1 AS place"
        "  FROM original.article_version WHERE is_current"
        ") AS v WHERE v.place >= ? ORDER BY v.place",
        (skip,),
    )


def _without_indexes(connection: sqlite3.Connection) -> list[str]:
    """Take away the indexes that nothing rests on while rows are written; the statements that bring them back."""
    query = "SELECT name, sql FROM main.sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    indexes = connection.execute(query).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX main.{name}")
    return [statement for _, statement in indexes]


def _draws(connection: sqlite3.Connection, articles: int) -> Iterator[tuple[int, int, int]]:
    """The number of each copy, how many articles were drawn before, and how many it has."""
    (known,) = connection.execute("SELECT COUNT(*) FROM told").fetchone()
    for number, first in enumerate(range(0, articles, known)):
        yield number, first, min(known, articles - first)


def _draw(connection: sqlite3.Connection, number: int, first: int, drawn: int, night: int | None) -> None:
    """Say which articles this copy has, and by how many days they are moved, or to which night."""
    days, on = f"'{-number * _DAYS_APART} days'", "NULL"
    if night:
        before = f"(ROW_NUMBER() OVER (ORDER BY place) - 1 + {first}) / {night} + 1"
        on = f"DATE('{LAST_NIGHT}', '-' || ({before}) || ' days')"
        days = f"CAST(JULIANDAY({on}) - JULIANDAY(COALESCE(anchor_on, read_on)) AS INTEGER) || ' days'"
    connection.execute("DELETE FROM drawn")
    connection.execute(
        f"INSERT INTO drawn SELECT version_id, article_id, {days}, {on} FROM told ORDER BY place LIMIT ?",
        (drawn,),
    )


def _renumbered(number: int) -> Any:
    """What puts other digits in the place of those of a text, of the same length."""
    moved = {
        ord(zero) + digit: chr(ord(zero) + (digit + number) % 10) for zero in "0٠۰" for digit in range(10)
    }  # fmt: skip

    def renumbered(text: str | None) -> str | None:
        return text.translate(moved) if text and number else text

    return renumbered


def _again(table: Table, number: int) -> str:
    """The statement that adds the table's rows as the copy of that number has them."""
    names = ", ".join(column.name for column in table.columns)
    values = ", ".join(_value(table, column, number) for column in table.columns)
    rows = _rows(table, number)
    known = "" if " AS d " in rows else "OR IGNORE "  # codes and days are there already
    return f"INSERT {known}INTO main.{table.name} ({names}) SELECT {values} FROM {rows}"


def _rows(table: Table, number: int) -> str:
    """Where a copy's rows come from: the articles drawn; what is no article's the first copy has once."""
    if table.name == "entity" and number:
        named = "SELECT b.entity_id FROM original.article_entity AS b INNER JOIN drawn USING (version_id)"
        return f"original.entity AS t WHERE NOT t.linked AND t.entity_id IN ({named})"
    if "version_id" in table.columns and table.name != "judgement":
        rows = f"original.{table.name} AS t INNER JOIN drawn AS d ON t.version_id = d.version_id"
        both = " INNER JOIN drawn AS o ON t.other_id = o.version_id"
        return rows + (both if table.name == "story_link" else "")
    if "article_id" in table.columns:
        return f"original.{table.name} AS t INNER JOIN drawn AS d ON t.article_id = d.article_id"
    return f"original.{table.name} AS t WHERE {int(not number)}"


def _value(table: Table, column: Column[Any], number: int) -> str:
    name, value = column.name, f"t.{column.name}"
    is_of_articles = " AS d " in _rows(table, number)
    if table.name == "story_link" and name in ("version_id", "other_id"):
        least = "MIN" if name == "version_id" else "MAX"
        return f"{least}({_moved('t.version_id', number)}, {_moved('t.other_id', number)})"
    if name == "key":
        return f"CASE WHEN t.is_term THEN {value} ELSE {_moved(value, number)} END"
    if name in _KEYS:
        return _moved(value, number)
    if name == "entity_id":
        return f"CASE WHEN {value} IN (SELECT entity_id FROM listed) THEN {value} ELSE {_moved(value, number)} END"
    if is_of_articles and (
        isinstance(column.type, Date | DateTime) or name in ("day_number", "anchor_basis")
    ):
        return _on_its_day(column)
    if (table.name, name) in _WORDS:
        return f"renumbered({value})"
    return _renamed(table, name, number) if number else value


def _on_its_day(column: Column[Any]) -> str:
    """A day or clock moved; what is undated counts under its night, where there is one, as seen then."""
    value = f"t.{column.name}"
    if column.name == "day_number":
        return f"COALESCE({value} + CAST(d.days AS INTEGER), CAST(JULIANDAY(d.night) - 1721424.5 AS INTEGER))"
    if column.name == "anchor_basis":
        return f"CASE WHEN d.night IS NULL THEN {value} ELSE COALESCE({value}, 'observed') END"
    moved = f"{'DATE' if isinstance(column.type, Date) else 'DATETIME'}({value}, d.days)"
    return f"COALESCE({moved}, d.night)" if column.name in ("anchor_on", "observed_on") else moved


def _moved(key: str, number: int) -> str:
    bits = number * _SPREAD
    return f"(({key} | {bits}) - ({key} & {bits}))"  # exclusive or


def _renamed(table: Table, name: str, number: int) -> str:
    """Names that must differ from those of the first copy."""
    value = f"t.{name}"
    if (table.name, name) in (("article", "identity"), ("article_address", "address"), ("entity", "name_ar")):
        return f"{value} || ' {number}'"
    if (table.name, name) == ("article", "source_id"):
        return (
            "(SELECT o.source_id FROM outlet AS m INNER JOIN outlet AS o "
            f"ON o.place = (m.place + {number}) % (SELECT COUNT(*) FROM outlet) WHERE m.source_id = t.source_id)"
        )
    if (table.name, name) == ("article_entity", "match_key"):
        rest = "SUBSTR(t.match_key, LENGTH(t.first_word) + 1)"
        known = "t.last_word IS NULL OR t.entity_id IN (SELECT entity_id FROM listed)"
        return f"CASE WHEN {known} THEN t.match_key ELSE t.first_word || ' {number}' || {rest} END"
    return value


if __name__ == "__main__":
    main()
