"""An article as the model of topics sees it: its words without clitics, hashed, and how many speak for each topic.

A word weighs by how often it stands in the article and how rare it is in Arabic; those of the title
weigh more. The words are one vector of length 1; their consonants, which forms of one root mostly share, another,
and those that ``topic_words.tsv`` lists by topic a third, shorter by ``ROOTED`` and ``LISTED``. Names and common
words are features alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from math import log, sqrt
from zlib import crc32

from etl.annotate.document import Document
from etl.annotate.kept import Kept
from etl.annotate.syntax.tokens import Token
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
    words: dict[int, float] = {}
    roots: dict[int, float] = {}
    listed: dict[int, float] = {}

    def count(word: str, value: float, spoken: float) -> None:
        weight, bucket, root, topics_of_it = known[word]
        words[bucket] = words.get(bucket, 0.0) + value * weight
        roots[root] = roots.get(root, 0.0) + value * weight
        for topic in topics_of_it:
            listed[topic] = listed.get(topic, 0.0) + spoken

    known = _known()
    for word, times in Counter(_words(document.analyses)).items():
        count(word, 1 + log(times), log(1 + times))
    for word in set(_words(document.heading)):
        count(word, TITLE, TITLE)
    return _scaled(words, 1.0) | _scaled(roots, ROOTED) | _scaled(listed, LISTED)


def _words(tokens: Sequence[Token]) -> list[str]:
    return [token.bare for token in tokens[:TOKENS] if token.kind == "word" and len(token.bare) > 1]


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
