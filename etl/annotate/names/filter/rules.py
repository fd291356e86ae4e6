"""The rules that drop names, and the types of names that each is asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from etl.annotate.names.filter.seen import Seen
from etl.annotate.names.spans import Name

Rule = Callable[[Seen, Name], bool]

_TYPES = ("PERSON", "ORG", "LOC", "MISC")
_asked: dict[Rule, tuple[str, ...]] = {}


def of(*types: str) -> Callable[[Rule], Rule]:
    """Make of a function a rule that is asked about names of these types alone."""

    def told(rule: Rule) -> Rule:
        _asked[rule] = types
        return rule

    return told


def by_type(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    """By type, the rules asked about names of that type, in their order."""
    rules = tuple(rules)
    return {type_: tuple(rule for rule in rules if type_ in _asked.get(rule, _TYPES)) for type_ in _TYPES}
