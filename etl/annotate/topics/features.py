"""An article as the model of topics sees it: its words without clitics, hashed, and how many speak for each topic.

A word weighs by how often it stands in the article and how rare it is in Arabic; those of the title
weigh more. The words are one vector of length 1; their consonants, which forms of one root mostly share, another,
and those that ``topic_words.tsv`` lists by topic a third, shorter by ``ROOTED`` and ``LISTED``. Names and common
words are features alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from math import log, sqrt
from typing import Literal
from zlib import crc32

from etl.annotate.document import Document, read_document
from etl.annotate.kept import Kept
from etl.annotate.vocabulary import shared_vocabulary
from etl.clean.keys import consonants, match_key
from etl.lexicon import alternatives, read_lexicon

WORDS = 1 << 15  # buckets for words
ROOTS = 1 << 14  # buckets for their consonants
BUCKETS = WORDS + ROOTS  # behind them one for each topic
TOKENS = 600  # of the body: what a longer article is about is said by then
TITLE = 3.0  # what a word of the title counts beside the body's
ROOTED = 0.8  # length of the vector of consonants
LISTED = 0.7  # length of the vector of listed words
_COMMONEST = 8  # frequency class above all

Word = tuple[float, int, int, tuple[int, ...]]  # its weight, its two buckets, the topics that it speaks for


@cache
def topics() -> tuple[str, ...]:
    """The topics, in the order of the model's columns."""
    return tuple(row["topic"] for row in read_lexicon("media_topics"))


def features(document: Document) -> dict[int, float]:
    """The value of each bucket that is not empty."""
    counts = Counter(_words(document))
    titled = set(_words(read_document(document.title or "")))
    return (
        _scaled(_hashed(counts, titled, 1), 1.0)
        | _scaled(_hashed(counts, titled, 2), ROOTED)
        | _scaled(_listed(counts, titled), LISTED)
    )


def _words(document: Document) -> list[str]:
    return [
        token.bare for token in document.analyses[:TOKENS] if token.kind == "word" and len(token.bare) > 1
    ]


def _hashed(counts: Counter[str], titled: Iterable[str], which: Literal[1, 2]) -> dict[int, float]:
    """The value of each bucket of words, or of their consonants."""
    values: dict[int, float] = {}
    known = _known()
    for word, count in counts.items():
        bucket, weight = known[word][which], known[word][0]
        values[bucket] = values.get(bucket, 0.0) + (1 + log(count)) * weight
    for word in titled:
        bucket, weight = known[word][which], known[word][0]
        values[bucket] = values.get(bucket, 0.0) + TITLE * weight
    return values


def _listed(counts: Counter[str], titled: Iterable[str]) -> dict[int, float]:
    values: dict[int, float] = {}
    known = _known()
    for word, count in counts.items():
        for topic in known[word][3]:
            values[topic] = values.get(topic, 0.0) + log(1 + count)
    for word in titled:
        for topic in known[word][3]:
            values[topic] = values.get(topic, 0.0) + TITLE
    return values


def _scaled(values: dict[int, float], length: float) -> dict[int, float]:
    norm = sqrt(sum(value * value for value in values.values()))
    return {bucket: length * value / norm for bucket, value in values.items()}


@cache
def _known() -> Kept[str, Word]:
    """What is known of a word, each found once."""
    frequency, speaks_for = shared_vocabulary().frequency, _topic_words()

    def find(word: str) -> Word:
        return (
            float(_COMMONEST - frequency(word)),
            crc32(word.encode()) % WORDS,
            WORDS + crc32(consonants(word).encode()) % ROOTS,
            speaks_for.get(word, ()),
        )

    return Kept(find)


@cache
def _topic_words() -> dict[str, tuple[int, ...]]:
    """The buckets of the topics that each listed word speaks for, by its key."""
    column = {topic: BUCKETS + place for place, topic in enumerate(topics())}
    return {
        match_key(row["word"]): tuple(column[topic] for topic in alternatives(row["topic"]))
        for row in read_lexicon("topic_words")
    }
