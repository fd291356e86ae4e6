"""Words that only look like cues."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "قررت اللجنة تأجيل المباراة، وتفقد المدير الملعب.",
        "يذكر أن المنتخب تأهل إلى الدور الثاني.",
        "ويتوقع أن تبدأ الأعمال غدا.",
        "وتطبق الغرامات وفق برنامج زمني محدد.",
        "وتوزع المساعدات حسب عدد أفراد الأسرة.",
        "الطلاب بين القاعة والمكتبة قبل أن تغلق أبوابها.",
        "واستشهد أربعة جنود بنيران القناصة.",
        "وشارك نادي المدينة بفريق من الناشئين.",
        "ونشرت الصور عبر وسائل التواصل الاجتماعي.",
        "وانتقل لاعب يدعى الزهراني إلى الفريق.",
    ],
)
def test_no_statement(read, text):
    assert read(text).statements == []


def test_a_preposition_spelled_like_a_verb_leaves_the_verb_its_complement(read):
    reading = read("وعبرت جماهير النادي عبر وسائل التواصل عن سخطها.")
    assert (reading.cue(), reading.content()) == ("وعبرت", "عن سخطها")


def test_a_verb_led_in_by_an_adjunct_is_one(read):
    reading = read("على صعيد آخر كشف مصدر أمني عن إحالة الموظفين إلى التحقيق.")
    assert (reading.cue(), reading.content()) == ("كشف", "عن إحالة الموظفين إلى التحقيق")
