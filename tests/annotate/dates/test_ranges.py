"""From one day, month, year or hour to another."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("من 3 إلى 5 مايو 2015", "2015-05-03/2015-05-05"),
        ("من 28 أبريل إلى 2 مايو 2015", "2015-04-28/2015-05-02"),
        ("3-5 مايو 2015", "2015-05-03/2015-05-05"),
        ("يومي 28 و29 أغسطس", "2021-08-28/2021-08-29"),
        ("ما بين 5 و9 سبتمبر المقبل", "2021-09-05/2021-09-09"),
        ("بين عامي 2011 و2014", "2011/2014"),
        ("من 2011 حتى 2014", "2011/2014"),
        ("من 2013 حتى منتصف 2015", "2013/2015"),
        ("من 2013 حتى مايو 2016", "2013/2016-05"),
        ("أيام 22 و23 و24 أفريل الماضي", "2021-04-22/2021-04-24"),
        ("بين يناير ومارس 2016", "2016-01/2016-03"),
        ("من أكتوبر 2019 إلى يناير 2020", "2019-10/2020-01"),
        ("من الأحد إلى الأربعاء", "2021-08-22/2021-08-25"),
        ("العام الدراسي 2015/2016", "2015/2016"),
    ],
)
def test_ranges(read, text: str, timex: str) -> None:
    (expression,) = read(f"جرت الأعمال {text} في المدينة.")
    assert (expression.surface, expression.timex) == (text, timex)
    assert expression.first_day < expression.last_day


def test_days_that_are_no_neighbours_are_two_rows(values) -> None:
    assert values("مباراتان في 16 و21 من الشهر الجاري") == [
        ("16", "2021-08-16"),
        ("21 من الشهر الجاري", "2021-08-21"),
    ]


def test_a_range_that_runs_backwards_is_none(values) -> None:
    assert ("بين عامي 2014 و2011", "2014/2011") not in values("بين عامي 2014 و2011")


def test_days_and_years_apart_are_a_row_each(values) -> None:
    assert values("أيام 2 و9 و16 يوليو 2015") == [
        ("أيام 2", "2015-07-02"),
        ("9", "2015-07-09"),
        ("16 يوليو 2015", "2015-07-16"),
    ]
    assert values("تكررت الموجة في 2010 و2016.") == [("2010", "2010"), ("2016", "2016")]
