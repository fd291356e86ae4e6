"""What articles are about: on texts of ours that no model has learned from, and in cross-validation.

F1 over the topics that are met, macro and micro; ``brier`` is the mean square of what a probability lacks of the truth,
``calibration`` the expected calibration error: how far, in bins of a tenth, probabilities lie from the share that is
right (both better the lower). In cross-validation an article of the development corpus is read by weights and limits
that learned from the other folds; fitting takes a minute, so the outcome is kept under ``var/quality`` as long as the
shipped model stays the same.

    python -m benchmarks.quality.topics

fits what is not kept and prints the figures, those of each topic too.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality.folds import DATA, KEPT
from etl.annotate.topics.annotator import choose
from etl.annotate.topics.features import features, topics
from etl.annotate.topics.model import MODEL, shared_model
from training.topic_articles import CORPUS, ours, topic_articles
from training.train_topics import chosen_held_out, held_out, read

GOLD = Path(__file__).parent.parent / "gold" / "topics.tsv"
EXTRA = "development set, cross-validated"
SUPPORT = 4  # articles of a topic, for the figure that leaves out those met by chance

Table = NDArray[np.float32]


def score() -> dict[str, float]:
    """The figures on the gold that ships, by the model that ships."""
    articles, model = ours(GOLD), shared_model()
    labels = np.array([[topic in each.topics for topic in topics()] for each in articles], np.float32)
    likely = np.array([model.probabilities(features(each.document)) for each in articles], np.float32)
    chosen = np.zeros_like(labels)
    for place, row in enumerate(likely):
        chosen[place, choose(row, model.least)] = 1
    return _figures(labels, likely, chosen, "")


def extra() -> dict[str, float]:
    """The figures on the development corpus, where its cross-validation is kept."""
    return cross_validated(fitting=False)


def cross_validated(fitting: bool) -> dict[str, float]:
    """The figures of the development corpus, all and by topic; none where nothing is kept and not to be fitted."""
    if not (DATA / CORPUS).is_file():
        return {}
    kept = KEPT / f"topics-{blake2b(MODEL.read_bytes(), digest_size=8).hexdigest()}.json"
    if fitting and not kept.is_file():
        KEPT.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(_fit()), "utf-8")
    if not kept.is_file():
        return {}
    labels, likely, chosen = (np.array(table, np.float32) for table in json.loads(kept.read_text("utf-8")))
    f1 = _f1(labels, chosen)
    by_topic = {
        f"dev_{topic.replace(' ', '_')}_f1": float(f1[at])
        for at, topic in enumerate(topics())
        if labels[:, at].any()
    }
    return _figures(labels, likely, chosen, "dev_") | by_topic


def _fit() -> list[list[list[float]]]:
    """Labels, probabilities and chosen topics of the articles of the development corpus."""
    articles = topic_articles(DATA)
    texts = read(articles)
    likely = held_out(texts)
    asked = [each.source == "dev" for each in articles]
    return [table[asked].tolist() for table in (texts.labels, likely, chosen_held_out(texts, likely))]


def _figures(labels: Table, likely: Table, chosen: Table, prefix: str) -> dict[str, float]:
    f1, met = _f1(labels, chosen), labels.sum(0)
    return {
        f"{prefix}macro_f1": float(f1[met > 0].mean()),
        f"{prefix}macro_f1_of_{SUPPORT}": float(f1[met >= min(SUPPORT, met.max())].mean()),
        f"{prefix}micro_f1": float(2 * (labels * chosen).sum() / (labels.sum() + chosen.sum())),
        f"{prefix}brier": float(((likely - labels) ** 2).mean()),
        f"{prefix}calibration": _calibration(labels, likely),
    }


def _f1(labels: Table, chosen: Table) -> Table:
    f1: Table = 2 * (labels * chosen).sum(0) / np.maximum(1, labels.sum(0) + chosen.sum(0))
    return f1


def _calibration(labels: Table, likely: Table) -> float:
    """The expected calibration error over all articles and topics."""
    bins = np.minimum((likely * 10).astype(int), 9)
    gaps = [abs(float((likely[bins == each] - labels[bins == each]).sum())) for each in range(10)]
    return sum(gaps) / labels.size


def main() -> None:
    """Fit what is not kept, and print."""
    for metric, value in (score() | cross_validated(fitting=True)).items():
        print(f"{metric:<32} {value:8.3f}")


if __name__ == "__main__":
    main()
