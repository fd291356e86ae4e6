"""Texts whose events are known: the development corpus, our own gold, marked articles, and articles of which words were
judged.

``event_marks.tsv`` has all events of some articles of recent press; ``event_labels.tsv`` says of words of two corpora
and of our own news whether they name an event, ``party_labels.tsv`` of events who acts and on whom, ``day_labels.tsv``
when they were, ``place_labels.tsv`` where. They hold none of the text, and a corpus that is not there is passed over.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from training.raw_news import label_rows, labelled_texts

CORPUS = Path("dev", "corpus", "articles.jsonl")
MARKS = Path(__file__).with_name("event_marks.tsv")
LABELS = Path(__file__).with_name("event_labels.tsv")
PARTIES = Path(__file__).with_name("party_labels.tsv")
DAYS = Path(__file__).with_name("day_labels.tsv")
PLACES = Path(__file__).with_name("place_labels.tsv")
OWN = Path(__file__).parent.parent / "benchmarks" / "gold" / "events.jsonl"

Judged = Mapping[tuple[int, str], bool]  # by the offset of a word, and the type it would be
Told = Mapping[
    tuple[int, str], int | None
]  # so, where the words of its day begin; None where nothing tells it


@dataclass(frozen=True, eq=False)
class EventArticle:
    """An article with its events, or with some of its words judged."""

    identity: str
    title: str | None
    body: str
    published: date | None
    events: tuple[Mapping[str, Any], ...] = ()  # as the gold writes them
    judged: Judged | None = None  # None where all its events are known
    told: Told | None = None  # None where the events tell when they were


@cache
def corpus_articles(data: Path) -> list[EventArticle]:
    """The articles of the development corpus, none where it is not there."""
    path = data / CORPUS
    return _marked(path) if path.is_file() else []


@cache
def own_articles() -> list[EventArticle]:
    """Our own gold, but for the short items, which measure what has learned nothing from their like."""
    return _marked(OWN)


def marked_articles(data: Path) -> list[EventArticle]:
    """The articles of which all events were marked, in a fixed order."""
    marks = read_marks()
    return [EventArticle(*each, tuple(marks[each.name])) for each in labelled_texts(data, marks)]


def read_marks(path: Path = MARKS) -> dict[str, list[dict[str, Any]]]:
    """The events of marked articles: with their type, their trigger, and where they are told ``again``."""
    marks: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for article, start, end, kind, told in label_rows(path):
        if told == "first":
            marks[article].append({"type": kind, "trigger": [int(start), int(end)], "again": []})
        elif told == "again":
            marks[article][-1]["again"].append([int(start), int(end)])
        else:
            marks[article] = []  # nothing happens there
    return dict(marks)


def judged_articles(data: Path) -> list[EventArticle]:
    """The articles of which words were judged, in a fixed order."""
    labels = read_labels()
    return [EventArticle(*each, judged=labels[each.name]) for each in labelled_texts(data, labels)]


def dated_articles(data: Path) -> list[EventArticle]:
    """The articles of the ANT corpus of which it was judged when events were, in a fixed order."""
    told = read_days()
    return [
        replace(each, told=told[each.identity]) for each in judged_articles(data) if each.identity in told
    ]


@cache
def read_days(path: Path = DAYS) -> dict[str, dict[tuple[int, str], int | None]]:
    """Where the days of some events are told, by article."""
    labels: defaultdict[str, dict[tuple[int, str], int | None]] = defaultdict(dict)
    for article, start, kind, told in label_rows(path):
        labels[article][int(start), kind] = None if told == NOBODY else int(told)
    return dict(labels)


def read_labels(path: Path = LABELS) -> dict[str, dict[tuple[int, str], bool]]:
    """What is judged, by article."""
    labels: defaultdict[str, dict[tuple[int, str], bool]] = defaultdict(dict)
    for article, start, kind, event in label_rows(path):
        labels[article][int(start), kind] = event == "yes"
    return dict(labels)


def party_articles(data: Path) -> list[EventArticle]:
    """The articles of whose events it was read who takes part, with these events, in a fixed order."""
    return _labelled(data, PARTIES, ("actor", "recipient"))


def placed_articles(data: Path) -> list[EventArticle]:
    """The articles of whose events it was read where they were, with these events, in a fixed order."""
    return _labelled(data, PLACES, ("place",))


def _labelled(data: Path, table: Path, parts: Sequence[str]) -> list[EventArticle]:
    """The articles of a table that labels some parts of events, with these events."""
    labels: defaultdict[str, list[list[str]]] = defaultdict(list)
    for article, *label in label_rows(table):
        labels[article].append(label)
    return [
        EventArticle(*each, tuple(labelled_events(labels[each.name], each.body, parts)))
        for each in labelled_texts(data, labels)
    ]


def labelled_events(
    labels: Sequence[Sequence[str]], body: str, parts: Sequence[str] = ("actor", "recipient")
) -> Iterator[dict[str, Any]]:
    """The events of an article's labels, as the gold writes them; of a part that nobody read there is none."""
    for start, kind, *told in labels:
        event: dict[str, Any] = {"type": kind, "trigger": [int(start), int(start) + 1]}
        for part, places in zip(parts, told, strict=True):
            if places != UNREAD:
                event[part] = [_party(place, body) for place in places.split("|") if places != NOBODY]
        yield event


def _party(place: str, body: str) -> dict[str, Any]:
    """Somebody by where he is told, and by his words where these are known."""
    start, _, end = place.partition(":")
    name = body[int(start) : int(end)] if end else ""
    return {"name": name, "country": None, "span": [int(start), int(end or start) + (not end)]}


NOBODY = "-"  # of labels: nobody takes that part, or nothing tells the day or place
UNREAD = "?"  # of party_labels.tsv: it was not read who takes that part


def _marked(path: Path) -> list[EventArticle]:
    records: list[dict[str, Any]] = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [
        EventArticle(
            each["id"],
            each.get("title"),
            each["text"],
            _day(each["published"]),
            tuple(each["events"]),
        )
        for each in records
    ]


def _day(written: str | None) -> date | None:
    """A day of publication, None where none is written."""
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None
