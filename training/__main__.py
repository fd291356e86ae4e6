"""Rebuild the models in ``etl/annotate/models``, each with those before it: ``make train``.

    python -m training [DATA]

DATA is the folder that holds ``corpora/`` and ``train/``; default: the environment's KHABAR_TRAINING_DATA, else
``../shared`` beside the project. Same data in, same models out. Every step runs alone as well.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from etl.paths import PROJECT

VARIABLE = "KHABAR_TRAINING_DATA"
FILES = [
    "corpora/antcorpus.zip",
    "dev/corpus/articles.jsonl",
    "train/aqmar_train.txt",
    "train/aqmar_dev.txt",
    "train/cleananercorp_TRAIN.txt",
    "train/names_ant.jsonl",
    "train/names_recent.jsonl",
    "train/ud_pud_half.conllu",
]
PACKAGES = ["numpy", "pycrfsuite", "scipy", "sklearn", "wordfreq"]


def obstacle(data: Path) -> str:
    """What stands in the way of training, with its remedy; "" for nothing."""
    for package in PACKAGES:
        if find_spec(package) is None:
            return f"training needs {package}: pip install -r training/requirements.txt"
    for name in FILES:
        if not (data / name).is_file():
            return f"no {name} in {data}: name the data folder (python -m training DATA) or set {VARIABLE}"
    return ""


def main() -> None:
    """Run the steps in order, each in a process of its own, so that each reads what the last one wrote."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    default = Path(os.environ.get(VARIABLE) or PROJECT.parent / "shared")
    parser.add_argument("data", nargs="?", type=Path, default=default)
    data: Path = parser.parse_args().data.resolve()
    if problem := obstacle(data):
        sys.exit(problem)
    steps = [
        ("build_words", [data]),
        ("train_clitics", [data / "train"]),
        ("train_parts_of_speech", [data]),
        ("build_letters", []),
        ("train_prior", [data]),
        ("train_names", [data]),
        ("train_salience", [data]),
        ("count_phrases", [data]),
        ("train_topics", [data]),
        ("train_events", [data]),
        ("train_merging", [data]),
        ("train_parties", [data]),
        ("train_days", [data]),
        ("train_places", [data]),
    ]
    for module, arguments in steps:
        print(f"training.{module}", flush=True)
        command = [sys.executable, "-m", f"training.{module}", *map(str, arguments)]
        if status := subprocess.run(command, cwd=PROJECT).returncode:
            sys.exit(status)


if __name__ == "__main__":
    main()
