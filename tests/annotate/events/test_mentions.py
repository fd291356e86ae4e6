"""One event told several times is one row; different ones stay apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Events = Callable[..., list[Any]]

ONE = {
    "one victim, another word": "اعتقلت الشرطة السلوفينية الناشط ماركو ليبان في لوبليانا. "
    "وقال محاميه إن احتجاز ماركو ليبان جاء بلا أمر قضائي.",
    "a definite noun alone": "أطلقت قوات المعارضة صواريخ على معسكر في ريف الناظور. واستمر القصف ساعتين.",
    "what it led to": "استهدف هجوم قافلة إغاثة قرب بلدة تالودي، وأسفر عن مقتل خمسة سائقين.",
    "one scene": "وقع إطلاق نار جماعي في مدينة غرناطة. وكشفت الشرطة تفاصيل الهجوم المسلح في غرناطة.",
}
APART = {
    "arrests of two": "اعتقلت الشرطة الناشط ماركو ليبان في لوبليانا. واعتقلت الشرطة الصحفي إيفان كرالي في لوبليانا.",
    "attacks in two towns": "هاجم مسلحون قرية كالا. وقال السكان إن هجوما آخر على بلدة تندا خلف جرحى.",
    "attacks of two days": "قصف الجيش مدينة مصراتة يوم 3 مايو 2021. وقصف الجيش مدينة مصراتة يوم 9 مايو 2021.",
}


@pytest.mark.parametrize("name", ONE)
def test_told_again(events: Events, name: str) -> None:
    told = [each for each in events(ONE[name]) if each.type in ("COERCE", "ASSAULT")]
    assert len(told) == 1, told
    assert told[0].mentions >= 2


@pytest.mark.parametrize("name", APART)
def test_different_events_stay_apart(events: Events, name: str) -> None:
    told = [each for each in events(APART[name]) if each.type in ("COERCE", "ASSAULT")]
    assert len(told) == 2, told


def test_a_meeting_is_one_from_either_side(events: Events) -> None:
    told = events("التقى سمير الحداد بيوهان ليند في تونس. ودام اجتماع يوهان ليند مع سمير الحداد ساعة.")
    assert [each.mentions for each in told if each.type == "CONSULT"] == [2]


def test_a_call_is_not_the_visit_before_it(events: Events) -> None:
    told = events(
        "أجرى سمير الحداد اتصالا هاتفيا بيوهان ليند. وكان سمير الحداد قد استقبل يوهان ليند في تونس العام الماضي."
    )
    assert [each.type for each in told].count("CONSULT") == 2
