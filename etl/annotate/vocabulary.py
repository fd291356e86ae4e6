"""What is known of a word form beforehand: how common it is and which words it resembles.

``models/words.tsv.gz`` holds one line a match key: the key, its frequency class and its cluster.
``training/build_words.py`` makes it.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from etl.annotate.compiled import compiled

MODEL = Path(__file__).parent / "models" / "words.tsv.gz"
_UNKNOWN = (0, "")


class Vocabulary:
    """Frequency classes and clusters by match key."""

    def __init__(self, path: Path = MODEL) -> None:
        self._words = _read(path)

    def word(self, key: str) -> tuple[int, str]:
        """Its frequency, and a name of its cluster whose first characters name the wider clusters around it, or ""."""
        return self._words.get(key, _UNKNOWN)

    def frequency(self, key: str) -> int:
        """0 for an unknown form; else 1 (about one in ten million words) to 7, half a power of ten a step."""
        return self._words.get(key, _UNKNOWN)[0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def __contains__(self, key: str) -> bool:
        return key in self._words


@compiled
def _read(path: Path) -> dict[str, tuple[int, str]]:
    words: dict[str, tuple[int, str]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                key, frequency, cluster = line.rstrip("\n").split("\t")
                words[key] = int(frequency), cluster
    return words


@cache
def shared_vocabulary() -> Vocabulary:
    """The vocabulary of this process: read once, never changed."""
    return Vocabulary()
