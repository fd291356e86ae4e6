"""Decoding with a trained CRF's weights: the best path, whatever the sentences beside it."""

from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from etl.annotate.crf import Crf, Scores, write

LABELS = ("B", "I", "O")
TRANSITIONS = {("B", "I"): 2.5, ("O", "I"): -4.0, ("I", "I"): 1.0, ("O", "O"): 0.25}
WEIGHTS = {("w=سما", "B"): 3.0, ("w=سما", "O"): -1.5, ("k=", "I"): 0.0004, ("w=في", "O"): 2.0}


@pytest.fixture(scope="module")
def crf(tmp_path_factory: pytest.TempPathFactory) -> Crf:
    path = tmp_path_factory.mktemp("crf") / "toy.tsv.gz"
    write(path, LABELS, TRANSITIONS, WEIGHTS)
    return Crf(path)


def best_by_trying_all(scores: Scores) -> float:
    """The highest sum of any labelling."""
    return max(total(scores, path) for path in product(range(len(LABELS)), repeat=len(scores)))


def total(scores: Scores, path: tuple[int, ...]) -> float:
    steps = sum(TRANSITIONS.get((LABELS[one], LABELS[other]), 0.0) for one, other in pairwise(path))
    return float(sum(scores[place, label] for place, label in enumerate(path))) + steps


def test_the_weights_of_an_attribute_are_in_its_row(crf: Crf) -> None:
    assert crf.weights[crf.rows["w=سما"]].tolist() == [3.0, 0.0, -1.5]
    assert "k=" not in crf.rows  # its weight rounds to nothing


@given(st.lists(st.integers(0, 4), max_size=4), st.data())
def test_each_sentence_gets_its_best_labels(crf: Crf, lengths: list[int], data: st.DataObject) -> None:
    edges = [0]
    for length in lengths:
        edges.append(edges[-1] + length)
    numbers = st.floats(-8, 8, width=32)
    scores = data.draw(arrays(np.float32, (edges[-1], len(LABELS)), elements=numbers))
    sentences = list(pairwise(edges))
    for (first, past), labels in zip(sentences, crf.decode(scores, sentences), strict=True):
        assert len(labels) == past - first
        path = tuple(LABELS.index(label) for label in labels)
        assert total(scores[first:past], path) == pytest.approx(
            best_by_trying_all(scores[first:past]), abs=1e-3
        )


def test_the_same_weights_make_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    write(one, LABELS, TRANSITIONS, WEIGHTS)
    write(other, LABELS, TRANSITIONS, dict(reversed(WEIGHTS.items())))
    assert one.read_bytes() == other.read_bytes()
