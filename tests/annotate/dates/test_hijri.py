"""Hijri dates by Umm al-Qura, and their Gregorian twins."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "first", "last", "granularity"),
    [
        ("9 شوال 1436هـ", "2015-07-25", "2015-07-25", "day"),
        ("13 من ذي القعدة 1430هـ", "2009-11-01", "2009-11-01", "day"),
        ("1436/05/25 هـ", "2015-03-16", "2015-03-16", "day"),
        ("غرة محرم 1443", "2021-08-09", "2021-08-09", "day"),
        ("شهر رمضان 1444", "2023-03-23", "2023-04-20", "month"),
        ("عام 1436هـ", "2014-10-25", "2015-10-13", "year"),
        ("شهر رجب الماضي", "2021-02-13", "2021-03-13", "month"),
        ("العاشر من رمضان المقبل", "2022-04-11", "2022-04-11", "day"),
    ],
)
def test_conversion(read, text: str, first: str, last: str, granularity: str) -> None:
    (expression,) = read(f"كان ذلك في {text}، بحسب البيان.")
    assert expression.calendar == "hijri"
    assert (str(expression.first_day), str(expression.last_day)) == (first, last)
    assert expression.granularity == granularity


def test_outside_the_tables_bounds_are_open(read) -> None:
    (expression,) = read("توفي في 12 رجب 1320هـ بالمدينة.")
    assert expression.first_day is expression.last_day is None
    assert "Umm al-Qura" in expression.note


def test_twins_that_agree_are_two_rows(read) -> None:
    hijri, gregorian = read("يوم السبت 9 شوال 1436هـ الموافق 25 يوليو 2015م")
    assert hijri.timex == gregorian.timex == "2015-07-25"
    assert (hijri.calendar, gregorian.calendar) == ("hijri", "gregorian")
    assert hijri.note is gregorian.note is None


def test_twins_that_disagree_are_both_noted(read) -> None:
    hijri, gregorian = read("في 10 شوال 1436هـ الموافق 25 يوليو 2015م")
    assert (hijri.timex, gregorian.timex) == ("2015-07-26", "2015-07-25")
    assert "1 day away" in hijri.note and "1 day away" in gregorian.note


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("عيد الأضحى الماضي", "2021-07-20"),
        ("ثاني أيام عيد الفطر المقبل", "2022-05-03"),
        ("اليوم الوطني السعودي", "2021-09-23"),
        ("عيد العمال", "2021-05-01"),
        ("ثورة 25 يناير", "2011-01-25"),
    ],
)
def test_named_days(values, text: str, timex: str) -> None:
    assert values(f"جاء ذلك قبيل {text} في بيان.") == [(text, timex)]
