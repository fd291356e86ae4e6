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


def is_byline(tokens: Tokens, first: int, past: int) -> bool:
    """Whether a name is a reporter's beside the place, or the place beside it: دبي: فلان | كشف الطبيب."""
    mark = first - 1
    if mark < 1 or first not in tokens.mentions or tokens.name_past[first] != past:
        return False
    if not (tokens.forms[mark] == ":" or tokens.forms[mark][0] in _DASHES):
        return False
    beside = mark - 1
    while beside > 0 and tokens.name_past[beside - 1] == mark:
        beside -= 1
    if tokens.name_past[beside] != mark or beside not in tokens.mentions:
        return False
    return {tokens.mentions[first].type, tokens.mentions[beside].type} == {"PERSON", "LOC"}
