"""Actual, future, hypothetical, negated."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

Events = Callable[..., list[Any]]

CASES = {
    "قصف الجيش التركي مواقع المسلحين.": "actual",
    "سيزور رئيس الوزراء القطري باريس.": "future",
    "يعتزم رئيس الحكومة المغربية لقاء رؤساء الأحزاب.": "future",
    "إذا فشلت الوساطة فقد تقصف إسرائيل المنشآت الإيرانية.": "hypothetical",
    "لم يعتقل الجيش اللبناني أي صحفي.": "negated",
    "نفت وزارة الداخلية السودانية اعتقال أي صحفي.": "negated",
    "المفاوضات لم تبدأ بعد بين بغداد وأنقرة.": "negated",
    "سيصل وزير الخارجية العماني إلى طهران لإجراء محادثات مع نظيره الإيراني.": "future",
    "كشفت الشرطة الماليزية عن خطط لاستهداف السياح.": "future",
    "هدد زعيم الميليشيا بقصف مطار طرابلس.": "hypothetical",
    "قال الوزير إنه مستعد للقاء نظيره الفرنسي.": "hypothetical",
    # called off, put off, feared or not brought about
    "ألغى رئيس الوزراء القطري زيارته إلى باريس.": "negated",
    "وقال المتحدث إن زيارة رئيس الوزراء إلى أنقرة ألغيت.": "negated",
    "عدل وزير الدفاع عن زيارته إلى جوبا.": "negated",
    "تأجلت المحادثات بين صنعاء والرياض.": "future",
    "أرجأ الوفد العماني زيارته إلى دمشق.": "future",
    "كادت الشرطة التركية تعتقل المطلوب في إزمير.": "negated",
    "تتخوف القاهرة من هجوم إسرائيلي على رفح.": "hypothetical",
    "لا صحة لاعتقال الصحفي في مطار تونس.": "negated",
    "لم تسفر المباحثات بين الحركتين عن نتيجة.": "actual",
    # a verb's own particles, and those of the verb that carries it
    "قد يلتقي وزير الخارجية المصري نظيره الإيراني.": "hypothetical",
    "إذا هاجمت تركيا مدينة منبج تغير كل شيء.": "hypothetical",
    "ربما يشن الجيش التركي هجوما على المدينة.": "hypothetical",
    "استبعد الوزير أن تعتقل الشرطة النائب.": "negated",
    "وزارت المدينة بعد ما قصفها الجيش التركي.": "actual",
    "جرت محادثات بين بغداد وأنقرة من أجل السلام.": "actual",
}


@pytest.mark.parametrize(("text", "status"), CASES.items())
def test_status(events: Events, text: str, status: str) -> None:
    told = [each.status for each in events(text) if each.type in ("ASSAULT", "COERCE", "CONSULT")]
    assert told[-1] == status


def test_a_trial_that_is_put_off_goes_on(events: Events) -> None:
    told = events("قررت محكمة الجنايات تأجيل محاكمة رئيس البلدية الأسبق.")
    assert {each.status for each in told if each.type == "ACCUSE"} == {"actual"}


def test_a_date_behind_the_day_of_the_news_is_ahead(events: Events) -> None:
    text = "يبدأ عمال الموانئ في بيروت إضرابا يوم 12 مارس 2024."
    assert [each.status for each in events(text, date(2024, 3, 8))] == ["future"]
    assert [each.status for each in events(text, date(2024, 3, 15))] == ["actual"]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("أدانت الحكومة الأردنية اعتقال الصحفي سامر النجار في مدينة بنغازي.", False),
        ("قالت الحكومة الأردنية إن الشرطة الليبية اعتقلت الصحفي سامر النجار.", True),
    ],
)
def test_what_is_condemned_is_taken_for_granted(events: Events, text: str, claim: bool) -> None:
    assert [each.claim for each in events(text) if each.type == "COERCE"] == [claim]


def test_the_day_of_what_is_demanded_is_not_the_demands(events: Events) -> None:
    told = events("دعا اتحاد النقل العمال إلى إضراب يوم 12 مارس 2024.", date(2024, 3, 8))
    days = {each.type: each.day for each in told}
    assert days == {"REQUEST": None, "PROTEST": date(2024, 3, 12)}


def test_a_demand_has_its_own_day(events: Events) -> None:
    told = events("دعا اتحاد النقل يوم 7 مارس 2024 العمال إلى الإضراب.", date(2024, 3, 8))
    assert next(each.day for each in told if each.type == "REQUEST") == date(2024, 3, 7)


def test_what_is_asked_for_has_not_happened(events: Events) -> None:
    (stop,) = (each for each in events("دعت الوزيرة نورة الفهد إلى إيقاف العدوان.") if each.type == "RETREAT")
    assert (stop.status, stop.actors) == ("hypothetical", ())


def test_what_is_ordered_is_done(events: Events) -> None:
    text = (
        "أمرت نيابة الدقي بحبس مدير شركة سياحة أربعة أيام، بتهمة الاستيلاء على أموال بزعم سفرهم لأداء مناسك."
    )
    held = next(each for each in events(text) if each.trigger == "بحبس")
    assert (held.status, held.actors) == ("actual", ("نيابة الدقي",))
    assert held.recipients[0].startswith("مدير شركة سياحة")
