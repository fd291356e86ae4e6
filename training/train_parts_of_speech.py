"""Train the part-of-speech model on Universal Dependencies and our labels of news, and say how well it does.

    python -m training.train_parts_of_speech DATA [--folds]

DATA is the folder that holds ``train/ud_pud_half.conllu`` and ``corpora/antcorpus.zip``. With ``--folds`` nothing is
saved: five-fold cross-validation over contiguous blocks of sentences and articles is printed instead, for each source.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pycrfsuite

from etl.annotate.syntax.parts_of_speech import (
    MODEL,
    NOUN,
    PARTICLE,
    VERB,
    VERBAL_NOUN,
    PartOfSpeechTagger,
    features,
)
from training.crfsuite import save
from training.part_of_speech_data import LabelledWords, read_news_words, read_ud
from training.raw_news import ANT_CORPUS, PUD

FOLDS = 5
PARAMETERS = {"c1": 0.3, "c2": 0.3, "max_iterations": 100}
SHOWN = 4  # times a form must occur among our labels to be reported by itself

Confusion = Counter[tuple[str, str]]  # by what a word is and what it was taken for


def train(texts: Iterable[LabelledWords], model: Path) -> None:
    """Write a model trained on the texts; the same texts make the same model.

    Every word is a sequence of its own, which makes the CRF a logistic regression: with the labels of its neighbours
    it did no better.
    """
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(PARAMETERS)
    for text in texts:
        for first, past in text.document.sentences:
            forms = text.document.tokens[first:past]
            for at in range(first, past):
                if at in text.labels:
                    trainer.append([features(forms, at - first)], [text.labels[at]])
    with tempfile.TemporaryDirectory() as folder:
        trained = Path(folder) / "parts_of_speech.crfsuite"
        trainer.train(str(trained))
        save(trained, model)


def compare(texts: Iterable[LabelledWords], tagger: PartOfSpeechTagger) -> dict[str, Confusion]:
    """By form, and under "" for all: what its words are and what they were taken for."""
    found: dict[str, Confusion] = defaultdict(Counter)
    for text in texts:
        said = tagger.tag(text.document.tokens, text.document.sentences)
        for at, label in text.labels.items():
            for form in ("", text.document.analyses[at].unjoined):
                found[form][label, said[at]] += 1
    return found


def cross_validate(sources: dict[str, list[LabelledWords]]) -> dict[str, dict[str, Confusion]]:
    """What ``compare`` says by source, each block read by a model of the other blocks of all sources."""
    total: dict[str, dict[str, Confusion]] = {name: defaultdict(Counter) for name in sources}
    blocks = {name: _blocks(texts) for name, texts in sources.items()}
    with tempfile.TemporaryDirectory() as folder:
        for fold in range(FOLDS):
            model = Path(folder) / f"{fold}.tsv.gz"
            rest = (
                text for each in blocks.values() for at in range(FOLDS) if at != fold for text in each[at]
            )
            train(rest, model)
            tagger = PartOfSpeechTagger(model)
            for name, each in blocks.items():
                for form, counted in compare(each[fold], tagger).items():
                    total[name][form] += counted
    return total


def _blocks(texts: list[LabelledWords]) -> list[list[LabelledWords]]:
    edges = [len(texts) * edge // FOLDS for edge in range(FOLDS + 1)]
    return [texts[first:past] for first, past in pairwise(edges)]


def report(name: str, counted: Confusion) -> None:
    """Print the share of words taken for what they are; of each part of speech, precision, recall and F1."""
    right = sum(number for (label, said), number in counted.items() if label == said)
    cells = [f"{right / counted.total():.4f} of {counted.total()}"]
    for part in (VERB, NOUN, VERBAL_NOUN, PARTICLE):
        hit = counted[part, part]
        found = sum(number for (_, said), number in counted.items() if said == part)
        gold = sum(number for (label, _), number in counted.items() if label == part)
        f1 = 2 * hit / max(1, found + gold)
        cells.append(f"{part} {hit / max(1, found):.3f} {hit / max(1, gold):.3f} {f1:.3f}")
    print(name, *cells, sep="\t", flush=True)


def main() -> None:
    """Train and save, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", action="store_true")
    options = parser.parse_args()
    sources = {
        "Arabic-PUD": read_ud(options.data / PUD),
        "news words": read_news_words(options.data / ANT_CORPUS),
    }
    if not options.folds:
        train((text for texts in sources.values() for text in texts), MODEL)
        return
    for name, by_form in cross_validate(sources).items():
        report(name, by_form[""])
        if name == "news words":
            for form, counted in sorted(by_form.items()):
                if form and counted.total() >= SHOWN:
                    right = sum(number for (label, said), number in counted.items() if label == said)
                    print(f"  {form}\t{right} of {counted.total()}")


if __name__ == "__main__":
    main()
