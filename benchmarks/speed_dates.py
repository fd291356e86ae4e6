"""Finding and resolving dates, against dateparser's search over the same articles in the same run.

    python -m benchmarks.speed_dates [CORPUS]

CORPUS is JSON Lines (plain or .gz) with a field "body" or "content" and, where it has one, a date; default:
the examples. Prints articles a second, of the annotator alone and with the cutting into tokens and
sentences, and how many times as fast as dateparser it is (more is better; the aims are 1,000 and 5).
dateparser is no dependency of Khabar: install it beside it to measure (uv pip install dateparser).
"""

from __future__ import annotations

import sys
import time
from datetime import datetime
from pathlib import Path

from benchmarks.figures import note
from benchmarks.speed_normalise import read_bodies
from etl.annotate.dates import DateAnnotator
from etl.annotate.document import read_document
from etl.clean.normalise import normalise
from etl.paths import PROJECT
from etl.records import Annotations

_ARTICLES = 3000
_PEER_ARTICLES = 200  # dateparser is slow
_PUBLISHED = datetime(2015, 8, 1)


def corpus(paths: list[str]) -> list[str]:
    """The clean texts of up to ``_ARTICLES`` articles, taken evenly from all."""
    files = [Path(path) for path in paths] or sorted((PROJECT / "examples").rglob("*.jsonl*"))
    bodies = [body for file in files if file.suffix != ".zst" for body in read_bodies(file) if body.strip()]
    if not bodies:
        sys.exit("no texts found; give a JSON Lines file with a field body or content")
    return [normalise(body)[0] for body in bodies[:: max(1, len(bodies) // _ARTICLES)]][:_ARTICLES]


def ours(texts: list[str]) -> tuple[float, float, int]:
    """(seconds of cutting, seconds of annotating, expressions found)."""
    annotator = DateAnnotator()
    start = time.process_time()
    documents = [read_document(text, _PUBLISHED.date()) for text in texts]
    cut = time.process_time()
    found = 0
    for document in documents:
        annotations = Annotations(version_id=0)
        annotator.annotate(document, annotations)
        found += len(annotations.dates)
    return cut - start, time.process_time() - cut, found


def peer(texts: list[str]) -> tuple[float, int] | None:
    """(seconds, expressions found) of dateparser; None where it is not installed."""
    try:
        from dateparser.search import search_dates
    except ImportError:
        return None
    settings = {"RELATIVE_BASE": _PUBLISHED}
    start = time.process_time()
    found = sum(len(search_dates(text, languages=["ar"], settings=settings) or []) for text in texts)
    return time.process_time() - start, found


def main() -> None:
    """Measure and print."""
    texts = corpus(sys.argv[1:])
    cutting, annotating, found = ours(texts)
    words = sum(text.count(" ") for text in texts) // len(texts)
    print(f"{len(texts)} articles of about {words} words, {found} expressions")
    print(f"dates alone          {len(texts) / annotating:8.0f} articles/s")
    print(f"with the document    {len(texts) / (cutting + annotating):8.0f} articles/s")
    sample = texts[:: max(1, len(texts) // _PEER_ARTICLES)][:_PEER_ARTICLES]
    theirs = peer(sample)
    if theirs is None:
        print("dateparser is not installed: no ratio (uv pip install dateparser)")
        return
    cutting, annotating, found = ours(sample)
    print(
        f"dateparser           {len(sample) / theirs[0]:8.1f} articles/s, {theirs[1]} expressions; we {found}"
    )
    note("dates, times as fast as dateparser search", theirs[0] / (cutting + annotating), at_least=5)
    print(f"ratio to dateparser  {theirs[0] / (cutting + annotating):8.1f} times as fast")


if __name__ == "__main__":
    main()
