"""The model of topics learns what its articles tell it, and says the same twice."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from etl.annotate.topics.features import features, topics
from etl.annotate.topics.model import read_model
from etl.lexicon import read_lexicon
from training import train_topics
from training.topic_articles import LABELS, OURS, ours


@pytest.fixture(scope="module")
def texts() -> train_topics.Texts:
    return train_topics.read(ours(OURS))


def test_our_articles_and_labels_name_topics_that_there_are() -> None:
    known = {row["topic"] for row in read_lexicon("media_topics")}
    assert all(each.topics <= known for each in ours(OURS))
    cells = [line.split("\t")[1] for line in LABELS.read_text("utf-8").splitlines() if "\t" in line][1:]
    assert {topic for cell in cells for topic in cell.split("|")} <= known


def test_a_model_of_our_articles_knows_them_again(texts: train_topics.Texts, tmp_path: Path) -> None:
    articles = ours(OURS)
    for name in ("one.tsv.gz", "other.tsv.gz"):
        train_topics.write(tmp_path / name, texts)
    assert (tmp_path / "one.tsv.gz").read_bytes() == (tmp_path / "other.tsv.gz").read_bytes()
    model = read_model(tmp_path / "one.tsv.gz")
    likely = [model.probabilities(features(each.document)) for each in articles]
    right = [topics()[int(row.argmax())] in each.topics for row, each in zip(likely, articles, strict=True)]
    assert sum(right) > 0.95 * len(articles)


def test_a_limit_is_the_one_with_the_best_f1() -> None:
    likely = np.array([[0.2], [0.3], [0.5], [0.6]] * 10, np.float32)
    labels = np.array([[0], [0], [1], [1]] * 10, np.float32)
    (least,) = train_topics.least_probabilities(labels, likely)
    assert 0.3 < least <= 0.5


def test_held_out_articles_are_read_without_themselves(texts: train_topics.Texts) -> None:
    likely = train_topics.held_out(texts)
    fitted = train_topics.fit(texts.alike, texts.labels, texts.counts)
    seen = 1 / (1 + np.exp(-(texts.alike @ fitted.shares + fitted.bias)))
    of_topic = texts.labels == 1
    assert seen[of_topic].mean() > likely[of_topic].mean() + 0.05
