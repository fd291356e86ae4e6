"""The words of an article as they are compared: folded, numbered by a hash that every process gives alike, weighed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from itertools import chain, islice
from math import log
from operator import itemgetter
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from etl.annotate.vocabulary import shared_vocabulary
from etl.clean.characters import MARKS
from etl.clean.keys import match_key
from etl.lexicon import read_lexicon

Numbers = npt.NDArray[np.uint64]

_MARKS = re.escape("".join(MARKS))
_WORD = re.compile(rf"\d+(?:[.,٫٬]\d+)*|[^\W\d_ـ][^\W\d]*(?:[{_MARKS}]+[^\W\d]*)*")
_MOST_WORDS = 20_000  # of an article: what follows tells no story apart
_KEPT = 300_000  # distinct spellings a process remembers, and as many pieces of text with marks around them
_LONGEST_PIECE = 40  # characters: longer ones are not met again
LEADING_WORDS, _LEAD_WORDS = 400, 40  # what an article is about stands there; above all there
TELLING = 1.5  # of a word's weight: it tells something
HINTING = 1.0  # of a word that many articles of a day have; two of them may still find an article
_FOREIGN = 1.5  # Latin words are as often of the page as of the news
_RAREST = 7.0  # above the highest frequency class of the vocabulary

# Larkey's light10: what may precede and follow the stem of a noun.
_BEFORE = re.compile(r"^و?(?:ال|بال|كال|فال|لل)(?=..)|^و(?=...)")
_AFTER = re.compile(r"(?<=..)(?:ها|ان|ات|ون|ين|يه|ه|ي)$")
_JOINED = tuple("وفبلكس")  # light10 leaves most of them: they begin words of their own too
_BEFORE_NUMBERS = tuple("وفبلك")
_ORDINALS = ("feminine", "ordinal", "ordinal_of")
_THOUSANDS = re.compile(r"(?<=\d)\.(?=(?:\d{3}\.)*\d{3}$)")  # 42.659 is 42659


class Word(NamedTuple):
    """What is known of a spelling."""

    number: int  # of the folded word
    stem: str  # light10's
    weight: float  # how much it tells: the rarer in news the more, 0 for the commonest
    numeral: str  # the number it is, in figures or in words, as figures; else empty
    ranks: bool = False  # whether it is an ordinal: the third


_HASH = itemgetter(0)


class _Spellings(dict[str, Word]):
    def __missing__(self, spelling: str) -> Word:
        if len(self) >= _KEPT:
            self.clear()
        key = match_key(spelling).replace(",", ".").replace("٫", ".") or spelling
        if key[0].isdigit():
            word = Word(number_of(key), key, 1.5 if len(key) < 3 else 3.5, _THOUSANDS.sub("", key))
        else:
            word = Word(number_of(key), *_stem(key), *_number_word(key))
        self[spelling] = word
        return word


def number_of(key: str) -> int:
    """64 bits of a cryptographic hash."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _number_word(key: str) -> tuple[str, bool]:
    """The number that a word is, and whether it is an ordinal: the fifth aeroplane is not the sixth."""
    known = _number_words()
    bare = key[1:] if key.startswith(_BEFORE_NUMBERS) else key
    return known.get(key) or known.get(bare) or known.get(f"ال{bare}", ("", False))  # a third, the third


@cache
def _number_words() -> dict[str, tuple[str, bool]]:
    """Numbers by their words. One, first, hundred and thousand are left out, for they tell little, and weekdays."""
    weekdays = {match_key(row["word"]) for row in read_lexicon("date_words") if "weekday" in row["class"]}
    numbers = {
        match_key(row["word"]): (row["value"], row["kind"] in _ORDINALS) for row in read_lexicon("numerals")
    }
    return {w: n for w, n in numbers.items() if n[0] not in ("1", "100", "1000") and w not in weekdays}


def _stem(key: str) -> tuple[str, float]:
    """The stem and its weight: 0 for the commonest, 6 for what is met once in ten million words, or never."""
    if key.isascii():
        return key, _FOREIGN
    frequency = shared_vocabulary().frequency
    bare = _BEFORE.sub("", key)
    known = max(frequency(key), frequency(bare))
    if bare.startswith(_JOINED) and len(bare) > 3 and frequency(bare[1:]) > known:
        bare = bare[1:]
        known = frequency(bare)
    stem = _AFTER.sub("", bare)
    known = max(known, frequency(stem))
    return stem, min(6.0, _RAREST - known) if len(stem) > 1 else 0.0


_SPELLINGS = _Spellings()


class _Pieces(dict[str, tuple[Word, ...]]):
    """The words of what stands between two spaces; nearly all of it has been met before."""

    def __missing__(self, piece: str) -> tuple[Word, ...]:
        if len(self) >= _KEPT:
            self.clear()
        words = tuple(_SPELLINGS[each] for each in _WORD.findall(piece))
        if len(piece) <= _LONGEST_PIECE:
            self[piece] = words
        return words


_PIECES = _Pieces()


def salience(title: Sequence[Word], body: Sequence[Word], least: float = TELLING) -> dict[str, float]:
    """What an article is about: its stems of some weight, the more often and the earlier the heavier."""
    counts = Counter(word.stem for word in body[:LEADING_WORDS] if word.weight >= least)
    counts.update(word.stem for word in (*title, *title, *body[:_LEAD_WORDS]) if word.weight >= least)
    weights = {word.stem: word.weight for word in (*title, *body[:LEADING_WORDS])}
    return {stem: weights[stem] * (1 + log(count)) for stem, count in counts.items()}


def words_of(text: str | None) -> list[Word]:
    """The words and numerals of a text, in order."""
    pieces = map(_PIECES.__getitem__, (text or "").split())
    return list(islice(chain.from_iterable(pieces), _MOST_WORDS))


def numbers_of(words: Sequence[Word]) -> Numbers:
    """The hashes of words, in order."""
    return np.fromiter(map(_HASH, words), np.uint64, len(words))


def digest_of(numbers: Numbers) -> int:
    """63 bits of a cryptographic hash of all of them, in order."""
    data = numbers.astype("<u8").tobytes()
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big") >> 1
