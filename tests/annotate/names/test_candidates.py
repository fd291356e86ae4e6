"""Leaving out the stretches where no name can stand changes no answer of the tagger."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from etl.annotate.crf import Crf, Scores, write
from etl.annotate.names.candidates import Candidates, Stretch
from etl.annotate.names.tagger import MODEL

LABELS = ("B-A", "B-B", "I-A", "I-B", "O")
TRANSITIONS = {
    ("B-A", "I-A"): 3.0,
    ("I-A", "I-A"): 2.0,
    ("B-B", "I-B"): 1.5,
    ("I-B", "I-B"): 3.5,
    ("O", "O"): 1.0,
    ("O", "B-A"): 0.5,
    ("I-A", "I-B"): -1.0,
    ("I-B", "B-A"): 1.25,
}


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Crf:
    path = tmp_path_factory.mktemp("crf") / "toy.tsv.gz"
    write(path, LABELS, TRANSITIONS, {("w=", "O"): 1.0})
    return Crf(path)


def total(crf: Crf, scores: Scores, labels: list[str]) -> float:
    """The sum that the labels of a sentence have."""
    path = [crf.labels.index(label) for label in labels]
    steps = sum(float(crf.transitions[one, other]) for one, other in pairwise(path))
    return float(scores[range(len(path)), path].sum()) + steps


def through_stretches(crf: Crf, scores: Scores, sentences: list[Stretch]) -> list[str]:
    """The labels of all tokens, those outside the stretches O."""
    labels = ["O"] * len(scores)
    scores = scores.copy()
    stretches = Candidates(crf).stretches(scores, sentences)
    for (first, past), found in zip(stretches, crf.decode(scores, stretches), strict=True):
        labels[first:past] = found
    return labels


@settings(max_examples=300)
@given(st.lists(st.integers(1, 7), max_size=4), st.data())
def test_the_best_labels_are_as_good_as_without(toy: Crf, lengths: list[int], data: st.DataObject) -> None:
    edges = [sum(lengths[:count]) for count in range(len(lengths) + 1)]
    sentences = list(pairwise(edges))
    scores = data.draw(arrays(np.float32, (edges[-1], len(LABELS)), elements=st.floats(-6, 6, width=32)))
    labels = through_stretches(toy, scores, sentences)
    for (first, past), whole in zip(sentences, toy.decode(scores, sentences), strict=True):
        best = total(toy, scores[first:past], whole)
        assert total(toy, scores[first:past], labels[first:past]) == pytest.approx(best, abs=1e-2)


def test_what_is_surely_outside_is_left_out(toy: Crf) -> None:
    scores = np.zeros((9, len(LABELS)), dtype=np.float32)
    scores[:, -1] = 20
    scores[4, 0] = 30
    scores[8, 1] = 25
    assert Candidates(toy).stretches(scores, [(0, 5), (5, 9)]) == [(4, 5), (8, 9)]
    assert scores[4, 0] == 30.5  # with the step from O
    assert scores[4, -1] == 21


def test_neighbours_of_two_sentences_are_no_stretch(toy: Crf) -> None:
    scores = np.zeros((4, len(LABELS)), dtype=np.float32)
    assert Candidates(toy).stretches(scores, [(0, 2), (2, 4)]) == [(0, 2), (2, 4)]
    assert not scores.any()


def test_no_sentence_has_no_stretch(toy: Crf) -> None:
    assert Candidates(toy).stretches(np.zeros((0, len(LABELS)), dtype=np.float32), []) == []


@settings(max_examples=30)
@given(seed=st.integers(0, 10_000))
def test_so_it_is_with_the_trained_model(seed: int) -> None:
    crf = Crf(MODEL)
    random = np.random.default_rng(seed)
    scores = random.normal(0, 6, (60, len(crf.labels))).astype(np.float32)
    scores[:, crf.labels.index("O")] += 12
    sentences = [(0, 25), (25, 26), (26, 60)]
    labels = through_stretches(crf, scores, sentences)
    assert labels == [label for row in crf.decode(scores, sentences) for label in row]
