"""How a form would be inflected, for those who need it of every word: is it like a verb, or like a noun?

A word that is in no list and was never met in training can still be told: سيقرر begins as a future verb does, and a
name has no article in any text. So a form is asked for its paradigm, how common it is with the affixes of a verb and
of a noun. ``part_of_speech_features`` asks the same more closely, in many times the time.
"""

from __future__ import annotations

import re

from etl.annotate.syntax.clitics import ARTICLE, SA
from etl.annotate.syntax.tokens import Token
from etl.annotate.vocabulary import shared_vocabulary

_HE, _SHE, _WE = "يتن"  # what a verb of the present begins with
_PRESENT = (_HE, _SHE, _WE)
_OTHERS = {_HE: (_SHE, _WE), _SHE: (_HE, _WE), _WE: (_HE, _SHE)}
_PRESENT_ENDINGS = ("ون", "ان", "وا", "ا")
_PAST_ENDING = "ت"  # of her who did it
_MOST = 5  # frequency classes told apart
_OFTEN = 2  # the class from which a form with the article makes a noun of it
_SHORT = 3  # letters: too few to hold an affix as well
_LEAST = 3  # letters left without an ending
_NEVER = re.compile("a[01]/[01]")  # classes of a word that is hardly a verb or a noun


def verb_or_noun(token: Token) -> str:
    """How common a form is as a verb of the present (p) or past (a), and as a noun with the article."""
    if token.clitics.article:
        return "n"
    known = shared_vocabulary().frequency
    stem = token.key[token.clitics.proclitic : len(token.key) - token.clitics.enclitic]
    noun = min(_MOST, known(ARTICLE + stem))
    if token.proclitic.endswith(SA):
        return f"future{noun > _OFTEN:d}"
    if stem.startswith(_PRESENT) and len(stem) > _SHORT:
        base = _without_ending(stem[1:])
        one, other = _OTHERS[stem[0]]
        return f"p{min(_MOST, max(known(one + base), known(other + base)))}{min(_MOST, known(base))}/{noun}"
    base = stem.removesuffix(_PAST_ENDING) if len(stem) > _SHORT else stem
    present = min(_MOST, max(known(_HE + base), known(_SHE + base)))
    return f"a{present}{'' if base == stem else 't'}/{noun}"


def uninflected(token: Token) -> bool:
    """Whether a word is met neither with an article nor as a verb, as foreign names are: هامون."""
    return bool(_NEVER.fullmatch(verb_or_noun(token)))


def _without_ending(base: str) -> str:
    if base.endswith(_PRESENT_ENDINGS):
        ending = next(filter(base.endswith, _PRESENT_ENDINGS))
        return base.removesuffix(ending) if len(base) >= len(ending) + _LEAST else base
    return base
