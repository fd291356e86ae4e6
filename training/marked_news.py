"""News whose every person, organisation and place was marked by hand to our conventions (``docs/annotation.md``).

``train/names_ant.jsonl`` and ``train/names_recent.jsonl`` hold an article a line: ``id``, ``text`` and ``names``, each
of which is its start and end in the text and its type. ``dev/corpus/articles.jsonl`` holds articles of which more was
marked, the names as ``entities`` with ``span`` and ``type``. ``name_labels.tsv`` has the names of our own news and of
more articles of the ANT corpus, which only teach: nothing is measured on them.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.annotate.document import Document, read_document
from etl.clean.normalise import normalise
from etl.clean.offsets import OffsetMap
from training.name_data import LabelledText
from training.raw_news import label_rows, labelled_texts

LABELS = Path(__file__).with_name("name_labels.tsv")
TAUGHT = "taught"  # the press of what only teaches
DEVELOPMENT = "dev"
FILES = {  # by press
    "ant": "train/names_ant.jsonl",
    "recent": "train/names_recent.jsonl",
    DEVELOPMENT: "dev/corpus/articles.jsonl",  # older and recent, the statements marked as well
}
SHORT = {"PERSON": "PER", "ORG": "ORG", "LOC": "LOC"}  # the types as BIO labels call them

Marked = tuple[int, int, str]  # start, end, type


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article and the names marked in its text as it came."""

    id: str
    press: str
    turn: int  # its place among those of its press
    names: frozenset[Marked]
    text: LabelledText
    offsets: OffsetMap  # from the clean text to the text as it came


def marked_articles(data: Path) -> list[MarkedArticle]:
    """The marked articles in the folder DATA, press by press; none where it has none."""
    return [
        _article(press, turn, json.loads(line))
        for press, name in FILES.items()
        if (data / name).is_file()
        for turn, line in enumerate((data / name).read_text(encoding="utf-8").splitlines())
    ]


def taught_articles(data: Path) -> Iterator[MarkedArticle]:
    """The articles that only teach: our own news and, where DATA has it, of the ANT corpus."""
    names: dict[str, list[Marked]] = defaultdict(list)
    for article, start, end, kind in label_rows(LABELS):
        names[article].append((int(start), int(end), kind))
    for turn, each in enumerate(labelled_texts(data, names)):
        yield _article(
            TAUGHT, turn, {"id": each.name, "text": f"{each.title}\n{each.body}", "names": names[each.name]}
        )


def _article(press: str, turn: int, record: dict[str, Any]) -> MarkedArticle:
    names = frozenset(_names(record))
    clean, offsets, _ = normalise(record["text"])
    document = read_document(clean)
    labels = ["O"] * len(document.tokens)
    for start, end, kind in sorted(names):
        first, past = _tokens(document, *offsets.to_clean(start, end))
        labels[first:past] = [f"B-{SHORT[kind]}"] + [f"I-{SHORT[kind]}"] * (past - first - 1)
    return MarkedArticle(record["id"], press, turn, names, LabelledText(document, labels), offsets)


def _names(record: dict[str, Any]) -> Iterator[Marked]:
    if "names" in record:
        yield from ((start, end, kind) for start, end, kind in record["names"])
    for entity in record.get("entities", ()):
        if entity["type"] in SHORT:
            yield *entity["span"], entity["type"]


def _tokens(document: Document, start: int, end: int) -> tuple[int, int]:
    """The tokens that a span of the clean text touches: a name begins within its first one, behind a clitic."""
    first = bisect_right(document.starts, start) - 1
    return first, max(first + 1, bisect_right(document.starts, end - 1))
