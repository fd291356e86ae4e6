"""Who is somebody and may take part: people however they are written; no act, quality or mere quantity is anybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Events = Callable[..., list[Any]]


def parties(told: list[Any], kind: str, trigger: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who acts in the event that a word names, and on whom."""
    (event,) = [each for each in told if (each.type, each.trigger) == (kind, trigger)]
    return tuple(event.actors), tuple(event.recipients)


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "acting", "befallen"),
    [
        # duals, accusatives, numbers left open and those who are pointed at
        ("اعتدى شابان على سائق أمام المحطة.", "ASSAULT", "اعتدى", ("شابان",), ("سائق",)),
        ("اعتقلت الشرطة مواطنتين في المطار.", "COERCE", "اعتقلت", ("الشرطة",), ("مواطنتين",)),
        ("أوقفت الشرطة ما لا يقل عن 40 شخصا.", "COERCE", "أوقفت", ("الشرطة",), ("40 شخصا",)),
        (
            "أعلنت الشرطة اعتقال ما يزيد على 30 مشجعا.",
            "COERCE",
            "اعتقال",
            ("الشرطة",),
            ("30 مشجعا",),
        ),
        ("اعتقلت الشرطة هذا السائق.", "COERCE", "اعتقلت", ("الشرطة",), ("هذا السائق",)),
        ("طعن المشتبه به حارسا أمام المصرف.", "ASSAULT", "طعن", ("المشتبه به",), ("حارسا",)),
        # agents of a passive, by their weapons
        ("اغتيل القاضي برصاص مجهولين أمام منزله.", "ASSAULT", "اغتيل", ("مجهولين",), ("القاضي",)),
        # whoever calls is not whoever is called
        (
            "تلقى وزير الخارجية اتصالا هاتفيا من السفير.",
            "CONSULT",
            "اتصالا",
            ("السفير",),
            ("وزير الخارجية",),
        ),
        # the country of an accusative adjective
        ("ذكر السكان أن هجوما روسيا دمر الجسر.", "ASSAULT", "هجوما", ("روسيا",), ("الجسر",)),
        # whom adjectives and purposes say a protest is against
        ("شهدت العاصمة تظاهرات مناهضة للحكومة.", "PROTEST", "تظاهرات", (), ("الحكومة",)),
        ("نظم الطلاب وقفة احتجاجية تنديدا بقرار الوزارة.", "PROTEST", "وقفة", ("الطلاب",), ("الوزارة",)),
        # who breaks up a protest is not at it
        ("قمعت قوات الأمن مظاهرة لطلبة الطب.", "PROTEST", "مظاهرة", ("طلبة الطب",), ()),
        # victims are told with their number, and a verb may stand behind them
        (
            "دفنت البلدة ثلاثة شهداء سقطوا جراء قصف إسرائيلي.",
            "ASSAULT",
            "قصف",
            ("إسرائيل",),
            ("ثلاثة شهداء",),
        ),
    ],
)
def test_who_takes_part(
    chosen_events: Events,
    text: str,
    kind: str,
    trigger: str,
    acting: tuple[str, ...],
    befallen: tuple[str, ...],
) -> None:
    assert parties(chosen_events(text), kind, trigger) == (acting, befallen)


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "nobody"),
    [
        ("أعلنت الجمعية حفر 23 بئرا وكفالة أيتام القرية.", "AID", "وكفالة", "23 بئرا"),
        ("طالب النواب بإجراء مراجعة شاملة للاتفاق.", "REQUEST", "طالب", "إجراء مراجعة شاملة"),
        ("دفنت المدينة شهداء قصف الأمس.", "ASSAULT", "قصف", "شهداء"),
    ],
)
def test_no_act_or_quality_takes_part_and_no_victim_attacks(
    chosen_events: Events, text: str, kind: str, trigger: str, nobody: str
) -> None:
    told = [each for each in chosen_events(text) if (each.type, each.trigger) == (kind, trigger)]
    acting = {name for each in told for name in each.actors}
    befallen = {name for each in told for name in each.recipients} if nobody != "شهداء" else set()
    assert nobody not in acting | befallen


def test_who_holds_an_office_is_named_behind_a_comma(chosen_events: Events) -> None:
    told = chosen_events("استقبل الوفد مدير الجامعة الوطنية، الدكتور أحمد بن علي، في مكتبه.")
    assert parties(told, "CONSULT", "استقبل")[1] == ("أحمد بن علي",)


def test_an_adjective_of_several_is_no_place_of_theirs(events: Events) -> None:
    told = events("أوقفت السلطات المحلية ثلاثة شبان.")
    assert parties(told, "COERCE", "أوقفت") == (("السلطات المحلية",), ("ثلاثة شبان",))
