"""The small words of an event's clause, by class, as match keys."""

from __future__ import annotations

from functools import cache

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_and
from etl.annotate.syntax.tokens import shared_token
from etl.clean.keys import match_key
from etl.lexicon import read_lexicon, rows_of_class


@cache
def particles(name: str) -> frozenset[str]:
    """The keys of a class of ``event_particles.tsv``, of several words with a blank between.

    Raises:
        LexiconError: there is no such class.
    """
    return frozenset(match_key(row["form"]) for row in rows_of_class("event_particles", name))


def begun_by(form: str) -> frozenset[str]:
    """The classes that the words of a form, a و before it aside, begin a particle of; none of most."""
    return _begun().get(without_and(shared_token(form).key), _NONE)


_NONE: frozenset[str] = frozenset()


@cache
def _begun() -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = {}
    for row in read_lexicon("event_particles"):
        classes.setdefault(match_key(row["form"]).split()[0], set()).add(row["class"])
    return {word: frozenset(names) for word, names in classes.items()}


_LONGEST = 4  # words of a particle


def particle_past(tokens: Tokens, at: int, name: str) -> int:
    """Past the words of a class that stand at a token, or ``at``; the longest first."""
    if name not in tokens.document.answers(begun_by)[at]:
        return at
    for words in range(_LONGEST, 0, -1):
        keys = tokens.keys[at : at + words]
        if len(keys) == words and {" ".join(keys), without_and(" ".join(keys))} & particles(name):
            return at + words
    return at
