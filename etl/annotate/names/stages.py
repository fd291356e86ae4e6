"""The steps of an article's names: each takes names and gives new ones, and can say what it changed and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from etl.annotate.names.filter.seen import Seen
from etl.annotate.names.spans import Name, NameTokens

Rule = Callable[[Seen, Name], bool]


class Step(Protocol):
    """Names of an article in, names out, from left to right."""

    def __call__(self, tokens: NameTokens, names: list[Name], /) -> list[Name]: ...


class Each:
    """A step that looks at each name of some by itself and gives what it is, in one piece or more."""

    def __init__(
        self, rule: Callable[[NameTokens, Name], list[Name]], of: Callable[[Name], bool] = lambda name: True
    ) -> None:
        self.rule, self._of = rule, of
        self.__doc__ = rule.__doc__

    def __call__(self, tokens: NameTokens, names: list[Name], /) -> list[Name]:
        return [part for name in names for part in (self.rule(tokens, name) if self._of(name) else [name])]


class Drop:
    """A step that leaves out the names of which one of its rules says that they are none."""

    def __init__(self, *rules: Rule, but: Rule = lambda seen, name: False) -> None:
        self._rules, self._but = rules, but

    def __call__(self, tokens: NameTokens, names: list[Name], /) -> list[Name]:
        seen = Seen(tokens, names)
        return [name for name in names if self.against(seen, name) is None]

    def against(self, seen: Seen, name: Name) -> Rule | None:
        """The rule that speaks against a name."""
        if self._but(seen, name):
            return None
        return next((rule for rule in self._rules if rule(seen, name)), None)


Row = Iterable[tuple[str, Step]]  # steps in their order, each with the stage it is of


def run(row: Row, tokens: NameTokens, names: list[Name], told: list[Change] | None = None) -> list[Name]:
    """What the steps of a row make of names; what each changed is added to ``told``, where there is such a list."""
    for stage, step in row:
        after = step(tokens, names)
        if told is not None:
            told += changes(stage, step, tokens, names, after)
        names = after
    return names


class Change(NamedTuple):
    """What a step made of some names."""

    stage: str
    before: list[Name]  # none: found
    after: list[Name]  # none: dropped
    why: str


def changes(
    stage: str, step: Step, tokens: NameTokens, names: list[Name], after: list[Name]
) -> Iterable[Change]:
    """What a step changed, and why: the rule that dropped a name, what the name says, else what the step does."""
    new = set(after) - set(names)
    gone = [name for name in names if name not in set(after)]
    for name in gone:
        instead = [other for other in after if other in new and _overlap(name, other)]
        new -= set(instead)
        yield Change(stage, [name], instead, _why(step, tokens, names, name, instead))
    yield from (Change(stage, [], [name], name.rule) for name in after if name in new)


def _overlap(one: Name, other: Name) -> bool:
    return one.first < other.past and other.first < one.past


def _why(step: Step, tokens: NameTokens, names: list[Name], name: Name, instead: list[Name]) -> str:
    rule = step.against(Seen(tokens, names), name) if isinstance(step, Drop) else None
    told = [why for other in instead for why in other.why[len(name.why) :]]
    return "; ".join(told) or ((rule or step).__doc__ or "").partition("\n")[0]
