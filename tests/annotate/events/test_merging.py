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
    "the same words": "نفذ مسلحون هجوما على محطة الكهرباء الجديدة. "
    "وقالت نقابة العمال إن هجوم محطة الكهرباء الجديدة أضر بالإنتاج.",
    "a known noun": "حظرت وزارة الداخلية المظاهرات في تونس. وقالت نقابة القضاة في صفاقس إن الحظر باطل.",
    "a demonstrative": "أطلقت قوات المعارضة صواريخ على معسكر قرب الناظور. وقال سكان طنجة إن هذا الهجوم لم يفاجئهم.",
    "as many victims": "أودى هجوم على مسجد بحياة 6 مصلين. ووجهت المحكمة إلى الشاب تهمة قتل 6 أشخاص.",
    "what a participle adds": "شن الطيران هجوما على البلدة مساء، مستهدفا مخازن ومنازل.",
    "whom it befell is known": "أعلنت الشرطة توقيف شاب قرب المحطة. وجاء توقيف المشتبه فيه.",
    "two words, one act": "استيقظ السكان بعد تدمير وتخريب محطة الكهرباء.",
    "killed in it": "قُتل ثلاثة مزارعين وجرح آخرون في هجوم على قرية كالا.",
    "done by it": "استهدف الطيران منازل البلدة بغارات عنيفة.",
    "nothing tells them apart": "قصف الجيش مدينة مصراتة. وقال السكان إن غارات استمرت ساعات.",
    "one scene": "وقع إطلاق نار جماعي في مدينة غرناطة. وكشفت الشرطة تفاصيل الهجوم المسلح في غرناطة.",
}
APART = {
    "arrests of two": "اعتقلت الشرطة الناشط ماركو ليبان في لوبليانا. واعتقلت الشرطة الصحفي إيفان كرالي في لوبليانا.",
    "attacks in two towns": "هاجم مسلحون قرية كالا. وقال السكان إن هجوما آخر على بلدة تندا خلف جرحى.",
    "another one": "نفذت غارة جوية على مخيم السلام. وقال سكان إن غارة جوية أخرى دمرت مبنى.",
    "the one before": "هاجم مسلحون القرية صباحا. وقال السكان إن الهجوم السابق خلف جرحى.",
    "one joined to the other": "أعلن الجيش محاصرة الحي واعتقال عشرين شخصا.",
    "one and several": "شن الجيش عدوانا على بلدة كالا. وتستمر الاعتداءات على المزارعين منذ أعوام.",
    "attacks of two days": "قصف الجيش مدينة مصراتة يوم 3 مايو 2021. وقصف الجيش مدينة مصراتة يوم 9 مايو 2021.",
}


@pytest.mark.parametrize("name", ONE)
def test_told_again(events: Events, name: str) -> None:
    told = [each for each in events(ONE[name]) if each.type in ("COERCE", "ASSAULT")]
    assert len(told) == 1, told
    assert len(told[0].words) >= 2


@pytest.mark.parametrize("name", APART)
def test_different_events_stay_apart(events: Events, name: str) -> None:
    told = [each for each in events(APART[name]) if each.type in ("COERCE", "ASSAULT")]
    assert len(told) == 2, told


def test_blame_of_one_sentence_is_one_event(events: Events) -> None:
    told = events("أدانت الحكومة الهجوم على السفارة، متهمة المتمردين بالوقوف وراءه.")
    assert [len(each.words) for each in told if each.type == "ACCUSE"] == [2]


def test_a_meeting_is_one_from_either_side(events: Events) -> None:
    told = events("التقى سمير الحداد بيوهان ليند في تونس. ودام اجتماع يوهان ليند مع سمير الحداد ساعة.")
    assert [len(each.words) for each in told if each.type == "CONSULT"] == [2]


def test_a_call_is_not_the_visit_before_it(events: Events) -> None:
    told = events(
        "أجرى سمير الحداد اتصالا هاتفيا بيوهان ليند. وكان سمير الحداد قد استقبل يوهان ليند في تونس العام الماضي."
    )
    assert [each.type for each in told].count("CONSULT") == 2


def test_demands_are_told_apart_by_what_is_demanded(events: Events) -> None:
    told = events(
        "طالب سمير الحداد بإصلاح المدارس. كما طالب سمير الحداد بخفض الأسعار. وكان طالب بخفض الأسعار أمس."
    )
    assert [len(each.words) for each in told if each.type == "REQUEST"] == [1, 2]


def test_the_strongest_tie_is_followed(events: Events) -> None:
    told = events(
        "التقى سمير الحداد بيوهان ليند في تونس. والتقى سمير الحداد بماركو ليبان في تونس. وجاء لقاء يوهان ليند متأخرا."
    )
    assert [len(each.words) for each in told if each.type == "CONSULT"] == [2, 1]
