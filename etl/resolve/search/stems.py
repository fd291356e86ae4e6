"""From a folded word to the term it is looked for by: without clitics, the plural under the singular."""

from __future__ import annotations

import re

from etl.annotate.vocabulary import MODEL, shared_vocabulary

LISTS = (MODEL,)  # what the terms depend on, besides the code

_BEFORE = re.compile(r"^[وف]?(?:ال|بال|كال|لل)(?=..)|^و(?=...)")
_AFTER = re.compile(r"(?<=...)(?:ها|ان|ات|ون|ين|يه|ه|ي)$")


def stem(key: str) -> str:
    """The term of a folded word."""
    if key.isascii():
        return key
    frequency = shared_vocabulary().frequency
    bare = _BEFORE.sub("", key)
    if bare[0] in "بلكفس" and len(bare) > 3 and frequency(bare[1:]) > frequency(bare):
        bare = bare[1:]
    return _AFTER.sub("", bare)
