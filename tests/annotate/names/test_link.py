"""Which real-world being a name means: countries of cities, and one name of two cities told by context."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("وقع انفجار في مدينة الموصل أمس.", "الموصل", "IQ"),
        ("زار الوفد مدينة الإسكندرية أمس.", "الإسكندرية", "EG"),
        ("وصل الوفد إلى مدينة فرانكفورت أمس.", "فرانكفورت", "DE"),
        ("تظاهر المئات في محافظات قفصة وجندوبة أمس.", "جندوبة", "TN"),
    ],
)
def test_a_city_lies_in_its_country(read, text, place, country):
    assert read(text).of(place).country == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("قالت الحكومة الليبية إن الهدوء عاد إلى طرابلس، فيما دعت ليبيا إلى الحوار.", "LY"),
        ("قال الجيش اللبناني إن الهدوء عاد إلى طرابلس، فيما دعا لبنان إلى الحوار. وتابع لبنان الوضع.", "LB"),
    ],
)
def test_tripoli_is_told_by_the_countries_around_it(read, text, country):
    assert read(text).of("طرابلس").country == country


def test_a_place_named_after_a_city_lies_in_its_country(read):
    assert read("أقلعت الطائرة من مطار أسيوط صباحا.").of("مطار أسيوط").country == "EG"


def test_a_name_of_no_list_is_an_entity_of_its_own(read):
    entity = read("قال الدكتور زكريا الطنبداوي إن النتائج جيدة.").of("زكريا الطنبداوي")
    assert not entity.linked and entity.lexicon_id is None


def test_a_person_behind_a_title_is_no_country(read):
    names = read("نقل الدكتور السويد تعازي الوزارة.").names
    assert ("السويد", "LOC") not in names


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("أعلنت الحكومة العراقية حالة الطوارئ. ووصلت الفرق إلى قرية الزعبوطية مساء أمس.", "IQ"),
        ("زار الوزير المصري تونس. ثم توجه إلى قرية الزعبوطية مساء أمس.", None),  # either may be meant
        ("ووصلت الفرق إلى قرية الزعبوطية مساء أمس.", None),
    ],
)
def test_an_unlisted_place_lies_in_the_country_the_article_is_about(read, text, country):
    assert read(text).of("الزعبوطية").country == country


@pytest.mark.parametrize(
    ("text", "body", "lexicon_id"),
    [
        # Said of no country, and of another one than the only bearer that a list may have.
        ("قال الناطق باسم الحزب الجمهوري إن المجلس سيجتمع غدا.", "الحزب الجمهوري", None),
        ("رفض البرلمان المصري القانون. وقال الحزب الجمهوري إن مصر تحتاج إليه.", "الحزب الجمهوري", None),
        ("أقر الكونغرس الأميركي القانون. وقال الحزب الجمهوري إنه يدعمه.", "الحزب الجمهوري", "org:gop"),
        ("قال الحزب الجمهوري إن تونس تحتاج إلى حوار.", "الحزب الجمهوري", "org:tn-republican-party"),
        ("عقدت حكومة الوحدة الوطنية اجتماعها في طرابلس بليبيا.", "حكومة الوحدة الوطنية", "org:libya-gnu"),
        ("قالت صحيفة الشروق إن الأسعار ارتفعت.", "الشروق", None),
        ("قالت صحيفة الشروق إن الأسعار ارتفعت في الجزائر.", "الشروق", "media:echorouk"),
        ("قالت صحيفة الشروق إن الأسعار ارتفعت في مصر.", "الشروق", "media:al-shorouk-egypt"),
        ("قالت صحيفة الشروق إن مصر والجزائر اتفقتا.", "الشروق", None),  # either may be meant
    ],
)
def test_a_body_by_a_name_of_several_is_the_one_of_the_country_spoken_of(read, text, body, lexicon_id):
    assert read(text).of(body).lexicon_id == lexicon_id


def test_an_outlet_by_a_short_name_is_cited_abroad(read):
    assert read("أفاد مراسل الأناضول بأن الأمطار هطلت.").of("الأناضول").lexicon_id == "media:anadolu"


@pytest.mark.parametrize(
    ("text", "lexicon_id"),
    [
        ("أعلن رئيس الكاف تنظيم كأس أمم إفريقيا لكرة القدم، وفاز المنتخب بالمباراة.", "org:caf"),
        ("فاز المنتخب بالمباراة. وقال اللاعب إنه ولد في مدينة الكاف بتونس.", "geonames:2473634"),
    ],
)
def test_a_federation_in_sport_is_no_town(read, text, lexicon_id):
    assert read(text).of("الكاف").lexicon_id == lexicon_id


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("أغارت طائرة على بلدة تول بقضاء النبطية جنوبي لبنان. ودعا الرئيس فرنسا إلى التحرك.", "تول", "LB"),
        ("أصيب أربعة في هجوم على قرية بورين جنوب نابلس.", "بورين", "PS"),
        ("اعتصم العمال أمام مقر الوزارة في العبدلي بالعاصمة الأردنية عمان.", "العبدلي", "JO"),
        ("اندلع حريق في شارع السودان بالقاهرة.", "شارع السودان", "EG"),
    ],
)
def test_a_small_place_lies_where_the_text_says(read, text, place, country):
    assert read(text).of(place).country == country


def test_a_platform_says_nothing_of_where_an_article_is(read):
    text = "وقع الحادث بشارع النيل، ونشرت الضحية مقطعا عبر فيسبوك. وتداول كثيرون المقطع على فيسبوك."
    assert read(text).of("شارع النيل").country != "US"
