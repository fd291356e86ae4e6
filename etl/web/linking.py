"""Rows of an answer that lead to what they speak of: an article at its words, a name, a story.

Answers name their keys alike (``article_id``, ``version_id``, ``start_offset``, ``end_offset``; ``entity_id``;
``story_id``), in reports and in SQL of a reader's own; by these a cell that people read becomes a link.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from fastapi import Request

from etl.web.rendering import address

Row = Mapping[str, Any]

# What people read of an article, the nearest to its words first.
_OF_AN_ARTICLE = ("words", "sentence", "content", "surface", "title")


class Link(NamedTuple):
    """A cell that leads somewhere."""

    text: Any
    href: str


class _Target(NamedTuple):
    """Where a column leads, and by which columns."""

    column: str
    keys: tuple[str, ...]
    path: Callable[[Row], tuple[str, Any] | None]  # the path, and the version in the query


def linked(
    request: Request, columns: Sequence[str], rows: Sequence[Sequence[Any]], keep_keys: bool
) -> tuple[list[str], list[list[Any]]]:
    """The table with its links. Keys that a link stands for are left out unless ``keep_keys``."""
    targets = {target.column: target for target in _targets(columns)}
    gone = {key for target in targets.values() for key in target.keys if key != target.column}
    shown = [column for column in columns if keep_keys or column not in gone]
    return shown, [_row(request, dict(zip(columns, row, strict=True)), shown, targets) for row in rows]


def _row(request: Request, row: Row, shown: Sequence[str], targets: Mapping[str, _Target]) -> list[Any]:
    cells = []
    for column in shown:
        value, target = row[column], targets.get(column)
        found = target.path(row) if target and value is not None else None
        cells.append(value if found is None else Link(value, _address(request, *found)))
    return cells


def _address(request: Request, path: str, version: Any) -> str:
    """Words are asked for too: a row may speak of words that nothing was read from, as a whole sentence."""
    path, _, words = path.partition("#")
    asked = address(request, path, version=version, at=words.removeprefix("c") or None)
    return asked + (f"#{words}" if words else "")


def _targets(columns: Collection[str]) -> Iterator[_Target]:
    """What the keys among the columns make of the others."""
    if "article_id" in columns:
        yield _article(columns, "", _OF_AN_ARTICLE, "start_offset", "end_offset")
    if "claim_article_id" in columns:
        yield _article(columns, "claim_", ("claim",), "claim_start", "claim_end")
    for key, page, names in (
        ("entity_id", "/names", ("name_ar", "name")),
        ("speaker_id", "/names", ("speaker",)),
        ("story_id", "/stories", ()),
    ):
        if key in columns:
            yield _Target(_first(columns, names, key), (key,), _page(page, key))


def _article(columns: Collection[str], prefix: str, names: Sequence[str], start: str, end: str) -> _Target:
    article, version = f"{prefix}article_id", f"{prefix}version_id"
    keys = tuple(key for key in (article, version, start, end) if key in columns)

    def path(row: Row) -> tuple[str, Any] | None:
        if row[article] is None:
            return None
        has_words = row.get(start) is not None and row.get(end) is not None
        words = f"#c{row[start]}-{row[end]}" if has_words else ""
        return f"/articles/{row[article]}{words}", row.get(version)

    return _Target(_first(columns, names, article), keys, path)


def _page(page: str, key: str) -> Callable[[Row], tuple[str, Any] | None]:
    return lambda row: None if row[key] is None else (f"{page}/{row[key]}", None)


def _first(columns: Collection[str], names: Sequence[str], default: str) -> str:
    return next((name for name in names if name in columns), default)
