"""Label raw news with the mean of the teacher and the CRF: ``training/silver_names.tsv.gz``.

    python -m training.teacher.label DATA CHECKPOINT CRF [--articles 1500]

DATA is the folder that holds ``corpora/`` and ``train/``; CHECKPOINT is what ``training.teacher.train`` wrote. CRF is
a crfsuite model of the name tagger, trained on the hand-labelled corpus alone; where there is none yet, it is made.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice, zip_longest
from pathlib import Path

import numpy as np
import pycrfsuite

from etl.annotate.document import Document
from training.name_data import labelled_texts, read_bio, spans
from training.raw_news import ANT_CORPUS, ant_articles
from training.silver import TABLE, Row, article_document, write_silver
from training.teacher.e5 import Weights, weight_file
from training.teacher.model import LogProbabilities, Reader, Teacher, best_labels, load, predict
from training.teacher.runs import LABELS, Sentence, read_text
from training.train_prior import CORPUS, examples, train

ARTICLES = 4500
LENGTHS = range(41, 900)  # tokens; shorter ones say little, and a few very long ones would weigh too much
SAME_ARTICLE = 200  # characters; articles that begin alike are copies
SEED = 7
CHUNK = 50  # articles read at a time: what the frozen layers give is kept for so many
TEACHER_SHARE = 0.5  # of the geometric mean: they err in different places, and the mean beats either alone
LEAST = 1e-6  # added to the CRF's probabilities, so that it never rules a label out

Article = tuple[str, str, str]  # file in the archive, title, body


def mixed_articles(archive: Path) -> Iterator[Article]:
    """The articles, each once, one of each folder in turn: most of the corpus is local news."""
    seen: set[str] = set()
    folders: dict[str, list[Article]] = defaultdict(list)
    for name, title, body in ant_articles(archive):
        begins = f"{title} . {body}"[:SAME_ARTICLE]
        if begins not in seen:
            seen.add(begins)
            folders[name.rpartition("/")[0]].append((name, title, body))
    rng = random.Random(SEED)
    for articles in folders.values():
        rng.shuffle(articles)
    for turn in zip_longest(*folders.values()):
        yield from (article for article in turn if article)


def documents(archive: Path) -> Iterator[tuple[str, Document]]:
    """The articles of a fit length, as their labels count their tokens."""
    for name, title, body in mixed_articles(archive):
        document = article_document(title, body)
        if len(document.tokens) in LENGTHS:
            yield name, document


def open_crf(model: Path, data: Path) -> pycrfsuite.Tagger:
    """The CRF, trained first where there is no such file."""
    if not model.exists():
        train(examples(list(labelled_texts(read_bio(data / CORPUS)))), model)
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    return tagger


def marginals(tagger: pycrfsuite.Tagger, sentence: Sentence) -> LogProbabilities:
    """The CRF's log probability of each label at each token."""
    tagger.set(sentence.features)
    known = set(tagger.labels())
    rows = [
        [tagger.marginal(label, place) if label in known else LEAST for label in LABELS]
        for place in range(len(sentence.tokens))
    ]
    return np.log(np.array(rows, np.float32) + LEAST)


def label(
    chunk: list[tuple[str, Document]], reader: Reader, teacher: Teacher, tagger: pycrfsuite.Tagger
) -> Iterator[Row]:
    """The names of some articles, by the mean of teacher and CRF."""
    texts = [read_text(document) for _, document in chunk]
    predicted = predict(teacher, texts, reader.read(texts, teacher.features))
    for (name, document), text, scores in zip(chunk, texts, predicted, strict=True):
        labels: list[str] = []
        for sentence, rows in zip(text, scores, strict=True):
            crf = marginals(tagger, sentence)
            labels += best_labels(TEACHER_SHARE * rows + (1 - TEACHER_SHARE) * crf)
        yield name, len(document.tokens), spans(labels)


def main() -> None:
    """Label the articles and save the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("crf", type=Path)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    options = parser.parse_args()
    weights = Weights(weight_file())
    reader, teacher = Reader(weights), load(options.checkpoint, weights)
    tagger = open_crf(options.crf, options.data)
    chosen = islice(documents(options.data / ANT_CORPUS), options.articles)
    rows: list[Row] = []
    while chunk := list(islice(chosen, CHUNK)):
        rows += label(chunk, reader, teacher, tagger)
        print(f"{len(rows)} articles", flush=True)
    write_silver(TABLE, rows)


if __name__ == "__main__":
    main()
