"""In whose words an event is told: the statements of an article, by tokens."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Sequence

from etl.annotate.syntax.article_tokens import Tokens
from etl.records import Annotations, Statement


class Statements:
    """The statements by the tokens of their cues and contents."""

    def __init__(self, tokens: Tokens, found: Annotations) -> None:
        self._by_cue = {tokens.token_at(each.cue_start): each for each in found.statements}
        self._contents = sorted(
            (tokens.token_at(each.content_start), tokens.token_at(each.content_end - 1) + 1, ordinal,
             tokens.token_at(each.cue_start))
            for ordinal, each in enumerate(found.statements)
        )  # fmt: skip
        self._first = [first for first, *_ in self._contents]
        self._outer = _enclosing(self._contents)

    @property
    def cues(self) -> Container[int]:
        """The tokens of their cues."""
        return self._by_cue

    def at(self, at: int) -> Statement | None:
        """The statement whose cue a token is."""
        return self._by_cue.get(at)

    def around(self, at: int) -> int | None:
        """The innermost statement in whose content a token stands, its own aside."""
        place = bisect_right(self._first, at) - 1
        while place >= 0:
            _, past, ordinal, cue = self._contents[place]
            if at < past and cue != at:
                return ordinal
            place = self._outer[place]
        return None


def _enclosing(contents: Sequence[tuple[int, int, int, int]]) -> list[int]:
    """For each content the nearest one before it that reaches past its end, -1 for none."""
    outer: list[int] = []
    for place, (_, past, _, _) in enumerate(contents):
        before = place - 1
        while before >= 0 and contents[before][1] < past:
            before = outer[before]
        outer.append(before)
    return outer
