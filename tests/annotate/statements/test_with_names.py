"""Statements and names together, as the pipeline reads them: what is found as a name decides who speaks."""

from datetime import date
from typing import Any

import pytest

from etl.annotate.pipeline import default_pipeline
from etl.clean import restore

Row = tuple[str | None, str | None, str]


def rows(text: str) -> list[Row]:
    """Of each statement the speaker's phrase, his name and the content."""
    fields: dict[str, Any] = {"source": "x", "identity": "1", "address": "x", "position": 1, "title": ""}
    article = restore(**fields, body=text, published_on=date(2021, 9, 15))
    (found,), _ = default_pipeline().annotate([article])
    return [
        (
            None if each.speaker_start is None else text[each.speaker_start : each.speaker_end],
            each.speaker_name,
            text[each.content_start : each.content_end],
        )
        for each in found.statements
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال المدير الجهوي للألبان، كريم العتيبي، إن الإنتاج زاد. وأضاف أن الأسعار استقرت.", "كريم العتيبي"),
        ('رحب سفير جمهورية مالطا، "بيتر غاتو"، بالقرار. وأكد أن بلاده ستساعد.', "بيتر غاتو"),
        (
            "أعرب السفير المغربي كريم العتيبي عن شكره. وأكد الدبلوماسي المغربي أن القرار صائب. وأضاف أنه سيعود.",
            "كريم العتيبي",
        ),
        (
            "قال الوزير حسن الطرابلسي إن الموسم ناجح. كما حث إسبانيا على فتح المعبر، مضيفا أن الوقت مناسب.",
            "حسن الطرابلسي",
        ),
        (
            "قال الوزير سامي الحربي إن الخطة جاهزة. وبين، عقب زيارة للمصانع المتوقفة على الطريق، أن العمل بدأ. "
            "وقال إنه راض.",
            "سامي الحربي",
        ),
        ("وأضاف الحربي أن الميزانية كافية وأن العمل سيتسارع مبينا أن الافتتاح قريب.", "الحربي"),
        (
            "قال مدير المشتل، عماد الزواري، إن الشتلات وزعت. وأردف أن الطلب كبير مشيرا إلى نقص الماء.",
            "عماد الزواري",
        ),
    ],
)
def test_who_spoke_goes_on_speaking(text: str, name: str) -> None:
    read = rows(text)
    assert len(read) > 1
    assert [each[1] for each in read] == [name] * len(read)
    assert [each[0] for each in read[2:]] == [None] * len(read[2:])


@pytest.mark.parametrize(
    ("text", "name", "content"),
    [
        ("وقال الأمير فيصل بن خالد إن المشروع سيكتمل.", "فيصل بن خالد", "إن المشروع سيكتمل"),
        ("وأكد بن سالم أن القرار نهائي.", "بن سالم", "أن القرار نهائي"),
        ("وأوضح بن يوسف إن الطلب كبير.", "بن يوسف", "إن الطلب كبير"),
    ],
)
def test_a_clause_is_not_part_of_a_name_with_bn(text: str, name: str, content: str) -> None:
    assert [(each[1], each[2]) for each in rows(text)] == [(name, content)]


@pytest.mark.parametrize(
    ("text", "speaker", "name"),
    [
        (
            "بيعت اللوحة، وفق ما ذكرت لاحقا الناطقة باسم المتحف سلمى العتيبي.",
            "الناطقة باسم المتحف سلمى العتيبي",
            "سلمى العتيبي",
        ),
        ("أغلق الممر، بحسب ما أفاد أمس حارس المرفأ نبيل الشابي.", "حارس المرفأ نبيل الشابي", "نبيل الشابي"),
        (
            "انتخب كريم العتيبي رئيسا للمجلس الأعلى للآثار. وأعلن المجلس الأعلى للآثار أن الدورة تبدأ غدا.",
            "المجلس الأعلى للآثار",
            "المجلس الأعلى للآثار",
        ),
        ("وأوضح المتحدث باسم الوزارة أن الموعد تأجل.", "المتحدث باسم الوزارة", "ANON"),
        ("ونفى المتحدث باسم الرئاسة أن يكون الرئيس مريضا.", "المتحدث باسم الرئاسة", "ANON"),
    ],
)
def test_the_speakers_phrase_is_whole(text: str, speaker: str, name: str) -> None:
    assert [(each[0], each[1]) for each in rows(text)] == [(speaker, name)]


def test_quotations_of_one_speaker_may_stand_lines_below_their_verbs() -> None:
    text = 'قال وزير الصحة فراس الحلبي:\n«سنواصل العمل».\nوأضاف:\n"لن نتوقف".'
    assert rows(text) == [
        ("وزير الصحة فراس الحلبي", "فراس الحلبي", "سنواصل العمل"),
        (None, "فراس الحلبي", "لن نتوقف"),
    ]
    text = 'وقال الناطق العسكري يحيى الصالح:\n\n"القوات تقدمت شمالا".\n'
    assert rows(text) == [("الناطق العسكري يحيى الصالح", "يحيى الصالح", "القوات تقدمت شمالا")]


def test_a_headline_linked_to_below_is_its_own_speakers() -> None:
    read = rows("أعلن الوزير تأجيل الموعد.\nاقرأ أيضا: وزير المالية: لا زيادة في الأسعار")
    assert [each[2] for each in read] == ["تأجيل الموعد"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("حسب مصادر صحيفة «لانويفا»، فقد أغلق الملف. وأوضحت الصحيفة عينها أن القرار نهائي.", "لانويفا"),
        (
            "أكد وزير الشؤون الخارجية صبري حمدون أن الحل قريب. وقال رئيس الدبلوماسية إن الحوار ضروري.",
            "صبري حمدون",
        ),
        (
            "قالت دلال الحمداني إن البطولة نجحت. وحضر الدكتور ناصر الحمداني الحفل. وأوضح الحمداني أن العدد كبير.",
            "ناصر الحمداني",
        ),
        (
            "قال الفنان سليم عامر إن الأغنية جاهزة. وأكد المغني المغربي أنه يستعد للسفر. "
            "والأغنية من كلمات الكاتب محمد المغربي.",
            "سليم عامر",
        ),
        ("سئل سليم الحمداني عن عمله مع الفنانة اللبنانية يارا فقال الأخير إن العمل جميل.", "سليم الحمداني"),
    ],
)
def test_a_description_or_a_family_name_means_somebody_of_the_article(text: str, name: str) -> None:
    assert rows(text)[-1][1] == name


@pytest.mark.parametrize(
    "text",
    [
        "حير العلماء هذا الاكتشاف، الذي يُعتقد أنه قديم.",
        "وذُكر الأمر لأول مرة بواسطة مستخدم في موقع.",
        "وقال مسؤول إن القرار نافذ. كذلك، سيُطلب الالتزام بالقانون.",
    ],
)
def test_a_vowel_sign_of_the_body_tells_a_passive(text: str) -> None:
    assert [content for *_, content in rows(text) if content != "إن القرار نافذ"] == []


def test_a_passive_that_names_its_source_attributes() -> None:
    assert rows("نُقل عن مصدر أمني أن الوضع هادئ.") == [("مصدر أمني", "ANON", "أن الوضع هادئ")]


@pytest.mark.parametrize(
    ("text", "speaker", "name"),
    [
        (
            "أعلن نائب رئيس الوزراء، ووزير الخارجية الإثيوبي، كريم العتيبي، استقالته من منصبه.",
            "نائب رئيس الوزراء، ووزير الخارجية الإثيوبي، كريم العتيبي",
            "كريم العتيبي",
        ),
        (
            "وقال رئيس الجمعية الفلكية بجدة المهندس كريم العتيبي، إنه في يوم غد تطول الأيام.",
            "رئيس الجمعية الفلكية بجدة المهندس كريم العتيبي",
            "كريم العتيبي",
        ),
        (
            "وأكد مدير عام الهيئة د. كريم العتيبي بأن العمل بدأ.",
            "مدير عام الهيئة د. كريم العتيبي",
            "كريم العتيبي",
        ),
        (
            "وقال كريم العتيبي، الرئيس التنفيذي للعمليات في الفجر: «من المتوقع أن يسهم المعيار في التحسين».",
            "كريم العتيبي، الرئيس التنفيذي للعمليات في الفجر",
            "كريم العتيبي",
        ),
        ("دبي: حسن الطرابلسي كشف الدكتور كريم العتيبي عن عقار جديد.", "الدكتور كريم العتيبي", "كريم العتيبي"),
        (
            'أوضح الموقع الرسمي لـ"المكتبة الوطنية للعلوم" أن النبات مفيد.',
            'الموقع الرسمي لـ"المكتبة الوطنية للعلوم"',
            "المكتبة الوطنية للعلوم",
        ),
        (
            "وأوعز الرئيس الصربي للجيش الصربي، أمس الجمعة، باتخاذ أقصى درجات الاستعداد.",
            "الرئيس الصربي",
            "الرئيس الصربي",
        ),
    ],
)
def test_how_far_a_title_with_its_name_goes(text, speaker, name):
    assert rows(text)[0][:2] == (speaker, name)


def test_two_offices_that_have_been_named_speak_together():
    text = (
        "أجرى أمير دولة الشمال كريم العتيبي مباحثات مع رئيس الوزراء حسن الطرابلسي. "
        "وأكد أمير دولة الشمال ورئيس الوزراء أيضا على ضرورة التنسيق."
    )
    assert rows(text)[-1][:2] == ("أمير دولة الشمال ورئيس الوزراء", "كريم العتيبي وحسن الطرابلسي")


def test_an_attribution_takes_in_who_its_source_is():
    text = "وبحسب كريم العتيبي، رئيس هيئة السكك الحديدية، فإنه يجري الكشف الطبي."
    assert rows(text) == [("كريم العتيبي، رئيس هيئة السكك الحديدية", "كريم العتيبي", "فإنه يجري الكشف الطبي")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقالت المغنية إيناس بالحاج إن «الفنان يحتاج إلى مسرح».", "إيناس بالحاج"),
        ("أما الناشر المصري حسام عبد الباقي فشكا من ارتفاع الكلفة.", "حسام عبد الباقي"),
        ("وأوضح مقرر الوساطة الدكتور سامي حداد في تصريحات صحفية أن الاتفاق قريب.", "سامي حداد"),
    ],
)
def test_a_name_ends_before_what_is_said(text, name):
    assert [named for _, named, _ in rows(text)] == [name]
