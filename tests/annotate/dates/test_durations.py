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


def test_the_decade_of_a_life_is_an_age(values) -> None:
    assert values("رجل في العقد الثالث من العمر") == [("العقد الثالث", "PXY")]
