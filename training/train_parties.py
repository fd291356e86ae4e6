"""Train the models that say who acts in an event and on whom, and say how well they choose.

    python -m training.train_parties DATA [--folds]

DATA is the folder that holds ``dev/corpus/articles.jsonl`` and the corpora of ``party_labels.tsv``. Beside its articles
and those in which it was read who takes part, they learn from our own gold of events. A choice is the candidates for
one part of an event that is known and found; right is who agrees with whom the gold names, as
``benchmarks/quality/events.py`` compares, or is told where it is marked. Both are conditional logistic regressions,
those of ``train_salience.py``; the weights are of the events that the shipped acceptance finds.

With ``--folds`` nothing is saved: five-fold cross-validation over all texts is printed, for the articles of DATA and
for all others, beside what the constructions alone propose.
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
from etl.annotate.events.participants import Participant
from etl.annotate.events.party_choice import MODELS, UNTAUGHT, PartyChoice, PartyRankers
from etl.annotate.events.party_features import RULE, Option
from etl.annotate.events.reading import Reader
from etl.annotate.events.roles import ACTOR, RECIPIENT
from etl.annotate.ranker import ANYWHERE, Rankers, crossed, thousandths, write_weights
from etl.annotate.syntax.article_tokens import Tokens
from etl.clean.offsets import OffsetMap
from training.event_articles import EventArticle, corpus_articles, own_articles, party_articles
from training.folds import cross_validated, train_or_fold
from training.found_events import known_events
from training.train_events import read
from training.train_salience import Choice, Weights, fit, hits_beside

PENALTY = 0.005  # on the square of a weight
PARTS = (ACTOR, RECIPIENT)
JUDGED = "judged nobody"  # what is learned of the readers of single choices; left out of the model

_PROPOSED = crossed([RULE], ANYWHERE)[0]

Learned = dict[str, Weights]  # by part


class Text:
    """A text: the candidates for each part of its known events that are found, and which of them are right."""

    def __init__(self, article: EventArticle) -> None:
        whole = read(article)
        document, self._offsets, self._found = whole
        self.identity, self._tokens = article.identity, Tokens.of(document, self._found)
        reader = Reader(self._tokens, self._found, shared_acceptance())
        events = settled_events(reader, list(reader.tellings()), shared_merging(), UNTAUGHT)
        asking = PartyChoice(self._tokens, reader.participants, events, UNTAUGHT)
        self.choices: dict[str, list[Choice]] = {part: [] for part in PARTS}
        for event, gold in known_events(whole, article, events):
            self._ask(asking, event, gold)

    def _ask(self, asking: PartyChoice, event: Telling, gold: Mapping[str, Any]) -> None:
        acting: Sequence[Participant] = [] if asking.asks(event, ACTOR) else event.proposed
        for part in PARTS:
            if part not in gold or not asking.asks(event, part):
                continue
            options = asking.options(event, part, acting)
            right = [self._is_right(each, gold[part] or []) for each in options]
            judged = RECIPIENT not in gold
            named = [_of_reader(crossed(each.features, event.word.type), each, judged) for each in options]
            self.choices[part].append(Choice(named, right))
            if part == ACTOR:
                acting = next((each.parties for each, hit in zip(options, right, strict=True) if hit), [])

    def _is_right(self, option: Option, gold: Any) -> bool:
        """Whether a candidate bears a name that the gold gives, or is told where it marks somebody."""
        told = [gold] if isinstance(gold, dict) else gold
        if same_party(gold_names(told), self._names(option.parties)):
            return True
        starts = {each["span"][0] for each in told if isinstance(each, dict) and each.get("span")}
        return any(not starts.isdisjoint(self._places(each)) for each in option.parties)

    def _names(self, parties: Sequence[Participant]) -> list[tuple[str, str | None]]:
        entities = {each.key: each for each in self._found.entities}
        names = [(each.name, each.standing.country) for each in parties]
        known = [each for each in parties if each.entity is not None and each.entity in entities]
        return names + [(entities[each.entity or 0].name_ar, each.standing.country) for each in known]

    def _places(self, party: Participant) -> Iterator[int]:
        """The offsets in the body at which somebody is told."""
        if party.phrase is not None:
            yield from (self._start(at) for at in range(party.phrase.first, party.phrase.past))
        mentions = self._tokens.mentions.items()
        yield from (self._start(at) for at, each in mentions if each.entity == party.entity is not None)

    def _start(self, at: int) -> int:
        """The offset in the body of a token, of a name there without its clitic."""
        document, mention = self._tokens.document, self._tokens.mentions.get(at)
        start = mention.start if mention is not None else document.starts[at]
        return OffsetMap.to_source(self._offsets, start, document.ends[at])[0]


def _of_reader(named: list[str], option: Option, judged: bool) -> list[str]:
    """The features of a candidate, and what its reader adds: who read single choices named nobody more often."""
    return [*named, JUDGED] if judged and not option.parties else named


def train(texts: Sequence[Text]) -> Learned:
    """The weights that all choices of some texts give."""
    learned = {part: fit([each for text in texts for each in text.choices[part]], PENALTY) for part in PARTS}
    return {
        part: {name: weight for name, weight in weights.items() if name != JUDGED}
        for part, weights in learned.items()
    }


def rankers(learned: Learned) -> PartyRankers:
    """Those that choose by some weights."""
    return PartyRankers(*(Rankers(thousandths(learned[part])) for part in PARTS))


def folds(texts: Sequence[Text]) -> Iterator[tuple[list[Text], Learned]]:
    """The texts in parts, each with what is learned from all other parts."""
    return cross_validated(texts, train)


def read_texts(data: Path) -> tuple[list[Text], list[Text]]:
    """The articles of the development corpus, and all other texts; what is not there is left out."""
    return list(map(Text, corpus_articles(data))), list(map(Text, [*own_articles(), *party_articles(data)]))


def hits(texts: Sequence[Text], learned: Learned) -> list[tuple[str, bool, bool]]:
    """Of each choice its part, whether it falls on somebody right, and whether whom the construction proposes is."""
    return [
        (part, *each)
        for part in PARTS
        for each in hits_beside(
            [choice for text in texts for choice in text.choices[part]], learned[part], _PROPOSED
        )
    ]


def save(learned: Learned) -> None:
    """Write both models."""
    for part, path in MODELS.items():
        write_weights(path, learned[part])


def main() -> None:
    """Read the arguments, then train or cross-validate."""
    train_or_fold(__doc__, read_texts, train, save, hits, _show)


def _show(press: str, right: list[tuple[str, bool, bool]]) -> None:
    for part in PARTS:
        asked = [hit for told, *hit in right if told == part]
        chosen, proposed = (sum(column) / len(asked) for column in zip(*asked, strict=True))
        print(f"{part}s.{press} choices {len(asked)} right {chosen:.3f} constructions alone {proposed:.3f}")


if __name__ == "__main__":
    main()
