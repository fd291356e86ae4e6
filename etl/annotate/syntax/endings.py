"""What the ending of a word says of it where it stands: whose it is, or how something is done."""

from __future__ import annotations

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_accusative, without_ending
from etl.annotate.syntax.words import institution_plurals, is_of, title_heads
from etl.annotate.vocabulary import shared_vocabulary

FEMININE_IN_CHAIN, FEMININE = "ت", "ه"  # of nouns before what they are of, and alone, as match keys write it
_SHORTEST = 5  # letters
_TANWIN = "ً"
_COMMON = 5  # frequency class of a noun without the ending


def possessed(tokens: Tokens, at: int) -> bool:
    """Whether a word, no title, ends in a possessive pronoun: خطتها."""
    token = tokens[at]
    return bool(token.clitics.enclitic) and token.key not in title_heads()


def ends_as_accusative(form: str) -> bool:
    """Whether a word is written as an indefinite accusative is: هجوما، هجومًا."""
    return form[-1] in "اً"


def is_circumstance(tokens: Tokens, at: int) -> bool:
    """Whether a word is an indefinite accusative, which says how something is done: جوابا، مخاطبا."""
    form = tokens.forms[at]
    return not tokens.name_past[at] and not tokens.definite(at) and len(form) > 4 and ends_as_accusative(form)


def is_indefinite_accusative(tokens: Tokens, at: int) -> bool:
    """Whether a word is an object or circumstance by its ending (دولاً، إعلانا عن), no dual before what it is of (وزيرا
    خارجية) and nothing that is but spelled so (أوباما).
    """
    form, noun = tokens.forms[at], without_accusative(tokens.keys[at])
    if tokens.name_past[at] or tokens.definite(at) or not ends_as_accusative(form):
        return False
    if _TANWIN in tokens.document.as_written(at)[-2:]:
        return True
    dual = is_of(noun, "title", "institution", "outlet") and noun not in institution_plurals()
    if dual or len(form) < _SHORTEST:
        return False
    return shared_vocabulary().frequency(noun) >= _COMMON and not _goes_on(tokens, at + 1)


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether what a dual may be of stands at a token: (رئيسا) البرلمان, a name or words in marks."""
    return at < len(tokens) and bool(tokens.definite(at) or tokens.name_past[at] or at in tokens.closing)


def listed_feminine(noun: str) -> str:
    """The sort of a body as it is listed, where a pronoun has opened its ending: نقابت (هم) is نقابه; else as it is."""
    closed = without_ending(noun, FEMININE_IN_CHAIN) + FEMININE
    return closed if noun.endswith(FEMININE_IN_CHAIN) and is_of(closed, "institution") else noun
