"""What a verb takes: an addressee, an object, a clause behind adjuncts and insertions."""

import pytest


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("دعا المحافظ سامي الحربي الأهالي للمشاركة في الحملة.", "المحافظ سامي الحربي", "للمشاركة في الحملة"),
        ("طالب النائب سامي الحربي الحكومة بفتح الطريق.", "النائب سامي الحربي", "بفتح الطريق"),
        ("حث المجلس الدول الأعضاء على التعاون.", "المجلس", "على التعاون"),
        ("ناشد الأهالي الحكومة التدخل لإنقاذ القرية.", "الأهالي", "التدخل لإنقاذ القرية"),
        ("وحثت جميع السكان على المشاركة.", None, "على المشاركة"),
    ],
)
def test_whom_it_addresses(read, text, speaker, content):
    reading = read("قالت الوزيرة إن اللقاء مثمر. " + text, "سامي الحربي")
    assert (reading.speaker(1), reading.content(1)) == (speaker, content)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("كشف المدير سالم العتيبي تفاصيل الخطة الجديدة.", "المدير سالم العتيبي", "تفاصيل الخطة الجديدة"),
        ("كشفت الشرطة المحلية هوية منفذ الهجوم.", "الشرطة المحلية", "هوية منفذ الهجوم"),
        (
            "لاحظ أمين المتحف، سالم العتيبي، ارتفاعا طفيفا في عدد الزوار.",
            "أمين المتحف، سالم العتيبي",
            "ارتفاعا طفيفا في عدد الزوار",
        ),
        ('أكد المتحدث سالم العتيبي لـ"المدينة" الحادث.', "المتحدث سالم العتيبي", "الحادث"),
        ("أكد الوزير سالم العتيبي، أهمية الخط الجديد.", "الوزير سالم العتيبي", "أهمية الخط الجديد"),
        (
            "أكد الأمين العام سالم العتيبي في مداخلة اليوم، معارضة حزبه للقانون.",
            "الأمين العام سالم العتيبي",
            "معارضة حزبه للقانون",
        ),
    ],
)
def test_its_object(read, text, speaker, content):
    reading = read(text, "سالم العتيبي")
    assert reading.only().kind == "nominal"
    assert (reading.speaker(), reading.content()) == (speaker, content)


@pytest.mark.parametrize(
    "text",
    [
        "أكد رئيس الحزب سامي الحربي ضيف البرنامج اليوم الخميس 2 مارس ان الاعتذار متأخر.",
        "أكد رئيس الحزب سامي الحربي خلال تقديمه لوسائل الإعلام في ملعب المدينة ان الاعتذار متأخر.",
    ],
)
def test_a_clause_far_behind_the_subject(read, text):
    reading = read(text, "سامي الحربي")
    assert (reading.only().kind, reading.content()) == ("indirect", "ان الاعتذار متأخر")


def test_a_preposition_and_its_pronoun_in_one_word(read):
    reading = read("وتساءلت إحدى المشاركات عما إذا كانت الشركة على علم بالخلل.")
    assert (reading.only().kind, reading.content()) == ("indirect", "عما إذا كانت الشركة على علم بالخلل")


def test_a_participle_may_describe_without_a_comma(read):
    reading = read('نفى الوزير صحة الخبر واصفا ذلك ب"الشائعات المغرضة جدا".')
    assert reading.cue(1) == "واصفا"


def test_what_links_a_sentence_to_the_last_is_no_complement(read):
    reading = read("وترى الوزارة في المقابل، أن السد مهم للري.")
    assert (reading.only().kind, reading.content()) == ("indirect", "أن السد مهم للري")
