"""The words of a text as they are looked for: one term for the spellings and forms of a word, and where it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from etl.annotate.kept import Kept
from etl.annotate.syntax.clitics import without_article
from etl.annotate.syntax.dictionary_forms import dictionary_form
from etl.clean.characters import HAMZA_MARKS, INVISIBLE, MARKS, plain_characters
from etl.clean.keys import match_key
from etl.lexicon import read_lexicon

_LONGEST = 60  # letters of a term; what is longer is no word
_KEPT = 300_000  # distinct spellings a process remembers
# What may stand in a word and is none of its letters: marks, and what is not seen.
INSIDE = re.escape("".join(sorted({*MARKS, *HAMZA_MARKS, *INVISIBLE})))
_TOKEN = re.compile(rf"\d{{1,3}}(?:[,٬]\d{{3}})++(?!\d)|[^\W_](?:[^\W_]++|[{INSIDE}]++)*+")
_NOT_ASCII_LETTERS = re.compile(r"[^0-9a-z]+")


class Word(NamedTuple):
    """A word of a text: characters from ``start`` to before ``end``."""

    term: str
    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    """The words of a text and their terms, in order; what has no letter or digit is none."""
    for found in _TOKEN.finditer(text):
        if term := _TERMS[found[0]]:
            yield Word(term, *found.span())


def terms_of(text: str) -> list[str]:
    """The terms alone: what the index holds of a text."""
    return [term for term in map(_TERMS.__getitem__, _TOKEN.findall(text)) if term]


def term_of(word: str) -> str:
    """The term of one word; "" where it has no letter or digit.

    >>> term_of("والكاظمى"), term_of("لِلمدارس"), term_of("Café"), term_of("١٬٢٠٠")
    ('كاظمي', 'مدرسه', 'cafe', '1200')
    """
    return _TERMS[word]


def beginning_of(word: str, least: int) -> str:
    """The beginning of a term, given that of a word: without the article where so many letters are left."""
    key = _letters(match_key(word))
    bare = without_article(key)
    return bare if len(bare) >= least else key


def is_function_word(word: str) -> bool:
    """Whether a word says nothing by itself: a preposition, a pronoun, a particle."""
    return _plain(word) in _function_words() or term_of(word) in _own_terms().values()


def _term(word: str) -> str:
    plain = _plain(word)
    if plain in _own_terms():
        return _own_terms()[plain]
    key = match_key(plain)
    return _letters(key if key.isascii() else dictionary_form(plain))


def _plain(word: str) -> str:
    return plain_characters(word, Counter())[0]


def _letters(key: str) -> str:
    """The letters and digits of a key; accents go."""
    if not key.isascii():
        key = "".join(letter for letter in normalize("NFKD", key) if letter.isalnum())
    return key[:_LONGEST] if key.isalnum() else _NOT_ASCII_LETTERS.sub("", key)[:_LONGEST]


@cache
def _function_words() -> frozenset[str]:
    return frozenset(row["word"] for row in read_lexicon("function_words"))


@cache
def _own_terms() -> dict[str, str]:
    """Function words whose key is that of another word, with their terms: على, which is no علي."""
    return {row["word"]: row["term"] for row in read_lexicon("function_words") if row["term"]}


_TERMS: Kept[str, str] = Kept(_term, _KEPT)
