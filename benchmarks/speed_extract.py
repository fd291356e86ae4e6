"""Reading a file and extracting its articles, against nothing but the format's own library over the same file.

    python -m benchmarks.speed_extract [CORPUS]

CORPUS is a JSON Lines file (plain or compressed) whose records are written out in every format; default: the
examples' readable records, repeated. Prints, for each format, records per second of both and the ratio of
time: 1.00 would mean that limits, encodings, positions, field mapping and identities cost nothing.
"""

from __future__ import annotations

import csv
import gzip
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
from pyarrow import csv as arrow_csv
from pyarrow import parquet

from benchmarks.figures import note
from etl.extract import extract
from etl.extract.discover import discover
from etl.extract.sources import by_hand, read_sources
from etl.paths import PROJECT
from etl.records import Article

_ROUNDS = 5
_RECORDS = 10_000
_FIELDS = ("id", "title", "body", "published", "url")

Count = Callable[[Path], int]


def bare_lines(path: Path) -> int:
    """What one writes in a hurry: open, split, parse."""
    with gzip.open(path) as lines:
        return sum(1 for line in lines if orjson.loads(line))


def bare_array(path: Path) -> int:
    """All of it in memory, parsed at once."""
    return len(orjson.loads(path.read_bytes()))


def bare_csv(path: Path) -> int:
    """pyarrow's reader, many rows at a time and typed, as Python's own values."""
    options = arrow_csv.ParseOptions(newlines_in_values=True)
    return len(arrow_csv.read_csv(path, parse_options=options).to_pylist())


def bare_csv_module(path: Path) -> int:
    """The standard library's."""
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.DictReader(file))


def bare_parquet(path: Path) -> int:
    """The whole table as Python's own values."""
    return len(parquet.read_table(path).to_pylist())


def bare_zip(path: Path) -> int:
    """Every file in it, decoded."""
    with zipfile.ZipFile(path) as archive:
        return sum(1 for name in archive.namelist() if archive.read(name).decode("utf-8"))


def write_lines(path: Path, records: list[dict[str, Any]]) -> None:
    path.write_bytes(gzip.compress(b"\n".join(map(orjson.dumps, records)), 6))


def write_array(path: Path, records: list[dict[str, Any]]) -> None:
    path.write_bytes(orjson.dumps(records, option=orjson.OPT_INDENT_2))


def write_csv(path: Path, records: list[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, _FIELDS)
        writer.writeheader()
        writer.writerows(records)


def write_parquet(path: Path, records: list[dict[str, Any]]) -> None:
    parquet.write_table(pa.Table.from_pylist(records), path)


def write_zip(path: Path, records: list[dict[str, Any]]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, record in enumerate(records):
            archive.writestr(f"{number // 1000}/{number}.txt", record["body"])


FORMATS: tuple[tuple[str, str, Callable[[Path, list[dict[str, Any]]], None], Count], ...] = (
    ("JSON Lines, gzip / orjson", "a.jsonl.gz", write_lines, bare_lines),
    ("JSON array / orjson at once", "a.json", write_array, bare_array),
    ("CSV / pyarrow", "a.csv", write_csv, bare_csv),
    ("CSV / csv.DictReader", "b.csv", write_csv, bare_csv_module),
    ("Parquet / pyarrow", "a.parquet", write_parquet, bare_parquet),
    ("zip of texts / zipfile", "a.zip", write_zip, bare_zip),
)


def extracted(path: Path) -> int:
    """The same records as articles."""
    return sum(isinstance(one, Article) for one in extract(str(path), by_hand()))


def timed(work: Count, path: Path) -> tuple[float, int]:
    """Seconds, and how many records."""
    began = time.perf_counter()
    count = work(path)
    return time.perf_counter() - began, count


def corpus(path: Path | None) -> list[dict[str, Any]]:
    """The first records of the corpus, or the examples' over and over."""
    sources = read_sources(PROJECT / "sources.toml")
    found: Iterator[Any] = (
        extract(str(path), by_hand())
        if path
        else chain.from_iterable(
            extract(each.address, sources[each.source]) for each in discover([], sources)
        )
    )
    articles = [one for one in found if isinstance(one, Article) and one.body]
    endless = articles if path else chain.from_iterable(repeat(articles))
    return [
        {name: (article.identity if name == "id" else getattr(article, name)) or "" for name in _FIELDS}
        for article, _ in zip(endless, range(_RECORDS), strict=False)
    ]


def main(path: Path | None) -> None:
    """Both over one file of each format, and their ratio."""
    records = corpus(path)
    print(f"{'format / bare library':<30}{'bare a second':>15}{'articles a second':>20}{'time':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for title, name, write, bare in FORMATS:
            file = Path(folder) / name
            write(file, records)
            # In turns, so that a busy moment of the machine strikes both; the best round of each counts.
            rounds = [(timed(bare, file), timed(extracted, file)) for _ in range(_ROUNDS)]
            alone, bare_count = min(first for first, _ in rounds)
            ours, our_count = min(second for _, second in rounds)
            if bare_count != our_count:
                print(f"{title}: {bare_count:,} records, {our_count:,} articles")
            note(f"extract: {title}, time over the library's", ours / alone)
            print(f"{title:<30}{bare_count / alone:>15,.0f}{our_count / ours:>20,.0f}{ours / alone:>8.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
