"""MinHash signatures over word shingles, cut into bands: texts that share much share the key of some band.

Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3. Many texts are signed at once,
so that the arithmetic is numpy's. All constants come from a cryptographic hash: keys are the same in every process.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from etl.resolve.stories.words import Numbers, number_of

SHINGLE_WORDS = 3
BANDS, ROWS = 16, 2  # half of the shingles in common: found with .99, three in ten: with .78


def _constants(purpose: str, count: int) -> Numbers:
    return np.array([number_of(f"{purpose} {i}") | 1 for i in range(count)], np.uint64)


_MULTIPLIERS, _ADDENDS = _constants("multiplier", BANDS * ROWS), _constants("addend", BANDS * ROWS)
_BAND_MIX = _constants("band", BANDS)[:, None]
_PLACES = _constants("place", SHINGLE_WORDS)


def shingles(words: Numbers) -> Numbers:
    """A number for every three words in a row, in order; of a shorter text, one for all of it."""
    count = max(1, len(words) - SHINGLE_WORDS + 1)
    padded = np.zeros(count + SHINGLE_WORDS - 1, np.uint64)
    padded[: len(words)] = words
    total = np.zeros(count, np.uint64)
    for place, factor in enumerate(_PLACES):
        total += padded[place : place + count] * factor
        total ^= total >> np.uint64(29)
    return total


def band_keys(texts: Sequence[Numbers]) -> npt.NDArray[np.int64]:
    """The keys of each text's bands, a row a text, of 63 bits; a text is given by its shingles."""
    if not texts:
        return np.zeros((0, BANDS), np.int64)
    starts = np.cumsum([0, *map(len, texts[:-1])])
    joined = np.concatenate(texts)
    keys = np.zeros((BANDS, len(texts)), np.uint64)
    for i in range(BANDS * ROWS):
        lowest = np.minimum.reduceat(joined * _MULTIPLIERS[i] + _ADDENDS[i], starts)
        keys[i // ROWS] = (keys[i // ROWS] ^ (lowest >> np.uint64(7))) * _MULTIPLIERS[i // ROWS]
    keys = (keys + _BAND_MIX) * _BAND_MIX
    return (keys.T >> np.uint64(1)).astype(np.int64)
