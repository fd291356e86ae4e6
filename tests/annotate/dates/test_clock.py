"""Times of the day, alone and on a day."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("الساعة العاشرة صباحا", "T10:00"),
        ("الساعة 10:30", "T10:30"),
        ("الثامنة والنصف مساء", "T20:30"),
        ("الثانية عشرة إلا ربعا ظهرا", "T11:45"),
        ("الساعة 14:20 بتوقيت غرينتش", "T14:20Z"),
        ("الساعة 12:46 صباحا", "T00:46"),
        ("منتصف الليل", "T00:00"),
        ("الساعة ال17:20", "T17:20"),
        ("0300 بتوقيت غرينتش", "T03:00Z"),
        ("من الثامنة صباحا حتى الخامسة مساء", "T08:00/T17:00"),
        ("من الساعة الثامنة صباحا إلى غاية الخامسة مساء", "T08:00/T17:00"),
        ("تمام العاشرة صباحا", "T10:00"),
        ("الساعة 14سا00", "T14:00"),
        ("21h30", "T21:30"),
        ("الساعة 00ر22", "T22:00"),
        ("14,30 ت غ", "T14:30Z"),
        ("الساعة 18:45 ت.غ", "T18:45Z"),
    ],
)
def test_clock(read, text: str, timex: str) -> None:
    (expression,) = read(f"بدأ الحفل {text} في القاعة.")
    assert (expression.surface, expression.timex, expression.kind) == (text, timex, "time")
    assert expression.first_day is None


@pytest.mark.parametrize("text", ["الخدمة متاحة 24h/24 للجميع", "بلغت السرعة 120 km/h", "بمعدل 5ر8 هدف"])
def test_no_time(read, text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("zone", ["بتوقيت القاهرة", "بالتوقيت المحلي"])
def test_no_zone_but_greenwich_is_part_of_a_time(read, zone: str) -> None:
    (expression,) = read(f"بدأ الحفل الساعة الثالثة عصرا {zone} في القاعة.")
    assert (expression.surface, expression.timex) == ("الساعة الثالثة عصرا", "T15:00")


@pytest.mark.parametrize(
    ("text", "timex", "day"),
    [
        ("سهرة السبت", "2021-08-28TEV", "2021-08-28"),
        ("صباح اليوم", "2021-08-31TMO", "2021-08-31"),
        ("مساء السبت", "2021-08-28TEV", "2021-08-28"),
        ("الليلة الماضية", "2021-08-30TNI", "2021-08-30"),
        ("ليل السبت الأحد", "2021-08-28TNI", "2021-08-28"),
        ("غدا الساعة الخامسة عصرا", "2021-09-01T17:00", "2021-09-01"),
        ("الساعة الرابعة فجر أمس", "2021-08-30T04:00", "2021-08-30"),
        ("السبت الساعة 9:15 مساء", "2021-08-28T21:15", "2021-08-28"),
        ("منتصف نهار أمس الاثنين", "2021-08-30T12:00", "2021-08-30"),
        ("وقت متأخر من مساء السبت", "2021-08-28TEV", "2021-08-28"),
        ("ساعة مبكرة من صباح اليوم", "2021-08-31TMO", "2021-08-31"),
        ("وقت متأخر من أمس", "2021-08-30TNI", "2021-08-30"),
    ],
)
def test_on_a_day(read, text: str, timex: str, day: str) -> None:
    (expression,) = read(f"جرى ذلك {text} في المدينة.")
    assert (expression.surface, expression.timex, expression.kind) == (text, timex, "time")
    assert str(expression.first_day) == str(expression.last_day) == day


@pytest.mark.parametrize(
    ("text", "surface", "timex"),
    [
        (
            "يجيب الوزير غدا الأربعاء ابتداء من الساعة التاسعة صباحا",
            "الساعة التاسعة صباحا",
            "2021-09-01T09:00",
        ),
        ("يلتقيان مساء الغد في مباراة تنطلق الساعة 8:45 مساء", "الساعة 8:45 مساء", "2021-09-01T20:45"),
        (
            "توقع ديوانها يوم السبت 4 سبتمبر على الساعة السادسة مساء",
            "الساعة السادسة مساء",
            "2021-09-04T18:00",
        ),
    ],
)
def test_an_hour_falls_on_the_day_told_before_it(read, text: str, surface: str, timex: str) -> None:
    hour = read(text)[-1]
    assert (hour.surface, hour.timex, hour.anchor) == (surface, timex, "text")
    assert str(hour.first_day) == str(hour.last_day) == timex[:10]


@pytest.mark.parametrize(
    "text",
    [
        "قال أمس إن الحفل يبدأ الساعة التاسعة صباحا",  # another clause
        "وصل الوفد أمس. يبدأ الحفل الساعة التاسعة صباحا",  # another sentence
        "تجددت المعارك أمس حتى منتصف الليل",  # either night
    ],
)
def test_an_hour_elsewhere_has_no_day(read, text: str) -> None:
    assert read(text)[-1].first_day is None


def test_zawal_is_the_afternoon(values) -> None:
    assert values("زوال اليوم") == [("زوال اليوم", "2021-08-31TAF")]


def test_minutes_of_a_film_are_no_time_of_day(values) -> None:
    assert values("من الدقيقة 1:23 وفي الدقيقة (6:33)") == []


def test_the_day_that_heads_a_programme_is_that_of_its_hours(read) -> None:
    programme = [
        "برنامج الدور الأول:",
        "الأحد 5 سبتمبر 2021:",
        "الساعة 18:00: النجم - الأمل",
        "- 20:30: الوفاق - السلام",
        "يوم الاثنين:",
        "الساعة 17:00: الأهلي",
    ]
    hours = [each.timex for each in read("\n".join(programme)) if each.kind == "time"]
    assert hours == ["2021-09-05T18:00", "2021-09-05T20:30", "2021-08-30T17:00"]
    assert [each.timex for each in read("الأحد 5 سبتمبر 2021:\nتبدأ المباراة الساعة 18:00.")][1:] == [
        "T18:00"
    ]
