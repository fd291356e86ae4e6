"""Train the model that says what an article is about, and say how well it does.

    python -m training.train_topics DATA [--folds]

DATA is the folder that holds ``corpora/`` and ``dev/``. The articles are those of ``topic_articles.py``. For each topic
a logistic regression with an L2 penalty is fitted, in the space of the articles: its weights are a sum of theirs, so
that few numbers have to be found. The probability from which an article is about a topic is the one that serves F1 best
in five-fold cross-validation. With ``--folds`` nothing is saved: what cross-validation says of the articles of each
source is printed, each read by weights and limits of the other folds.
"""

from __future__ import annotations

import argparse
import gzip
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from etl.annotate.topics.annotator import choose
from etl.annotate.topics.features import features, topics
from etl.annotate.topics.model import BIAS, LEAST, MODEL, THOUSAND
from training.folds import FOLDS, fold_of
from training.topic_articles import TopicArticle, topic_articles

STEPS = 150  # of accelerated gradient descent
PENALTY = 0.15
CAREFUL = 3.0  # what an article of the development corpus, read twice, counts beside one read once
RARE = 2  # articles a bucket must be met in
FALSE_HOPE = 2.0  # articles added to those found and those to be found: few articles move a limit little
COARSE = 20  # thousandths: finer differences of weights say nothing
LIMITS = np.arange(0.16, 0.64, 0.02)  # probabilities tried as the least

Table = NDArray[np.float32]


@dataclass(frozen=True)
class Texts:
    """Articles as numbers: values of buckets a row, what is alike in two of them, and which topics they have."""

    buckets: list[int]  # that the columns of ``values`` stand for
    values: Table
    alike: Table
    labels: Table
    counts: Table  # as how many each counts
    fold: NDArray[np.int_]


@dataclass(frozen=True)
class Fitted:
    """A combination of articles and a bias, for each topic."""

    shares: Table
    bias: Table


def read(articles: Sequence[TopicArticle]) -> Texts:
    """The articles as numbers."""
    rows = [features(article.document) for article in articles]
    met = Counter(bucket for row in rows for bucket in row)
    buckets = sorted(bucket for bucket, count in met.items() if count >= RARE)
    column = {bucket: place for place, bucket in enumerate(buckets)}
    values = np.zeros((len(rows), len(buckets)), np.float32)
    for place, row in enumerate(rows):
        for bucket, value in row.items():
            if bucket in column:
                values[place, column[bucket]] = value
    labels = np.array([[topic in article.topics for topic in topics()] for article in articles], np.float32)
    counts = np.array([[CAREFUL if article.source == "dev" else 1.0] for article in articles], np.float32)
    fold = np.array([fold_of(article) for article in articles])
    return Texts(buckets, values, values @ values.T, labels, counts, fold)


def fit(alike: Table, labels: Table, counts: Table) -> Fitted:
    """Nesterov's descent, from nothing; the same articles give the same shares."""
    step = np.float32(1 / (_largest_eigenvalue(alike) * counts.max() / 4 + PENALTY))
    shares = ahead = np.zeros_like(labels)
    bias, momentum = np.zeros(labels.shape[1], np.float32), 1.0
    for _ in range(STEPS):
        missed = counts * (_logistic(alike @ ahead + bias) - labels)
        bias = bias - missed.sum(0) / counts.sum()
        reached = ahead - step * (missed + np.float32(PENALTY) * ahead)
        faster = (1 + (1 + 4 * momentum**2) ** 0.5) / 2
        ahead = reached + np.float32((momentum - 1) / faster) * (reached - shares)
        shares, momentum = reached, faster
    return Fitted(shares, bias)


def _largest_eigenvalue(matrix: Table) -> float:
    """A little more than it, by the power method."""
    vector = np.ones(len(matrix), np.float32)
    for _ in range(12):
        image = matrix @ vector
        vector = image / np.linalg.norm(image)
    return 1.05 * float(np.linalg.norm(matrix @ vector))


def _logistic(sums: Table) -> Table:
    likely: Table = 1 / (1 + np.exp(-sums))
    return likely


def held_out(texts: Texts) -> Table:
    """Probabilities of each article's topics by the articles of the other folds."""
    likely = np.zeros_like(texts.labels)
    for fold in range(FOLDS):
        asked, known = texts.fold == fold, texts.fold != fold
        fitted = fit(texts.alike[np.ix_(known, known)], texts.labels[known], texts.counts[known])
        likely[asked] = _logistic(texts.alike[np.ix_(asked, known)] @ fitted.shares + fitted.bias)
    return likely


def least_probabilities(labels: Table, likely: Table) -> Table:
    """For each topic, the limit with the best F1 among articles that were not learned from."""
    chosen = likely[None] >= LIMITS[:, None, None]
    right = (chosen * labels).sum(1)
    f1 = (2 * right + FALSE_HOPE / 2) / (chosen.sum(1) + labels.sum(0) + FALSE_HOPE)
    return np.asarray(LIMITS[f1.argmax(0)], np.float32)


def chosen_held_out(texts: Texts, likely: Table) -> Table:
    """Which topics each article gets, by the limits of the other folds."""
    chosen = np.zeros_like(likely)
    for fold in range(FOLDS):
        known = texts.fold != fold
        least = least_probabilities(texts.labels[known], likely[known])
        for place in np.flatnonzero(~known):
            chosen[place, choose(likely[place], least)] = 1
    return chosen


def write(path: Path, texts: Texts) -> None:
    """Save a model trained on all articles; the same articles make the same bytes."""
    fitted = fit(texts.alike, texts.labels, texts.counts)
    weights = texts.values.T @ fitted.shares
    least = least_probabilities(texts.labels, held_out(texts))
    rows = [_row(BIAS, fitted.bias), _row(LEAST, least)]
    rows += [_row(str(bucket), row) for bucket, row in zip(texts.buckets, weights, strict=True)]
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0) as file:
        file.write("\n".join([*filter(None, rows), ""]).encode())
    path.write_bytes(packed.getvalue())


def _row(name: str, numbers: Table) -> str:
    """A line of the file, "" where all numbers are 0."""
    coarse = [round(float(number) * THOUSAND / COARSE) * COARSE for number in numbers]
    return "\t".join([name, *(str(number or "") for number in coarse)]) if any(coarse) else ""


def report(name: str, labels: Table, chosen: Table, likely: Table) -> None:
    """Print macro and micro F1 over the topics that are met, the Brier score, and F1 by topic."""
    right, met = (labels * chosen).sum(0), labels.sum(0)
    f1 = 2 * right / np.maximum(1, met + chosen.sum(0))
    micro = 2 * right.sum() / (labels.sum() + chosen.sum())
    brier = ((likely - labels) ** 2).mean()
    print(
        f"{name}: {len(labels)} articles, macro {f1[met > 0].mean():.3f} micro {micro:.3f} Brier {brier:.4f}"
    )
    print(
        "  "
        + ", ".join(f"{topic} {f1[at]:.2f} ({met[at]:.0f})" for at, topic in enumerate(topics()) if met[at])
    )


def main() -> None:
    """Train and save, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", action="store_true")
    given = parser.parse_args()
    articles = topic_articles(given.data)
    texts = read(articles)
    if not given.folds:
        write(MODEL, texts)
        return
    likely = held_out(texts)
    chosen = chosen_held_out(texts, likely)
    for source in ("dev", "ant", "recent", "ours"):
        of_it = np.array([article.source == source for article in articles])
        report(source, texts.labels[of_it], chosen[of_it], likely[of_it])


if __name__ == "__main__":
    main()
