"""Foreign names in Arabic letters: what the ways to transcribe one have in common."""

from __future__ import annotations

import re

from etl.annotate.syntax.clitics import without_article

# Letters that transcribe one foreign sound: غوتيريش and جوتيريش; ترامب and ترمب differ by a vowel.
_SOUNDS = str.maketrans("غقكچگطثظذڤپشصضح", "جججججتتززفبسسده")
_VOWELS = re.compile(r"(?<=.)[اويه]")


def skeleton(key: str) -> str:
    """The consonants of a word, by sound, its article cut.

    >>> skeleton("غوتيريش") == skeleton("جوتيريش"), skeleton("ترامب") == skeleton("ترمب")
    (True, True)
    """
    return _VOWELS.sub("", without_article(key).translate(_SOUNDS))
