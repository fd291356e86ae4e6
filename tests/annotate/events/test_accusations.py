"""Statements by plain verbs of saying that blame somebody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from etl.annotate.document import read_document
from etl.annotate.events.acceptance import BIAS, Acceptance
from etl.annotate.events.reading import Reader
from etl.annotate.pipeline import default_pipeline
from etl.annotate.ranker import Ranker
from etl.annotate.syntax.article_tokens import Tokens
from etl.records import Annotations

Events = Callable[..., list[Any]]

BLAMES = "قال النائب كريم الوردي إن وزارة النقل فشلت في صيانة الجسور."


def test_a_fault_in_what_is_said_makes_an_accusation(events: Events) -> None:
    (told,) = (each for each in events(BLAMES) if each.type == "ACCUSE")
    assert (told.trigger, told.actors, told.recipients) == ("قال", ("كريم الوردي",), ("وزارة النقل",))


def test_what_blames_nobody_is_none(events: Events) -> None:
    found = events("قال النائب كريم الوردي إن وزارة النقل افتتحت ثلاثة جسور جديدة.")
    assert not [each for each in found if each.type == "ACCUSE"]


def test_the_faults_are_heard() -> None:
    document, found = read_document(BLAMES, None), Annotations(version_id=0)
    for annotator in default_pipeline(frozenset({"events", "topics", "keywords"})).annotators:
        annotator.annotate(document, found)
    reader = Reader(Tokens.of(document, found), found, Acceptance({BIAS: -1}), Ranker({}))
    features = next(each.features for each in reader.tellings() if each.word.type == "ACCUSE")
    assert "fault فشلت" in features
    assert "faults 1 True" in features
