"""What meets the need of a word: a pronoun, what a participle describes, blame in what is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Events = Callable[..., list[Any]]

TOLD = {
    # a pronoun
    "احتج شبان القرية على تجنيدهم قسرا.": ("MOBILIZE", "تجنيدهم"),
    "وصلت كمية من السجائر إلى الميناء وقام الأعوان بحجزها.": ("COERCE", "بحجزها"),
    "قالت الكاتبة: «يريدون سجني بسبب مقال».": ("COERCE", "سجني"),
    "رفضت الإدارة السماح لهم بالدخول إلى المصنع.": ("CONCEDE", "السماح"),
    "تمكن الجيش من القضاء عليهم قرب الحدود.": ("ASSAULT", "القضاء"),
    # a participle, by what it describes
    "تطالب العائلات بعودة الرهائن المحتجزين في القطاع.": ("COERCE", "المحتجزين"),
    "زارت الرابطة الموقوفين في أحداث الملعب.": ("COERCE", "الموقوفين"),
    "دعت الأحزاب الموقعة على الوثيقة إلى الهدوء.": ("AGREE", "الموقعة"),
    "أبرز السفير موقف مدريد الداعم للسلطات التونسية.": ("SUPPORT", "موقف مدريد الداعم"),
    "رفع الطلبة المعتصمون لافتات كبيرة.": ("PROTEST", "المعتصمون"),
    # blame in what is said
    "وقال النائب كريم الوردي إن سياسة الوزارة فاشلة ومشبوهة.": ("ACCUSE", "وقال"),
    "وأضافت النقابة أن المدير يستقوي بلوبيات تحميه.": ("ACCUSE", "وأضافت"),
    "أكد الحزب تورط جهات أجنبية في الحملة.": ("ACCUSE", "أكد"),
    # a verb that the tagger may take for a noun, a participle in the plural without a comma
    "وأكد المضربون أنهم التقوا الوالي مرتين.": ("CONSULT", "التقوا"),
    "تجمع العمال أمام مقر الشركة مطالبين بصرف رواتبهم.": ("REQUEST", "مطالبين"),
    "حذر الاتحاد الحكومة وطالبها بإقالة الوالي.": ("REQUEST", "وطالبها"),
    # what is read as an adjective
    "تم خلال العملية حجز مبالغ مالية متفاوتة.": ("COERCE", "حجز"),
}

NOTHING = {
    "دخل المخبر وتسلم علبة الأقراص ثم وضعها.": "COERCE",
    "تزور الطبيبات أسرهن في المساء.": "COERCE",
    "وقال المدرب كريم الوردي إن الفريق جاهز.": "ACCUSE",
    "وأضافت الوزيرة أن المشروع تقدم كثيرا.": "ACCUSE",
    "يعمل المركز على تهيئة بيئة داعمة للابتكار.": "SUPPORT",
    "زار السائح الموقع الأثري في المدينة.": "AGREE",
    "اتفق الباحثون على أن القيم المعتمدة دقيقة.": "SANCTION",
}


@pytest.mark.parametrize("text", TOLD)
def test_what_is_needed_is_told_in_another_way(events: Events, text: str) -> None:
    assert TOLD[text] in [(each.type, each.trigger) for each in events(text)]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_needed_is_not_told(events: Events, text: str) -> None:
    assert NOTHING[text] not in [each.type for each in events(text)]


def test_what_a_participle_describes_takes_part(events: Events) -> None:
    (event,) = events("رفع الطلبة المعتصمون لافتات كبيرة.")
    assert (event.trigger, event.actors) == ("المعتصمون", ("الطلبة",))


def test_it_befalls_what_a_passive_participle_describes(events: Events) -> None:
    held = next(
        each for each in events("تطالب العائلات بعودة الرهائن المحتجزين في القطاع.") if each.type == "COERCE"
    )
    assert held.recipients == ("الرهائن",)
