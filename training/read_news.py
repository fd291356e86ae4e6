"""Read news text once and write what the lexicons need to know about words: ``python -m training.read_news NEWS…``.

NEWS is any of: JSON lines (gzipped or not) with a ``content`` field, CoNLL-U, two-column BIO, a zip of plain
texts. Two lists are written to ``training/sources``; they hold words only, no counts and no sentences:

``spellings.tsv``       for a folded name key, the spelling news uses most (احمد → أحمد)
``ordinary_words.tsv``  folded keys that news uses mostly as ordinary words, though some list has them as a name
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from etl.clean.keys import match_key
from training.lexicon_sources import SOURCES, name_units, place_keys, write_tsv

WORD = re.compile("[ء-يٱ]+")
MARKS = re.compile("[ً-ْٰـ]")
MIN_LABELLED = 2
PLAIN_SHARE = 0.3
MIN_SEEN = 20
NAME_COMPANY = 0.08
"""Below this share of occurrences beside a given name, a frequent key is a plain word too."""


def texts(path: Path) -> Iterator[str]:
    """The texts of a corpus file, one after the other."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            for name in sorted(archive.namelist()):
                yield archive.read(name).decode("utf-8", errors="ignore")
    elif ".jsonl" in path.name:
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line).get("content") or ""
    else:
        yield path.read_text(encoding="utf-8")


def words(paths: list[Path]) -> Iterator[list[str]]:
    """The Arabic words of each text, without diacritics and tatweel."""
    for path in paths:
        for text in texts(path):
            yield WORD.findall(MARKS.sub("", text))


def labelled(paths: list[Path]) -> tuple[Counter[str], Counter[str]]:
    """Of the annotated corpora (BIO, CoNLL-U): how often each key is part of a name, how often a plain word."""
    name: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    for path in paths:
        if path.suffix not in {".txt", ".conllu"}:
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t") if path.suffix == ".conllu" else line.split()
            if len(cells) < 2 or line.startswith("#"):
                continue
            is_name = cells[3] == "PROPN" if path.suffix == ".conllu" else cells[-1][2:5] in {"PER", "LOC"}
            (name if is_name else plain)[match_key(cells[1] if path.suffix == ".conllu" else cells[0])] += 1
    return name, plain


def company(news: list[list[str]], given: set[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each key is seen, and how often right before or after a given name."""
    seen: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    for text in news:
        keys = [match_key(word) for word in text]
        seen.update(keys)
        for left, right in pairwise(keys):
            if right in given:
                beside[left] += 1
            if left in given:
                beside[right] += 1
    return seen, beside


def is_ordinary(key: str, name: int, plain: int, seen: int, beside: int) -> bool:
    """Whether news uses the key as a plain word: by the annotated corpora if they know it, else by its company."""
    if name + plain >= MIN_LABELLED:
        return plain / (name + plain) >= PLAIN_SHARE
    return seen >= MIN_SEEN and beside / seen < NAME_COMPANY


def main() -> None:
    """Write both lists."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("news", nargs="+", type=Path)
    paths = parser.parse_args().news
    news = list(words(paths))
    names, places = name_units(), place_keys()
    given = {unit.key for unit in names if unit.role == "given" and unit.arab >= 20}
    spelled = Counter(word for text in news for word in text)
    best: dict[str, str] = {}
    for word, _ in sorted(spelled.items(), key=lambda item: (-item[1], item[0])):
        best.setdefault(match_key(word), word)
    wanted = {part for unit in names for part in unit.key.split()} | {
        p for key in places for p in key.split()
    }
    write_tsv(
        SOURCES / "spellings.tsv",
        ["Folded keys of names and the spelling that news uses most, read from news text (no counts)."],
        ["key", "spelling"],
        sorted([key, best[key]] for key in wanted if key in best and best[key] != key),
    )
    name, plain = labelled(paths)
    seen, beside = company(news, given)
    write_tsv(
        SOURCES / "ordinary_words.tsv",
        [
            "Folded keys of names of people and places that news uses as plain words, read from news text (no counts)."
        ],
        ["key"],
        sorted([key] for key in wanted if is_ordinary(key, name[key], plain[key], seen[key], beside[key])),
    )


if __name__ == "__main__":
    main()
