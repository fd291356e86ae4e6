"""Train the model that says who acts in an event, and say how well it chooses.

    python -m training.train_actors DATA [--folds]

DATA is the folder that holds ``dev/corpus/articles.jsonl`` and the corpora of ``actor_labels.tsv``. Beside its
articles and those in which it was read who acts, it learns from our own gold of events. A choice is the candidates
for the actor of an event that is known and whose construction names nobody who may act; right is who agrees with whom
the gold names, as ``benchmarks/quality/events.py`` compares, or who is told where the labels say. It is a conditional
logistic regression, that of ``train_salience.py``.

With ``--folds`` nothing is saved: five-fold cross-validation over all texts is printed, for the articles of DATA and
for all others, beside what the constructions alone propose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.quality.events import gold_names, same_party
from etl.annotate.events.acceptance import Acceptance
from etl.annotate.events.actor_choice import MODEL, RULE, Option
from etl.annotate.events.participants import Participant
from etl.annotate.events.reading import Reader
from etl.annotate.ranker import Ranker, write_weights
from etl.annotate.syntax.article_tokens import Tokens
from etl.clean.offsets import OffsetMap
from etl.records import Entity
from training.event_articles import EventArticle, corpus_articles, judged_articles, own_articles
from training.folds import cross_validated, train_or_fold
from training.train_events import read
from training.train_salience import Choice, Weights, fit, hits_beside

PENALTY = 0.02  # on the square of a weight
JUDGED = "judged nobody"  # what is learned of the readers of single choices; left out of the model
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
    """A text: the candidates for the actor of each of its known events that is found, and which of them are right."""

    def __init__(self, article: EventArticle) -> None:
        document, self._offsets, self._found = read(article)
        self.identity, self._tokens = article.identity, Tokens.of(document, self._found)
        recorder = Recorder()
        tellings = list(Reader(self._tokens, self._found, EVERYTHING, recorder).tellings())
        self.choices: list[Choice] = []
        for telling in tellings:
            at, kind = telling.trigger.at, telling.word.type
            options = recorder.asked.pop(at, None)
            right = self._right(article, kind, at, options) if options is not None else None
            if options is not None and right is not None:
                strict = article.acting is not None
                self.choices.append(Choice([_of_reader(each, strict) for each in options], right))

    def _right(
        self, article: EventArticle, kind: str, at: int, options: Sequence[Option]
    ) -> list[bool] | None:
        """Which of the candidates are, None of an event that is not known."""
        if article.acting is not None:
            acting = article.acting.get((self._in_source(at), kind))
            return None if acting is None else [self._is_told(each, acting) for each in options]
        start, end = self._tokens.document.starts[at], self._tokens.document.ends[at]
        event = _event(article.events, kind, OffsetMap.to_source(self._offsets, start, end))
        if event is None:
            return None
        entities = {each.key: each for each in self._found.entities}
        names = [_names(each.parties, entities) for each in options]
        return [same_party(gold_names(event["actor"]), each) for each in names]

    def _is_told(self, option: Option, acting: Sequence[int]) -> bool:
        """Whether a candidate is told at one of some offsets of the body, or nobody is at none."""
        places = {place for each in option.parties for place in self._places(each)}
        return not places.isdisjoint(acting) if acting else not option.parties

    def _places(self, party: Participant) -> Iterator[int]:
        if party.phrase is not None:
            yield from map(self._in_source, range(party.phrase.first, party.phrase.past))
        mentions = self._tokens.mentions.items()
        yield from (self._in_source(at) for at, each in mentions if each.entity == party.entity is not None)

    def _in_source(self, at: int) -> int:
        """The offset in the body of a token, of a name there without its clitic."""
        document, mention = self._tokens.document, self._tokens.mentions.get(at)
        start = mention.start if mention is not None else document.starts[at]
        return OffsetMap.to_source(self._offsets, start, document.ends[at])[0]


def _of_reader(option: Option, strict: bool) -> Sequence[str]:
    """The features of a candidate, and what its reader adds: who read single choices named nobody more often."""
    return (*option.features, JUDGED) if strict and not option.parties else option.features


def _event(events: Sequence[Mapping[str, Any]], kind: str, span: tuple[int, int]) -> Mapping[str, Any] | None:
    """The gold event of a type whose trigger overlaps a span."""
    start, end = span
    same = (each for each in events if each["type"] == kind)
    return next((each for each in same if each["trigger"][0] < end and start < each["trigger"][1]), None)


def _names(parties: Sequence[Participant], entities: dict[int, Entity]) -> list[tuple[str, str | None]]:
    names = [(each.name, each.standing.country) for each in parties]
    known = [each for each in parties if each.entity is not None and each.entity in entities]
    return names + [(entities[each.entity or 0].name_ar, each.standing.country) for each in known]


def train(texts: Sequence[Text]) -> Weights:
    """The weights that all choices of some texts give."""
    weights = fit([choice for text in texts for choice in text.choices], PENALTY)
    return {name: weight for name, weight in weights.items() if name != JUDGED}


def folds(texts: Sequence[Text]) -> Iterator[tuple[list[Text], Weights]]:
    """The texts in parts, each with what is learned from all other parts."""
    return cross_validated(texts, train)


def read_texts(data: Path) -> tuple[list[Text], list[Text]]:
    """The articles of the development corpus, and all other texts; what is not there is left out."""
    labelled = [each for each in judged_articles(data) if each.acting]
    return list(map(Text, corpus_articles(data))), list(map(Text, [*own_articles(), *labelled]))


def hits(texts: Sequence[Text], weights: Weights) -> list[tuple[bool, bool]]:
    """Of each choice whether it falls on a right candidate, and whether whom the construction proposes is right."""
    return hits_beside([choice for text in texts for choice in text.choices], weights, RULE)


def main() -> None:
    """Read the arguments, then train or cross-validate."""
    train_or_fold(__doc__, read_texts, train, lambda weights: write_weights(MODEL, weights), hits, _show)


def _show(part: str, right: list[tuple[bool, bool]]) -> None:
    chosen, proposed = (sum(column) / len(right) for column in zip(*right, strict=True))
    print(f"actors.{part} choices {len(right)} right {chosen:.3f} constructions alone {proposed:.3f}")


if __name__ == "__main__":
    main()
