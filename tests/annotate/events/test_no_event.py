"""Words of events that tell none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Events = Callable[..., list[Any]]


@pytest.mark.parametrize(
    "text",
    [
        "احتسب الحكم ضربة جزاء في الدقيقة الأخيرة.",
        "ضربت عاصفة رملية قوية مدينة نواكشوط.",
        "تحدث الوزير عن معركة انتخابية صعبة.",
    ],
)
def test_sport_weather_and_metaphor(events: Events, text: str) -> None:
    assert [each for each in events(text) if each.type == "ASSAULT"] == []


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("التقت الوزيرة طلبة الجامعة في صفاقس.", "REQUEST"),
        ("تهدد الأمطار الغزيرة محاصيل الحوز.", "ASSAULT"),
        ("قال الكاتب إن الثورة غيرت كل شيء.", "PROTEST"),
        ("نشرت المدينة وحدات مكافحة الشغب.", "PROTEST"),
        ("أصيب تسعة عشر متظاهرا بالاختناق.", "PROTEST"),
        ("وصف الناقد أسلوبه بأنه هجومي.", "ASSAULT"),
        ("أصدر المركز الإنذار الأصفر لسكان الساحل.", "THREATEN"),
        ("يقدم البرنامج مصالحها على مصالح غيرها.", "AGREE"),
        ("تشمل الحملة 13 مليون طالب في المدارس.", "REQUEST"),
        ("ساد هدوء حذر مدينة الزاوية مساء الأربعاء.", "THREATEN"),
        ("أوقف الشيخ مزرعته على طلبة العلم.", "COERCE"),
        ("عملت الممرضة أربعة أشهر في مركز عزل بأم درمان.", "COERCE"),
        ("قال النائب كريم الوردي إن وزارة النقل فشلت في صيانة الجسور.", "ACCUSE"),
        ("قررت البلدية، بحكم وجود المدرسة هناك، تبليط الشارع.", "COERCE"),
        ("نصح الأطباء المرضى بالمشي كل يوم.", "REQUEST"),
        ("ورفضت شركة النورس التعليق على الخبر.", "REJECT"),
        ("قال محمد الوردي، طبيب الطوارئ في المستشفى، إن الليل كان هادئا.", "COERCE"),
        ("استقبل ميناء الناظور سفينة قمح كبيرة.", "CONSULT"),
        ("قالت ليلى الحداد، مساعدة كاتب الدولة، إن العمل جار.", "AID"),
        ("السيول قطعت طريقا يربط بين قريتين.", "PROTEST"),
        ("أغلقت الثلوج الطريق الجبلي بين المدينتين.", "PROTEST"),
        ("قرر المحافظ غلق الطريق الساحلي مؤقتا.", "PROTEST"),
        ("أدى تراكم الثلوج إلى قطع طرق في المرتفعات.", "PROTEST"),
        ("أغلقت الشرطة الطريق أمام الشاحنات.", "PROTEST"),
        ("استقبلت المستشفى 90 جريحا منذ الصباح.", "CONSULT"),
        ("استقبلت الفرق الطبية عشرات المصابين.", "CONSULT"),
        ("استقبل المعتصمون النتيجة بالزغاريد.", "CONSULT"),
        ("فتحت المدرسة أبوابها أمام التلاميذ.", "RETREAT"),
        ("ثورة التحرير الجزائرية درس للأجيال.", "PROTEST"),
        ("أحيت البلاد ذكرى ثورة مجيدة على الاستعمار.", "PROTEST"),
    ],
)
def test_words_that_only_look_like_an_event(events: Events, text: str, type: str) -> None:
    assert [each for each in events(text) if each.type == type] == []


def test_a_revolution_against_somebody_is_one(events: Events) -> None:
    assert [each.type for each in events("اندلعت ثورة شعبية ضد الحكم العسكري في الخرطوم.")][:1] == ["PROTEST"]
