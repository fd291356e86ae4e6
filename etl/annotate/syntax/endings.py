"""What the ending of a word says of it where it stands: whose it is, or how something is done."""

from __future__ import annotations

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.words import title_heads


def possessed(tokens: Tokens, at: int) -> bool:
    """Whether a word, no title, ends in a possessive pronoun: خطتها."""
    token = tokens[at]
    return bool(token.clitics.enclitic) and token.key not in title_heads()


def is_circumstance(tokens: Tokens, at: int) -> bool:
    """Whether a word is an indefinite accusative, which says how something is done: جوابا، مخاطبا."""
    form = tokens.forms[at]
    return not tokens.name_past[at] and not tokens.definite(at) and len(form) > 4 and form[-1] in "اً"
