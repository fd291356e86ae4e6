"""Attributed statements, against the bare search for quotations that has no speakers, in the same run.

    python -m benchmarks.speed_statements [CORPUS]

CORPUS is JSON Lines (plain or .gz) with a field "body" or "content"; default: the examples. Names are found
first and not timed. Prints milliseconds an article, which the aim holds to 1.5, and the time as a multiple
of the peer's: one regular expression over the text for words in marks.
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

from benchmarks.figures import note
from benchmarks.speed_normalise import read_bodies
from etl.annotate.document import Document, read_document
from etl.annotate.names import NameAnnotator
from etl.annotate.statements import StatementAnnotator
from etl.clean.normalise import normalise
from etl.paths import PROJECT
from etl.records import Annotations

_ARTICLES = 1500
_QUOTATION = re.compile('«[^«»]+»|“[^”]+”|"[^"\n]+"')


def prepared(paths: list[str]) -> list[tuple[Document, Annotations]]:
    """Up to ``_ARTICLES`` documents taken evenly from the corpus, their names found."""
    files = [Path(path) for path in paths] or sorted((PROJECT / "examples").rglob("*.jsonl*"))
    bodies = [body for file in files if file.suffix != ".zst" for body in read_bodies(file) if body.strip()]
    if not bodies:
        sys.exit("no texts found; give a JSON Lines file with a field body or content")
    names = NameAnnotator()
    documents = []
    for body in bodies[:: max(1, len(bodies) // _ARTICLES)][:_ARTICLES]:
        document, found = read_document(normalise(body)[0]), Annotations(version_id=0)
        names.annotate(document, found)
        documents.append((document, found))
    return documents


def main() -> None:
    """Measure and print."""
    documents = prepared(sys.argv[1:])
    annotator = StatementAnnotator()
    annotator.annotate(*documents[0])
    documents[0][1].statements.clear()
    start = time.process_time()
    for document, found in documents:
        annotator.annotate(document, found)
    ours = time.process_time() - start
    start = time.process_time()
    quotations = sum(len(_QUOTATION.findall(document.text)) for document, _ in documents)
    peer = time.process_time() - start
    statements = sum(len(found.statements) for _, found in documents)
    tokens = sum(len(document.tokens) for document, _ in documents)
    print(f"{len(documents)} articles of {tokens / len(documents):.0f} tokens")
    note("statements, ms an article", 1000 * ours / len(documents), at_most=1.5)
    print(f"statements {statements}, quotations {quotations}")
    print(
        f"ms an article {1000 * ours / len(documents):.2f} (aim 1.5), {ours / max(peer, 1e-9):.1f} times the peer's"
    )


if __name__ == "__main__":
    main()
