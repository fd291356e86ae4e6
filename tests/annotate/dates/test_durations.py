"""Durations and recurrences are kept apart from dates."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "surface", "timex", "kind"),
    [
        ("استمرت الزيارة لمدة ثلاثة أيام", "ثلاثة أيام", "P3D", "duration"),
        ("البالغ من العمر 35 عاما", "35 عاما", "P35Y", "duration"),
        ("حكم عليه بالسجن عامين", "عامين", "P2Y", "duration"),
        ("أوقف لمدة شهر", "شهر", "P1M", "duration"),
        ("دام الاجتماع نصف ساعة", "نصف ساعة", "PT30M", "duration"),
        ("سجن سنتين وستة أشهر", "سنتين وستة أشهر", "P2Y6M", "duration"),
        ("عام ونصف العام", "عام ونصف العام", "P18M", "duration"),
        ("طوال عدة أيام", "عدة أيام", "PXD", "duration"),
        ("استمر الاجتماع لمدة ساعة ونصف", "ساعة ونصف", "PT90M", "duration"),
        ("عمل فيها سنتين ونصف السنة", "سنتين ونصف السنة", "P30M", "duration"),
        ("استغرق 2.5 ساعة", "2.5 ساعة", "PT2.5H", "duration"),
        ("يبلغ 0.001 ثانية", "0.001 ثانية", "PT0.001S", "duration"),
        ("دام 1,200 ساعة", "1,200 ساعة", "PT1200H", "duration"),
        ("باع المتجر خلال أسبوع 30 ألف كتاب", "أسبوع", "P1W", "duration"),
        ("دام قرابة الساعة وسط الحضور", "الساعة", "PT1H", "duration"),
        ("في أيام متتالية", "أيام متتالية", "PXD", "duration"),
        ("اعتقلت لساعات بعد اتهامها", "ساعات", "PTXH", "duration"),
        ("لعب لمدة موسمين", "موسمين", "P2Y", "duration"),
        ("لمدة موسم واحد", "موسم واحد", "P1Y", "duration"),
        ("تأجلت الجلسة لأسبوع، ثم انعقدت", "أسبوع", "P1W", "duration"),
        ("أوقف المدرب شهرا", "شهرا", "P1M", "duration"),
        ("حكم عليه بالسجن سنة", "سنة", "P1Y", "duration"),
        ("لمدة (21) يوما", "(21) يوما", "P21D", "duration"),
        ("طوال آلاف السنين", "آلاف السنين", "PXY", "duration"),
        ("منذ سنوات طويلة", "سنوات طويلة", "PXY", "duration"),
        ("حكم على مدى عقود", "عقود", "PXDE", "duration"),
        ("كل بضع سنوات", "كل بضع سنوات", "PXY", "set"),
        ("يجتمعون كل يوم جمعة", "كل يوم جمعة", "XXXX-WXX-5", "set"),
        ("تصدر كل ثلاثة أشهر", "كل ثلاثة أشهر", "P3M", "set"),
        ("تمنح سنويا", "سنويا", "P1Y", "set"),
        ("مرتين في الأسبوع", "مرتين في الأسبوع", "P1W", "set"),
    ],
)
def test_kinds(read, text: str, surface: str, timex: str, kind: str) -> None:
    (expression,) = read(text)
    assert (expression.surface, expression.timex, expression.kind) == (surface, timex, kind)
    assert expression.first_day is expression.last_day is None


def test_before_an_event_is_a_duration(values) -> None:
    assert values("قبل ثلاثة أيام من الاقتراع") == [("ثلاثة أيام", "P3D")]


def test_one_in_words_follows_what_it_counts(values) -> None:
    assert values("فاز باللقب مرة واحدة سنة 2009") == [("سنة 2009", "2009")]
    assert values("تأخرت يوما واحدا") == [("يوما واحدا", "P1D")]
    assert values("سجن سنة واحدة") == [("سنة واحدة", "P1Y")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("لم يبلغوا سن ال18، فلهم إعانة", [("ال18", "P18Y")]),
        ("عمره 40", [("40", "P40Y")]),
        ("قبل أن يكون الطفل في الثامنة من عمره", [("الثامنة", "P8Y")]),
        ("في الثلاثينيات من عمره", [("الثلاثينيات", "PXY")]),
        ("عمره 40 عاما", [("40 عاما", "P40Y")]),
    ],
)
def test_ages(values, text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


def test_the_decade_of_a_life_is_an_age(values) -> None:
    assert values("رجل في العقد الثالث من العمر") == [("العقد الثالث", "PXY")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("يتفاوضون من أجل تسوية بعد عشرة أعوام على اندلاعه", [("عشرة أعوام", "P10Y")]),
        ("وبعد أسبوعين فقط من خسارته الكأس", [("أسبوعين", "P2W")]),
        ("عاد التيار بعد يوم من العاصفة", [("يوم", "P1D")]),
        ("ألغي قبل ساعات من الموعد", [("ساعات", "PTXH")]),
        ("ما يزيد عن السنة من عرضه", [("السنة", "P1Y")]),
        ("سيعود بعد أسبوعين من الآن", [("بعد أسبوعين من الآن", "2021-W37")]),
    ],
)
def test_counted_from_an_event(values, text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "أبرم النادي ألفي عقد مع متطوعين",
        "وقعت الوزارة خمسة عقود لشراء القطارات",
        "وقع عقدين للعمل",
        "انتخب خلال عقد جمعيتها",
    ],
)
def test_contracts_are_no_decades(values, text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "timex"),
    [("منذ عقدين", "2001"), ("ثلاثة عقود من الزمن", "P30Y"), ("أمضى في السلطة عقدين", "P20Y")],
)
def test_decades_are_told_by_a_length(values, text: str, timex: str) -> None:
    assert [value for _, value in values(text)] == [timex]


def test_two_lengths_of_one_unit(values) -> None:
    assert values("أطفال بين 4 و5 سنوات") == [("4", "P4Y"), ("5 سنوات", "P5Y")]


def test_units_that_do_not_add_up_are_two(values) -> None:
    assert values("ثلاثة أيام وخمس سنوات") == [("ثلاثة أيام", "P3D"), ("خمس سنوات", "P5Y")]


def test_one_or_two_of_a_unit(values) -> None:
    assert values("يستغرق أسبوعا أو أسبوعين") == [("أسبوعا", "P1W"), ("أسبوعين", "P2W")]
    assert values("الجولة 34 يوم الثلاثاء") == [("يوم الثلاثاء", "2021-08-31")]


@pytest.mark.parametrize("text", ["ليوم القيامة", "تنظم الوزارة أياما دراسية", "ضمن عقود العمل"])
def test_no_length(values, text: str) -> None:
    assert values(text) == []
