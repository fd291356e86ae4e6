"""When an event was, as its own clause says."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date

from etl.annotate.syntax.article_tokens import Tokens
from etl.records import Annotations, DateExpression


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
        self._past = [tokens.token_at(each.expression.end - 1) + 1 for each in self._when]

    def tells(self, at: int) -> bool:
        """Whether a token is a word of one: فجر اليوم tells when, and detonates nothing."""
        place = bisect_right(self._at, at) - 1
        return place >= 0 and at < self._past[place]

    def told(self) -> list[tuple[int, When]]:
        """All, each with the first token of its words, in the order of the text."""
        return list(zip(self._at, self._when, strict=True))

    def of_day(self, day: date | None) -> When | None:
        """An expression that means just that day."""
        return self._days.get(day) if day is not None else None

    def nearest(self, first: int, past: int, at: int) -> When | None:
        """The one nearest a token among those that begin in a range; behind it before one in front."""
        inside = range(bisect_left(self._at, first), bisect_left(self._at, past))
        if not inside:
            return None
        return self._when[min(inside, key=lambda place: (self._at[place] < at, abs(self._at[place] - at)))]
