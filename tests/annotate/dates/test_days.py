"""Days by name and number, and which way an unstated year or week is told."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعلنت الهيئة يوم الأحد النتائج", [("يوم الأحد", "2021-08-29")]),
        ("قال الوزير الثلاثاء إن الملف أغلق", [("الثلاثاء", "2021-08-31")]),
        ("سيعقد المجلس جلسته الخميس", [("الخميس", "2021-09-02")]),
        ("من المقرر أن يصل الوفد الأحد", [("الأحد", "2021-09-05")]),
        (
            "التقاه الجمعة الماضية وسيلتقيه الجمعة المقبلة",
            [("الجمعة الماضية", "2021-08-27"), ("الجمعة المقبلة", "2021-09-03")],
        ),
        ("استقال الأربعاء قبل الماضي", [("الأربعاء قبل الماضي", "2021-08-18")]),
        ("يحسم الأمر الخميس من الأسبوع المقبل", [("الخميس من الأسبوع المقبل", "2021-09-09")]),
        ("زار القصر أمس الاثنين وأول أمس", [("أمس الاثنين", "2021-08-30"), ("أول أمس", "2021-08-29")]),
        ("يبدأ بعد غد", [("بعد غد", "2021-09-02")]),
        ("وفي الثالث والعشرين من تموز الماضي", [("الثالث والعشرين من تموز الماضي", "2021-07-23")]),
        ("وقع في 12 يونيو/حزيران", [("12 يونيو/حزيران", "2021-06-12")]),
        ("في 25 كانون الثاني (يناير) 2011", [("25 كانون الثاني (يناير) 2011", "2011-01-25")]),
        ("الأحد 29 آب 2021", [("الأحد 29 آب 2021", "2021-08-29")]),
        ("العاشر من الشهر المقبل", [("العاشر من الشهر المقبل", "2021-09-10")]),
        ("انعقد في 4 من أيلول من العام الماضي", [("4 من أيلول من العام الماضي", "2020-09-04")]),
        ("نشر الحساب المقطع March 27, 2019 ثم حذفه", [("March 27, 2019", "2019-03-27")]),
        ("نشر في مارس 27, 2019 على الموقع", [("مارس 27, 2019", "2019-03-27")]),
        ("كتبت في 12 December 2018 تغريدة", [("12 December 2018", "2018-12-12")]),
        ("تجرى الانتخابات في الرابع يوليوز المقبل", [("الرابع يوليوز المقبل", "2022-07-04")]),
        ("صدر العدد الرابع يوليوز الماضي", [("يوليوز الماضي", "2021-07")]),
        ("استمر القصف لليوم الـ174 على التوالي", []),
        ("يصرح بالدخل قبل 30 سبتمبر من كل سنة", [("30 سبتمبر من كل سنة", "XXXX-09-30")]),
        ("تمتلئ المقاهي في ليالي رمضان", [("رمضان", "2021-04-13/2021-05-12")]),
        ("عاد الممثل محمد رمضان إلى القاهرة", []),
        ("- 1982: أجرى الرئيس حوارا مع الأحزاب", [("1982", "1982")]),
        (
            "يقام المعرض في 1 ماي المقبل ثم يقفل يوم 10 من ذات الشهر",
            [("1 ماي المقبل", "2022-05-01"), ("يوم 10 من ذات الشهر", "2022-05-10")],
        ),
        (
            "بلغت الصادرات في مارس الماضي ضعف نفس الفترة من السنة الماضية",
            [("مارس الماضي", "2021-03"), ("نفس الفترة من السنة الماضية", "2020-03")],
        ),
        (
            "ارتفعت المبيعات خلال الأشهر الخمسة الأولى من 2021 مقارنة بالفترة نفسها من العام الماضي",
            [
                ("الأشهر الخمسة الأولى من 2021", "2021-01/2021-05"),
                ("الفترة نفسها من العام الماضي", "2020-01/2020-05"),
            ],
        ),
        (
            "تراجع بين 3 و7 مارس 2021 عما كان في الفترة نفسها من العام الماضي",
            [("بين 3 و7 مارس 2021", "2021-03-03/2021-03-07"), ("العام الماضي", "2020")],
        ),
    ],
)
def test_days(values, text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("أمس", "XXXX-XX-XX"),
        ("الاثنين", "XXXX-WXX-1"),
        ("10 أكتوبر", "XXXX-10-10"),
        ("شهر أكتوبر العام الماضي", "XXXX-10"),
        ("الأسبوع الماضي", "XXXX-WXX"),
        ("العام المقبل", "XXXX"),
        ("5 رمضان", "XXXX-XX-XX"),
    ],
)
def test_without_a_publication_date_values_stay_open(read, text: str, timex: str) -> None:
    (expression,) = read(f"جرى ذلك {text} في العاصمة.", None)
    assert (expression.surface, expression.timex, expression.anchor) == (text, timex, "none")
    assert expression.first_day is expression.last_day is None


def test_an_announced_day_and_a_month_of_last_year(read) -> None:
    text = "ينعقد المؤتمر المقرر في 10 أكتوبر، وكان قد انعقد خلال شهر أكتوبر العام الماضي."
    day, month = read(text, "2021-08-31")
    assert (day.surface, str(day.first_day), str(day.last_day)) == ("10 أكتوبر", "2021-10-10", "2021-10-10")
    assert month.surface == "شهر أكتوبر العام الماضي"
    assert (str(month.first_day), str(month.last_day)) == ("2020-10-01", "2020-10-31")
    assert (day.anchor, month.anchor) == ("published", "published")
    assert [e.timex for e in read(text, None)] == ["XXXX-10-10", "XXXX-10"]


@pytest.mark.parametrize(
    ("text", "published", "timex"),
    [
        ("انتصر المقاتلون في يناير", "2015-08-07", "2015-01"),  # news looks back
        ("المحرر منذ يناير", "2015-10-25", "2015-01"),
        ("العقود الآجلة تسليم ديسمبر", "2015-08-04", "2015-12"),
        ("تجرى الانتخابات في نوفمبر", "2015-10-25", "2015-11"),
        ("أعلن الاتحاد أن البطولة ستقام في مايو", "2015-08-04", "2016-05"),
    ],
)
def test_the_verb_tells_the_year(values, text: str, published: str, timex: str) -> None:
    assert [value for _, value in values(text, published)] == [timex]


def test_a_year_stated_before_governs_the_sentence(read) -> None:
    first, second = read("تظاهروا في 25 يناير 2011 وتنحى الرئيس في 11 فبراير.", "2021-08-31")
    assert (first.timex, first.anchor) == ("2011-01-25", "none")
    assert (second.timex, second.anchor) == ("2011-02-11", "text")


def test_a_weekday_that_is_not_the_day_counted_is_noted(read) -> None:
    (expression,) = read("صرح اليوم الاثنين", "2021-08-31")
    assert expression.timex == "2021-08-30"
    assert expression.note


def test_clitics_are_cut(values) -> None:
    assert values("وبالأحد وللعام الماضي ولأمس") == [
        ("الأحد", "2021-08-29"),
        ("لعام الماضي", "2020"),
        ("أمس", "2021-08-30"),
    ]


def test_a_coming_event_points_ahead(values) -> None:
    assert values("كشف عن لقاء مرتقب مع الوفد يوم الخميس")[0][1] == "2021-09-02"
    assert values("ترددت أنباء عن نية الوزير زيارة أربيل الخميس")[0][1] == "2021-09-02"
    assert values("من المنتظر أن يتم إعلان النتائج الخميس")[0][1] == "2021-09-02"


@pytest.mark.parametrize(
    "text",
    [
        "يتوجه الناخبون الخميس إلى صناديق الاقتراع",
        "ينتخب السكان الخميس أعضاء المجالس المحلية",
        "دعا الحزب أنصاره إلى التظاهر الخميس في العاصمة",
        "أطلق ناشطون دعوات للتظاهر الخميس",
        "شددت الإجراءات تمهيدا للقمة التي تستضيفها بغداد الخميس",
    ],
)
def test_votes_and_what_people_are_called_to_lie_ahead(values, text: str) -> None:
    assert values(text)[-1] == ("الخميس", "2021-09-02")


def test_a_vote_that_decided_nothing_is_behind(values) -> None:
    assert values("لم يحسم المجلس الخميس الخلاف")[0][1] == "2021-08-26"


def test_an_ordinal_behind_a_weekday_counts_it_unless_it_is_that_day_of_the_month(values) -> None:
    assert values("تجرى في الأحد الأول من أكتوبر المقبل") == [("الأحد الأول من أكتوبر المقبل", "2021-10-03")]
    assert values("تقام في الجمعة الأولى من يونيو 2022") == [("الجمعة الأولى من يونيو 2022", "2022-06-03")]
    assert values("جرت الاثنين الثاني من أغسطس 2021") == [("الاثنين الثاني من أغسطس 2021", "2021-08-02")]
    surface = "الثلاثاء الموافق الثالث من أغسطس 2022"
    assert values(f"تعقد الجلسة {surface}") == [(surface, "2022-08-03")]


def test_a_day_that_no_year_has_stops_nothing(values) -> None:
    for text in (
        "يلتقي الفريقان في 31 أبريل المقبل.",
        "يصل الوفد يوم 31 شوال الجاري، ثم يغادر في 12 ديسمبر 2021.",
    ):
        values(text)
    assert ("12 ديسمبر 2021", "2021-12-12") in values("تبدأ في 31 شوال وتنتهي في 12 ديسمبر 2021.")


def test_for_the_sake_of_is_no_postponement(values) -> None:
    assert values("تظاهر السائقون من أجل خفض الضرائب الخميس")[0][1] == "2021-08-26"
    assert values("أجل المجلس الجلسة إلى الخميس")[0][1] == "2021-09-02"


def test_first_person_future_points_ahead(values) -> None:
    assert values("قال اللاعب: سأعلن قراري الجمعة")[0][1] == "2021-09-03"
    assert values("سألت الوزير الجمعة")[0][1] == "2021-08-27"
    assert values("سافر الجمعة")[0][1] == "2021-08-27"


def test_had_done_on_the_weekday_of_publication_is_the_week_before(values) -> None:
    assert values("وكان الوزير قد أعلن الثلاثاء القرار")[0][1] == "2021-08-24"
    assert values("أعلن الوزير الثلاثاء القرار")[0][1] == "2021-08-31"


def test_a_weekday_and_its_hijri_date_are_two_rows(read) -> None:
    weekday, hijri = read("فقد محفظته يوم الخميس الموافق 12 شعبان", "2021-09-15")
    assert (weekday.surface, weekday.timex, weekday.calendar) == ("يوم الخميس", "2021-03-25", "gregorian")
    assert (hijri.surface, hijri.timex, hijri.calendar) == ("12 شعبان", "2021-03-25", "hijri")


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("12 كانون 2 2022", "2022-01-12"),
        ("20 تشرين 1 2021", "2021-10-20"),
        ("12 ك2 2022", "2022-01-12"),
        ("4 اب/اغسطس 2020", "2020-08-04"),
        ("20 اب 2021", "2021-08-20"),
        ("27 حزيران (يونيو) 2015", "2015-06-27"),
        ("ال25 من الشهر الجاري", "2021-08-25"),
        ("يومه الثلاثاء", "2021-08-31"),
    ],
)
def test_spellings_of_days_and_months(values, text: str, timex: str) -> None:
    assert values(f"جرى ذلك في {text} في المدينة.") == [(text, timex)]


@pytest.mark.parametrize("text", ["باب 2021", "أب 2021", "كتاب 2021 صفحة"])
def test_a_father_or_a_door_is_no_august(values, text: str) -> None:
    assert all(value == "2021" for _, value in values(f"في {text}"))


def test_a_day_since_a_weekday_is_that_day(values) -> None:
    assert values("تتواصل الأشغال منذ يوم الاثنين") == [("يوم الاثنين", "2021-08-30")]


@pytest.mark.parametrize(
    ("text", "unresolved"),
    [
        ("قال الثلاثاء", ["XXXX-WXX-2"]),
        ("قال أمس", ["XXXX-XX-XX"]),
        ("في 12 مايو المقبل", ["XXXX-05-12"]),
        ("مساء السبت", ["XXXX-WXX-6TEV"]),
        ("الأسبوع الماضي", ["XXXX-WXX"]),
        ("صيف العام الماضي", ["XXXX-SU"]),
        ("تأسس عام 1990 وحل في العام نفسه", ["1990", "XXXX"]),
        ("يومي الأحد والثلاثاء", ["XXXX-WXX-7", "XXXX-WXX-2"]),
        ("في 12 مايو 2015", ["2015-05-12"]),
    ],
)
def test_what_the_words_alone_say(read, text: str, unresolved: list[str]) -> None:
    assert [expression.timex_unresolved for expression in read(text)] == unresolved
    assert [expression.timex for expression in read(text, None)][:1] == unresolved[:1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("في أول أيام العيد", [("أول أيام العيد", "2021-07-20")]),
        ("ثاني أيام شهر رمضان الماضي", [("ثاني أيام شهر رمضان الماضي", "2021-04-14")]),
        ("على مدار الشهر الفضيل", [("الشهر الفضيل", "2021-04-13/2021-05-12")]),
        ("العشر الأواخر", [("العشر الأواخر", "2021-05-03/2021-05-12")]),
        ("الخامس من نفس الشهر", [("الخامس من نفس الشهر", "2021-08-05")]),
        ("انتخب (2004 و2009 و2014)", [("2004", "2004"), ("2009", "2009"), ("2014", "2014")]),
        ("1948 - اعتقال القادة", [("1948", "1948")]),
        ("رئيس نيسان السابق", []),
        ("13.47 عام 2014", [("عام 2014", "2014")]),
    ],
)
def test_feasts_and_lists(values, text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected
