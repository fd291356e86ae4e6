"""How many articles of a corpus of reference hold a phrase.

``models/phrase_counts.tsv.gz`` holds the number of articles in its first line, then a phrase a line, by the keys of its
words, with how many hold it; those that few hold are left out. ``training/count_phrases.py`` makes it.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache
from math import log
from pathlib import Path

from etl.annotate.compiled import compiled
from etl.annotate.kept import Kept
from etl.annotate.syntax.clitics import with_article
from etl.annotate.vocabulary import shared_vocabulary

COUNTS = Path(__file__).parent.parent / "models" / "phrase_counts.tsv.gz"
ALL = ""  # the phrase that every article holds
_OFTEN_IN_ARTICLES = (0, 0, 0, 3, 10, 30, 100, 300)  # of 5,000 articles: by the frequency class of a word


class Corpus:
    """Counts of articles by phrase."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._rarities = Kept(self._rarity)

    def articles_with(self, key: str) -> int:
        """How many articles hold a phrase; of a word alone, how many would by its frequency in Arabic, if more."""
        counted = self._counts.get(key, 0)
        if " " in key:
            return counted
        frequency = max(map(shared_vocabulary().frequency, (key, with_article(key))))
        return max(counted, _OFTEN_IN_ARTICLES[frequency] * self._counts[ALL] // 5_000)

    def rarity(self, key: str) -> float:
        """The logarithm of how many times rarer it is than a phrase in every article."""
        return self._rarities[key]

    def _rarity(self, key: str) -> float:
        return log((self._counts[ALL] + 1) / (self.articles_with(key) + 1))


@compiled
def _read(path: Path) -> dict[str, int]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = (line.rstrip("\n").split("\t") for line in lines)
        return {key: int(count) for key, count in rows}


@cache
def shared_corpus() -> Corpus:
    """The corpus of this process: read once, never changed."""
    return Corpus(_read(COUNTS))
