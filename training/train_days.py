"""Train the model that says when an event was, and say how well it chooses.

    python -m training.train_days DATA [--folds]

DATA is the folder that holds ``dev/corpus/articles.jsonl`` and the corpus of ``day_labels.tsv``. Beside its articles
and those in which it was read when events were, it learns from our own gold of events. A choice is the days that an
article tells, and none, for an event that is known and found; right is whatever begins on the day that the gold gives,
or that the words tell which the labels name. It is a conditional logistic regression, that of ``train_salience.py``.

With ``--folds`` nothing is saved: five-fold cross-validation over all texts is printed, for the articles of DATA and
for all others, beside what the clauses of the events alone tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from etl.annotate.events.acceptance import shared_acceptance
from etl.annotate.events.annotator import settled_events
from etl.annotate.events.day_choice import MODEL, RULE, Day, DayChoice
from etl.annotate.events.mentions import Telling
from etl.annotate.events.merging import shared_merging
from etl.annotate.events.party_choice import shared_rankers
from etl.annotate.events.reading import Reader
from etl.annotate.ranker import Ranker, write_weights
from etl.annotate.syntax.article_tokens import Tokens
from etl.clean.offsets import OffsetMap
from training.event_articles import EventArticle, corpus_articles, dated_articles, own_articles
from training.folds import cross_validated, train_or_fold
from training.found_events import known_events, tells
from training.train_events import read
from training.train_salience import Choice, Weights, fit, hits_beside

PENALTY = 0.02  # on the square of a weight
LABELLED = "labelled none"  # what is learned of the reader of the labels, who found days oftener; left out of the model


class Text:
    """A text: the days of each of its known events that is found, and which of them are right."""

    def __init__(self, article: EventArticle) -> None:
        self.identity, self._read = article.identity, read(article)
        document, _, found = self._read
        tokens = Tokens.of(document, found)
        reader = Reader(tokens, found, shared_acceptance())
        tellings = list(reader.tellings())
        days = DayChoice(reader, tellings, Ranker({}))
        events = settled_events(reader, tellings, shared_merging(), shared_rankers())
        known = self._of_gold(article, events) if article.told is None else self._of_labels(article, events)
        labelled = article.told is not None
        self.choices = [
            Choice(
                [_features(each, labelled) for each in options], [_first_day(each) == day for each in options]
            )
            for event, day in known
            for options in [days.options(event)]
        ]

    def _of_gold(self, article: EventArticle, events: list[Telling]) -> Iterator[tuple[Telling, str | None]]:
        """The events of the gold that are found, with the day they began."""
        return ((event, gold["start"]) for event, gold in known_events(self._read, article, events))

    def _of_labels(
        self, article: EventArticle, events: list[Telling]
    ) -> Iterator[tuple[Telling, str | None]]:
        _, offsets, found = self._read
        days = {OffsetMap.to_source(offsets, each.start, each.end)[0]: each.first_day for each in found.dates}
        for (start, kind), told in (article.told or {}).items():
            event = next((each for each in events if tells(self._read, each, kind, start, start + 1)), None)
            day = None if told is None else days.get(told)
            if event is not None and (told is None or day is not None):
                yield event, None if day is None else day.isoformat()


def _features(day: Day, labelled: bool) -> Sequence[str]:
    return (*day.features, LABELLED) if labelled and day.when is None else day.features


def _first_day(day: Day) -> str | None:
    first = None if day.when is None else day.when.expression.first_day
    return None if first is None else first.isoformat()


def train(texts: Sequence[Text]) -> Weights:
    """The weights that all choices of some texts give."""
    weights = fit([choice for text in texts for choice in text.choices], PENALTY)
    return {name: weight for name, weight in weights.items() if name != LABELLED}


def folds(texts: Sequence[Text]) -> Iterator[tuple[list[Text], Weights]]:
    """The texts in parts, each with what is learned from all other parts."""
    return cross_validated(texts, train)


def read_texts(data: Path) -> tuple[list[Text], list[Text]]:
    """The articles of the development corpus, and all other texts; what is not there is left out."""
    return list(map(Text, corpus_articles(data))), list(map(Text, [*own_articles(), *dated_articles(data)]))


def hits(texts: Sequence[Text], weights: Weights) -> list[tuple[bool, bool]]:
    """Of each choice whether it falls on a right day, and whether what the clause tells is right."""
    return hits_beside([choice for text in texts for choice in text.choices], weights, RULE)


def main() -> None:
    """Read the arguments, then train or cross-validate."""
    train_or_fold(__doc__, read_texts, train, lambda weights: write_weights(MODEL, weights), hits, _show)


def _show(part: str, right: list[tuple[bool, bool]]) -> None:
    chosen, own = (sum(column) / len(right) for column in zip(*right, strict=True))
    print(f"days.{part} choices {len(right)} right {chosen:.3f} clauses alone {own:.3f}")


if __name__ == "__main__":
    main()
