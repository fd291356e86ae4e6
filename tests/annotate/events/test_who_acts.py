"""Who acts in the constructions that news is full of, and who only tells, reports or condemns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Events = Callable[..., list[Any]]


def actors(told: list[Any], kind: str, trigger: str) -> tuple[str, ...]:
    """Who acts in the event that a word names."""
    (event,) = [each for each in told if (each.type, each.trigger) == (kind, trigger)]
    return tuple(event.actors)


@pytest.mark.parametrize(
    ("text", "trigger", "acting"),
    [
        ("تحدث السكان عن هجوم شنه مسلحون على نقطة حراسة.", "هجوم", "مسلحون"),
        ("أصيب تسعة في غارات جوية شنها الطيران الحربي على سوق المدينة.", "غارات", "الطيران الحربي"),
        ("فر السكان من غارة شنتها طائرات حربية على البلدة.", "غارة", "طائرات حربية"),
        ("نزح الآلاف بعد قصف نفذه الجيش على البلدة.", "قصف", "الجيش"),
        ("دفنت القرية ضحايا مجزرة ارتكبها جنود الاحتلال.", "مجزرة", "جنود الاحتلال"),
        ("فتح تحقيق في هجوم تبنته الحركة.", "هجوم", "الحركة"),
        ("انتهى الهجوم الذي شنه المسلحون على الثكنة.", "الهجوم", "المسلحون"),
    ],
)
def test_verb_with_the_pronoun_of_an_attack_tells_who_attacks(
    events: Events, text: str, trigger: str, acting: str
) -> None:
    assert actors(events(text), "ASSAULT", trigger) == (acting,)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("أعلنت وزارة الدفاع مقتل تسعة جنود شرق البلاد.", "مقتل"),
        ("أعلن الجيش مقتل ضابطين قرب الحدود.", "مقتل"),
        ("أعلنت الشرطة وقوع هجوم على كنيسة في المدينة.", "هجوم"),
        ("استنكرت النقابة اغتيال الصحفي.", "اغتيال"),
        ("أدانت تونس، في بيان صادر عن وزارة الخارجية، الاعتداء على السفارة.", "الاعتداء"),
        ("ذكرت وزارة الصحة أن غارة استهدفت حيا سكنيا.", "غارة"),
    ],
)
def test_who_announces_or_condemns_an_attack_does_not_carry_it_out(
    events: Events, text: str, trigger: str
) -> None:
    assert actors(events(text), "ASSAULT", trigger) == ()


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "acting"),
    [
        ("أعلن الجيش قصف مواقع في الشمال.", "ASSAULT", "قصف", "الجيش"),
        ("أعلن الجيش استهداف مخزن أسلحة.", "ASSAULT", "استهداف", "الجيش"),
        ("أعلنت الشرطة اعتقال ثلاثة مشتبه بهم.", "COERCE", "اعتقال", "الشرطة"),
        ("تبنت الحركة هجوما على الثكنة.", "ASSAULT", "هجوما", "الحركة"),
        ("أعلنت الحركة تنفيذ هجوم على الثكنة.", "ASSAULT", "هجوم", "الحركة"),
    ],
)
def test_who_announces_his_own_deed_does_it(
    events: Events, text: str, kind: str, trigger: str, acting: str
) -> None:
    assert actors(events(text), kind, trigger) == (acting,)


@pytest.mark.parametrize(
    ("text", "kind", "trigger"),
    [
        ("تظاهر عشرات الخريجين، اليوم الإثنين، أمام مبنى المحافظة.", "PROTEST", "تظاهر"),
        (
            "تظاهر عشرات الخريجين، اليوم الإثنين، أمام مبنى المحافظة، مطالبين بتعيينهم.",
            "REQUEST",
            "مطالبين",
        ),
        ("احتج عشرات الخريجين، أمس، في وسط المدينة، مطالبين بإقالة المدير.", "REQUEST", "مطالبين"),
        ("اعتصم عشرات الخريجين أمام مقر الحكومة، رافضين قرار الوزير.", "REJECT", "رافضين"),
    ],
)
def test_crowd_that_is_counted_acts_and_demands(
    chosen_events: Events, text: str, kind: str, trigger: str
) -> None:
    assert actors(chosen_events(text), kind, trigger) == ("عشرات الخريجين",)


def test_who_is_counted_by_hundreds_is_people(events: Events) -> None:
    assert actors(events("تظاهر مئات البوروندين في العاصمة."), "PROTEST", "تظاهر") == ("مئات البوروندين",)


@pytest.mark.parametrize(
    ("text", "trigger", "acting"),
    [
        ("أغلق عشرات السكان الطريق الرئيسي أمس.", "أغلق", "عشرات السكان"),
        ("قطع المحتجون الطريق الدولي شرق المدينة.", "قطع", "المحتجون"),
        ("وقطع العشرات من الأهالي، مساء الجمعة، الطريق بالإطارات.", "وقطع", "العشرات من الأهالي"),
    ],
)
def test_road_is_no_part_of_who_closes_it(events: Events, text: str, trigger: str, acting: str) -> None:
    assert actors(events(text), "PROTEST", trigger) == (acting,)
