"""Articles of which analysts judged something, as ``khabar judge --export FILE`` writes them.

A line is an article as ``benchmarks/gold/articles.jsonl`` has it, as it reads after the judgements. ``judged`` says
what somebody looked at; of the rest the annotators' reading stands, so a training takes the judged parts alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from etl.annotate.document import read_document
from etl.clean.normalise import normalise
from training.event_articles import EventArticle, Judged
from training.marked_news import SHORT
from training.name_data import LabelledText

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class JudgedArticle:
    """An article and what was said of it."""

    identity: str
    title: str | None
    text: str
    published: date | None
    names: Mapping[Span, str | None]  # judged: the type that is right; None: no name
    speakers: Mapping[Span, str | None]  # by the cue: whose the statement is; None: nobody's
    statements: Mapping[Span, bool]  # by the cue: whether it makes one
    links: Mapping[Span, str | None]  # the entry of the lexicon that a name means; None: none
    events: Judged  # by the offset of the trigger and the type read
    sentences: list[LabelledText]  # those in which a name was judged, with all their names as they stand now

    @property
    def event_article(self) -> EventArticle:
        """As ``train_events`` takes articles of which words were judged."""
        return EventArticle(self.identity, self.title, self.text, self.published, judged=self.events)


def read_judged(path: Path) -> list[JudgedArticle]:
    """The articles of an export, in its order."""
    with path.open(encoding="utf-8") as lines:
        return [_article(json.loads(line)) for line in lines]


def _article(record: Mapping[str, Any]) -> JudgedArticle:
    judged = record["judged"]
    names = {_span(each): each["value"] for each in judged if each["about"] == "name"}
    right = {tuple(each["cue"]): each["speaker_name"] for each in record["statements"]}
    speakers = {
        _span(each): right[_span(each)]
        for each in judged
        if each["about"] == "speaker" and _span(each) in right
    }
    statements = {_span(each): False for each in judged if each["about"] == "statement"}
    events: dict[tuple[int, str], bool] = {
        (each["span"][0], each["type"]): False
        for each in judged
        if each["about"] == "event" and "type" in each
    }
    taken_part = {_span(each) for each in judged if each["about"] in ("actor", "recipient")}
    for each in record["events"]:
        if tuple(each["trigger"]) in taken_part:  # whose act it is was set right: an act it is
            events[each["trigger"][0], each["type"]] = True
    day = record["published_on"]
    return JudgedArticle(
        record["id"],
        record["title"],
        record["text"],
        date.fromisoformat(day) if day else None,
        names,
        speakers,
        {**dict.fromkeys(speakers, True), **statements},
        {_span(each): each["lexicon_id"] for each in record["links"]},
        events,
        _sentences(record["text"], record["entities"], names),
    )


def _span(each: Mapping[str, Any]) -> Span:
    start, end = each["span"]
    return start, end


def _sentences(
    text: str, entities: Sequence[Mapping[str, Any]], judged: Mapping[Span, str | None]
) -> list[LabelledText]:
    """Each judged sentence as a text of its own: what was judged stands in it, names and none."""
    clean, offsets, _ = normalise(text)
    document = read_document(clean)
    starts = [document.starts[first] for first, _ in document.sentences] if judged else []
    wanted = {offsets.to_clean(*span)[0] for span in judged}
    found = []
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(clean)
        if any(start <= place < end for place in wanted):
            within = [(offsets.to_clean(*_span(each)), each["type"]) for each in entities]
            marked = [((a - start, b - start), kind) for (a, b), kind in within if start <= a < end]
            found.append(_labelled(clean[start:end], marked))
    return found


def _labelled(text: str, marked: Sequence[tuple[Span, str]]) -> LabelledText:
    document = read_document(text)
    labels = ["O"] * len(document.tokens)
    for (start, end), kind in marked:
        touched = [
            at
            for at, (first, token) in enumerate(zip(document.starts, document.tokens, strict=True))
            if first < end and first + len(token) > start
        ]
        for turn, at in enumerate(touched):
            labels[at] = f"{'I' if turn else 'B'}-{SHORT[kind]}"
    return LabelledText(document, labels)
