"""Train the models that say who acts in an event and who is acted on, and say how well they choose.

    python -m training.train_parties DATA [--folds]

DATA is the folder that holds ``dev/corpus/articles.jsonl``. Beside its articles the model learns from our own gold of
events. A choice is the candidates for a part of an event that the gold has and whose construction names nobody who may
take it; right is who agrees with whom the gold names, as ``benchmarks/quality/events.py`` compares. It is a conditional
logistic regression, that of ``train_salience.py``.
With ``--folds`` nothing is saved: five-fold cross-validation over all texts is printed, for the articles of DATA and
for our own gold, beside what the constructions alone propose.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.quality.events import gold_names, same_party
from etl.annotate.document import Document
from etl.annotate.events.acceptance import Acceptance
from etl.annotate.events.participants import Participant
from etl.annotate.events.party_choice import MODELS, RULE, Option
from etl.annotate.events.reading import Reader
from etl.annotate.events.roles import ACTOR, RECIPIENT
from etl.annotate.ranker import Ranker, thousandths, write_weights
from etl.annotate.syntax.article_tokens import Tokens
from etl.clean.offsets import OffsetMap
from etl.records import Entity
from training.event_articles import EventArticle, corpus_articles, own_articles, party_articles
from training.folds import cross_validated
from training.train_events import read
from training.train_salience import Choice, Weights, fit

PENALTY = 0.02  # on the square of a weight
PARTS = (ACTOR, RECIPIENT)
EVERYTHING = Acceptance({})


class Recorder(Ranker[Option]):
    """Chooses whom the construction proposes, and keeps what it was asked."""

    def __init__(self) -> None:
        super().__init__({})
        self.asked: dict[int, Sequence[Option]] = {}

    def best(self, candidates: Sequence[Option]) -> int:
        """The first, where no weights are."""
        self.asked[candidates[0].trigger] = candidates
        return super().best(candidates)


class Text:
    """A gold text: the candidates for the parts of each of its events that is found, and which of them are right."""

    def __init__(self, article: EventArticle) -> None:
        document, offsets, found = read(article)
        self.identity = article.identity
        recorders = {part: Recorder() for part in PARTS}
        tellings = list(Reader(Tokens.of(document, found), found, EVERYTHING, recorders).tellings())
        entities = {each.key: each for each in found.entities}
        self.choices: dict[str, list[Choice]] = {part: [] for part in PARTS}
        for telling in tellings:
            at, kind = telling.trigger.at, telling.word.type
            span = OffsetMap.to_source(offsets, document.starts[at], document.ends[at])
            event = _event(article.events, kind, span)
            for part in PARTS:
                options = recorders[part].asked.pop(at, None)
                if options is None:
                    continue
                if event is not None:
                    right = _named(options, event[part], entities)
                elif article.parties is not None and (span[0], kind, part) in article.parties:
                    right = _placed(options, article.parties[span[0], kind, part], document, offsets)
                else:
                    continue
                self.choices[part].append(Choice([each.features for each in options], right))


def _named(options: Sequence[Option], gold: Any, entities: dict[int, Entity]) -> list[bool]:
    """Whether each candidate is whom the gold names."""
    return [same_party(gold_names(gold), _names(each.parties, entities)) for each in options]


def _placed(
    options: Sequence[Option], place: int | None, document: Document, offsets: OffsetMap
) -> list[bool]:
    """Whether each candidate stands at a place, or is nobody where there is none."""
    places = [
        None
        if each.place is None or not each.parties
        else OffsetMap.to_source(offsets, document.starts[each.place], document.ends[each.place])[0]
        for each in options
    ]
    return [
        not each.parties if place is None else at == place for each, at in zip(options, places, strict=True)
    ]


def _event(events: Sequence[Mapping[str, Any]], kind: str, span: tuple[int, int]) -> Mapping[str, Any] | None:
    """The gold event of a type whose trigger overlaps a span."""
    start, end = span
    same = (each for each in events if each["type"] == kind)
    return next((each for each in same if each["trigger"][0] < end and start < each["trigger"][1]), None)


def _names(parties: Sequence[Participant], entities: dict[int, Entity]) -> list[tuple[str, str | None]]:
    names = [(each.name, each.standing.country) for each in parties]
    known = [each for each in parties if each.entity is not None and each.entity in entities]
    return names + [(entities[each.entity or 0].name_ar, each.standing.country) for each in known]


def train(texts: Sequence[Text], part: str) -> Weights:
    """The weights that all choices of a part give."""
    return fit([choice for text in texts for choice in text.choices[part]], PENALTY)


def folds(texts: Sequence[Text], part: str) -> Iterator[tuple[list[Text], Weights]]:
    """The texts in parts, each with what is learned from all other parts."""
    return cross_validated(texts, partial(train, part=part))


def read_texts(data: Path) -> tuple[list[Text], list[Text]]:
    """The articles of the development corpus, and all other texts; what is not there is left out."""
    return list(map(Text, corpus_articles(data))), list(map(Text, [*own_articles(), *party_articles(data)]))


def hits(texts: Sequence[Text], part: str, weights: Weights) -> list[tuple[bool, bool]]:
    """Of each choice whether it falls on a right candidate, and whether whom the construction proposes is right."""
    weigh = thousandths(weights)
    found = []
    for choice in (choice for text in texts for choice in text.choices[part]):
        sums = [sum(weigh.get(name, 0) for name in one) for one in choice.features]
        proposed = next(at for at, one in enumerate(choice.features) if RULE in one)
        found.append((choice.right[max(range(len(sums)), key=sums.__getitem__)], choice.right[proposed]))
    return found


def main() -> None:
    """Read the arguments, then train or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", action="store_true")
    given = parser.parse_args()
    corpus, own = read_texts(given.data)
    for part in PARTS:
        if not given.folds:
            write_weights(MODELS[part], train([*corpus, *own], part))
            continue
        right: dict[str, list[tuple[bool, bool]]] = {"corpus": [], "own": []}
        for inside, weights in folds([*corpus, *own], part):
            right["corpus"] += hits([text for text in inside if text in corpus], part, weights)
            right["own"] += hits([text for text in inside if text in own], part, weights)
        for name, each in right.items():
            chosen, proposed = (sum(column) / len(each) for column in zip(*each, strict=True))
            print(f"{part}.{name} choices {len(each)} right {chosen:.3f} constructions alone {proposed:.3f}")


if __name__ == "__main__":
    main()
