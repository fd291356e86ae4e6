"""Who issued a text that is said to do something: طالب البيان، after دعت الرابطة في بيان لها."""

from __future__ import annotations

from etl.annotate.events.discourse import Discourse
from etl.annotate.events.particles import particles
from etl.annotate.syntax.clitics import without_article
from etl.annotate.syntax.referents import Referent
from etl.annotate.syntax.words import is_of
from etl.clean.keys import match_key

_BEHIND = 4  # tokens from a text to the name of who issued it: بيان صادر عن الوزارة


def issuer(discourse: Discourse, referent: Referent, at: int) -> Referent | None:
    """Who issued the text that something at a token means, as told last; None of what is no text, or nobody's."""
    head = _head(referent.name)
    if referent.entity is not None or referent.parties or not is_of(head, "text"):
        return None
    for cue, statement in reversed(discourse.statements_before(at)):
        spoke = statement.document is not None and _head(statement.document) == head
        if spoke and statement.speaker is not None:
            return discourse.speaker(statement)
        named = _named_behind(discourse, cue, head)
        if named is not None:
            return named
    return None


def _named_behind(discourse: Discourse, cue: int, head: str) -> Referent | None:
    """Whoever is named behind such a text that a verb at a token has for its subject: جاء في بيان | للسفارة."""
    tokens, named = discourse.tokens, discourse.tokens.mentions
    texts = (at for at in range(cue, min(cue + _BEHIND, len(tokens))) if _head(tokens[at].bare) == head)
    for text in texts:
        for at in range(text + 1, min(text + _BEHIND, len(tokens))):
            if at in named and named[at].type != "LOC" and tokens.prefix(at) not in particles("place"):
                return discourse.references.named_at(at)
    return None


def _head(name: str) -> str:
    """The first word of what something is called, without its article."""
    return without_article(match_key(name.split()[0])) if name else ""
