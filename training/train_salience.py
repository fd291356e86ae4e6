"""Train the model that says whom a verb without a subject means, and say how well it chooses.

    python -m training.train_salience DATA [--folds]

DATA is the folder that holds ``dev/corpus/articles.jsonl`` and ``train/names_recent.jsonl``. Beside the articles of the
first the model learns from those of the second whose verbs ``speaker_labels.tsv`` tells, and from our own gold of
statements. A choice is the candidates for a verb that the gold marks without a subject; right is who bears the name it
gives. It is a conditional logistic regression, fitted twice: the second time on the choices met when the first model's
are made. With ``--folds`` nothing is saved: five-fold cross-validation over all texts is printed, for the articles of
the first and for all others. ``make quality`` reads every text by the weights of the folds that have not seen it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality.statement_gold import ARTICLES, PARAGRAPHS, gold_texts, same_name
from etl.annotate.document import Document, read_document
from etl.annotate.names import NameAnnotator
from etl.annotate.ranker import Ranker, thousandths, write_weights
from etl.annotate.statements import StatementAnnotator
from etl.annotate.syntax.referents import Referent
from etl.annotate.syntax.salience import MODEL, Option
from etl.clean.normalise import normalise
from etl.clean.offsets import OffsetMap
from etl.records import Annotations
from training.folds import cross_validated, train_or_fold
from training.raw_news import label_rows, labelled_texts

CORPUS = Path("dev", "corpus", "articles.jsonl")  # in DATA
LABELS = Path(__file__).with_name("speaker_labels.tsv")
UNNAMED = "-"  # of speaker_labels.tsv: whoever speaks has no name
CAREFUL = 6  # times as much as the choices of one reader count those of the articles marked with more care
ROUNDS = 2
STEPS = 400  # of gradient descent
RATE = 0.5
PENALTY = 0.005  # on the square of a weight
RARE = 3  # choices a feature must occur in
FIRST_GUESS = {
    "PERSON gender other": -8.0,
    "ORG gender other": -8.0,
    "number other": -8.0,
    "first spoke 0": 1.0,
    "dependent spoke here 0": 3.0,
}

Weights = dict[str, float]


@dataclass(frozen=True)
class Choice:
    """The features of each candidate, and which of them are right."""

    features: list[Sequence[str]]
    right: list[bool]


class Recorder(Ranker[Option]):
    """Chooses by its weights, and keeps what it was asked."""

    def __init__(self, weights: Weights) -> None:
        super().__init__(thousandths(weights))
        self.asked: list[list[Option]] = []

    def best(self, candidates: Sequence[Option]) -> int:
        """As ever."""
        self.asked.append(list(candidates))
        return super().best(candidates)


class Text:
    """A gold text with its names found."""

    def __init__(self, record: dict[str, Any], names: NameAnnotator, careful: bool = False) -> None:
        self.careful = careful
        self.identity: str = record["id"]
        self.implicit = {
            each["cue"][0]: each["speaker_name"]
            for each in record["statements"]
            if each["speaker"] is None and each["speaker_name"] is not None
        }
        clean, self.offsets, _ = normalise(record["text"])
        self.document: Document = read_document(clean)
        self.found = Annotations(version_id=0)
        names.annotate(self.document, self.found)

    def choices(self, annotator: StatementAnnotator, recorder: Recorder) -> list[Choice]:
        """What ``annotator``, which chooses by ``recorder``, asks about the verbs that the gold marks."""
        recorder.asked.clear()
        self.found.statements.clear()
        annotator.annotate(self.document, self.found)
        asked = ((self._name(options[0].verb), options) for options in recorder.asked)
        return [
            Choice(
                [option.features for option in options],
                [_is_called(name, option.referent) for option in options],
            )
            for name, options in asked
            if name is not None
        ]

    def _name(self, verb: int) -> str | None:
        start, _ = OffsetMap.to_source(self.offsets, self.document.starts[verb], self.document.ends[verb])
        return self.implicit.get(start)


def _is_called(name: str, referent: Referent) -> bool:
    """Whether a candidate bears a name; of labels, whoever has none is told by his description or not at all."""
    if name == UNNAMED:
        return referent.entity is None and referent.kind != "document"
    return same_name(name, referent.name)


def fit(choices: list[Choice], penalty: float = PENALTY) -> Weights:
    """The weights under which the right candidates are likeliest; the same choices give the same weights."""
    seen = Counter(
        feature for each in choices for feature in {*(name for one in each.features for name in one)}
    )
    names = sorted(name for name, times in seen.items() if times >= RARE)
    useful = [each for each in choices if any(each.right) and not all(each.right)]
    asked = _Asked(useful, {name: place for place, name in enumerate(names)})
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        weights -= RATE * (penalty * weights + asked.gradient(weights))
    return dict(zip(names, weights.tolist(), strict=True))


class _Asked:
    """Choices as tables: of each feature of a candidate its number, of each candidate his choice."""

    def __init__(self, choices: Sequence[Choice], number: dict[str, int]) -> None:
        rows = [
            [number[name] for name in dict.fromkeys(one) if name in number]
            for each in choices
            for one in each.features
        ]
        self._feature = np.array([name for row in rows for name in row], dtype=np.intp)
        self._candidate = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        sizes = [len(each.right) for each in choices]
        self._first = np.cumsum([0, *sizes])[:-1]
        self._choice = np.repeat(np.arange(len(choices)), sizes)
        self._right = np.array([right for each in choices for right in each.right], dtype=float)
        self._features = len(number)

    def gradient(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """How each weight makes the right candidates less likely, a choice."""
        sums = np.bincount(self._candidate, weights[self._feature], len(self._choice))
        likely = self._shares(np.exp(sums - np.maximum.reduceat(sums, self._first)[self._choice]))
        apart = likely - self._shares(likely * self._right)
        gathered = np.bincount(self._feature, apart[self._candidate], self._features)
        return gathered / len(self._first)

    def _shares(self, powers: NDArray[np.float64]) -> NDArray[np.float64]:
        shares: NDArray[np.float64] = powers / np.add.reduceat(powers, self._first)[self._choice]
        return shares


def choices(texts: Sequence[Text], weights: Weights) -> list[Choice]:
    """What is asked about the verbs that the gold marks; ``weights`` make the choices before each."""
    recorder = Recorder(weights)
    annotator = StatementAnnotator(recorder)
    return [choice for text in texts for choice in text.choices(annotator, recorder)]


def train(texts: Sequence[Text]) -> Weights:
    """Fit on the choices met under the first guess, then on those met under what it gave."""
    careful, others = ([text for text in texts if text.careful is each] for each in (True, False))
    weights = FIRST_GUESS
    for _ in range(ROUNDS):
        weights = fit(choices(careful, weights) * CAREFUL + choices(others, weights))
    return weights


def folds(texts: Sequence[Text]) -> Iterator[tuple[list[Text], Weights]]:
    """The texts in parts, each with what is learned from all other parts."""
    return cross_validated(texts, train)


def hits(texts: Sequence[Text], weights: Weights) -> list[bool]:
    """Whether each choice falls on a right candidate."""
    weigh = thousandths(weights)
    right = []
    for choice in choices(texts, weights):
        sums = [sum(weigh.get(name, 0) for name in one) for one in choice.features]
        right.append(choice.right[max(range(len(sums)), key=sums.__getitem__)])
    return right


def hits_beside(choices: Sequence[Choice], weights: Weights, rule: str) -> list[tuple[bool, bool]]:
    """Of each choice whether it falls on a right candidate, and whether the one with the feature ``rule`` is right.

    Where none has it the first is proposed.
    """
    weigh = thousandths(weights)
    found = []
    for choice in choices:
        sums = [sum(weigh.get(name, 0) for name in one) for one in choice.features]
        proposed = next((at for at, one in enumerate(choice.features) if rule in one), 0)
        found.append((choice.right[max(range(len(sums)), key=sums.__getitem__)], choice.right[proposed]))
    return found


def read_texts(data: Path) -> tuple[list[Text], list[Text]]:
    """The articles of the corpus, none where it is not there, and all other texts; their names found."""
    names, corpus = NameAnnotator(), data / CORPUS
    lines = corpus.read_text("utf-8").splitlines() if corpus.is_file() else []
    others = [each for pattern in (PARAGRAPHS, ARTICLES) for each in gold_texts(pattern)]
    others += labelled(data)
    careful = [Text(json.loads(line), names, careful=True) for line in lines]
    return careful, [Text(each, names) for each in others]


def labelled(data: Path) -> Iterator[dict[str, Any]]:
    """The articles in which it was read whom verbs without a subject mean, as the gold has them."""
    labels: defaultdict[str, list[list[str]]] = defaultdict(list)
    for article, *label in label_rows(LABELS):
        labels[article].append(label)
    for text in labelled_texts(data, labels):
        told = [
            {
                "cue": [int(cue)],
                "speaker": None,
                "speaker_name": UNNAMED if start == UNNAMED else text.body[int(start) : int(end)],
            }
            for cue, start, end in labels[text.name]
        ]
        yield {"id": text.name, "text": text.body, "statements": told}


def main() -> None:
    """Read the arguments, then train or cross-validate."""
    train_or_fold(__doc__, read_texts, train, lambda weights: write_weights(MODEL, weights), hits, _show)


def _show(part: str, right: list[bool]) -> None:
    print(f"salience.{part}.choices {len(right)}\nsalience.{part}.right {sum(right) / len(right):.3f}")


if __name__ == "__main__":
    main()
