"""Names in raw news as a larger model read them: silver labels beside the hand-labelled corpus.

``silver_names.tsv.gz`` holds one line an article of the ANT corpus: its file in the archive, its number of tokens, and
the names as ``first-past:TYPE`` in tokens of the cleaned title and body. ``training/teacher`` makes the table.
"""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from etl.annotate.document import Document, read_document
from etl.clean.normalise import normalise
from training.name_data import LabelledText, Span
from training.raw_news import ANT_CORPUS, ant_articles

TABLE = Path(__file__).with_name("silver_names.tsv.gz")

Row = tuple[str, int, list[Span]]  # file in the archive, tokens, names


def article_document(title: str, body: str) -> Document:
    """An article as its labels count its tokens."""
    return read_document(normalise(f"{title}\n{body}")[0])


def read_silver(path: Path = TABLE) -> dict[str, Row]:
    """The labelled articles by their file."""
    rows = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            name, tokens, marked = line.rstrip("\n").split("\t")
            rows[name] = name, int(tokens), [_span(each) for each in marked.split()]
    return rows


def _span(written: str) -> Span:
    places, kind = written.split(":")
    first, past = places.split("-")
    return int(first), int(past), kind


def write_silver(path: Path, rows: Iterable[Row]) -> None:
    """Save labels; the same rows make the same bytes."""
    text = io.StringIO()
    for name, tokens, names in sorted(rows):
        marked = " ".join(f"{first}-{past}:{kind}" for first, past, kind in names)
        print(name, tokens, marked, sep="\t", file=text)
    path.write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))


def silver_texts(data: Path, path: Path = TABLE) -> Iterator[LabelledText]:
    """The labelled articles, read from the archive in DATA.

    Raises:
        ValueError: an article is not cut into the tokens that were labelled; the labels must be made anew.
    """
    rows = read_silver(path)
    for name, title, body in ant_articles(data / ANT_CORPUS):
        if name in rows:
            _, tokens, names = rows[name]
            document = article_document(title, body)
            if len(document.tokens) != tokens:
                raise ValueError(f"{name} has {len(document.tokens)} tokens, not {tokens}: label it anew")
            labels = ["O"] * tokens
            for first, past, kind in names:
                labels[first:past] = [f"B-{kind}"] + [f"I-{kind}"] * (past - first - 1)
            yield LabelledText(document, labels)
