"""Where and when an event was, as its own clause says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from etl.annotate.events.arguments import AGENT, ANTECEDENT, SUBJECT, Arguments
from etl.annotate.events.extents import clause_start
from etl.annotate.events.particles import particles
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_and
from etl.annotate.syntax.phrases import Phrase
from etl.records import Annotations, DateExpression, Mention

_PLACE = "LOC"


@dataclass(frozen=True, slots=True)
class When:
    """A date expression and its ordinal."""

    ordinal: int
    expression: DateExpression


class Dates:
    """The dates of an article by their first tokens."""

    def __init__(self, tokens: Tokens, found: Annotations) -> None:
        dated = [
            (tokens.token_at(each.start), When(ordinal, each))
            for ordinal, each in enumerate(found.dates)
            if each.kind in ("date", "time") and each.first_day is not None
        ]
        self._at = [at for at, _ in sorted(dated, key=lambda pair: pair[0])]
        self._days = {
            when.expression.first_day: when
            for _, when in reversed(dated)
            if when.expression.first_day == when.expression.last_day
        }
        self._when = [when for _, when in sorted(dated, key=lambda pair: pair[0])]

    def of_day(self, day: date | None) -> When | None:
        """An expression that means just that day."""
        return self._days.get(day) if day is not None else None

    def nearest(self, first: int, past: int, at: int) -> When | None:
        """The one nearest a token among those that begin in a range; behind it before one in front."""
        inside = range(bisect_left(self._at, first), bisect_left(self._at, past))
        if not inside:
            return None
        return self._when[min(inside, key=lambda place: (self._at[place] < at, abs(self._at[place] - at)))]


def find_place(tokens: Tokens, arguments: Arguments, start: int, recipients_count: bool) -> Mention | None:
    """The place that a preposition of the clause leads to; of ``recipients_count`` also one that is acted on."""
    for phrase in _places(tokens, arguments, recipients_count):
        mention = _named_in(tokens, phrase)
        if mention is not None:
            return mention
    return _in_front(tokens, arguments.trigger.at, start)


def _places(tokens: Tokens, arguments: Arguments, recipients_count: bool) -> Iterator[Phrase]:
    in_place, towards = particles("place"), particles("direction") | {"ل", "object", "genitive"}
    for each in arguments.found:
        if each.slot in in_place:
            yield each.phrase
    for each in arguments.found:
        if recipients_count and each.slot in towards:
            yield each.phrase
    for each in arguments.found:
        if each.slot not in in_place and each.slot not in (SUBJECT, ANTECEDENT, AGENT):
            yield from _inside(tokens, each.phrase)


def _inside(tokens: Tokens, phrase: Phrase) -> Iterator[Phrase]:
    """What a place preposition leads to inside a phrase: (عصابة) في مدينة طنجة."""
    for at in range(phrase.first + 1, phrase.past):
        key = without_and(tokens.keys[at])
        if key in particles("place") or tokens.prefix(at) == "ب":
            yield Phrase(at, phrase.past)
            return


def _named_in(tokens: Tokens, phrase: Phrase) -> Mention | None:
    for at in range(phrase.first, phrase.past):
        mention = tokens.mentions.get(at)
        if mention is not None:
            return mention if mention.type == _PLACE else None
    return None


def _in_front(tokens: Tokens, at: int, start: int) -> Mention | None:
    """A place that opens the clause before its verb: وفي بغداد، قتل."""
    for place in range(clause_start(tokens, at, start), at):
        mention = tokens.mentions.get(place)
        if mention is None or mention.type != _PLACE or place == start:
            continue
        led = without_and(tokens.keys[place - 1]) in particles("place") or tokens.prefix(place) == "ب"
        if led:
            return mention
    return None
