"""HTML that stands alone: templates with escaping always on, the words of a page in Arabic and English."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from etl.report.tables.cells import shown

_FOLDER = Path(__file__).parent
_COLUMNS = ("key", "ar", "en")


@cache
def environment() -> Environment:
    """The templates' environment: ``word`` gives a word by its key and language."""
    made = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["word"] = lambda key, language: words()[key][language]
    return made


def _shown(value: Any) -> Any:
    """Whatever is put on a page, without what would turn its writing."""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def words() -> dict[str, dict[str, str]]:
    """Each word in both languages, by its key."""
    lines = [line for line in (_FOLDER / "words.tsv").read_text("utf-8").splitlines() if line[:1] != "#"]
    rows = [dict(zip(_COLUMNS, line.split("\t"), strict=True)) for line in lines[1:]]
    return {row["key"]: row for row in rows}
