"""Words that a lost space has joined: where a word is unknown, and words that are known stand in it.

Links lose the spaces beside them (مراسلالميادينفي غزة). What only begins words, the article and إ, tells where a second
one begins, and a preposition or a relative pronoun may end what is joined. In a text that has lost spaces any two words
that are known and make an unknown one are two (ذكرتصحيفة); elsewhere that may be a foreign name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from pyarabic import araby_const as arabic

from etl.annotate.kept import Kept
from etl.annotate.listed_words import listed
from etl.annotate.syntax.clitics import ARTICLE
from etl.annotate.syntax.dictionary_forms import dictionary_form
from etl.annotate.syntax.tokens import shared_token
from etl.annotate.syntax.words import word_class
from etl.annotate.vocabulary import shared_vocabulary
from etl.clean.keys import match_key

_LEAST = 3  # letters of a word beside one that begins as only words do
_MOST = 40  # characters of three words or four; a longer run of letters is none
_LEAST_APART = 4  # letters of any other word, but for prepositions and the like
_COMMON, _KNOWN, _MET = 6, 5, 4  # frequency classes
_ENDS_WORD = (arabic.TEH_MARBUTA, arabic.ALEF_MAKSURA)
_BEGINS_WORD = (ARTICLE, arabic.ALEF_HAMZA_BELOW)

_Cuts = Callable[[str], Iterator[int]]


def apart(pieces: list[str]) -> list[str]:
    """The words of a text, the white space behind each with it, those apart that had been joined."""
    words = [part for piece in pieces for part in (_certain[piece] if _may_be_two(piece) else (piece,))]
    if len(words) == len(pieces) and not any(map(_are_joined, pieces, pieces[1:])):
        return words
    return [part for piece in words for part in (_likely[piece] if _may_be_two(piece) else (piece,))]


def _may_be_two(piece: str) -> bool:
    return 2 * _LEAST < len(piece) <= _MOST


def _are_joined(piece: str, following: str) -> bool:
    """Whether two pieces are words without a space between, as a letter tells that ends words: على|توسعة."""
    return piece.endswith(_ENDS_WORD) and following[0].isalpha()


def _parts(piece: str, cuts: _Cuts) -> tuple[str, ...]:
    """The words that are joined in one, or that alone."""
    word = piece.rstrip()
    if _is_known(word):
        return (piece,)
    at = max(cuts(word), key=lambda at: _frequency(word[:at]) + _frequency(word[at:]), default=0)
    return (*_parts(piece[:at], cuts), *_parts(piece[at:], cuts)) if at else (piece,)


def _certain_cuts(word: str) -> Iterator[int]:
    """Where something begins that only begins words, or a preposition that ends the word."""
    for at in range(_LEAST, len(word) - _LEAST):
        known = _KNOWN if at > _LEAST_APART else _COMMON
        if (
            word.startswith(_BEGINS_WORD, at)
            and not word.endswith(ARTICLE, 0, at)
            and _frequency(word[:at]) >= known
            and _is_met(word[at:])
        ):
            yield at
    yield from (at for at in _before_little(word) if _frequency(word[:at]) >= _MET)


def _likely_cuts(word: str) -> Iterator[int]:
    """Where any known word ends and another begins."""
    yield from _certain_cuts(word)
    for at in range(2, len(word) - _LEAST_APART + 1):
        first, second = word[:at], word[at:]
        if match_key(first) in _openers():
            if _is_met(second):
                yield at
        elif at >= _LEAST_APART and min(_frequency(first), _frequency(second)) >= _KNOWN:
            yield at


def _before_little(word: str) -> Iterator[int]:
    """Where a preposition or a relative pronoun that ends a word begins."""
    key = match_key(word)
    if len(key) == len(word):
        for little in _little():
            if key.endswith(little) and len(key) >= len(little) + _LEAST_APART:
                yield len(key) - len(little)


def _is_met(word: str) -> bool:
    """Whether a second word is known, or ends in a word that is joined to it in its turn."""
    return _frequency(word) >= _MET or any(_frequency(word[:at]) >= _MET for at in _before_little(word))


def _is_known(word: str) -> bool:
    """Whether a word is in use or a listed name, as it stands or as a dictionary has it."""
    forms = (match_key(word), shared_token(word).bare, dictionary_form(word))
    return any(_frequency(form) or listed(form) for form in forms)


_certain: Kept[str, tuple[str, ...]] = Kept(lambda piece: _parts(piece, _certain_cuts))
_likely: Kept[str, tuple[str, ...]] = Kept(lambda piece: _parts(piece, _likely_cuts))


def _frequency(word: str) -> int:
    return shared_vocabulary().frequency(match_key(word))


@cache
def _little() -> tuple[str, ...]:
    """Prepositions and relative pronouns, which stand beside any word; the longest first."""
    words = word_class("plain_preposition") | word_class("relative_pronoun")
    return tuple(sorted(words, key=lambda key: (-len(key), key)))


@cache
def _openers() -> frozenset[str]:
    """What stands before any word: those, and أن and إن, in which alone many words end."""
    return word_class("complementiser").union(_little())
