"""Spaces where the sentence needs them: after glued punctuation, and one instead of many."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from etl.clean.keys import match_key
from etl.clean.offsets import OffsetMap, Rewrite, rewrite
from etl.lexicon import read_lexicon

_LETTER = "[\u0621-\u063a\u0641-\u064a]"
# A mark and what closes with it, right before an Arabic word or the quote that opens it. After a colon
# every quotation mark opens: some papers write »…« for «…», and "…" tells nothing.
_BEFORE_WORD = f"[”»)\\]]{{0,2}}(?=[«(\\[“]?{_LETTER})"
_BEFORE_QUOTE = f'(?=[«»“”"(\\[]?{_LETTER})'
# A pattern for each mark: a search for one literal is many times faster than for a set.
_GLUED = {
    mark: re.compile(re.escape(mark) + (_BEFORE_QUOTE if mark == ":" else _BEFORE_WORD))
    for mark in "،.:؛؟!?,;…"
}
_SPACES = re.compile("   *")  # two or more; written so that re can search for the literal two
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s،؛«»\"<>]+")
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_WORD_AFTER = re.compile(r"[^\W\d_]+")
_LONGEST_NAME = 8  # characters looked back at for a word; letter names are shorter
_LETTER_NAMES = frozenset(
    match_key(row["word"]) for row in read_lexicon("dotted_words") if row["kind"] == "letter"
)
_DOMAINS = frozenset(
    match_key(row["word"]) for row in read_lexicon("dotted_words") if row["kind"] == "domain"
)


def space_punctuation(text: str, repairs: Counter[str]) -> tuple[str, OffsetMap]:
    """A space after punctuation glued to the next word («للعراق،وذلك»), and runs of spaces as one.

    Decimals, times, addresses and abbreviations (1.5, 10:30, د.ب.أ) stay as they are.
    """
    rewrites = [(place, place, " ") for place in _glued_places(text)]
    if rewrites:
        repairs["glued_punctuation"] += len(rewrites)
    if "  " in text:
        runs: list[Rewrite] = [(match.start() + 1, match.end(), "") for match in _SPACES.finditer(text)]
        repairs["space_run"] += len(runs)
        rewrites = sorted(rewrites + runs)
    return rewrite(text, rewrites)


def _glued_places(text: str) -> list[int]:
    places = [
        match.end()
        for mark, glued in _GLUED.items()
        if mark in text
        for match in glued.finditer(text)
        if mark != "." or _ends_sentence(text, match.start())
    ]
    places.sort()
    if places and ("://" in text or "www." in text):
        places = _outside(places, [match.span() for match in _ADDRESS.finditer(text)])
    return places


def _ends_sentence(text: str, place: int) -> bool:
    """Whether the full stop at ``place`` ends something, rather than standing inside an abbreviation."""
    before = _WORD_BEFORE.search(text, max(0, place - _LONGEST_NAME), place)
    after = _WORD_AFTER.match(text, place + 1)
    if before and len(before.group()) == 1:
        return False
    if not after:
        return True
    following = match_key(after.group())
    if len(following) == 1 or following in _DOMAINS:
        return False
    return not (before and following in _LETTER_NAMES and match_key(before.group()) in _LETTER_NAMES)


def _outside(places: list[int], spans: list[tuple[int, int]]) -> list[int]:
    starts = [start for start, _ in spans]
    return [
        place
        for place in places
        if not (index := bisect_right(starts, place)) or spans[index - 1][1] <= place
    ]
