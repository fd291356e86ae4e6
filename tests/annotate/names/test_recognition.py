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
