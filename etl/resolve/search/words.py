"""The words of a text as they are looked for: one term for the spellings and forms of a word, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from etl.annotate.kept import Kept
from etl.annotate.syntax.clitics import without_article
from etl.clean.characters import HAMZA_MARKS, INVISIBLE, MARKS
from etl.clean.keys import match_key
from etl.lexicon import read_lexicon
from etl.resolve.search.stems import stem

_LONGEST = 60  # letters of a term; what is longer is no word
_KEPT = 300_000  # distinct spellings a process remembers
_INSIDE = re.escape("".join(sorted({*MARKS, *HAMZA_MARKS, *INVISIBLE})))
_TOKEN = re.compile(rf"\d{{1,3}}(?:[,٬]\d{{3}})++(?!\d)|[^\W_](?:[^\W_]++|[{_INSIDE}]++)*+")
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
            yield Word(term, found.start(), found.end())


def terms_of(text: str) -> list[str]:
    """The terms alone: what the index holds of a text."""
    return [term for term in map(_TERMS.__getitem__, _TOKEN.findall(text)) if term]


def folded(word: str) -> str:
    """A word without what differs by keyboard and marks: its letters and digits, small; its form stays.

    >>> folded("والمُدرســـة"), folded("Café"), folded("١٬٢٠٠")
    ('والمدرسه', 'cafe', '1200')
    """
    key = match_key(word)
    if not key.isascii():
        key = "".join(letter for letter in normalize("NFKD", key) if letter.isalnum())
    return key[:_LONGEST] if key.isalnum() else _NOT_ASCII_LETTERS.sub("", key)[:_LONGEST]


def beginning_of(word: str) -> str:
    """The beginning of a term, of the beginning of a word: without the article."""
    return without_article(folded(word))


def is_function_word(word: str) -> bool:
    """Whether a word says nothing by itself: a preposition, a pronoun, a particle."""
    return folded(word) in _function_words()


@cache
def _function_words() -> frozenset[str]:
    return frozenset(match_key(row["word"]) for row in read_lexicon("function_words"))


_TERMS: Kept[str, str] = Kept(lambda spelling: stem(folded(spelling)), _KEPT)
