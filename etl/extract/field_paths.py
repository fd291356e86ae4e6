"""Where in a record a field lies: a key, or a path such as ``content.rendered``, ``authors[0].name``, ``tags[]``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from etl.extract.field_names import describe_an_article, fold_key

_STEP = re.compile(r"\[(\d{0,4})\]|\.?([^.\[\]]+)")
_ALL = -1  # the step [] takes: every element of a list


class Path(NamedTuple):
    """A way into a record, the first step of which is a key it has."""

    written: str
    steps: tuple[str | int, ...]

    def value(self, fields: Mapping[str, Any]) -> Any:
        """What lies there; None where nothing does."""
        value = fields[self.steps[0]]  # type: ignore[index]
        return value if len(self.steps) == 1 else _reach(value, self.steps[1:])


def paths_in(keys: Iterable[str], sought: Iterable[str]) -> tuple[Path, ...]:
    """The ways to what is sought in a record of these keys.

    A key as it is sought comes first, then those that differ in case, _, - or space only, then paths.
    """
    keys = tuple(keys)
    spelled: dict[str, list[str]] = {}
    for key in keys:
        spelled.setdefault(fold_key(key), []).append(key)
    wanted = tuple(map(_sought, sought))
    as_sought = [each.written for each in wanted if each.written in keys]
    alike = [key for each in wanted for key in spelled.get(each.folded, ())]
    plain = [Path(key, (key,)) for key in dict.fromkeys([*as_sought, *alike])]
    deeper = [
        Path(each.written, (key, *each.deeper))
        for each in wanted
        if each.deeper
        for key in spelled.get(each.first, ())
    ]
    return (*plain, *deeper)


class _Sought(NamedTuple):
    """A field's name as somebody wrote it: as a key, and as a path."""

    written: str
    folded: str
    first: str = ""  # the key it begins with, folded
    deeper: tuple[str | int, ...] = ()


@lru_cache(maxsize=1000)
def _sought(written: str) -> _Sought:
    steps = _steps(written) or ()
    return _Sought(written, fold_key(written), fold_key(str(steps[0])) if steps else "", steps[1:])


def _steps(written: str) -> tuple[str | int, ...] | None:
    steps: list[str | int] = []
    at = 0
    for step in _STEP.finditer(written):
        if step.start() != at:
            return None
        at = step.end()
        steps.append(step[2] or (int(step[1]) if step[1] else _ALL))
    return tuple(steps) if at == len(written) and steps and isinstance(steps[0], str) else None


def joined_articles(path: Path, fields: Mapping[str, Any]) -> int:
    """How many articles a path over a whole list makes one text of; 0: the list's elements are none."""
    if _ALL not in path.steps:
        return 0
    listed = _reach(fields, path.steps[: path.steps.index(_ALL)])
    objects = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    return len(objects) if len(objects) > 1 and all(map(describe_an_article, objects)) else 0


def list_of_objects(fields: Mapping[str, Any]) -> tuple[str, int] | None:
    """The longest list of objects that lies in a record or in objects of its own: jq's path to it, and its length."""
    within = [("", fields), *((_jq(key), each) for key, each in fields.items() if isinstance(each, dict))]
    lists = [
        (outer + _jq(key), len(value))
        for outer, holder in within
        for key, value in holder.items()
        if isinstance(value, list) and value and all(isinstance(each, dict) for each in value)
    ]
    return max(lists, key=lambda found: found[1], default=None)


def _jq(key: str) -> str:
    return f".{key}" if re.fullmatch(r"[A-Za-z_]\w*", key, re.ASCII) else f'."{key}"'


def _reach(value: Any, steps: tuple[str | int, ...]) -> Any:
    for number, step in enumerate(steps):
        if step == _ALL:
            rest = steps[number + 1 :]
            return [_reach(each, rest) for each in value] if isinstance(value, list) else None
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) and step < len(value) else None
        else:
            value = _under(value, step)
    return value


def _under(value: Any, key: str) -> Any:
    if not isinstance(value, dict):
        return None
    if key in value:
        return value[key]
    return next((each for name, each in value.items() if fold_key(name) == fold_key(key)), None)
