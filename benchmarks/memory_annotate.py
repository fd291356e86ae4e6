"""How much memory annotating takes as the night grows: what is kept of words must not grow with the news.

    python -m benchmarks.memory_annotate CORPUS...

Each CORPUS is JSON Lines (plain or .gz) with a field "body" or "content"; default: the examples again and again, which
show no more than that nothing leaks. Prints the peak of one process after each thousand articles, taken in turn from
all files, and the peak at the end over that at 4,000 articles (less is better; the aim is 1.2 at 15,474).
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator
from itertools import chain, cycle, islice, zip_longest
from pathlib import Path

from benchmarks.figures import note
from benchmarks.speed_annotate import read_bodies
from etl.annotate import default_pipeline
from etl.clean import restore
from etl.paths import PROJECT

_ARTICLES = 15_474  # of the largest night of the corpora
_FIRST = 4_000
_STEP = 1_000


def bodies(paths: list[str]) -> Iterator[str]:
    """Texts of all the files, in turn; of the examples again and again."""
    given = [Path(path) for path in paths] or sorted((PROJECT / "examples").rglob("*.jsonl"))
    texts = filter(None, chain.from_iterable(zip_longest(*map(read_bodies, given))))
    return texts if paths else cycle(list(texts))


def peak() -> int:
    """Megabytes that this process took at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def main() -> None:
    """Measure and print."""
    pipeline, peaks = default_pipeline(), dict[int, int]()
    for number, body in enumerate(islice(bodies(sys.argv[1:]), _ARTICLES), 1):
        article = restore(source="bench", identity=str(number), address="-", position=number, body=body)
        pipeline.annotate([article])
        if number % _STEP == 0 or number == _ARTICLES:
            peaks[number] = peak()
            print(f"{number:<7,}articles {peaks[number]:>8,} MB", flush=True)
    if max(peaks, default=0) <= _FIRST:
        print(f"no ratio: that takes more than {_FIRST:,} articles")
        return
    last = max(peaks)
    note(f"memory at {last:,} articles over that at {_FIRST:,}", peaks[last] / peaks[_FIRST], at_most=1.2)
    print(f"peak at {last:,} over that at {_FIRST:,}: {peaks[last] / peaks[_FIRST]:.2f}")


if __name__ == "__main__":
    main()
