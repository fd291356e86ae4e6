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
