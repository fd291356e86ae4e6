"""Train the model that says whether a word that may name an event does, and say how well it tells.

    python -m training.train_events DATA [--folds]

DATA is the folder that holds ``dev/corpus/articles.jsonl``. Beside its articles the model learns from our own gold of
events. What the rules propose is right where the gold has an event of that type with a trigger there; a proposal that
goes on about an event which another one gives is left out. It is a logistic regression with a penalty on the square of
its weights. With ``--folds`` nothing is saved: five-fold cross-validation over all texts is printed. ``make quality``
reads every text by the weights of the folds that have not seen it.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from etl.annotate.document import Document, read_document
from etl.annotate.events.acceptance import BIAS, MODEL, all_features
from etl.annotate.events.annotator import read_tellings
from etl.annotate.events.mentions import merge
from etl.annotate.pipeline import default_pipeline
from etl.annotate.ranker import thousandths, write_weights
from etl.clean.normalise import normalise
from etl.clean.offsets import OffsetMap
from etl.records import Annotations

CORPUS = Path("dev", "corpus", "articles.jsonl")  # in DATA
OWN = Path(__file__).parent.parent / "benchmarks" / "gold" / "events.jsonl"
FOLDS = 5
STEPS = 8  # of Newton's method
PENALTY = 5.0  # on half the square of a weight
RARE = 3  # proposals a feature must occur in
LEAST = 0.3  # probability from which a proposal is an event

Weights = dict[str, float]


class Read(NamedTuple):
    """A gold text with what is found in it before its events."""

    record: dict[str, Any]
    document: Document
    offsets: OffsetMap
    found: Annotations


@cache
def read(line: str) -> Read:
    """A line of a gold, read once a process."""
    record = json.loads(line)
    clean, offsets, _ = normalise(record["text"])
    published = date.fromisoformat(record["published"]) if record["published"] else None
    document = read_document(clean, published, record.get("title"))
    found = Annotations(version_id=0, anchor_on=published)
    for annotator in default_pipeline(frozenset({"events"})).annotators:
        annotator.annotate(document, found)
    return Read(record, document, offsets, found)


def read_corpus(corpus: Path) -> tuple[list[Read], list[Read]]:
    """The articles of the corpus, none where it is not there, and our own gold."""
    lines = corpus.read_text("utf-8").splitlines() if corpus.is_file() else []
    return [read(line) for line in lines], [read(line) for line in OWN.read_text("utf-8").splitlines()]


class Text:
    """A gold text: the features of what the rules propose there, and whether each is right."""

    def __init__(self, read: Read) -> None:
        record, document, offsets, found = read
        self.identity: str = record["id"]
        tokens, tellings = read_tellings(document, found)
        features = all_features(tokens, found, tellings)
        marked = [(each["type"], *each["trigger"]) for each in record["events"]]
        right = []
        for telling in tellings:
            at = telling.trigger.at
            start, end = OffsetMap.to_source(offsets, document.starts[at], document.ends[at])
            kind = telling.word.type
            right.append(any(kind == type_ and first < end and start < past for type_, first, past in marked))
        covered = self._covered(tellings, right)
        kept = [place for place in range(len(tellings)) if right[place] or not covered[place]]
        self.features = [features[place] for place in kept]
        self.right = [right[place] for place in kept]

    @staticmethod
    def _covered(tellings: list[Any], right: list[bool]) -> list[bool]:
        """Whether each tells an event that a right one tells."""
        rights = {id(telling): each for telling, each in zip(tellings, right, strict=True)}
        covered: dict[int, bool] = {}
        for event in merge(tellings):
            told = any(rights[id(each)] for each in event.tellings)
            covered |= {id(each): told for each in event.tellings}
        for telling in tellings:
            telling.also.clear()
        return [covered[id(telling)] for telling in tellings]


def fit(texts: Sequence[Text]) -> Weights:
    """The weights under which what is right is likeliest; the same texts give the same weights."""
    rows = [each for text in texts for each in text.features]
    right = np.array([each for text in texts for each in text.right], dtype=float)
    seen = Counter(name for row in rows for name in set(row))
    names = sorted(name for name, times in seen.items() if times >= RARE)
    number = {name: place for place, name in enumerate(names)}
    table = _table(rows, number)
    weights = np.zeros(len(names) + 1)  # the last is the bias, which has no penalty
    penalty = np.append(np.full(len(names), PENALTY), 1e-6)
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-(table @ weights)))
        gradient = table.T @ (likely - right) + penalty * weights
        curvature = (table.T * (likely * (1 - likely))) @ table + np.diag(penalty)
        weights -= np.linalg.solve(curvature, gradient)
    learned = dict(zip(names, weights.tolist(), strict=False))
    return learned | {BIAS: float(weights[-1]) - float(np.log(LEAST / (1 - LEAST)))}


def _table(rows: Sequence[Sequence[str]], number: dict[str, int]) -> NDArray[np.float64]:
    table = np.zeros((len(rows), len(number) + 1))
    table[:, -1] = 1.0
    for place, row in enumerate(rows):
        for name in row:
            if name in number:
                table[place, number[name]] = 1.0
    return table


def folds(texts: Sequence[Text]) -> Iterator[tuple[list[Text], Weights]]:
    """The texts in parts, each with what is learned from all other parts."""
    for fold in range(FOLDS):
        inside = [text for text in texts if crc32(text.identity.encode()) % FOLDS == fold]
        yield inside, fit([text for text in texts if text not in inside])


def read_texts(corpus: Path) -> tuple[list[Text], list[Text]]:
    """The articles of the corpus, none where it is not there, and our own gold."""
    articles, own = read_corpus(corpus)
    return [Text(each) for each in articles], [Text(each) for each in own]


def figures(texts: Sequence[Text], weights: Weights) -> Counter[str]:
    """Proposals by whether they are right and accepted."""
    weigh = thousandths(weights)
    counts: Counter[str] = Counter()
    for text in texts:
        for row, right in zip(text.features, text.right, strict=True):
            accepted = weigh[BIAS] + sum(weigh.get(name, 0) for name in row) > 0
            counts[f"{'right' if right else 'wrong'} {'accepted' if accepted else 'refused'}"] += 1
    return counts


def main() -> None:
    """Read the arguments, then train or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", action="store_true")
    given = parser.parse_args()
    corpus, own = read_texts(given.data / CORPUS)
    if not given.folds:
        write_weights(MODEL, fit([*corpus, *own]))
        return
    counts: Counter[str] = Counter()
    for inside, weights in folds([*corpus, *own]):
        counts += figures([text for text in inside if text in corpus], weights)
    for name, each in sorted(counts.items()):
        print(f"events.{name.replace(' ', '_')} {each}")


if __name__ == "__main__":
    main()
