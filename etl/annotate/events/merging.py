"""One event told several times is one event: a small linear model judges which tellings are of the same.

Of each telling it weighs whether it is of an event of its own, or of one that an earlier telling of its type told, by
what both have in common (``likeness.py``). Tellings that may be no event are merged with the others: an event is known
by any of them. ``training/train_merging.py`` makes the weights from articles of which all tellings were marked.

A telling that counts as an event begins one of its own where both together, that it is an event and that it is a new
one, are as likely as that asks; else it goes to the earlier telling that is likeliest. A row more is worth it at less
than even odds, when half of what is wanted is missed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from etl.annotate.events.likeness import goes_on, likeness, newness, told_apart
from etl.annotate.events.mentions import LEAST, Telling
from etl.annotate.ranker import Ranker, shipped_weights
from etl.annotate.syntax.article_tokens import Tokens

MODEL = Path(__file__).parents[1] / "models" / "merging.tsv"
_REMEMBERED = 12  # tellings of a type that another may be of the same event with
_OFTEN = ("ASSAULT",)  # what one side does to another again and again


@dataclass(frozen=True, slots=True)
class Option:
    """An earlier telling of which another may tell again, None for an event of its own, and what speaks for it."""

    earlier: Telling | None
    features: list[str]


@cache
def shared_merging() -> Ranker[Option]:
    """The weights that every process reads once."""
    return Ranker(shipped_weights(MODEL))


def merge(tokens: Tokens, tellings: Sequence[Telling], ranker: Ranker[Option]) -> list[Telling]:
    """The events, each with all its tellings, in the order of the first ones."""
    events: dict[int, list[Telling]] = {}  # by the trigger of each telling, all those of its event
    for telling, options in zip(tellings, all_options(tokens, tellings), strict=True):
        earlier = _chosen(ranker, telling, options)
        same = [] if earlier is None else events[earlier.trigger.at]
        same.append(telling)
        events[telling.trigger.at] = same
    merged = []
    for first, *others in {id(each): each for each in events.values()}.values():
        for telling in others:
            _add(first, telling)
        merged.append(first)
    return merged


def all_options(tokens: Tokens, tellings: Sequence[Telling]) -> Iterator[list[Option]]:
    """Of each telling what it may be of: an event of its own, or one of those told before, the nearest first.

    Where there is no question it is a single one.
    """
    starts = [start for start, _ in tokens.document.sentences]
    told: defaultdict[str, list[tuple[Telling, int]]] = defaultdict(list)
    for telling in tellings:
        ordinal = bisect_right(starts, telling.trigger.at) - 1
        before = told[telling.word.type]
        nearest = before[: -_REMEMBERED - 1 : -1]
        certain = next((Option(each, []) for each, _ in nearest if goes_on(each, telling)), None)
        again = [
            Option(each, likeness(each, telling, (place, ordinal), rank))
            for rank, (each, place) in enumerate(nearest)
            if certain is None and not told_apart(each, telling)
        ]
        new = Option(None, newness(telling, len(nearest), ordinal) if again else [])
        yield [certain or new, *again]
        before.append((telling, ordinal))


def _chosen(ranker: Ranker[Option], telling: Telling, options: list[Option]) -> Telling | None:
    """The earlier telling that is of the same event, None where there is none."""
    if len(options) == 1:
        return options[0].earlier
    alone, *again = ranker.shares(options)
    best = max(again)
    if telling.likelihood * alone >= LEAST if telling.accepted else alone >= best:
        return None
    return options[1 + again.index(best)].earlier


def _add(event: Telling, telling: Telling) -> None:
    """Take over from a later telling what the first left unsaid."""
    event.also.append(telling)
    event.proposed = event.proposed or telling.proposed
    event.recipients = event.recipients or telling.recipients
    if event.place is None:
        event.place, event.scene, event.land = telling.place, telling.scene, telling.land
    event.when = event.when or telling.when


def settle(event: Telling) -> None:
    """Settle on whom an attack is done: on its target and on all its victims."""
    if event.word.type in _OFTEN:
        found = {each.identity: each for each in event.recipients}
        for each in chain.from_iterable(telling.recipients for telling in event.also):
            if each.somebody:
                found.setdefault(each.identity, each)
        event.recipients = list(found.values())
