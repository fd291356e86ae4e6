"""Normalising with a way back, against the pyarabic chain without one, on the same texts in the same run.

    python -m benchmarks.speed_normalise [CORPUS]

CORPUS is JSON Lines (plain or .gz) with a field "body" or "content"; default: the examples, repeated.
The vocalised texts are the same with a vowel mark after most letters. Prints characters per second and
our speed over pyarabic's (more is better). The aim is 5 on texts as they are.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from pyarabic import araby

from benchmarks.figures import note
from etl.clean.normalise import normalise
from etl.paths import PROJECT

_FEWEST_CHARS = 4_000_000
_MOST_CHARS = 8_000_000
_ROUNDS = 5
_AIMS = {"as they are": 5.0}


def pyarabic_chain(text: str) -> str:
    """What a pyarabic user writes for the marks alone: no spaces, digits, entities, and no offsets."""
    return str(araby.normalize_ligature(araby.strip_tatweel(araby.strip_tashkeel(text))))


def read_bodies(path: Path) -> Iterator[str]:
    """The bodies of a JSON Lines file that are texts."""
    data = path.read_bytes()
    try:
        lines = (gzip.decompress(data) if path.suffix == ".gz" else data).splitlines()
    except (EOFError, OSError):  # the examples hold a broken archive on purpose
        return
    for line in lines:
        try:
            record = json.loads(line)
        except ValueError:
            continue
        body = record.get("body") or record.get("content") if isinstance(record, dict) else None
        if isinstance(body, str):
            yield body


def corpus(paths: list[str]) -> list[str]:
    """Between four and eight million characters of text."""
    files = [Path(path) for path in paths] or sorted((PROJECT / "examples").rglob("*.jsonl*"))
    bodies = [body for file in files if file.suffix != ".zst" for body in read_bodies(file)]
    size = sum(map(len, bodies))
    if not size:
        sys.exit("no texts found; give a JSON Lines file with a field body or content")
    bodies *= max(1, -(-_FEWEST_CHARS // size))
    taken = 0
    chosen = []
    for body in bodies:
        taken += len(body)
        if taken > _MOST_CHARS:
            break
        chosen.append(body)
    return chosen


def vocalise(text: str) -> str:
    """A vowel mark after two letters in three, and a shadda now and then."""
    marks = [araby.FATHA, araby.KASRA, araby.SHADDA + araby.FATHA, araby.DAMMA, araby.SUKUN]
    return re.sub(r"([\u0621-\u064a])([\u0621-\u064a])", lambda m: m[1] + marks[ord(m[1]) % 5] + m[2], text)


def race(texts: list[str], *works: Callable[[str], object]) -> list[float]:
    """Characters per second of each, the best of several rounds taken in turn; processor time."""
    best = [float("inf")] * len(works)
    for _ in range(_ROUNDS):
        for index, work in enumerate(works):
            began = time.process_time()
            for text in texts:
                work(text)
            best[index] = min(best[index], time.process_time() - began)
    size = sum(map(len, texts))
    return [size / seconds for seconds in best]


def main() -> None:
    """Prints one line for each kind of text."""
    plain = corpus(sys.argv[1:])
    unvocalised = [text for text in plain if not re.search(f"[{''.join(araby.TASHKEEL)}]", text)]
    vocalised = [vocalise(text) for text in plain[: len(plain) // 4]]
    for name, texts in (("as they are", plain), ("unvocalised", unvocalised), ("vocalised", vocalised)):
        if not texts:
            continue
        ours, theirs = race(texts, normalise, pyarabic_chain)
        note(f"normalise {name}, times as fast as pyarabic", ours / theirs, at_least=_AIMS.get(name))
        print(f"{name:12}  {len(texts):6} texts  normalise {ours / 1e6:6.1f} M/s  ", end="")
        print(f"pyarabic {theirs / 1e6:6.1f} M/s  ratio {ours / theirs:5.2f}")


if __name__ == "__main__":
    main()
