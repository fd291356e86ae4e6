"""Readers that have not seen what they read: for each text, a model learned from the others.

What is learned from the very gold that measures it is the choice of whom a verb without a subject means
(``training/train_salience.py``), whether a word names an event (``training/train_events.py``), which words name the
same (``training/train_merging.py``), who acts in it and on whom (``training/train_parties.py``), when it was
(``training/train_days.py``) and where (``training/train_places.py``), and names (``training/train_names.py``). A figure
from the weights that ship would flatter itself. All but names are learned anew for each fold, which takes some minutes;
the taggers of names take longer, and ``benchmarks/quality/folds.py`` keeps them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import ModuleType
from typing import Any

from benchmarks.quality import folds as name_folds
from benchmarks.quality.development import CORPUS
from etl.annotate.events.annotator import EventAnnotator
from etl.annotate.names import NameAnnotator
from etl.annotate.ranker import Ranker, thousandths
from etl.annotate.statements import StatementAnnotator
from training import train_days, train_events, train_merging, train_parties, train_places, train_salience
from training.folds import unseen
from training.train_salience import Weights

_DATA = CORPUS.parents[2]


@cache
def statement_annotators() -> dict[str, StatementAnnotator]:
    """By the id of a gold text, an annotator that has not learned from it."""
    return _unseen(train_salience, lambda weights: StatementAnnotator(_ranker(weights)))


@cache
def name_annotators() -> dict[str, NameAnnotator]:
    """By the id of a marked article, an annotator that has not learned from it; none where no taggers are kept."""
    return {
        article.id: annotator
        for tagger, asked in name_folds.unseen(training=False)
        for annotator in [NameAnnotator(tagger)]
        for article in asked
    }


@cache
def event_annotators() -> dict[str, EventAnnotator]:
    """By the id of a development article or a text of our own gold, an annotator that has not learned from it."""
    learned = [
        _unseen(train_parties, train_parties.rankers),
        _unseen(train_days, _ranker),
        _unseen(train_merging, _ranker),
        _unseen(train_places, train_places.rankers),
    ]
    return {
        identity: EventAnnotator(acceptance, *(each[identity] for each in learned))
        for identity, acceptance in train_events.unseen_acceptances(_DATA).items()
        if all(identity in each for each in learned)
    }


def _unseen(of: ModuleType, make: Callable[[Any], Any]) -> dict[str, Any]:
    """By the id of a text, what a training script learns from all others, as ``make`` makes a reader of it."""
    corpus, others = of.read_texts(_DATA)
    return unseen(of.folds([*corpus, *others]), make)


def _ranker(weights: Weights) -> Ranker[Any]:
    return Ranker(thousandths(weights))
