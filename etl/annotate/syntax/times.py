"""Words that say when, and how far they go."""

from __future__ import annotations

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.words import time_heads, time_words


def past_time(tokens: Tokens, at: int, stop: int) -> int:
    """Past the words that say when: يوم الأحد 12 مارس الماضي."""
    past = at + 1
    while past < stop and (tokens.keys[past] in time_words() or tokens[past].kind == "number"):
        past += 1
    return past


def past_inserted_time(tokens: Tokens, at: int, stop: int) -> int:
    """Past a time between commas (، صباح الخميس،) that opens at ``at``, or ``at``."""
    if at + 2 >= stop or not tokens.is_comma(at):
        return at
    if tokens.keys[at + 1] not in time_heads() and tokens.keys[at + 1] not in time_words():
        return at
    past = past_time(tokens, at + 1, stop)
    return past + 1 if past < stop and tokens.is_comma(past) else at
