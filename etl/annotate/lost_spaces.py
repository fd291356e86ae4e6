"""Two words that a lost space has joined: where a word is unknown, and two that are known stand in it.

Links lose the spaces beside them (مراسلالميادينفي غزة); a second word with the article tells where it begins.
"""

from __future__ import annotations

from collections.abc import Iterator

from etl.annotate.kept import Kept
from etl.annotate.syntax.clitics import ARTICLE
from etl.annotate.syntax.words import word_class
from etl.annotate.vocabulary import shared_vocabulary
from etl.clean.keys import match_key

_FEWEST_LETTERS, _FEWEST_BEHIND_ARTICLE = 3, 4
_COMMON, _KNOWN = 6, 4  # frequency classes of a first word, and of a second: كوف|التشيك is a name


def apart(pieces: list[str]) -> list[str]:
    """The words of a text, the white space behind each with it, those apart that had been joined."""
    return [part for piece in pieces for part in (_parts[piece] if _may_be_two(piece) else (piece,))]


def _may_be_two(piece: str) -> bool:
    return len(piece) > _FEWEST_LETTERS + _FEWEST_BEHIND_ARTICLE + 1 and ARTICLE in piece[_FEWEST_LETTERS:]


def _read_parts(piece: str) -> tuple[str, ...]:
    """The words that are joined in one, or that alone."""
    word = piece.rstrip()
    if _frequency(word):
        return (piece,)
    at = word.find(ARTICLE, _FEWEST_LETTERS)
    first, second = word[:at], word[at:]
    if first.endswith(ARTICLE) or _frequency(first) < _COMMON:
        return (piece,)
    for past in _ends(second):
        if past >= len(ARTICLE) + _FEWEST_BEHIND_ARTICLE and _frequency(second[:past]) >= _KNOWN:
            cut = at + past
            return (first, piece[at:]) if cut == len(word) else (first, piece[at:cut], piece[cut:])
    return (piece,)


_parts = Kept(_read_parts)


def _ends(word: str) -> Iterator[int]:
    """Where a word with the article may end: behind its letters, or before a preposition joined to it."""
    yield len(word)
    key = match_key(word)
    for preposition in sorted(word_class("plain_preposition")):
        if key.endswith(preposition):
            yield len(word) - len(preposition)


def _frequency(word: str) -> int:
    return shared_vocabulary().frequency(match_key(word))
