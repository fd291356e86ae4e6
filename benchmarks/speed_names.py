"""Finding, joining and linking names, against spaCy's tok2vec NER and dateparser's search on the same articles.

    python -m benchmarks.speed_names [CORPUS]

CORPUS is JSON Lines (plain or .gz) with a field "body" or "content"; default: the examples. Prints articles a
second on one core, clitics included, of the annotator alone and with the cutting into tokens and sentences, and how
many times as fast as each peer it is (more is better; the aim is 200 articles/s of 230 words: other lengths are
reckoned to that). spaCy's network is of the usual size (tok2vec, width 96, depth 4) with weights that need not be
trained to be timed. Neither peer is a dependency of Khabar: install them beside it to measure (uv pip install spacy
dateparser).
"""

from __future__ import annotations

import sys
import time

from benchmarks.figures import note
from benchmarks.speed_dates import corpus
from benchmarks.speed_dates import peer as dateparser_peer
from etl.annotate.document import read_document
from etl.annotate.names import NameAnnotator
from etl.annotate.pipeline import keep_loaded
from etl.records import Annotations

_PEER_ARTICLES = 300
_USUAL_WORDS = 230  # of an article, for the aim


def ours(texts: list[str]) -> tuple[float, float, int]:
    """(seconds of cutting, seconds of annotating, names found). Loading lexicons and models is not counted."""
    annotator = NameAnnotator()
    annotator.annotate(
        read_document("قال محمد في القاهرة."), Annotations(version_id=0)
    )  # what is loaded lazily
    keep_loaded()
    cutting, annotating, found = 0.0, 0.0, 0
    # One after the other, as articles are read: what is known of words is kept for those at hand.
    for text in texts:
        start = time.process_time()
        document = read_document(text)
        cut = time.process_time()
        annotations = Annotations(version_id=0)
        annotator.annotate(document, annotations)
        annotating += time.process_time() - cut
        cutting += cut - start
        found += len(annotations.mentions)
    return cutting, annotating, found


def spacy_peer(texts: list[str]) -> float | None:
    """Seconds of spaCy's NER on one core; None where it is not installed."""
    try:
        import spacy  # type: ignore[import-not-found]
    except ImportError:
        return None
    spacy.require_cpu()
    pipeline = spacy.blank("ar")
    recogniser = pipeline.add_pipe("ner")
    for label in ("PERSON", "ORG", "LOC"):
        recogniser.add_label(label)
    pipeline.initialize()
    start = time.process_time()
    for _ in pipeline.pipe(texts):
        pass
    return time.process_time() - start


def main() -> None:
    """Measure and print."""
    texts = corpus(sys.argv[1:])
    cutting, annotating, found = ours(texts)
    words = sum(text.count(" ") for text in texts) // len(texts)
    print(f"{len(texts)} articles of about {words} words, {found} names")
    for name, seconds in (
        ("names and clitics alone", annotating),
        ("with the document", cutting + annotating),
    ):
        pace = len(texts) / seconds
        print(f"{name:25} {pace:8.0f} articles/s; {pace * words / _USUAL_WORDS:.0f} of {_USUAL_WORDS} words")
    sample = texts[:: max(1, len(texts) // _PEER_ARTICLES)][:_PEER_ARTICLES]
    rate = len(texts) / (cutting + annotating)
    seconds = spacy_peer(sample)
    theirs = dateparser_peer(sample[:100])
    for name, measured, count in (
        ("spaCy tok2vec NER", seconds, len(sample)),
        ("dateparser search", theirs and theirs[0], len(sample[:100])),
    ):
        if measured is None:
            print(f"{name:25} is not installed: no ratio")
        else:
            note(f"names, times as fast as {name}", rate * measured / count)
            print(f"{name:25} {count / measured:8.1f} articles/s; ratio {rate * measured / count:.2f}")


if __name__ == "__main__":
    main()
