"""References no calendar bounds: rows of kind date with PRESENT_REF, PAST_REF or FUTURE_REF."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ارتفعت الأسعار مؤخرا وهي مستقرة حاليا، ولم تتدخل الحكومة حتى الآن",
            [("مؤخرا", "PAST_REF"), ("حاليا", "PRESENT_REF"), ("الآن", "PRESENT_REF")],
        ),
        ("تدهورت في الآونة الأخيرة", [("الآونة الأخيرة", "PAST_REF")]),
        ("خلال الفترة المقبلة", [("الفترة المقبلة", "FUTURE_REF")]),
        ("في الوقت الراهن", [("الوقت الراهن", "PRESENT_REF")]),
        ("انتهت منذ قليل", [("منذ قليل", "PAST_REF")]),
        ("أعلن منذ فترة وجيزة", [("منذ فترة وجيزة", "PAST_REF")]),
        ("واتهمت الصحيفة حينها", [("حينها", "PAST_REF")]),
        ("ستعقد القمة قريبا", [("قريبا", "FUTURE_REF")]),
        ("ستنشأ في المستقبل القريب", [("المستقبل القريب", "FUTURE_REF")]),
        ("في هذه الأيام المباركة", [("هذه الأيام", "PRESENT_REF")]),
        ("لم يحسم الأمر حتى الساعة", [("الساعة", "PRESENT_REF")]),
        ("لا يزال مغلقا إلى حدود الساعة", [("الساعة", "PRESENT_REF")]),
        ("منذ ذلك الحين تعمقت العلاقات", [("ذلك الحين", "PAST_REF")]),
        ("سيصدر قرار في أقرب وقت", [("أقرب وقت", "FUTURE_REF")]),
        ("سيبدأ الموسم الرياضي المقبل", [("الموسم الرياضي المقبل", "FUTURE_REF")]),
        ("أنهى اللاعب الموسم الماضي بعشرين هدفا", [("الموسم الماضي", "PAST_REF")]),
        ("سجل هذا الموسم فائضا", [("هذا الموسم", "PRESENT_REF")]),
        ("سيعود الطلاب مع بداية العام الدراسي", [("بداية العام الدراسي", "FUTURE_REF")]),
        ("نهاية العام الدراسي الماضي", [("نهاية العام الدراسي الماضي", "PAST_REF")]),
    ],
)
def test_references(read, text: str, expected: list[tuple[str, str]]) -> None:
    found = read(text)
    assert [(e.surface, e.timex) for e in found] == expected
    assert all(e.kind == "date" and e.first_day is e.last_day is None for e in found)


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("إن المرأة اليوم شريكة في القرار", "PRESENT_REF"),
        ("وهي تمثل اليوم ثلث الإنتاج", "PRESENT_REF"),
        ("في عالم اليوم", "PRESENT_REF"),
        ("واليوم هناك من يرى غير ذلك", "PRESENT_REF"),
        ("أعلن الوزير اليوم", "2021-08-31"),
        ("قال إن اليوم عطلة", "2021-08-31"),
        ("ينتظر أن يخضع اللاعب اليوم لفحص", "2021-08-31"),
        ("إن الوفد اليوم وصل", "2021-08-31"),
    ],
)
def test_today_and_nowadays(values, text: str, timex: str) -> None:
    assert [value for _, value in values(text)] == [timex]


@pytest.mark.parametrize(
    "text",
    [
        "وأخيرا، تباع بأحد الأشكال التالية",
        "كان قريبا من المنزل",
        "في المرحلة الأخيرة من الإنتاج",
        "تحسن الموسم السياحي",
        "على مدى ساعات العمل",
        "تيار المستقبل",
    ],
)
def test_no_reference(values, text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "surface", "timex"),
    [
        ("خلال الموسم الدراسي 2018-2019", "الموسم الدراسي 2018-2019", "2018/2019"),
        ("مقارنة بالموسم الفارط 2015 / 2016", "الموسم الفارط 2015 / 2016", "2015/2016"),
        ("وحدث ذلك في موسم 2013 - 2014", "موسم 2013 - 2014", "2013/2014"),
    ],
)
def test_a_season_named_by_two_years_is_their_interval(read, text: str, surface: str, timex: str) -> None:
    (season,) = read(text)
    assert (season.surface, season.timex, season.first_day is not None) == (surface, timex, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصلت السيارات حديثا إلى الميناء", [("حديثا", "PAST_REF")]),
        ("كان الناس قديما يسكنون الكهوف", [("قديما", "PAST_REF")]),
        ("اشترى المصنع جهازا حديثا وبيتا قديما", []),
        ("يفتتح المصنع قريبا، في قسنطينة", [("قريبا", "FUTURE_REF")]),
        ("دخلت الحرب عامها الثالث", [("عامها الثالث", "P3Y")]),
    ],
)
def test_adverbs_that_are_adjectives_too(values, text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected
