"""Words as data: each TSV here names its source and licence in its first lines. Only loader and schema are code."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from etl.lexicon.schema import ENTITIES, TABLES, Table

FOLDER = Path(__file__).parent
ENTITY_TABLES = sorted(path.stem for path in FOLDER.glob("entities_*.tsv"))
# The lists of places: of which kind, in which table, and by which id.
PLACE_TABLES = (
    ("country", "countries", "country:{iso2}"),
    ("region", "regions", "{id}"),
    ("city", "cities", "geonames:{geonameid}"),
)


class LexiconError(ValueError):
    """A table breaks its rules, or code asks for what no table has; the message names the file and line."""


@cache
def read_lexicon(name: str) -> list[dict[str, str]]:
    """The rows of ``etl/lexicon/NAME.tsv`` by column; an empty cell is "", several values stand between ``|``.

    The list is shared by all callers: read it, do not change it.

    Raises:
        LexiconError: a row is malformed or stands twice, or a value is none of its column's.
    """
    return read_table(FOLDER / f"{name}.tsv", table_of(name))


def table_of(name: str) -> Table:
    """The rules of a table; every ``entities_*`` has the same."""
    if name in TABLES:
        return TABLES[name]
    if name.startswith("entities_"):
        return ENTITIES
    raise LexiconError(f"etl/lexicon/schema.py says nothing of {name}.tsv")


def read_table(path: Path, table: Table) -> list[dict[str, str]]:
    """The rows of a TSV that keeps the rules of ``table``."""
    rows: list[dict[str, str]] = []
    seen: dict[str, int] = {}
    header = False
    for number, line in enumerate(path.read_text("utf-8").removesuffix("\n").split("\n"), 1):
        if line.startswith("#"):
            continue
        cells = tuple(line.split("\t"))
        if not header:
            header = cells == table.columns
            fault = "" if header else f"the columns must be {', '.join(table.columns)}"
        else:
            row = dict(zip(table.columns, cells, strict=False))
            first = seen.setdefault(row.get(table.unique, line), number)
            twice = (
                f"{row.get(table.unique, 'the row')} stands in line {first} already"
                if first != number
                else ""
            )
            fault = twice or _fault(row, cells, table)
            rows.append(row)
        if fault:
            raise LexiconError(f"{path}:{number}: {fault}")
    if not header:
        raise LexiconError(f"{path}: there is no header")
    return rows


def _fault(row: dict[str, str], cells: tuple[str, ...], table: Table) -> str:
    """What is wrong with a row, "" for nothing."""
    if len(cells) != len(table.columns):
        return f"{len(cells)} cells where there are {len(table.columns)} columns"
    for column, known in table.values.items():
        cell = row[column]
        if cell not in known and not (
            column in table.optional if not cell else known.issuperset(cell.split("|"))
        ):
            return f"{column} {cell!r} must be of {', '.join(sorted(known))}"
    return ""


def rows_of_class(name: str, kind: str) -> list[dict[str, str]]:
    """The rows of a table whose column ``class`` holds a class.

    Raises:
        LexiconError: the table has no such class, or no row of it.
    """
    rows = _classes(name).get(kind)
    if rows is None:
        raise LexiconError(f"{name}.tsv has no class {kind!r}")
    return rows


@cache
def _classes(name: str) -> dict[str, list[dict[str, str]]]:
    """The rows of a table by the classes they are of."""
    rows: dict[str, list[dict[str, str]]] = {}
    for row in read_lexicon(name):
        for kind in row["class"].split("|"):
            rows.setdefault(kind, []).append(row)
    return rows


def names_of(row: dict[str, str]) -> list[str]:
    """The names of a person, body or place: the usual one, then its variants."""
    return [row["name_ar"], *alternatives(row["variants"])]


def alternatives(cell: str) -> list[str]:
    """The values of a cell that holds several."""
    return [value.strip() for value in cell.split("|") if value.strip()]
