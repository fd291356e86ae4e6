"""Places: found though their towns are small, told from words and from their namesakes, left out of events' names."""

from __future__ import annotations

import pytest


def places(reading):
    return [
        (reading.text[m.start : m.end], reading.entities[m.entity].country)
        for m in reading.found.mentions
        if m.type == "LOC"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت الوزارة عن خطط جديدة لبناء مدارس جديدة في قرى جديدة.",
        "ووعد الوزير ببناء مدن جديدة ومناطق جديدة للصناعة.",
        "في مشهد إنساني، وفي مشهد درامي، بكى الحضور.",
        "وفي مشهد مؤثر عانق الأسير والدته.",
        "وسافر الوفد في آب وعاد في الخريف.",
        "وهو أب لثلاثة أبناء، وأب الطفل في عمله.",
        "وأصيب بتمزق في الرباط المتصالب الأمامي.",
        "وتبنت الأسرة طفلا كمبوديا وآخر فيتناميا.",
        "واستقبل المركز عاملا نيجيريا.",
        "وهطلت الأمطار على مناطق الشمال والجنوب.",
    ],
)
def test_a_word_spelt_like_a_place_is_none(read, text):
    assert places(read(text)) == []


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("مبادرة تدعمها بريطانيا منذ عام.", "بريطانيا"),
        ("وزارا روسيا مرتين.", "روسيا"),
        ("وهذه أشد أعمال عنف تشهدها ليبيا منذ سنوات.", "ليبيا"),
    ],
)
def test_a_country_behind_an_alef_is_one(read, text, country):
    assert (country, "LOC") in read(text).names


@pytest.mark.parametrize(
    "text",
    [
        "قدم المواطنون طلباتهم عن طريق البوابة الإلكترونية أو عن طريق البريد.",
        "نقلوا الجرحى عن طريق الجو، وتواصلوا عن طريق الهاتف، وهم في طريق العودة إلى ديارهم.",
        "وحصل على التأشيرة عن طريق السفارة.",
        "وهذا سد العجز المائي، وقد أوقفت الشرطة منفذ الهجوم.",
    ],
)
def test_no_road_by_way_of_a_thing(read, text):
    assert places(read(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "وصل الفريق إلى طرابلس اللبنانية قادما من طرابلس الليبية.",
            [("طرابلس", "LB"), ("طرابلس", "LY")],
        ),
        (
            "أصيب خمسة في طرابلس (شمال لبنان) ووصل وفد من طرابلس (ليبيا) إلى صور (الجنوب).",
            [("طرابلس", "LB"), ("لبنان", "LB"), ("طرابلس", "LY"), ("ليبيا", "LY"), ("صور", "LB")],
        ),
        (
            "شهدت المنصورة في عدن احتجاجات، وزار المحافظ المنصورة بمصر.",
            [("المنصورة", "YE"), ("عدن", "YE"), ("المنصورة", "EG"), ("مصر", "EG")],
        ),
        (
            "وانتقل من طرابلس، شمال لبنان، إلى سوسة التونسية.",
            [("طرابلس", "LB"), ("لبنان", "LB"), ("سوسة", "TN")],
        ),
    ],
)
def test_namesakes_are_told_by_what_stands_beside_them(read, text, expected):
    assert places(read(text)) == expected


def test_two_namesakes_are_two_places_and_one_told_tells_the_rest(read):
    reading = read("وصل إلى طرابلس اللبنانية من طرابلس الليبية. وقال إن طرابلس هادئة.")
    first, second, third = [m.entity for m in reading.found.mentions if m.type == "LOC"]
    assert first != second == third


@pytest.mark.parametrize(
    ("text", "country", "towns"),
    [
        (
            "سجلت حالات في عنيزة والمجمعة وشرورة والخفجي والمذنب والبكيرية ورفحاء وطريف وضباء والوجه.",
            "SA",
            "عنيزة المجمعة شرورة الخفجي المذنب البكيرية رفحاء طريف ضباء الوجه",
        ),
        ("وهطلت الأمطار على بيشة ورابغ والليث والقنفذة.", "SA", "بيشة رابغ الليث القنفذة"),
        ("نزح سكان من كادقلي والدلنج والمناقل.", "SD", "كادقلي الدلنج المناقل"),
        ("وشملت الحملة برشيد وتيفلت وتنغير وتاوريرت.", "MA", "برشيد تيفلت تنغير تاوريرت"),
        ("وتوقفت الدروس في بوحجلة وسبيبة والمكنين ومقرين.", "TN", "بوحجلة سبيبة المكنين مقرين"),
    ],
)
def test_towns_are_known(read, text, country, towns):
    assert places(read(text)) == [(town, country) for town in towns.split()]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ويعمل والده في الجوف منذ سنوات.", "الجوف"),
        ("وقع الحادث غرب الباحة بنحو مئة كيلومتر.", "الباحة"),
        ("وعاد إلى عمله في الباحة بعد الإجازة.", "الباحة"),
        ("قتل ثلاثة في إب أمس.", "إب"),
    ],
)
def test_a_region_named_by_a_word_where_a_place_is_due(read, text, place):
    assert (place, "LOC") in read(text).names


@pytest.mark.parametrize(
    "text",
    [
        "وفاز الفيلم بجائزة في مهرجان كان السينمائي.",
        "وتأهل الفريق إلى نصف نهائي دوري أبطال آسيا.",
        "وأحرز المنتخب كأس إفريقيا.",
        "وانسحبت من اتفاقية باريس للمناخ.",
        "وغنى ضمن فعاليات موسم الرياض.",
    ],
)
def test_a_place_in_an_events_name_is_not_marked(read, text):
    assert places(read(text)) == []


def test_a_list_of_places_goes_on_over_commas(read):
    reading = read("وتهم النشرة أقاليم سطات، برشيد، الجديدة، آسفي، سيدي بنور.")
    assert [place for place, _ in places(reading)] == ["سطات", "برشيد", "الجديدة", "آسفي", "سيدي بنور"]


@pytest.mark.parametrize("place", ["دولة قطر", "دولة فلسطين", "دولة الإمارات"])
def test_the_word_for_a_state_is_in_its_name(read, place):
    reading = read(f"ووقع المذكرة سفير {place} أمس.")
    assert (place, "LOC") in reading.names
    assert reading.of(place).lexicon_id.startswith("country:")


def test_the_kind_of_a_place_is_in_a_division_called_by_it(read):
    names = read("وقصفت الطائرات بلدات في ريف دمشق وأخرى في ريف حماة.").names
    assert names == [("ريف دمشق", "LOC"), ("حماة", "LOC")]


def test_a_large_city_is_nobody(read):
    assert ("يريفان", "LOC") in read("وأشارت يريفان إلى أنها لا تتوقع موجة لجوء.").names


@pytest.mark.parametrize(
    "place", ["أوكلاهوما", "هلمند", "كوبيانسك", "ساكسونيا السفلى", "إستريمادورا", "اللوكوس"]
)
def test_divisions_abroad_are_known(read, place):
    assert (place, "LOC") in read(f"وقع الحادث في {place} مساء أمس.").names


def test_towns_in_a_row_are_told_by_the_others(read):
    found = read("وتهطل الأمطار على الرياض والخرج والدرعية والزلفي والمجمعة وجدة.").names
    assert {"الزلفي", "المجمعة"} <= {surface for surface, type_ in found if type_ == "LOC"}


def test_a_town_of_two_words_holds_a_persons_name(read):
    assert ("منزل عبد الرحمان", "LOC") in read("وصل الوفد إلى منزل عبد الرحمان أمس.").names


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        # Of a name that also means something else: abroad, unless the article says so.
        ("قالت الشرطة السعودية في مكة المكرمة إن الحريق شب في حي العزيزية بالسعودية.", "العزيزية", "SA"),
        ("قالت الشرطة الليبية إن الحريق شب في ليبيا بمدينة العزيزية.", "العزيزية", "LY"),
        ("انعقد المؤتمر في مدينة زعبوطة السويسرية أمس.", "زعبوطة", "CH"),
        ("وصل إلى العاصمة المالطية فاليتا أمس.", "فاليتا", "MT"),
        ("قال الحرس الثوري إن الصواريخ انطلقت من إيران في محافظة كردستان.", "كردستان", "IR"),
    ],
)
def test_a_place_lies_in_the_country_spoken_of(read, text, place, country):
    assert read(text).of(place).country == country


def test_a_nationality_behind_a_body_is_no_country(read):
    names = read("خرج الطلاب في جامعة نجران السعودية أمس.").names
    assert ("السعودية", "LOC") not in names


def test_germans_and_albanians_are_nationalities(read):
    names = read("قالت الشرطة الألمانية إن الجيش الألباني وصل.").names
    assert names == [("الشرطة الألمانية", "ORG"), ("الجيش الألباني", "ORG")]
