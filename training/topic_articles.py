"""Articles whose topics are known: those of the development corpus, those we labelled, and those we wrote.

``topic_labels.tsv`` says what articles of two corpora are about and holds none of their text; a corpus that is not
there is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from etl.annotate.document import Document, read_document
from etl.clean.normalise import normalise
from training.raw_news import ANT_CORPUS, RECENT, ant_articles, recent_articles

CORPUS = "dev/corpus/articles.jsonl"
LABELS = Path(__file__).with_name("topic_labels.tsv")
OURS = Path(__file__).with_name("topic_articles.tsv")

Topics = frozenset[str]


@dataclass(frozen=True)
class TopicArticle:
    """An article and its topics."""

    identity: str
    source: str  # dev, ant, recent or ours
    document: Document
    topics: Topics


def topic_articles(data: Path) -> list[TopicArticle]:
    """All that there is under ``data`` and here, in a fixed order."""
    labels = {name: _topics(cell) for name, cell in _rows(LABELS)}
    return [
        *_development(data / CORPUS),
        *_ant(data / ANT_CORPUS, labels),
        *_recent(data / RECENT, labels),
        *ours(),
    ]


def ours(path: Path = OURS) -> list[TopicArticle]:
    """The articles written for this project."""
    return [
        TopicArticle(f"{path.stem} {place}", "ours", read_article(title, body), _topics(cell))
        for place, (cell, title, body) in enumerate(_rows(path), 1)
    ]


def read_article(title: str, body: str) -> Document:
    """An article as the annotators read it."""
    return read_document(normalise(body)[0], title=normalise(title)[0])


def _development(path: Path) -> Iterator[TopicArticle]:
    for line in path.read_text("utf-8").splitlines() if path.is_file() else []:
        each = json.loads(line)
        document = read_article(each["title"] or "", each["text"])
        yield TopicArticle(each["id"], "dev", document, frozenset(each["topics"]))


def _ant(path: Path, labels: dict[str, Topics]) -> Iterator[TopicArticle]:
    for name, title, body in ant_articles(path) if path.is_file() else []:
        if name in labels:
            yield TopicArticle(name, "ant", read_article(title, body), labels[name])


def _recent(path: Path, labels: dict[str, Topics]) -> Iterator[TopicArticle]:
    for each in recent_articles(path, labels):
        yield TopicArticle(each["id"], "recent", read_article("", each["text"]), labels[each["id"]])


def _topics(cell: str) -> Topics:
    return frozenset(cell.split("|"))


def _rows(path: Path) -> list[list[str]]:
    """The rows of a table below its header."""
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]
