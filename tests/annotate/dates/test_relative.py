"""Time told by its distance from publication, or from a date the text gave before."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("الأسبوع الماضي", "2021-W34"),
        ("مطلع الشهر الجاري", "2021-08"),
        ("نهاية العام المقبل", "2022"),
        ("هذا الأسبوع", "2021-W35"),
        ("العقد الماضي", "201"),
        ("القرن الماضي", "19"),
        ("القرن الحالي", "20"),
        ("العقد المقبل", "203"),
        ("نهاية الربع الأول من العام المقبل", "2022-Q1"),
        ("موفى الشهر المقبل", "2021-09"),
        ("قبل يومين", "2021-08-29"),
        ("قبل ثلاثة أيام", "2021-08-28"),
        ("منذ ثلاثة أشهر", "2021-05"),
        ("منذ أكثر من عشرين عاما", "2001"),
        ("قبل نصف قرن", "1971"),
        ("منذ ثلاثة أعوام ونصف", "2018-02"),
        ("الأسبوعين المقبلين", "P2W"),
        ("الأيام العشرة الماضية", "P10D"),
        ("الساعات ال24 الماضية", "PT24H"),
        ("السنوات الأخيرة", "PAST_REF"),
        ("قبل سنتين وثلاثة أشهر", "2019-05"),
        ("منذ شهر وعشرة أيام", "2021-07-21"),
        ("قبل عام وشهرين", "2020-06"),
        ("منذ أسبوعين وثلاثة أيام", "2021-08-14"),
        ("قبل 245 مليون عام", "PAST_REF"),
        ("آخر أسبوع من سبتمبر لعام 2014", "2014-W39"),
        ("الأسبوع الأخير من عام 2015", "2015-W53"),
        ("أول خميس من أبريل المقبل", "2022-04-07"),
        ("آخر جمعة في رمضان 1442", "2021-05-07"),
        ("الأسبوع الثالث من الشهر الماضي", "2021-W28"),
        ("عطلة نهاية الأسبوع المقبل", "2021-W36-WE"),
        ("هذا الصيف", "2021-SU"),
        ("فصل الشتاء الماضي", "2020-WI"),
        ("بداية القرن ال13", "12"),
        ("الربع الثاني من العام الحالي", "2021-Q2"),
        ("النصف الأول من 2020", "2020-H1"),
        ("صيف العام الماضي", "2020-SU"),
        ("شتاء 2013", "2013-WI"),
        ("ثمانينات القرن الماضي", "198"),
        ("القرن التاسع عشر", "18"),
        ("الأسبوع الأول من مايو", "2021-W18"),
    ],
)
def test_from_publication(values, text: str, timex: str) -> None:
    assert values(f"شهدت البلاد {text} تغيرا واضحا.") == [(text, timex)]


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("قصفت البلدة في 5 مايو 2015 ونزح أهلها في اليوم التالي", "2015-05-06"),
        ("وصل في 5 مايو 2015 وغادر بعد ذلك بيومين", "2015-05-07"),
        ("وصل في 5 مايو 2015 وعين قبل ذلك بعام", "2014"),
        ("تأسس الحزب عام 1990 وحل في العام نفسه", "1990"),
    ],
)
def test_from_a_date_in_the_text(read, text: str, timex: str) -> None:
    _, expression = read(text)
    assert (expression.timex, expression.anchor) == (timex, "text")


def test_winter_ends_in_february(read) -> None:
    (expression,) = read("شتاء 2013")
    assert (str(expression.first_day), str(expression.last_day)) == ("2013-12-01", "2014-02-28")


def test_a_counted_stretch_says_its_days(read) -> None:
    past, coming = read("تراجع خلال الأيام العشرة الماضية وسيعود في الأسبوعين المقبلين")
    assert (str(past.first_day), str(past.last_day)) == ("2021-08-21", "2021-08-30")
    assert (str(coming.first_day), str(coming.last_day)) == ("2021-09-01", "2021-09-14")


def test_the_weekend_is_saturday_and_sunday(read) -> None:
    (ahead,) = read("تقام الحفلة في عطلة نهاية الأسبوع")
    (over,) = read("قتل خمسة في عطلة نهاية الأسبوع")
    assert (ahead.timex, str(ahead.first_day), str(ahead.last_day)) == (
        "2021-W35-WE",
        "2021-09-04",
        "2021-09-05",
    )
    assert (over.timex, str(over.first_day), str(over.last_day)) == (
        "2021-W34-WE",
        "2021-08-28",
        "2021-08-29",
    )


def test_a_season_after_a_preposition(values) -> None:
    assert values("تزداد الحرائق خلال الصيف في الجبال") == [("الصيف", "2021-SU")]


def test_the_first_days_of_a_feast(values) -> None:
    surface = "الأيام الثلاثة الأولى من عيد الأضحى"
    assert values(f"تضاعفت الزيارات في {surface}") == [(surface, "2021-07-20/2021-07-22")]
