"""Train the clitic model on Universal Dependencies and our own words, and say how well it does.

    python -m training.train_clitics DATA [--folds]

DATA is the folder that holds ``ud_pud_half.conllu``. With ``--folds`` nothing is saved: five-fold
cross-validation is printed instead.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import pycrfsuite

from etl.annotate.syntax.clitics import MODEL, CliticSegmenter, Letters, labels
from etl.annotate.vocabulary import shared_vocabulary
from training.clitic_data import DividedWord, read_own, read_ud
from training.crfsuite import save

FOLDS = 5


def train(words: list[DividedWord], model: Path) -> None:
    """Write a model trained on the words; the same words make the same model."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": 0.1, "c2": 0.05, "max_iterations": 120})
    known = shared_vocabulary().frequency
    for word in words:
        letters = Letters(word.form, known)
        trainer.append(
            [letters.features(place) for place in range(len(word.form))],
            list(labels(word.clitics, len(word.form))),
        )
    with tempfile.TemporaryDirectory() as folder:
        trained = Path(folder) / "clitics.crfsuite"
        trainer.train(str(trained))
        save(trained, model)


def cross_validate(words: list[DividedWord], always: list[DividedWord]) -> dict[str, float]:
    """Share of words divided exactly, all and proper nouns, over contiguous folds of ``words``."""
    right: list[tuple[bool, bool]] = []
    with tempfile.TemporaryDirectory() as folder:
        for fold in range(FOLDS):
            first, past = (len(words) * edge // FOLDS for edge in (fold, fold + 1))
            model = Path(folder) / f"{fold}.tsv.gz"
            train([*words[:first], *words[past:], *always], model)
            segment = CliticSegmenter(model).segment
            for word in words[first:past]:
                right.append((segment(word.form) == word.clitics, word.proper))
    proper = [hit for hit, is_proper in right if is_proper]
    return {
        "clitics.words": sum(hit for hit, _ in right) / len(right),
        "clitics.proper_nouns": sum(proper) / len(proper),
    }


def main() -> None:
    """Train and save, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", action="store_true")
    options = parser.parse_args()
    words = read_ud(options.data / "ud_pud_half.conllu")
    if options.folds:
        for name, share in cross_validate(words, read_own()).items():
            print(f"{name}\t{share:.4f}")
    else:
        train([*words, *read_own()], MODEL)


if __name__ == "__main__":
    main()
