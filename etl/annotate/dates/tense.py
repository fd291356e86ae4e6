"""Which way the words around a date point: behind the speaker, ahead of him, or neither."""

from __future__ import annotations

import re
from functools import cache

from etl.annotate.dates.words import fold
from etl.lexicon import read_lexicon

_REACH = 14  # tokens looked back
_CLAUSE = 2  # أن, إن: what stands before says nothing about the date
_FUTURE_VERB = re.compile(r"[وف]?س[يتن]\w{2,}")  # سأ looks like سا (سافر) once spellings are folded


@cache
def _cues() -> dict[str, int]:
    """Folded word, with or without و → -1 behind, 1 ahead, 0 for no cue that looks like one, or _CLAUSE."""
    found: dict[str, int] = {}
    for row in read_lexicon("tense_cues"):
        word, sign = (
            fold(row["word"]),
            {"ahead": 1, "behind": -1, "none": 0, "clause": _CLAUSE}[row["direction"]],
        )
        for form in (word, "و" + word, "ف" + word):
            found.setdefault(form, sign)
    return found


def direction(folded: list[str], sentence_start: int, first: int, past: int, sentence_past: int) -> int:
    """-1, 1 or 0 for the expression at tokens ``first`` to ``past``: the nearest verb or cue decides.

    Words before it count first, then the two after it (الأحد سيعقد).
    """
    for position in range(first - 1, max(sentence_start, first - _REACH) - 1, -1):
        sign = _sign(folded[position])
        if sign == _CLAUSE:
            if position > sentence_start and _sign(folded[position - 1]) == 1:
                return 1  # من المقرر أن يصل الأحد
            break
        if sign:
            return sign
    for position in range(past, min(past + 3, sentence_past)):
        sign = _sign(folded[position])
        if sign:
            return sign if sign != _CLAUSE else 0
    return 0


def clause_begins(folded: list[str]) -> bool:
    """Whether one of the words opens a clause of its own (أن, لكن)."""
    return any(_cues().get(word) == _CLAUSE for word in folded)


def _sign(word: str) -> int:
    sign = _cues().get(word)
    if sign is None:
        return 1 if word[0] in "سوف" and _FUTURE_VERB.fullmatch(word) else 0
    return sign
