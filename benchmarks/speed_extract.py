"""Reading a file and extracting its articles, against nothing but orjson over the same lines in the same run.

    python -m benchmarks.speed_extract [CORPUS]

CORPUS is a JSON Lines file (plain, .gz or .zst); default: the examples' readable records, repeated into one
.gz. Prints records per second of both and the ratio: 1.00 would mean that decompression limits, encodings,
positions, field mapping and identities cost nothing.
"""

from __future__ import annotations

import gzip
import io
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import orjson
import zstandard

from etl.extract import extract
from etl.extract.discover import discover
from etl.extract.sources import by_hand, read_sources
from etl.paths import PROJECT
from etl.records import Article

_ROUNDS = 5
_REPEATS = 150  # of the examples: some 10,000 records


def bare_loop(path: Path) -> int:
    """What one writes in a hurry: open, split, parse."""
    with path.open("rb") as raw:
        if path.suffix == ".gz":
            return sum(1 for line in gzip.open(raw) if orjson.loads(line))
        if path.suffix == ".zst":
            return sum(1 for line in io.BufferedReader(zstandard.open(raw)) if orjson.loads(line))
        return sum(1 for line in raw if orjson.loads(line))


def extracted(path: Path) -> int:
    """The same records as articles."""
    return sum(isinstance(one, Article) for one in extract(str(path), by_hand()))


def timed(work: Callable[[Path], int], path: Path) -> tuple[float, int]:
    """Seconds, and how many records."""
    began = time.perf_counter()
    count = work(path)
    return time.perf_counter() - began, count


@contextmanager
def repeated_examples() -> Iterator[Path]:
    """The examples' articles in one file."""
    sources = read_sources(PROJECT / "sources.toml")
    lines = [
        orjson.dumps({"id": one.identity, "title": one.title, "body": one.body, "published": one.published})
        for found in discover([], sources)
        for one in extract(found.address, sources[found.source])
        if isinstance(one, Article)
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "examples.jsonl.gz"
        path.write_bytes(gzip.compress(b"\n".join(lines * _REPEATS), 6))
        yield path


def main(path: Path) -> None:
    """Both over one file, and their ratio."""
    # In turns, so that a busy moment of the machine strikes both; the best round of each counts.
    rounds = [(timed(bare_loop, path), timed(extracted, path)) for _ in range(_ROUNDS)]
    bare, bare_count = min(first for first, _ in rounds)
    ours, our_count = min(second for _, second in rounds)
    print(f"bare orjson loop   {bare_count:>8,} records  {bare_count / bare:>10,.0f} a second")
    print(f"read and extract   {our_count:>8,} articles {our_count / ours:>10,.0f} a second")
    print(f"ratio of time      {ours / bare:>8.2f}  (aim: near 1)")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with repeated_examples() as examples:
            main(examples)
