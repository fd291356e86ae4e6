"""Where in a JSON file its articles lie, told from the file's beginning.

They are the file's own values, the elements of its list, or those of a list within an object. Such a list is
known by its name (``articles``, ``items``, ``hits.hits`` …) or by what it holds; an object that has a body is an
article itself, whatever lists are among its fields. Of an object of articles each value is one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from etl.extract.field_names import FIELDS, describe_an_article, fold_key

# A string, a bracket, a colon, a bare word (number, true, NaN), or a string that goes on past what was read.
TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\]:]|[^\s,:{}\[\]"]++|"', re.DOTALL)
# The lists of articles in the answers of services and in exports.
_LISTS = frozenset(
    (
        *("articles", "items", "results", "data", "posts", "docs", "documents", "hits", "entries"),
        *("news", "stories", "records", "rows", "response", "value"),
    )
)
_BODIES, _TITLES, _DATES = (frozenset(map(fold_key, FIELDS[name])) for name in ("body", "title", "published"))
_LOOKED_INTO = 3  # values of a list or object, to tell whether they are articles
_DEEPEST = 8  # brackets around a list that is looked at


class Step(NamedTuple):
    """A bracket around an article, and the key it stands under, as the file writes it."""

    bracket: bytes
    key: bytes | None = None


class Shape(NamedTuple):
    """The brackets around each article of a file; none: the articles are its own values."""

    steps: tuple[Step, ...] = ()
    by_content: bool = (
        False  # lists under other names may hold articles too: those of other days, other outlets
    )


def shape_of(head: bytes, encoding: str = "utf-8") -> Shape:
    """Where the articles of a file that begins so lie."""
    top = _read(head, encoding)
    first = top.values[0] if top.values else None
    if first is None or top.inner & _BODIES:
        return Shape()
    if first.bracket == b"[":
        return Shape((Step(b"["),))
    value, around = max(_lists(top), key=lambda found: _promise(*found), default=(top, []))
    if promise := _promise(value, around):
        steps = (*(Step(each.bracket, each.key) for each in (*around, value)),)
        return Shape(steps, by_content=promise == _BY_CONTENT)
    return Shape((Step(b"{"),)) if _holds_articles_by_key(first, len(top.values)) else Shape()


def holds_articles(head: bytes) -> bool:
    """Whether a file that begins so holds articles, and not one object: things with bodies, in a list or in a row."""
    top, shape = _read(head, "utf-8"), shape_of(head)
    values = top.values
    for step in shape.steps:
        values = [each for value in values if (value.bracket, value.key) == step for each in value.values]
    has_bodies = any(each.keys & _BODIES for value in values for each in (value, *value.values))
    return has_bodies and bool(shape.steps or len(values) > 1)


class _Value:
    """A list or object: the keys it has, and its first values that are lists or objects."""

    def __init__(self, bracket: bytes = b"", key: bytes | None = None, name: str = "") -> None:
        self.bracket, self.key, self.name = bracket, key, name
        self.keys: set[str] = set()
        self.inner: set[str] = set()  # the keys of its values, for what is no value itself: the file
        self.values: list[_Value] = []
        self.has_scalars = False


def _read(head: bytes, encoding: str) -> _Value:
    """The beginning of a file as one value that holds all others."""
    top = _Value()
    open_values = [top]
    key: bytes | None = None
    string: bytes | None = None
    for token in TOKEN.finditer(head):
        text, around = token[0], open_values[-1]
        if text == b":":
            key, string = string, None
            around.keys.add(fold_key(_name(key, encoding)))
            if len(open_values) == 2:
                top.inner |= around.keys
        elif text in (b"{", b"["):
            value = _Value(text, key, _name(key, encoding))
            if around.bracket != b"[" or len(around.values) < _LOOKED_INTO:
                around.values.append(value)
            open_values.append(value)
            key = string = None
        elif text in (b"}", b"]"):
            del open_values[max(1, len(open_values) - 1) :]
            key = string = None
        else:
            around.has_scalars |= key is not None or around.bracket == b"["
            string = text
    return top


def _name(key: bytes | None, encoding: str) -> str:
    text = (key or b"")[1:-1].decode(encoding, "replace")
    if "\\" not in text:
        return text
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return text


def _lists(top: _Value) -> Iterator[tuple[_Value, list[_Value]]]:
    """The lists that only objects lie around, each with those objects."""
    waiting = [(each, list[_Value]()) for each in top.values[:1]]
    for value, around in waiting:
        if value.bracket == b"[":
            yield value, around
        elif len(around) < _DEEPEST:
            waiting += [(each, [*around, value]) for each in value.values]


_BY_CONTENT = 2


def _promise(value: _Value, around: list[_Value]) -> int:
    """How sure it is that a list within these objects is that of the articles; 0: it is none."""
    if not around or any(each.keys & _BODIES for each in around) or (value.has_scalars and not value.values):
        return 0
    plainly = any(describe_an_article(each.keys) for each in value.values)
    tells_one = any(each.keys & _TITLES and each.keys & _DATES for each in around)  # an article with a list
    if all(each.name.lower() in _LISTS for each in (*around[1:], value)):
        holds_bodies = any(each.keys & _BODIES for each in value.values)
        return 0 if tells_one and not plainly else 3 if holds_bodies else 1
    return _BY_CONTENT if plainly and not tells_one else 0


def _holds_articles_by_key(value: _Value, values_beside: int) -> bool:
    """Whether an object is one of articles, their ids being the keys. One value of many such objects has no id."""
    articles = [each for each in value.values if each.bracket == b"{"]
    if not articles or not all(each.keys & _BODIES for each in articles[:_LOOKED_INTO]):
        return False
    return len(articles) > 1 or (values_beside == 1 and not value.has_scalars)
