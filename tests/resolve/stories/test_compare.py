"""What two articles are to each other: copies however trimmed, rewrites, and daily templates that are neither."""

from __future__ import annotations

from datetime import date

import pytest

from etl.resolve.stories.compare import compare
from tests.resolve.stories.conftest import BRIDGE, HEADLINE

SENTENCES = BRIDGE.split(". ")
VOCALISED = BRIDGE.replace("جسر", "جِسْر").replace("السكة", "السِّكَّة").replace("إن", "إنّ")

COPIES = {
    "another headline": (BRIDGE, "إجلاء ركاب قطار بعد انهيار جسر في عمان"),
    "paragraphs dropped": (". ".join(SENTENCES[:3]) + ".", HEADLINE),
    "paragraphs reordered": (". ".join([*SENTENCES[2:], *SENTENCES[:2]]), HEADLINE),
    "vowel marks and other hamzas": (VOCALISED.replace("أ", "ا"), HEADLINE),
    "first sentence rewritten": (
        ". ".join(["تسببت أمطار غزيرة في سقوط قسم من الجسر الحديدي بالرستاق", *SENTENCES[1:]]),
        HEADLINE,
    ),
    "a dateline before it": (f"مسقط - العمانية: {BRIDGE}", HEADLINE),
}


@pytest.mark.parametrize("change", COPIES)
def test_a_copy_is_found_whatever_was_done_to_it(text, change):
    body, title = COPIES[change]
    one, other = text(), text(body, title, source=2)
    assert compare(one, other).kind in ("copy", "part")
    assert compare(one, other) == compare(other, one)


def test_another_wording_of_the_same_news_is_a_rewrite(text):
    other = text(
        "أدت السيول التي اجتاحت وادي بني غافر إلى سقوط قسم من جسر قديم للسكة الحديد "
        "بالرستاق. وأوضح سالم الهنائي، مدير الدفاع "
        "المدني، أن رجال الإنقاذ نقلوا 43 من ركاب القطار سالمين، بينما تتفقد هيئة النقل "
        "دعامات الجسر. وتتوقف القطارات بين نزوى "
        "والرستاق لأسبوعين تعوضها خلالهما 18 حافلة.",
        "سقوط قسم من جسر السكة الحديد بالرستاق بفعل السيول",
        source=2,
    )
    found = compare(text(), other)
    assert (found.kind, found.similarity > 0.4) == ("rewrite", True)


def test_other_news_of_the_same_place_is_nothing(text):
    other = text(
        "افتتح والي الرستاق صباح اليوم سوقا جديدة للتمور تضم ستين دكانا ومخزنا مبردا. "
        "وقال الوالي إن السوق ستوفر فرص عمل لأبناء "
        "الولاية، وإن المرحلة الثانية تبدأ الخريف المقبل.",
        "سوق جديدة للتمور في الرستاق",
        source=2,
    )
    assert compare(text(), other) is None


TELEGRAM = (
    "بعث جلالة السلطان برقية تهنئة إلى فخامة الرئيس {} رئيس جمهورية {} بمناسبة ذكرى "
    "استقلال بلاده، عبر فيها عن خالص تهانيه "
    "وأطيب تمنياته لفخامته بموفور الصحة والسعادة، وللشعب {} الصديق باطراد التقدم "
    "والازدهار في ظل قيادته الحكيمة."
)
WEATHER = (
    "تتوقع المديرية العامة للأرصاد الجوية أن تكون السماء غائمة جزئيا على {}، وأن "
    "تبلغ درجات الحرارة العظمى {} درجة والصغرى {} درجة، "
    "وأن تهب رياح شمالية شرقية سرعتها {} كيلومترا في الساعة، والبحر متوسط الموج، "
    "والرؤية جيدة ما عدا وقت الضباب."
)
TEMPLATES = {
    "telegram": (
        TELEGRAM.format("كمال ديالو", "غينيا", "الغيني"),
        TELEGRAM.format("خوسيه مارتينيز", "البيرو", "البيروفي"),
    ),
    "weather": (WEATHER.format("محافظات الباطنة", 34, 21, 25), WEATHER.format("ولايات الداخلية", 29, 17, 40)),
    "prices": (
        "سجل سعر الصرف اليوم في مصرف الرافدين 1310 دنانير للدولار عند الشراء و1320 عند "
        "البيع، وبلغ سعر غرام الذهب عيار 21 نحو 83500 "
        "دينار، وفق نشرة الأسواق المحلية في بغداد.",
        "سجل سعر الصرف اليوم في مصرف الرافدين 1305 دنانير للدولار عند الشراء و1315 عند "
        "البيع، وبلغ سعر غرام الذهب عيار 21 نحو 84100 "
        "دينار، وفق نشرة الأسواق المحلية في بغداد.",
    ),
    "the next of a series": (
        "وصلت إلى مطار عدن الدولي اليوم طائرة الإغاثة الرابعة وعلى متنها عشرة أطنان من "
        "الأدوية قدمها مركز الإغاثة، وكان في استقبالها "
        "وكيل وزارة الصحة وعدد من أعضاء لجنة الإغاثة العليا في المحافظة.",
        "وصلت إلى مطار عدن الدولي اليوم طائرة الإغاثة السادسة وعلى متنها تسعة أطنان من "
        "الأدوية قدمها مركز الإغاثة، وكان في استقبالها "
        "وكيل وزارة الصحة وعدد من أعضاء لجنة الإغاثة العليا في المحافظة.",
    ),
}


@pytest.mark.parametrize("frame", TEMPLATES)
@pytest.mark.parametrize("days", [0, 1])
def test_a_frame_with_other_names_and_numbers_is_no_story(text, frame, days):
    one, other = TEMPLATES[frame]
    assert compare(text(one, frame), text(other, frame, source=2, day=date(2025, 3, 4 + days))) is None


@pytest.mark.parametrize("frame", ["telegram", "weather", "prices"])
def test_the_same_report_in_two_outlets_is_a_copy(text, frame):
    body = TEMPLATES[frame][0]
    assert compare(text(body, frame), text(f"سونا - {body}", "عنوان آخر", source=2)).kind == "copy"


def test_what_has_the_text_among_others_is_no_copy_of_it(text):
    others = (
        "وفي الجلسة نفسها أقر المجلس البلدي خطة لتوسعة ثلاث حدائق وشق طريق يصل الميناء بالمنطقة الصناعية. "
        * 3
    )
    roundup = text(others + BRIDGE + " " + others, "أخبار متفرقة من المحافظات", source=2)
    assert compare(text(), roundup).kind == "topic"


def test_a_copy_long_after_is_another_story(text):
    assert compare(text(), text(source=2, day=date(2025, 3, 18))).kind == "copy"
    assert compare(text(), text(source=2, day=date(2025, 3, 19))) is None
    assert compare(text(), text(source=2, day=None)).kind == "copy"


def test_a_few_words_are_like_nothing(text):
    assert compare(text("صورة من الأرشيف."), text("صورة من الأرشيف.", source=2)) is None


@pytest.mark.parametrize(
    "body", ["", "ـ ـ ـ " * 40, "\u064b" * 50, "a" * 100_000, "١٢٣ " * 30, "كلمة " * 25_000]
)
def test_any_body_can_be_compared(text, body):
    compare(text(body, None), text(source=2))
    compare(text(body, ""), text(body, body[:50], source=2))
