"""The steps of an article's names: each takes names and gives new ones, and can say what it changed and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from etl.annotate.names.filter.rules import Rule, by_type
from etl.annotate.names.filter.seen import Seen
from etl.annotate.names.spans import Name, NameTokens


class Step(Protocol):
    """Names of an article in, names out, from left to right."""

    def __call__(self, tokens: NameTokens, names: list[Name], /) -> list[Name]: ...


class Each:
    """A step that looks at each name of some by itself and gives what it is, in one piece or more."""

    def __init__(
        self, rule: Callable[[NameTokens, Name], list[Name]], of: Callable[[Name], bool] = lambda name: True
    ) -> None:
        self.rule, self._of = rule, of

    def __call__(self, tokens: NameTokens, names: list[Name], /) -> list[Name]:
        return [part for name in names for part in (self.rule(tokens, name) if self._of(name) else [name])]


class Drop:
    """A step that leaves out the names of which one of its rules says that they are none."""

    def __init__(self, *rules: Rule, but: Rule = lambda seen, name: False) -> None:
        self._rules, self._but = by_type(rules), but

    def __call__(self, tokens: NameTokens, names: list[Name], /) -> list[Name]:
        seen = Seen(tokens, names)
        return [name for name in names if self.against(seen, name) is None]

    def against(self, seen: Seen, name: Name) -> Rule | None:
        """The rule that speaks against a name."""
        if self._but(seen, name):
            return None
        for rule in self._rules[name.type]:
            if rule(seen, name):
                return rule
        return None


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
    by: str  # the function that did it, by its module here
    before: list[Name]  # none: found
    after: list[Name]  # none: dropped
    why: str


def changes(
    stage: str, step: Step, tokens: NameTokens, names: list[Name], after: list[Name]
) -> Iterable[Change]:
    """What a step changed, and why: the rule that dropped a name, what the name says, else what the step does."""
    new = [name for name in after if name not in set(names)]
    for name in names:
        if name not in set(after):
            instead = [other for other in new if _overlap(name, other)]
            new = [other for other in new if other not in instead]
            rule = _rule(step, tokens, names, name)
            told = [why for other in instead for why in other.why[len(name.why) :]]
            yield Change(stage, _called(rule), [name], instead, "; ".join(told) or _said(rule))
    for name in new:
        yield Change(stage, _called(_rule(step, tokens, names, name)), [], [name], name.rule)


def _overlap(one: Name, other: Name) -> bool:
    return one.first < other.past and other.first < one.past


def _rule(step: Step, tokens: NameTokens, names: list[Name], name: Name) -> object:
    """The function that a step asks about a name: the rule against it, or what looks at each, or the step."""
    if isinstance(step, Drop):
        return step.against(Seen(tokens, names), name)
    return step.rule if isinstance(step, Each) else step


def _called(rule: object) -> str:
    module = str(getattr(rule, "__module__", "")).removeprefix(f"{__package__}.")
    return f"{module}.{getattr(rule, '__name__', '')}"


def _said(rule: object) -> str:
    return (rule.__doc__ or "").partition("\n")[0].rstrip(".")
