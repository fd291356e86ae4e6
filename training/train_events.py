"""Train the model that says whether a word that may name an event does, and say how well it tells.

    python -m training.train_events DATA [--folds]

DATA is the folder that holds ``dev/corpus/articles.jsonl`` and ``corpora``; beside them the model learns from our own
gold of events (``event_articles.py``). What the rules propose is right where the gold has an event of that type with a
trigger there, or where it was judged so; what goes on about an event that another proposal gives is left out. It is a
logistic regression with a penalty on the square of its weights. With ``--folds`` nothing is saved: five-fold
cross-validation over all texts is printed. ``make quality`` reads every text by the weights of the folds that have not
seen it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from etl.annotate.document import Document, read_document
from etl.annotate.events.acceptance import BIAS, MODEL, Acceptance
from etl.annotate.events.mentions import LEAST, Telling
from etl.annotate.events.merging import merge, shared_merging
from etl.annotate.events.reading import Reader
from etl.annotate.pipeline import default_pipeline
from etl.annotate.ranker import thousandths, write_weights
from etl.annotate.syntax.article_tokens import Tokens
from etl.clean.normalise import normalise
from etl.clean.offsets import OffsetMap
from etl.records import Annotations
from training.event_articles import (
    EventArticle,
    corpus_articles,
    judged_articles,
    marked_articles,
    own_articles,
)
from training.folds import cross_validated, read_arguments, unseen

STEPS = 6  # of Newton's method
ROUNDS = 60  # of conjugate gradients in each
CLOSE = 1e-9  # where they end
PENALTY = 20.0  # on half the square of a weight
RARE = 5  # proposals a feature must occur in
JUDGED = "judged"  # leads what is learned of the readers of single words, and left out of the model
NOTHING = Acceptance({BIAS: -100_000})  # accepts nothing, so that nobody has to be chosen

Weights = dict[str, float]
Numbers = NDArray[np.float64]
Event = Mapping[str, Any]  # as the gold writes it


class Read(NamedTuple):
    """A text with what is found in it before its events."""

    document: Document
    offsets: OffsetMap
    found: Annotations


@cache
def read(article: EventArticle) -> Read:
    """An article as annotated without events, read once a process."""
    clean, offsets, _ = normalise(article.body)
    title = normalise(article.title)[0] if article.title else None
    document = read_document(clean, article.published, title)
    found = Annotations(version_id=0, anchor_on=article.published)
    for annotator in default_pipeline(frozenset({"events"})).annotators:
        annotator.annotate(document, found)
    return Read(document, offsets, found)


class Text:
    """A text: the features of what the rules propose there, and whether each is right."""

    def __init__(self, article: EventArticle) -> None:
        self.identity = article.identity
        self._document, self._offsets, found = read(article)
        self._tokens = tokens = Tokens.of(self._document, found)
        tellings = list(Reader(tokens, found, NOTHING).tellings())
        judge = (
            self._by_events(article, tellings)
            if article.judged is None
            else self._by_words(article, tellings)
        )
        kept = [
            (each.features, right) for each, right in zip(tellings, judge, strict=True) if right is not None
        ]
        self.features = [[*each, *_of_reader(each, article.judged is not None)] for each, _ in kept]
        self.right = [right for _, right in kept]

    def _by_events(self, article: EventArticle, tellings: list[Telling]) -> list[bool | None]:
        """Right where an event of that type has a trigger there; None of what goes on about one that another tells."""
        right = [self._is_told(each, article, lambda event: [event["trigger"]]) for each in tellings]
        again = [self._is_told(each, article, lambda event: event.get("again", [])) for each in tellings]
        covered = map(max, again, self._covered(tellings, right))
        return [each or (None if over else False) for each, over in zip(right, covered, strict=True)]

    def _is_told(
        self, telling: Telling, article: EventArticle, places: Callable[[Event], Iterable[Sequence[int]]]
    ) -> bool:
        """Whether one of the places of an event of its type is where it stands."""
        start, end = self._span(telling, telling.first)
        events = (each for each in article.events if each["type"] == telling.word.type)
        return any(first < end and start < past for each in events for first, past in places(each))

    def _by_words(self, article: EventArticle, tellings: list[Telling]) -> list[bool | None]:
        """As it was judged; None of what was not, and where a word tells again what it told."""
        told: set[tuple[str, str]] = set()
        right = []
        for telling in tellings:
            word = telling.word
            judged = (article.judged or {}).get((self._span(telling)[0], word.type))
            same = (word.type, word.verb or word.lemma)
            right.append(None if judged and same in told else judged)
            if judged:
                told.add(same)
        return right

    def _span(self, telling: Telling, first: int | None = None) -> tuple[int, int]:
        at = telling.trigger.at
        start = self._document.starts[at if first is None else first]
        return OffsetMap.to_source(self._offsets, start, self._document.ends[at])

    def _covered(self, tellings: list[Telling], right: list[bool]) -> list[bool]:
        """Whether each tells an event that a right one tells, as the shipped merging has it."""
        rights = {id(telling): each for telling, each in zip(tellings, right, strict=True)}
        covered: dict[int, bool] = {}
        for event in merge(self._tokens, tellings, shared_merging()):
            told = any(rights[id(each)] for each in event.tellings)
            covered |= {id(each): told for each in event.tellings}
        for telling in tellings:
            telling.also.clear()
        return [covered[id(telling)] for telling in tellings]


def _of_reader(features: Sequence[str], judged: bool) -> Sequence[str]:
    """What a text of which single words were judged adds: its reader may be more lenient, of one type or of all."""
    return (JUDGED, *(f"{JUDGED} {each}" for each in features if each.startswith("type "))) if judged else ()


def fit(texts: Sequence[Text]) -> Weights:
    """The weights under which what is right is likeliest; the same texts give the same weights."""
    rows = [each for text in texts for each in text.features]
    right = np.array([each for text in texts for each in text.right], dtype=float)
    seen = Counter(name for row in rows for name in set(row))
    names = sorted(name for name, times in seen.items() if times >= RARE)
    number = {name: place for place, name in enumerate(names)}
    table = _Table(rows, number)
    weights = np.zeros(len(names) + 1)  # the last is the bias, which has no penalty
    penalty = np.append(np.full(len(names), PENALTY), 1e-6)
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-table.times(weights)))
        gradient = table.gathered(likely - right) + penalty * weights
        weights -= _solved(table, likely * (1 - likely), penalty, gradient)
    kept = zip(names, weights.tolist(), strict=False)
    learned = {name: weight for name, weight in kept if not name.startswith(JUDGED)}
    return learned | {BIAS: float(weights[-1])}


class _Table:
    """Which features each proposal has, and the bias, which all have."""

    def __init__(self, rows: Sequence[Sequence[str]], number: dict[str, int]) -> None:
        self._rows, self._features = len(rows), len(number) + 1
        cells = [
            (place, feature)
            for place, row in enumerate(rows)
            for feature in (*sorted({number[name] for name in row if name in number}), len(number))
        ]
        self._row, self._feature = np.array(cells, dtype=np.intp).reshape(-1, 2).T

    def times(self, weights: Numbers) -> Numbers:
        """The sum of the weights of each row's features."""
        return np.bincount(self._row, weights[self._feature], self._rows)

    def gathered(self, values: Numbers) -> Numbers:
        """The sum of the values of each feature's rows."""
        return np.bincount(self._feature, values[self._row], self._features)


def _solved(table: _Table, spread: Numbers, penalty: Numbers, gradient: Numbers) -> Numbers:
    """Newton's step by conjugate gradients, with the diagonal as preconditioner: few rows have most features."""
    scale = 1 / (penalty + table.gathered(spread))
    step, left = np.zeros_like(gradient), gradient.copy()
    towards = scale * left
    size = left @ towards
    for _ in range(ROUNDS):
        if size < CLOSE:
            break
        bent = table.gathered(spread * table.times(towards)) + penalty * towards
        far = size / (towards @ bent)
        step += far * towards
        left -= far * bent
        scaled = scale * left
        size, before = left @ scaled, size
        towards = scaled + size / before * towards
    return step


def folds(texts: Sequence[Text]) -> Iterator[tuple[list[Text], Weights]]:
    """The texts in parts, each with what is learned from all other parts."""
    return cross_validated(texts, fit)


@cache
def unseen_acceptances(data: Path) -> dict[str, Acceptance]:
    """By the id of a text, an acceptance that has not learned from it."""
    corpus, others = read_texts(data)
    return unseen(folds([*corpus, *others]), lambda weights: Acceptance(thousandths(weights)))


def read_texts(data: Path) -> tuple[list[Text], list[Text]]:
    """The articles of the development corpus, and all other texts; what is not there is left out."""
    others = [*own_articles(), *judged_articles(data), *marked_articles(data)]
    return list(map(Text, corpus_articles(data))), list(map(Text, others))


def figures(texts: Sequence[Text], weights: Weights) -> Counter[str]:
    """Proposals by whether they are right and accepted."""
    acceptance = Acceptance(thousandths(weights))
    counts: Counter[str] = Counter()
    for text in texts:
        for row, right in zip(text.features, text.right, strict=True):
            accepted = acceptance.likelihood(row) >= LEAST
            counts[f"{'right' if right else 'wrong'} {'accepted' if accepted else 'refused'}"] += 1
    return counts


def main() -> None:
    """Read the arguments, then train or cross-validate."""
    given = read_arguments(__doc__)
    corpus, others = read_texts(given.data)
    if not given.folds:
        write_weights(MODEL, fit([*corpus, *others]))
        return
    counts: Counter[str] = Counter()
    for inside, weights in folds([*corpus, *others]):
        counts += figures([text for text in inside if text in corpus], weights)
    for name, each in sorted(counts.items()):
        print(f"events.{name.replace(' ', '_')} {each}")


if __name__ == "__main__":
    main()
