"""Where a report begins behind the place and the agency it comes from: عمان (بترا) --, القاهرة (رويترز) -."""

from __future__ import annotations

from etl.annotate.syntax.article_tokens import Tokens

_DATELINE = 12  # tokens that may stand before the first sentence of a report
_DASHES = "-–—*•"


def past_dateline(tokens: Tokens, first: int, past: int) -> int:
    """Past a dateline or a bullet at ``first``; ``first`` where there is none."""
    for at in range(first, min(first + _DATELINE, past - 2)):
        if tokens.forms[at][0] in _DASHES and (at == first or tokens.forms[at - 1] in ")-–—"):
            first = at + 1
    return first
