"""Readers that have not seen what they read: for each text, a model learned from the others.

What is learned from the very gold that measures it is the choice of whom a verb without a subject means
(``training/train_salience.py``), whether a word names an event (``training/train_events.py``), which words name the
same (``training/train_merging.py``), who acts in it and on whom (``training/train_parties.py``), when it was
(``training/train_days.py``) and where (``training/train_places.py``), and names (``training/train_names.py``). A figure
from the weights that ship would flatter itself. All but names are learned anew for each fold, which takes some minutes;
the taggers of names take longer, and ``benchmarks/quality/folds.py`` keeps them.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from benchmarks.quality import folds as name_folds
from benchmarks.quality.development import CORPUS
from etl.annotate.events.annotator import EventAnnotator
from etl.annotate.events.day_choice import Day
from etl.annotate.events.merging import Option
from etl.annotate.events.party_choice import PartyRankers
from etl.annotate.events.place_choice import Place
from etl.annotate.names import NameAnnotator
from etl.annotate.ranker import Ranker, Rankers, thousandths
from etl.annotate.statements import StatementAnnotator
from training import train_days, train_events, train_merging, train_parties, train_places, train_salience
from training.folds import unseen
from training.train_salience import Weights

_DATA = CORPUS.parents[2]


@cache
def statement_annotators() -> dict[str, StatementAnnotator]:
    """By the id of a gold text, an annotator that has not learned from it."""
    corpus, others = train_salience.read_texts(_DATA)
    parts = train_salience.folds([*corpus, *others])
    return unseen(parts, lambda weights: StatementAnnotator(_ranker(weights)))


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
    learned = _party_rankers(), _day_rankers(), _mergers(), _place_rankers()
    return {
        identity: EventAnnotator(acceptance, *(each[identity] for each in learned))
        for identity, acceptance in train_events.unseen_acceptances(_DATA).items()
        if all(identity in each for each in learned)
    }


def _party_rankers() -> dict[str, PartyRankers]:
    """By the id of a text, a choice of who takes part that has not learned from it."""
    corpus, others = train_parties.read_texts(_DATA)
    return unseen(train_parties.folds([*corpus, *others]), train_parties.rankers)


def _mergers() -> dict[str, Ranker[Option]]:
    """By the id of a text, a judge of which tellings are of one event that has not learned from it."""
    corpus, others = train_merging.read_texts(_DATA)
    return unseen(train_merging.folds([*corpus, *others]), _ranker)


def _day_rankers() -> dict[str, Ranker[Day]]:
    """By the id of a text, a choice of days that has not learned from it."""
    corpus, others = train_days.read_texts(_DATA)
    return unseen(train_days.folds([*corpus, *others]), _ranker)


def _place_rankers() -> dict[str, Rankers[Place]]:
    """By the id of a text, a choice of places that has not learned from it."""
    corpus, others = train_places.read_texts(_DATA)
    return unseen(train_places.folds([*corpus, *others]), train_places.rankers)


def _ranker(weights: Weights) -> Ranker[Any]:
    return Ranker(thousandths(weights))
