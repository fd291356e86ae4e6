"""Train what the name tagger starts from, on CLEANANERCorp and silver labels of raw news, and say how well it does.

    python -m training.train_prior DATA [--folds [0,1,2,3,4]] [--without GROUPS]

``training/train_names.py`` brings what is learned here, by the conventions of others, to ours.

DATA is the folder that holds ``train/cleananercorp_TRAIN.txt`` and ``corpora/antcorpus.zip``. With ``--folds`` nothing
is saved: cross-validation over five contiguous blocks is printed instead, all or the blocks named, without the silver
labels: those who made them have seen the blocks. ``--without wk`` leaves out the feature groups w and k
(``etl/annotate/names/features.py`` names them), to see what they add.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pycrfsuite

from etl.annotate.names.features import sentence_features
from etl.annotate.names.spans import NameTokens
from training.crfsuite import save
from training.name_data import LabelledText, Sentence, labelled_texts, read_bio, spans
from training.silver import silver_texts

PRIOR = Path(__file__).with_name("prior_names.tsv.gz")
CORPUS = "train/cleananercorp_TRAIN.txt"
FOLDS = 5
PARAMETERS = {"c1": 0.15, "c2": 0.1, "max_iterations": 90}
SCORED = ("PER", "LOC", "ORG")

Features = list[list[str]]  # of each token of a sentence
Example = tuple[Features, list[str]]


def examples(texts: list[LabelledText], without: str = "") -> list[Example]:
    """The features and labels of every sentence, feature groups in ``without`` left out."""
    found: list[Example] = []
    for text in texts:
        sentences = sentence_features(NameTokens(text.document))
        for (first, past), rows in zip(text.document.sentences, sentences, strict=True):
            kept = [[item for item in row if item[0] not in without] for row in rows] if without else rows
            found.append((kept, text.labels[first:past]))
    return found


def train(sentences: list[Example], model: Path) -> None:
    """Write a model trained on the sentences; the same sentences make the same model."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(PARAMETERS)
    for features, labels in sentences:
        trainer.append(features, labels)
    trainer.train(str(model))


def counts(sentences: list[Example], model: Path) -> Counter[tuple[str, str]]:
    """By type: the names marked by hand (gold), by the model (found), and by both alike (right)."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    total: Counter[tuple[str, str]] = Counter()
    for features, labels in sentences:
        gold, found = set(spans(labels)), set(spans(tagger.tag(features)))
        for name, marked in (("gold", gold), ("found", found), ("right", gold & found)):
            total.update((kind, name) for _, _, kind in marked)
    return total


def report(title: str, total: Counter[tuple[str, str]], each: tuple[str, ...] = (*SCORED, "MISC")) -> None:
    """Print strict F1 over the three types and of each, with precision and recall."""
    cells = []
    for kinds in (SCORED, *((kind,) for kind in each)):
        gold, found, right = (sum(total[kind, name] for kind in kinds) for name in ("gold", "found", "right"))
        share = 2 * right / max(1, gold + found)
        cells.append(
            f"{'+'.join(kinds)} {share:.4f} ({right / max(1, found):.3f} {right / max(1, gold):.3f})"
        )
    print(title, *cells, sep="\t", flush=True)


def blocks(sentences: list[Sentence]) -> list[list[Sentence]]:
    """The corpus in contiguous fifths: neighbouring sentences are of one article and may not be on both sides."""
    edges = [len(sentences) * edge // FOLDS for edge in range(FOLDS + 1)]
    return [sentences[first:past] for first, past in pairwise(edges)]


def cross_validate(sentences: list[Sentence], folds: list[int], without: str) -> None:
    """Print strict F1 (precision, recall) for each block left out, and over all of them."""
    parts = [examples(list(labelled_texts(block)), without) for block in blocks(sentences)]
    total: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for fold in folds:
            model = Path(folder) / f"{fold}.crfsuite"
            train([example for other in range(FOLDS) if other != fold for example in parts[other]], model)
            scores = counts(parts[fold], model)
            report(f"fold {fold}", scores)
            total += scores
    report("all", total)


def main() -> None:
    """Train and save, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", nargs="?", const="0,1,2,3,4")
    parser.add_argument("--without", default="", metavar="GROUPS")
    options = parser.parse_args()
    sentences = read_bio(options.data / CORPUS)
    if options.folds:
        cross_validate(sentences, [int(fold) for fold in options.folds.split(",")], options.without)
    else:
        with tempfile.TemporaryDirectory() as folder:
            trained = Path(folder) / "names.crfsuite"
            train(examples([*labelled_texts(sentences), *silver_texts(options.data)]), trained)
            save(trained, PRIOR)


if __name__ == "__main__":
    main()
