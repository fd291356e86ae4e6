"""Templates with escaping always on, and the words of pages in Arabic and English: for HTML that stands alone, and for
the reading room.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from etl.report.tables.cells import shown

_FOLDER = Path(__file__).parent


def templates_of(folder: Path, **options: Any) -> Environment:
    """The environment of the templates in a folder: nothing is put into a page unescaped or undefined."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        **options,
    )


def read_words(files: Iterable[Path]) -> dict[str, dict[str, str]]:
    """Each word in both languages, by its key, from tables with the columns ``key``, ``ar``, ``en``.

    Raises:
        ValueError: a key stands twice.
    """
    found: dict[str, dict[str, str]] = {}
    for file in files:
        lines = (line for line in file.read_text("utf-8").splitlines() if line[:1] != "#")
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["key"] in found:
                raise ValueError(f"{file.name}: {row['key']} is there already")
            found[row["key"]] = row
    return found


@cache
def environment() -> Environment:
    """The templates' environment: ``word`` gives a word by its key and language."""
    made = templates_of(_FOLDER / "templates", finalize=_shown)
    made.globals["word"] = lambda key, language: words()[key][language]
    return made


def _shown(value: Any) -> Any:
    """Whatever is put on a page, without what would turn its writing."""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def words() -> dict[str, dict[str, str]]:
    """The words of the pages that are written to files."""
    return read_words([_FOLDER / "words.tsv"])
