"""Words in marks or after a colon."""

import pytest


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وقال الوزير: «المشروع سيفتتح غدا».", "المشروع سيفتتح غدا"),
        ('وقال الوزير: "المشروع سيفتتح غدا".', "المشروع سيفتتح غدا"),
        ("وقال الوزير “المشروع كله سيفتتح غدا”.", "المشروع كله سيفتتح غدا"),
        ("وقالت الوزيرة: لن نرفع الرسوم هذا العام.", "لن نرفع الرسوم هذا العام"),
        ("وأكد الوزير أن «المشروع كله سيفتتح غدا».", "المشروع كله سيفتتح غدا"),
        ("وتابع الوزير قائلا: «لن نتراجع عن القرار».", "لن نتراجع عن القرار"),
        ("«لن نتراجع عن حقنا أبدا»، يقول الوزير.", "لن نتراجع عن حقنا أبدا"),
    ],
)
def test_the_content_lies_inside_the_marks(read, text, words):
    reading = read(text)
    assert reading.only().kind == "direct"
    assert reading.content() == words


def test_a_circumstance_may_stand_before_the_words(read):
    reading = read("وقالت منى شوقي وهي تحمل صورة ابنها «لن أغادر هذا البيت أبدا».", "منى شوقي")
    assert reading.only().kind == "direct"
    assert reading.content() == "لن أغادر هذا البيت أبدا"


def test_a_family_name_in_marks_is_the_speaker_and_no_quotation(read):
    reading = read('وأوضح "العتيبي" أن البلدية أغلقت المطعم.', "العتيبي")
    assert (reading.only().kind, reading.only().speaker_name) == ("indirect", "العتيبي")


def test_a_time_of_day_is_no_colon_of_speech(read):
    assert read("وقال الوزير في الساعة 12:30 إن الجلسة بدأت.").content() == "إن الجلسة بدأت"


def test_what_stands_in_marks_does_not_go_on_behind_them(read):
    reading = read("وقال النائب: «طالب زملائي بوقف العمل بالقانون» قبل أن يغادر القاعة.")
    assert all("يغادر" not in reading.content(at) for at in range(len(reading.statements)))


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            '"الأسعار سترتفع"، أكد الخبير الاقتصادي وليد المنصوري.',
            "الخبير الاقتصادي وليد المنصوري",
            "الأسعار سترتفع",
        ),
        (
            "«الوضع تحت السيطرة»، بهذه العبارة لخص مدير المستشفى خالد النجار ما جرى.",
            "مدير المستشفى خالد النجار",
            "الوضع تحت السيطرة",
        ),
        (
            "«انتهى وقت الانتظار»، بهذه الكلمات علق المدير خالد النجار على القرار.",
            "المدير خالد النجار",
            "انتهى وقت الانتظار",
        ),
        (
            "«هنا نوفر عشرين جنيها»، يقول خالد النجار، موظف وأب لثلاثة أبناء، قرب الصندوق.",
            "خالد النجار",
            "هنا نوفر عشرين جنيها",
        ),
        (
            "«لم نسمع ردا» — يقول خالد النجار، وهو موظف سابق.",
            "خالد النجار",
            "لم نسمع ردا",
        ),
        ('"الأسعار سترتفع" - قال وليد المنصوري، رئيس النقابة.', "وليد المنصوري", "الأسعار سترتفع"),
        ("«الأسعار سترتفع».. قال الخبير وليد المنصوري.", "الخبير وليد المنصوري", "الأسعار سترتفع"),
        ("«الأسعار سترتفع»… يقول وليد المنصوري.", "وليد المنصوري", "الأسعار سترتفع"),
    ],
)
def test_a_quotation_before_its_verb(read, text, speaker, words):
    reading = read(text, "وليد المنصوري", "خالد النجار")
    assert reading.only().kind == "direct"
    assert (reading.speaker(), reading.content()) == (speaker, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ودعا العتيبي الناخبين إلى «أن يكونوا أوفياء لمدينتهم».", "أن يكونوا أوفياء لمدينتهم"),
        ("وقال العتيبي إنه «قبل بالنتائج رغم ما شابها» وفق اعتقاده.", "قبل بالنتائج رغم ما شابها"),
        ("واعتبر العتيبي أن «ما حدث خطأ لا يغتفر» في إشارة إلى الحريق.", "ما حدث خطأ لا يغتفر"),
    ],
)
def test_a_clause_all_in_marks_is_direct(read, text, words):
    reading = read(text)
    assert (reading.only().kind, reading.content()) == ("direct", words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وكشف العتيبي عن «تشكيل ثماني لجان لتنظيم المعرض».", "عن «تشكيل ثماني لجان لتنظيم المعرض»"),
        ("أدان العتيبي «اختطاف الموظفين من مقر عملهم».", "اختطاف الموظفين من مقر عملهم"),
    ],
)
def test_a_noun_phrase_in_marks_is_nominal(read, text, words):
    reading = read(text)
    assert (reading.only().kind, reading.content()) == ("nominal", words)
