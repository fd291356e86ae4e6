"""Train the model that says which tellings are of one event, and say how well it judges.

    python -m training.train_merging DATA [--folds]

DATA is the folder that holds ``dev/corpus/articles.jsonl`` and the corpora of ``event_marks.tsv``, which says of each
event of its articles where it is told again; the development corpus and our own gold of events tell only what is not
the same. A choice is, for one telling, an event of its own or one of the earlier tellings; right is whatever is marked
as of the same event, or an event of its own where nothing earlier is. A telling that no mark knows, yet is accepted, is
no event of its own: whatever it is said to tell again does no harm. It is a conditional logistic regression, that of
``train_salience.py``; how likely each telling is an event is judged by an acceptance that has not learned from it.

With ``--folds`` nothing is saved: five-fold cross-validation over all texts is printed, for the articles of DATA and
for all others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from etl.annotate.events.acceptance import Acceptance
from etl.annotate.events.mentions import Telling
from etl.annotate.events.merging import MODEL, Option, all_options
from etl.annotate.events.reading import Reader
from etl.annotate.ranker import thousandths, write_weights
from etl.annotate.syntax.article_tokens import Tokens
from etl.clean.offsets import OffsetMap
from training.event_articles import EventArticle, corpus_articles, marked_articles, own_articles
from training.folds import cross_validated, train_or_fold
from training.train_events import read, unseen_acceptances
from training.train_salience import Choice, Weights, fit

PENALTY = 0.002  # on the square of a weight


class Text:
    """A text: what each telling of its events may be of, and what of it is right."""

    def __init__(self, article: EventArticle, acceptance: Acceptance) -> None:
        self.identity, self._read = article.identity, read(article)
        tokens = Tokens.of(self._read.document, self._read.found)
        tellings = list(Reader(tokens, self._read.found, acceptance).tellings())
        known = {each.trigger.at: self._event_of(each, article) for each in tellings}
        self.choices = [
            Choice(
                [each.features for each in options], list(_right(options, known, known[telling.trigger.at]))
            )
            for telling, options in zip(tellings, all_options(tokens, tellings), strict=True)
            if len(options) > 1 and (telling.accepted or known[telling.trigger.at] is not None)
        ]

    def _event_of(self, telling: Telling, article: EventArticle) -> int | None:
        """Which of the known events of its type it tells."""
        document, offsets, _ = self._read
        start, end = OffsetMap.to_source(
            offsets, document.starts[telling.first], document.ends[telling.trigger.at]
        )
        for number, event in enumerate(article.events):
            told = (event["trigger"], *event.get("again", ()))
            if event["type"] == telling.word.type and any(
                first < end and start < past for first, past in told
            ):
                return number
        return None


def _right(options: Sequence[Option], known: dict[int, int | None], event: int | None) -> Iterator[bool]:
    """Whether each is of an event, an event of its own where none is; of no event, any but that."""
    again = [
        event is None or known[each.earlier.trigger.at] == event
        for each in options
        if each.earlier is not None
    ]
    yield not any(again)
    yield from again


def train(texts: Sequence[Text]) -> Weights:
    """The weights that all choices of some texts give."""
    return fit([choice for text in texts for choice in text.choices], PENALTY)


def folds(texts: Sequence[Text]) -> Iterator[tuple[list[Text], Weights]]:
    """The texts in parts, each with what is learned from all other parts."""
    return cross_validated(texts, train)


def read_texts(data: Path) -> tuple[list[Text], list[Text]]:
    """The articles of the development corpus, and all other texts; what is not there is left out."""
    judges = unseen_acceptances(data)
    corpus = [Text(each, judges[each.identity]) for each in corpus_articles(data)]
    others = [*own_articles(), *marked_articles(data)]
    return corpus, [Text(each, judges[each.identity]) for each in others]


def hits(texts: Sequence[Text], weights: Weights) -> list[bool]:
    """Whether each choice falls on what is right."""
    weigh = thousandths(weights)
    right = []
    for choice in (each for text in texts for each in text.choices):
        sums = [sum(weigh.get(name, 0) for name in one) for one in choice.features]
        right.append(choice.right[max(range(len(sums)), key=sums.__getitem__)])
    return right


def main() -> None:
    """Read the arguments, then train or cross-validate."""
    train_or_fold(__doc__, read_texts, train, lambda weights: write_weights(MODEL, weights), hits, _show)


def _show(part: str, right: list[bool]) -> None:
    print(f"merging.{part} choices {len(right)} right {sum(right) / len(right):.3f}")


if __name__ == "__main__":
    main()
