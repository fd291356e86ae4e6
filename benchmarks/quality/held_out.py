"""Readers that have not seen what they read: for each text, a model learned from the others.

What is learned from the very gold that measures it is the choice of whom a verb without a subject means
(``training/train_salience.py``), and whether a word names an event (``training/train_events.py``). It is learned anew
for each fold, which takes some seconds; a figure from the weights that ship would flatter itself.
"""

from __future__ import annotations

from functools import cache

from benchmarks.quality.development import CORPUS
from etl.annotate.events.acceptance import Acceptance
from etl.annotate.events.annotator import EventAnnotator
from etl.annotate.ranker import Ranker, thousandths
from etl.annotate.statements import StatementAnnotator
from training import train_events
from training.train_salience import folds, read_texts


@cache
def statement_annotators() -> dict[str, StatementAnnotator]:
    """By the id of a gold text, an annotator that has not learned from it."""
    corpus, own = read_texts(CORPUS)
    readers: dict[str, StatementAnnotator] = {}
    for inside, weights in folds([*corpus, *own]):
        annotator = StatementAnnotator(Ranker(thousandths(weights)))
        readers |= {text.identity: annotator for text in inside}
    return readers


@cache
def event_annotators() -> dict[str, EventAnnotator]:
    """By the id of a development article or a text of our own gold, an annotator that has not learned from it."""
    corpus, own = train_events.read_texts(CORPUS)
    readers: dict[str, EventAnnotator] = {}
    for inside, weights in train_events.folds([*corpus, *own]):
        annotator = EventAnnotator(Acceptance(thousandths(weights)))
        readers |= {text.identity: annotator for text in inside}
    return readers
