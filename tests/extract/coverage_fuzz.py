"""Bytes that reach new lines of the readers of text formats, for as long as asked.

    python -m tests.extract.coverage_fuzz [-max_total_time=600] [FOLDER]

Whatever a file holds, reading it ends with articles and rejects: an exception, or a file that takes 25 seconds, ends
the run, and its bytes are kept where it was started. It begins from what it finds in FOLDER, or from the examples.
Needs atheris (benchmarks/requirements.txt); the suite has tests of its own that draw their bytes.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["etl.extract", "etl.clean"]):
    from etl.clean import clean
    from etl.extract import extract
    from etl.extract.record import Limits
    from etl.extract.sources import by_hand

from etl.paths import PROJECT
from etl.records import Article

ENDINGS = ("jsonl", "json", "csv", "tsv", "txt", "html", "xml", "rss", "atom", "sgml", "toml", "")
LIMITS = Limits(max_record_bytes=100_000)
_NOW = datetime(2026, 11, 24, tzinfo=UTC)
_SEEDS = 40  # examples of a few kilobytes to begin with
_LONGEST = 20_000  # bytes of one
_FOLDER = Path(tempfile.mkdtemp(prefix="khabar-fuzz-"))


def read_whatever(data: bytes) -> None:
    """A file of these bytes, its name's ending told by the first."""
    ending = ENDINGS[data[0] % len(ENDINGS)] if data else ""
    path = _FOLDER / f"file.{ending}"
    path.write_bytes(data[1:])
    outcomes = list(extract(str(path), by_hand(), limits=LIMITS))
    clean([each for each in outcomes if isinstance(each, Article)], now=_NOW)


def seeds(folder: Path) -> None:
    """The beginnings of the examples, each behind the byte of its ending."""
    files = [path for path in sorted((PROJECT / "examples").rglob("*")) if path.is_file()]
    for number, path in enumerate(files[:_SEEDS]):
        ending = path.suffix[1:]
        first = ENDINGS.index(ending) if ending in ENDINGS else len(ENDINGS) - 1
        (folder / str(number)).write_bytes(bytes([first]) + path.read_bytes()[:_LONGEST])


def main() -> None:
    """Until the time is over, or a fault."""
    options = [each for each in sys.argv[1:] if each.startswith("-")]
    folders = [each for each in sys.argv[1:] if not each.startswith("-")]
    begun = _FOLDER / "seeds"
    if not folders:
        begun.mkdir()
        seeds(begun)
        folders = [str(begun)]
    atheris.Setup(
        [sys.argv[0], "-max_total_time=600", "-timeout=25", f"-max_len={_LONGEST}", *options, *folders],
        read_whatever,
    )
    try:
        atheris.Fuzz()
    finally:
        shutil.rmtree(_FOLDER, ignore_errors=True)


if __name__ == "__main__":
    main()
