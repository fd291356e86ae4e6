"""Who acts, chosen among those a sentence offers."""

from __future__ import annotations

from typing import Any

import pytest

from etl.annotate.document import read_document
from etl.annotate.events.acceptance import Acceptance
from etl.annotate.events.annotator import EventAnnotator
from etl.annotate.pipeline import default_pipeline
from etl.annotate.ranker import Ranker
from etl.records import Annotations

TEXT = "أكدت نقابة السكك في مالي أن العمال سيواصلون، وقالت إن الإضراب يستمر أسبوعا."


def actors(weights: dict[str, int], text: str = TEXT, kind: str = "PROTEST") -> set[str]:
    document, found = read_document(text), Annotations(version_id=0)
    for each in default_pipeline(frozenset({"events"})).annotators:
        each.annotate(document, found)
    ranker: Ranker[Any] = Ranker(weights)
    EventAnnotator(Acceptance({}), ranker).annotate(document, found)
    kinds = [each.type for each in found.events]
    parties = [each for each in found.event_participants if each.part == "actor"]
    return {each.name for each in parties if kinds[each.event] == kind}


def test_without_weights_the_construction_decides() -> None:
    assert actors({}) == set()


def test_weights_choose_among_the_unnamed_people_of_the_sentence() -> None:
    assert actors({"group": 2000}) == {"العمال"}


def test_nobody_may_win() -> None:
    assert actors({"nobody": 3000, "group": 2000}) == set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("بغداد – وكالة النخيل للأنباء: عقد في بغداد، اليوم الأربعاء، مؤتمر دولي لمكافحة التصحر.", "CONSULT"),
        ("القاهرة (رويترز) - بدأت اليوم الثلاثاء محادثات بشأن تبادل الأسرى.", "CONSULT"),
        ("قتل سبعة جنود في هجوم على نقطة حراسة.", "ASSAULT"),
        ("وقع هجوم على سوق المدينة، وفق وزارة الداخلية.", "ASSAULT"),
        ("أعلنت الأمم المتحدة أن هجوما استهدف قافلتها.", "ASSAULT"),
    ],
)
def test_agencies_of_datelines_victims_and_those_who_are_cited_are_not_offered(text: str, kind: str) -> None:
    named = dict.fromkeys(("name", "group", "enclosing verb", "governing verb"), 2000)
    assert actors(named, text, kind) == set()
