"""The small words of an event's clause, by class, as match keys."""

from __future__ import annotations

from functools import cache

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_and
from etl.clean.keys import match_key
from etl.lexicon import rows_of_class


@cache
def particles(name: str) -> frozenset[str]:
    """The keys of a class of ``event_particles.tsv``, of several words with a blank between.

    Raises:
        LexiconError: there is no such class.
    """
    return frozenset(match_key(row["form"]) for row in rows_of_class("event_particles", name))


@cache
def _first_words(name: str) -> frozenset[str]:
    return frozenset(form.split()[0] for form in particles(name))


def particle_past(tokens: Tokens, at: int, name: str) -> int:
    """Past the words of a class that stand at a token, or ``at``; the longest first."""
    if without_and(tokens.keys[at]) not in _first_words(name):
        return at
    for words in (2, 1):
        keys = tokens.keys[at : at + words]
        if len(keys) == words and {" ".join(keys), without_and(" ".join(keys))} & particles(name):
            return at + words
    return at
