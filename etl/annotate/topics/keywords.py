"""Reads the phrases that tell an article from others: names, and noun phrases that are rare in the corpus of reference.

A phrase weighs

    (1 + ln occurrences) · ln((N + 1) / (corpus_articles + 1)) · centrality

where N is the number of articles of reference, ``corpus_articles`` how many of them hold the phrase, and centrality,
from 1 to 2, how many of its words the article repeats. The counts are kept with the keyword: as a warehouse grows, the
middle factor can be reckoned anew from it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import log

from etl.annotate.document import Document
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.topics.candidates import Occurrence, occurrences, title_words
from etl.annotate.topics.corpus import Corpus, shared_corpus
from etl.records import Annotations, Keyword, KeywordMention

_FEWEST, _MOST = 5, 10  # keywords of an article
_TOKENS_EACH = 40  # of an article, for each keyword above the fewest
_LEAST = 4.0  # weight


class KeywordAnnotator:
    """Fills ``found.keywords`` and where they stand from names, dates and statements found before."""

    name = "keywords"
    version = "1"

    def __init__(self, corpus: Corpus | None = None) -> None:
        self._corpus = corpus or shared_corpus()

    def annotate(self, document: Document, found: Annotations) -> None:
        """Append the weightiest phrases, the first the weightiest."""
        if not document.tokens:
            return
        phrases: dict[str, list[Occurrence]] = {}
        for each in occurrences(Tokens(document, found), found):
            phrases.setdefault(each.key, []).append(each)
        titled = title_words(document)
        words = Counter(word for key, places in phrases.items() for word in key.split() * len(places))
        weighed = [(self._weight(key, places, titled, words), key) for key, places in phrases.items()]
        most = min(_MOST, _FEWEST + len(document.tokens) // _TOKENS_EACH)
        for weight, key in _choose(weighed, phrases, most):
            _append(found, key, weight, phrases[key], self._corpus.articles_with(key))

    def _weight(self, key: str, places: list[Occurrence], titled: str, words: Counter[str]) -> float:
        count = len(places) + (f" {key} " in titled)
        parts = key.split()
        centrality = 2 - sum(1 / words[part] for part in parts) / len(parts)
        return (1 + log(count)) * self._corpus.rarity(key) * centrality


def _choose(
    weighed: Iterable[tuple[float, str]], phrases: dict[str, list[Occurrence]], most: int
) -> list[tuple[float, str]]:
    """The weightiest phrases; of two that share words in one place the longer, unless the shorter stands alone too."""
    chosen: list[tuple[float, str]] = []
    for weight, key in sorted(weighed, key=lambda each: (-each[0], phrases[each[1]][0].start)):
        if weight < _LEAST or len(chosen) == most:
            break
        if not any(_overlap(key, other) for _, other in chosen):
            chosen.append((weight, key))
    return chosen


def _overlap(key: str, other: str) -> bool:
    """Whether one phrase holds most of the other's words."""
    words, others = set(key.split()), set(other.split())
    return 2 * len(words & others) > min(len(words), len(others))


def _append(found: Annotations, key: str, weight: float, places: list[Occurrence], articles: int) -> None:
    ordinal = len(found.keywords)
    phrase = min(places, key=lambda each: (each.contracted, each.start)).text
    found.keywords.append(Keyword(phrase, key, len(places), articles, round(weight, 2)))
    found.keyword_mentions += (KeywordMention(ordinal, each.start, each.end) for each in places)
