"""What the ending of a word says of it where it stands: whose it is, or how something is done."""

from __future__ import annotations

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_ending
from etl.annotate.syntax.words import is_of, title_heads

FEMININE_IN_CHAIN, FEMININE = "ت", "ه"  # of nouns before what they are of, and alone, as match keys write it


def possessed(tokens: Tokens, at: int) -> bool:
    """Whether a word, no title, ends in a possessive pronoun: خطتها."""
    token = tokens[at]
    return bool(token.clitics.enclitic) and token.key not in title_heads()


def is_circumstance(tokens: Tokens, at: int) -> bool:
    """Whether a word is an indefinite accusative, which says how something is done: جوابا، مخاطبا."""
    form = tokens.forms[at]
    return not tokens.name_past[at] and not tokens.definite(at) and len(form) > 4 and form[-1] in "اً"


def listed_feminine(noun: str) -> str:
    """The sort of a body as it is listed, where a pronoun has opened its ending: نقابت (هم) is نقابه; else as it is."""
    closed = without_ending(noun, FEMININE_IN_CHAIN) + FEMININE
    return closed if noun.endswith(FEMININE_IN_CHAIN) and is_of(closed, "institution") else noun
