"""Single words that the lexicons list as names and as nothing else: what a clitic is not cut from lightly."""

from __future__ import annotations

from etl.annotate.compiled import compiled
from etl.clean.keys import match_key
from etl.lexicon import ENTITY_TABLES, alternatives, names_of, read_lexicon


@compiled
def _lists() -> dict[str, str]:
    """By match key: n of people's names, p of places and other beings, np of both."""
    lists = dict.fromkeys(_people(), "n")
    for key in _others():
        lists[key] = "np" if key in lists else "p"
    return lists


def _people() -> set[str]:
    rows = [*read_lexicon("given_names"), *read_lexicon("family_names")]
    return {match_key(r["form"]) for r in rows if not r["word"] and r["frequency"] != "rare"}


def _others() -> set[str]:
    tables = ["countries", "cities", "regions", *ENTITY_TABLES]
    rows = [row for table in tables for row in read_lexicon(table) if not row.get("ambiguous")]
    names = [name for row in rows for name in (*names_of(row), *alternatives(row.get("short_names", "")))]
    return {match_key(name) for name in names if " " not in name}


def listed(key: str) -> str:
    """The lists a match key stands in: n of people's names, p of places and other beings, np, or ""."""
    return _lists().get(key, "")
