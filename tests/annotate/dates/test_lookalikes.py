"""Numbers and words that are no dates."""

from __future__ import annotations

import pytest

from etl.annotate.dates import DateAnnotator
from etl.annotate.document import read_document
from etl.records import Annotations, Mention


@pytest.mark.parametrize(
    "text",
    [
        "فاز بنتيجة 3-1 ثم تعادل 2 - 2",
        "خسر 2-صفر على أرضه",
        "القرار رقم 2254 الصادر عن المجلس",
        "النسخة 2.10.3 من النظام",
        "الهاتف 0123456789",
        "بنسبة 12% في المئة",
        "الآية 183 من السورة",
        "سيارة كامري موديل 2019 مستعملة",
        "يسكنها 2015 نسمة",
        "الأمين العام السابق للحزب",
        "شارع 14 جانفي بالعاصمة",
        "مدينة السادس من أكتوبر",
        "نواب قوى 14 آذار وفريق 8 آذار",
        "حريق في المنطقة الصناعية بالعاشر من رمضان",
        "قناة روسيا اليوم",
        "مارس هوايته في النادي",
        "فتح الباب أمامهم",
        "يتحسن يوما بعد يوم",
        'في تصريح ل"السهل اليوم"، طلب العون',
        "قال لـ«النيل اليوم» كلمة",
        "كانت إحدى أشهر نجمات المسرح",
        "وهي إحدى أشهر الروايات",
        "وهم في أمس الحاجة إليها",
        "الصحف اليومية والأزمة الراهنة لاحقا",
    ],
)
def test_nothing_is_found(values, text: str) -> None:
    assert values(text) == []


def test_a_date_word_inside_a_persons_name_is_left_alone() -> None:
    text = "قال أحمد الخميس إن الملف أغلق الأحد"
    document = read_document(text)
    found = Annotations(version_id=0, mentions=[Mention(4, 15, "PERSON", 1, "test")])
    DateAnnotator().annotate(document, found)
    assert [text[e.start : e.end] for e in found.dates] == ["الأحد"]


def test_today_as_the_end_of_an_outlets_name_is_left_alone() -> None:
    text = "نقلت النيل اليوم الخبر أمس"
    found = Annotations(version_id=0, mentions=[Mention(5, 16, "ORG", 1, "test")])
    DateAnnotator().annotate(read_document(text), found)
    assert [text[e.start : e.end] for e in found.dates] == ["أمس"]


def test_today_at_the_end_of_a_quotation_is_a_day(values) -> None:
    assert values("قال: «لن نغادر مواقعنا اليوم»") == [("اليوم", "2021-08-31")]
    assert values('نشرت "الأفق" المحلية اليوم "وثائق" جديدة') == [("اليوم", "2021-08-31")]
