"""Listed names that the tagger does not mark: taken where the words around bear them out, as what those words say."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "وطالب سكان المدينة بإصلاح الطرق قبل الشتاء.",  # the newspaper and the Iraqi town are called so, too
        "ورفض أهالي المدينة مغادرة بيوتهم.",
        "وأشاد في معرض حديثه بما تحقق.",  # حديثة
        "وتناول الكاتب كرم الرجل وأخلاقه، وعرف بكرمه بين الناس.",  # كرمة
    ],
)
def test_ordinary_words_are_no_places(read, text):
    assert read(text).names == []


def test_a_place_word_says_that_a_name_is_the_place(read):
    """الخبر and المدينة are newspapers, too."""
    assert ("الخبر", "LOC") in read("وعد مدير المرور في محافظة الخبر بحل قريب.").names
    assert ("المدينة", "ORG") in read("وقالت صحيفة «المدينة» إن القرار صدر أمس.").names


def test_two_seas_are_not_the_country(read):
    assert read("تربط القناة بين البحرين المتوسط والأحمر.").names == []
    assert ("البحرين", "LOC") in read("وقع وزير الخارجية الاتفاق في البحرين أمس.").names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ودانت الخارجية الفلسطينية القصف.", ("الخارجية الفلسطينية", "ORG")),
        ("وجاء في بيان للسفارة الصينية ذلك.", ("لسفارة الصينية", "ORG")),
        ("ونفت المخابرات العسكرية السودانية الخبر.", ("المخابرات العسكرية السودانية", "ORG")),
        ("وأنقذ خفر السواحل الإيطالي المركب.", ("خفر السواحل الإيطالي", "ORG")),
    ],
)
def test_a_nationality_makes_a_service_a_name(read, text, expected):
    assert expected in read(text).names


def test_a_minister_is_no_ministry(read):
    assert read("وصل وزير الخارجية المصري إلى المطار.").names == []


def test_a_listed_body_is_named_without_what_announces_it(read):
    assert read("وتحاصر جماعة الحوثي القرية منذ شهر.").names == [("الحوثي", "ORG")]
    assert ("القاعدة", "ORG") in read("وتبنى تنظيم القاعدة التفجير.").names


def test_a_nationality_in_a_clubs_official_name_stays(read):
    assert ("الترجي الرياضي التونسي", "ORG") in read("وفاز الترجي الرياضي التونسي بالكأس.").names
    assert ("ريال مدريد", "ORG") in read("وتعادل ريال مدريد الإسباني مع ضيفه.").names


def test_companies_are_known_in_latin_letters(read):
    reading = read("وسحبت Nokia هواتفها، وتبعتها Toshiba بعد يوم.")
    assert reading.names == [("Nokia", "ORG"), ("Toshiba", "ORG")]
    assert reading.of("Nokia").name_ar == "نوكيا"


def test_hashtags_are_read_as_words(read):
    reading = read(
        "وغرد الوزير أن #وزارة_الصحة ستفتح مراكز في #أبو_ظبي، وقال #محمد_الزهراني إن الموعد سيحدد."
    )
    assert reading.names == [("وزارة_الصحة", "ORG"), ("أبو_ظبي", "LOC"), ("محمد_الزهراني", "PERSON")]
    assert reading.of("محمد_الزهراني").name_ar == "محمد الزهراني"
    assert reading.of("أبو_ظبي").country == "AE"


def test_a_company_in_an_address_is_not_named(read):
    assert read("والرابط هو https://us.zoom.example/join للراغبين.").names == []


@pytest.mark.parametrize("text", ["وانتقد سماح الإدارة بالتصوير.", "وانتقد رجاء الأهالي وقف القصف."])
def test_an_act_with_its_agent_is_no_person(read, text):
    assert read(text).names == []
