"""Reads the phrases that tell an article from others: names, and noun phrases that are rare in the corpus of reference.

A phrase weighs

    (1 + ln occurrences) · ln((N + 1) / (corpus_articles + 1)) · centrality

where N is the number of articles of reference, ``corpus_articles`` how many of them hold the phrase, and centrality,
from 1 to 2, how many of its words the article repeats. What is no name and stands but once, or is a word alone and
stands but twice, the title included, weighs ``_SELDOM`` of that. The counts are kept with the keyword: as a warehouse
grows, the middle factor can be reckoned anew from it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import log

from etl.annotate.document import Document
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.topics.candidates import Occurrence, occurrences, span, title_words, written
from etl.annotate.topics.corpus import Corpus, shared_corpus
from etl.records import Annotations, Keyword, KeywordMention

_FEWEST, _MOST = 5, 10  # keywords of an article
_TOKENS_EACH = 40  # of an article, for each keyword above the fewest
_LEAST = 4.0  # weight
_SELDOM = 0.4  # of its weight is left to a phrase that is no name and stands too seldom


class KeywordAnnotator:
    """Fills ``found.keywords`` and where they stand from names, dates and statements found before."""

    name = "keywords"
    version = "2"

    def __init__(self, corpus: Corpus | None = None) -> None:
        self._corpus = corpus or shared_corpus()

    def annotate(self, document: Document, found: Annotations) -> None:
        """Append the weightiest phrases, the first the weightiest."""
        if not document.tokens:
            return
        tokens, phrases = Tokens.of(document, found), dict[str, list[Occurrence]]()
        for each in occurrences(tokens, found):
            phrases.setdefault(each.key, []).append(each)
        titled = title_words(document)
        words = Counter(word for key, places in phrases.items() for word in key.split() * len(places))
        weighed = [(self._weight(key, places, titled, words), key) for key, places in phrases.items()]
        most = min(_MOST, _FEWEST + len(document.tokens) // _TOKENS_EACH)
        for weight, key in _choose(weighed, phrases, most):
            ordinal, places = len(found.keywords), phrases[key]
            found.keywords.append(
                Keyword(
                    phrase=written(tokens, places[0]),
                    match_key=key,
                    occurrences=len(places),
                    corpus_articles=self._corpus.articles_with(key),
                    score=round(weight, 2),
                )
            )
            found.keyword_mentions += (KeywordMention(ordinal, *span(tokens, each)) for each in places)

    def _weight(self, key: str, places: list[Occurrence], titled: str, words: Counter[str]) -> float:
        count = len(places) + (f" {key} " in titled)
        parts = key.split()
        centrality = 2 - sum(1 / words[part] for part in parts) / len(parts)
        weight = (1 + log(count)) * self._corpus.rarity(key) * centrality
        often = count > 1 + (len(parts) == 1)
        return weight if often or places[0].fullest >= 0 else _SELDOM * weight


def _choose(
    weighed: Iterable[tuple[float, str]], phrases: dict[str, list[Occurrence]], most: int
) -> list[tuple[float, str]]:
    """The weightiest phrases, none of which says again what a weightier one says."""
    chosen: list[tuple[float, str]] = []
    for weight, key in sorted(weighed, key=lambda each: (-each[0], phrases[each[1]][0].first)):
        if weight < _LEAST or len(chosen) == most:
            break
        named = phrases[key][0].fullest >= 0
        if not any(_overlap(key, other, named and phrases[other][0].fullest >= 0) for _, other in chosen):
            chosen.append((weight, key))
    return chosen


def _overlap(key: str, other: str, named: bool) -> bool:
    """Whether a phrase shares half of its words with another; of two names, all of the shorter one's."""
    words, others = set(key.split()), set(other.split())
    shared, fewer = len(words & others), min(len(words), len(others))
    return shared == fewer if named else 2 * shared >= fewer
