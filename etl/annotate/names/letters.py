"""Whether a word's letters look like a name's: جوتشولك has sequences that Arabic words have not.

``models/name_letters.tsv.gz`` holds the weights of a logistic regression on letter sequences, learned from the
name lists against common words (``training/build_letters.py``).
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from itertools import chain
from operator import add
from pathlib import Path

from etl.annotate.compiled import compiled
from etl.annotate.syntax.clitics import without_article

MODEL = Path(__file__).parent.parent / "models" / "name_letters.tsv.gz"
_STEPS = (-4.0, -2.5, -1.0, 0.5)  # log odds against an ordinary word between the classes 0 to 4


def sequences(key: str) -> list[str]:
    """The sequences of two to four letters of a word without its article, edges marked; each once, in order.

    In order, because sums of their weights differ in the last digit by the order of the terms.
    """
    marked = f"<{without_article(key)}>"
    two = list(map(add, marked, marked[1:]))
    three = list(map(add, two, marked[2:]))
    four = map(add, three, marked[3:])
    return list(dict.fromkeys(chain(two, three, four)))


@compiled
def _weights() -> dict[str, tuple[float, float]]:
    weights: dict[str, tuple[float, float]] = {}
    with gzip.open(MODEL, "rt", encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                sequence, person, place = line.rstrip("\n").split("\t")
                weights[sequence] = float(person), float(place)
    return weights


def look(key: str) -> str:
    """How much a match key looks like a person's name and like a place's: two digits, 0 (a word) to 4."""
    weights = _weights()
    person, place = weights[""]
    for one, other in filter(None, map(weights.get, sequences(key))):
        person += one
        place += other
    return f"{bisect_left(_STEPS, person)}{bisect_left(_STEPS, place)}"
