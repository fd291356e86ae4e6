"""Verbs before another verb that only say how it goes on: ظل يقول، بات الوزير يرى، لا يزال يؤكد، راح يردد."""

from __future__ import annotations

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_and
from etl.annotate.syntax.words import word_class


def past_auxiliary(tokens: Tokens, first: int, past: int) -> int:
    """Past the last auxiliary of some words (وفي المقابل ظل | الوزير), or ``first`` where there is none."""
    auxiliaries = (at for at in range(past, first, -1) if auxiliary_before(tokens, at, first) < at)
    return next(auxiliaries, first)


def auxiliary_before(tokens: Tokens, past: int, start: int) -> int:
    """Where the auxiliary that ends before ``past`` begins, or ``past`` where there is none."""
    at = past - 1
    if at < start or tokens.name_past[at]:
        return past
    key = without_and(tokens.keys[at])
    if key in word_class("auxiliary"):
        return at
    negated = at > start and without_and(tokens.keys[at - 1]) in word_class("negator", "that_which")
    return at - 1 if key in word_class("persists") and negated else past
