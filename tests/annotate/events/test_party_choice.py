"""Who acts in an event and on whom, chosen among those that its sentences and its article offer."""

from __future__ import annotations

import pytest

from etl.annotate.document import read_document
from etl.annotate.events.acceptance import Acceptance
from etl.annotate.events.annotator import EventAnnotator
from etl.annotate.events.party_choice import PartyRankers
from etl.annotate.events.party_features import Option
from etl.annotate.pipeline import default_pipeline
from etl.annotate.ranker import ANYWHERE, Rankers
from etl.records import Annotations

STRIKE = "أكدت نقابة السكك في مالي أن العمال سيواصلون، وقالت إن الإضراب يستمر أسبوعا."
ATTACK = "قصف الجيش مواقع المسلحين أمس. وأسفرت غارة أخرى عن مقتل تسعة مدنيين."


def parties(
    text: str, kind: str, actors: dict[str, int] | None = None, recipients: dict[str, int] | None = None
) -> list[tuple[set[str], set[str]]]:
    """Who acts in each event of a type and on whom, by some weights of features anywhere."""
    document, found = read_document(text), Annotations(version_id=0)
    for each in default_pipeline(frozenset({"events"})).annotators:
        each.annotate(document, found)
    rankers = PartyRankers(_weighing(actors or {}), _weighing(recipients or {}))
    EventAnnotator(Acceptance({}), rankers).annotate(document, found)
    told: list[tuple[set[str], set[str]]] = [(set(), set()) for _ in found.events]
    for party in found.event_participants:
        told[party.event][party.part == "recipient"].add(party.name)
    return [each for each, event in zip(told, found.events, strict=True) if event.type == kind]


def _weighing(weights: dict[str, int]) -> Rankers[Option]:
    return Rankers({f"{ANYWHERE}|{feature}": weight for feature, weight in weights.items()})


def test_without_weights_the_construction_decides() -> None:
    assert parties(STRIKE, "PROTEST") == [(set(), set())]
    assert parties(ATTACK, "ASSAULT") == [({"الجيش"}, {"مواقع المسلحين"}), (set(), {"تسعة مدنيين"})]


@pytest.mark.parametrize(
    ("weights", "actors"),
    [
        ({"group": 2000}, {"العمال"}),
        ({"nobody": 3000, "group": 2000}, set()),
        ({"subject before 0": 2000}, {"العمال"}),
        ({"enclosing": 2000}, {"نقابة السكك"}),
        ({"word عمال": 2000, "word العمال": 2000}, {"العمال"}),
    ],
)
def test_weights_choose_among_those_whom_the_sentence_offers(
    weights: dict[str, int], actors: set[str]
) -> None:
    assert parties(STRIKE, "PROTEST", weights) == [(actors, set())]


def test_who_takes_part_in_another_event_is_offered() -> None:
    (_, (actors, _)) = parties(ATTACK, "ASSAULT", {"actor same": 2000})
    assert actors == {"الجيش"}


def test_the_construction_may_be_overruled() -> None:
    assert parties(ATTACK, "ASSAULT", {"nobody": 2000})[0] == (set(), {"مواقع المسلحين"})


def test_nobody_acts_on_himself() -> None:
    weights = {"somebody": 2000}
    for actors, recipients in parties(ATTACK, "ASSAULT", weights, weights):
        assert actors.isdisjoint(recipients)


@pytest.mark.parametrize(
    "text",
    [
        "بغداد – وكالة النخيل للأنباء: عقد في بغداد، اليوم الأربعاء، مؤتمر دولي لمكافحة التصحر.",
        "القاهرة (رويترز) - بدأت اليوم الثلاثاء محادثات بشأن تبادل الأسرى.",
    ],
)
def test_agencies_of_datelines_are_not_offered(text: str) -> None:
    assert {"رويترز", "وكالة النخيل للأنباء"}.isdisjoint(
        *(each for each, _ in parties(text, "CONSULT", {"ORG": 2000}))
    )
