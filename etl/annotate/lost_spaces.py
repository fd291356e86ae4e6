"""Two words that a lost space has joined: where a word is unknown, and two that are known stand in it.

Links lose the spaces beside them (مراسلالميادينفي غزة); a second word with the article tells where it begins.
"""

from __future__ import annotations

from collections.abc import Iterator

from etl.annotate.kept import Kept
from etl.annotate.vocabulary import shared_vocabulary
from etl.clean.keys import match_key

_ARTICLE = "ال"
_FEWEST_LETTERS, _FEWEST_BEHIND_ARTICLE = 3, 4
_COMMON = 3  # frequency class of the words that may have been joined: one in a million
_JOINED_BEHIND = ("في", "من", "عن", "على", "إلى")  # they lose the space before them, too


def apart(pieces: list[str]) -> list[str]:
    """The words of a text, the white space behind each with it, those apart that had been joined."""
    return [part for piece in pieces for part in (_parts[piece] if _may_be_two(piece) else (piece,))]


def _may_be_two(piece: str) -> bool:
    return len(piece) > _FEWEST_LETTERS + _FEWEST_BEHIND_ARTICLE + 1 and _ARTICLE in piece[_FEWEST_LETTERS:]


def _read_parts(piece: str) -> tuple[str, ...]:
    """The words that are joined in one, or that alone."""
    word = piece.rstrip()
    if shared_vocabulary().frequency(match_key(word)):
        return (piece,)
    at = word.find(_ARTICLE, _FEWEST_LETTERS)
    first, second = word[:at], word[at:]
    if first.endswith(_ARTICLE) or not _is_common(first):
        return (piece,)
    for past in _ends(second):
        if past >= len(_ARTICLE) + _FEWEST_BEHIND_ARTICLE and _is_common(second[:past]):
            cut = at + past
            return (first, piece[at:]) if cut == len(word) else (first, piece[at:cut], piece[cut:])
    return (piece,)


_parts = Kept(_read_parts)


def _ends(word: str) -> Iterator[int]:
    """Where a word with the article may end: behind its letters, or before a preposition joined to it."""
    yield len(word)
    for preposition in _JOINED_BEHIND:
        if word.endswith(preposition):
            yield len(word) - len(preposition)


def _is_common(word: str) -> bool:
    return shared_vocabulary().frequency(match_key(word)) >= _COMMON
