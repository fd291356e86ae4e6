"""Copies and parts of one article, however trimmed, framed or late."""

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


def test_what_has_the_text_among_others_is_no_copy_of_it(text):
    others = (
        "وفي الجلسة نفسها أقر المجلس البلدي خطة لتوسعة ثلاث حدائق وشق طريق يصل الميناء بالمنطقة الصناعية. "
        * 3
    )
    for title in ("أخبار متفرقة من المحافظات", "من الولايات", None):
        roundup = text(others + BRIDGE + " " + others, title, source=2)
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


def test_what_an_outlet_prints_again_is_a_copy(text):
    assert compare(text(), text(BRIDGE + " وتستمر الأمطار حتى مساء الغد.")).kind == "copy"


def test_what_an_outlet_prints_again_under_another_headline_is_a_copy(text):
    assert compare(text(), text(BRIDGE, "43 راكبا ينجون من كارثة محققة")).kind == "copy"


def test_the_very_same_text_is_a_copy_however_often_an_outlet_prints_it(text):
    later = date(2025, 3, 14)
    assert compare(text(), text(day=later)).kind == "copy"
    assert compare(text(), text(BRIDGE.replace("43 راكبا", "51 راكبا"), day=later)) is None


BACKGROUND = " ".join(f"{sentence}." for sentence in SENTENCES)


def test_an_outlets_follow_up_is_no_part_of_what_it_told_before(text):
    later = (
        "قرر مجلس الوزراء تشكيل لجنة برئاسة القاضية منى الحراصي تحقق في عقود الصيانة التي أبرمتها الهيئة "
        "مع شركة مقاولات خاصة، وتقدم تقريرها خلال تسعين يوما. وطالب نواب بإقالة المدير التنفيذي ونشر المحاضر. "
        "وقالت الحراصي إنها ستستدعي مهندسين ومحاسبين وشهودا، وإن الجلسات ستكون علنية. "
    )
    assert compare(text(), text(later + BACKGROUND, "لجنة تحقق في سقوط جسر السكة الحديد في الرستاق")) is None


def test_a_copy_that_lost_its_beginning_and_its_headline_is_found(text):
    long = [
        *SENTENCES,
        "وروى السائق حمد الشكيلي أنه رأى الماء يعلو القضبان فكبح القطار وأنزل الركاب من العربات الخلفية",
        "ونصبت الفرق خياما في مدرسة قريبة، ووزعت جمعية إحسان بطانيات ووجبات على العائلات",
        "وكانت نشرة بحرية قد حذرت فجرا من أودية جارفة في الحجر الغربي والظاهرة",
        "ويرى الجيولوجي زاهر المعولي أن مجرى الوادي انحرف منذ إعصار سابق نحو الدعامة الشرقية",
        "ووعدت الوزارة بنشر نتائج الفحص في موقعها قبل منتصف الشهر",
    ]
    kept = ". ".join(long[at] for at in (5, 7, 9, 1, 3))
    assert compare(text(". ".join(long)), text(kept, "ماذا بعد؟", source=2)).kind == "part"
