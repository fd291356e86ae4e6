"""Train the model that says where an event was, and say how well it chooses.

    python -m training.train_places DATA [--folds]

DATA is the folder that holds ``dev/corpus/articles.jsonl`` and the corpora of ``place_labels.tsv``. Beside its articles
and those in which it was read where events were, it learns from our own gold of events. A choice is the places that an
article names, and none, for an event that is known and found; right is whatever agrees with the place that the gold
names, as ``benchmarks/quality/events.py`` compares. It is a conditional logistic regression, that of
``train_salience.py``.

With ``--folds`` nothing is saved: five-fold cross-validation over all texts is printed, for the articles of DATA and
for all others, beside what the constructions alone tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.quality.events import gold_names, same_party
from etl.annotate.events.acceptance import shared_acceptance
from etl.annotate.events.annotator import settled_events
from etl.annotate.events.mentions import Telling
from etl.annotate.events.merging import shared_merging
from etl.annotate.events.party_choice import shared_rankers
from etl.annotate.events.place_choice import MODEL, RULE, Place, PlaceChoice
from etl.annotate.events.reading import Reader
from etl.annotate.ranker import ANYWHERE, Rankers, crossed, thousandths, write_weights
from etl.annotate.syntax.article_tokens import Tokens
from training.event_articles import EventArticle, corpus_articles, own_articles, placed_articles
from training.folds import cross_validated, train_or_fold
from training.found_events import known_events
from training.train_events import read
from training.train_salience import Choice, Weights, fit, hits_beside

PENALTY = 0.015  # on the square of a weight

_PROPOSED = crossed([RULE], ANYWHERE)[0]


class Text:
    """A text: the places of each of its known events that is found, and which of them are right."""

    def __init__(self, article: EventArticle) -> None:
        whole = read(article)
        self.identity, self._found = article.identity, whole.found
        reader = Reader(Tokens.of(whole.document, whole.found), whole.found, shared_acceptance())
        events = settled_events(reader, list(reader.tellings()), shared_merging(), shared_rankers())
        places = PlaceChoice(reader, events, Rankers({}))
        self.choices = [
            self._choice(places.options(event), event, gold)
            for event, gold in known_events(whole, article, events)
        ]

    def _choice(self, options: Sequence[Place], event: Telling, gold: Mapping[str, Any]) -> Choice:
        right = [same_party(gold_names(gold["place"]), self._names(each)) for each in options]
        return Choice([crossed(each.features, event.word.type) for each in options], right)

    def _names(self, place: Place) -> list[tuple[str, str | None]]:
        if place.mention is None:
            return []
        entity = next(each for each in self._found.entities if each.key == place.mention.entity)
        return [(entity.name_ar, entity.country)]


def train(texts: Sequence[Text]) -> Weights:
    """The weights that all choices of some texts give."""
    return fit([choice for text in texts for choice in text.choices], PENALTY)


def rankers(learned: Weights) -> Rankers[Place]:
    """Those that choose by some weights."""
    return Rankers(thousandths(learned))


def folds(texts: Sequence[Text]) -> Iterator[tuple[list[Text], Weights]]:
    """The texts in parts, each with what is learned from all other parts."""
    return cross_validated(texts, train)


def read_texts(data: Path) -> tuple[list[Text], list[Text]]:
    """The articles of the development corpus, and all other texts; what is not there is left out."""
    return list(map(Text, corpus_articles(data))), list(map(Text, [*own_articles(), *placed_articles(data)]))


def hits(texts: Sequence[Text], weights: Weights) -> list[tuple[bool, bool]]:
    """Of each choice whether it falls on a right place, and whether what the construction tells is right."""
    return hits_beside([choice for text in texts for choice in text.choices], weights, _PROPOSED)


def main() -> None:
    """Read the arguments, then train or cross-validate."""
    train_or_fold(__doc__, read_texts, train, lambda weights: write_weights(MODEL, weights), hits, _show)


def _show(part: str, right: list[tuple[bool, bool]]) -> None:
    chosen, own = (sum(column) / len(right) for column in zip(*right, strict=True))
    print(f"places.{part} choices {len(right)} right {chosen:.3f} constructions alone {own:.3f}")


if __name__ == "__main__":
    main()
