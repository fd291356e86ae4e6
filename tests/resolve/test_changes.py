"""What edits changed: sentences, statements, names and numbers, and what the edit looks like."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import text

from etl.records import Annotations, Entity, Mention, Sentence, Statement, content_key
from etl.report.answers import answer
from etl.report.checks import run_checks
from etl.report.questions import find_question
from etl.resolve import resolve

FIRST = "اندلع حريق في مصنع للنسيج قرب صفاقس."
TOLL = "وقال الناطق باسم الحماية المدنية منير الجلاصي إن الحريق أوقع 12 جريحا."
CAUSE = "ولم تعرف أسباب الحريق بعد."
LATER = "وزار الوالي المصنع مساء."
FACTORY = (FIRST, TOLL, CAUSE)
SPOKESMAN = "منير الجلاصي"
CALLED = {SPOKESMAN: (SPOKESMAN, "الجلاصي"), "الوالي": ("الوالي",)}


def sentences_of(each):
    """An annotator that finds sentences, one speaker and what he says."""
    found = Annotations(each.version_id, "ar", token_count=9)
    start = 0
    for sentence in each.body.split("\n"):
        found.sentences.append(Sentence(start, start + len(sentence)))
        start += len(sentence) + 1
    named = {}
    for full, names in CALLED.items():
        name = next((name for name in names if name in each.body), None)
        if name:
            at = each.body.index(name)
            entity = Entity(content_key("entity", "PERSON", full), "PERSON", full)
            found.entities.append(entity)
            found.mentions.append(Mention(at, at + len(name), "PERSON", entity.key, "test"))
            named[full] = (entity.key, name)
    if "وقال" in each.body:
        cue, said = each.body.index("وقال") + 1, each.body.index("إن الحريق")
        end = each.body.index(".", said)
        speaker, name = named.get(SPOKESMAN) or named.get("الوالي") or (None, None)
        found.statements.append(
            Statement(
                "indirect", cue, cue + 3, "قال", "report", said, end, speaker=speaker, speaker_name=name
            )
        )
    return found


@pytest.fixture
def edited(engine, load, article):
    """``edited(sentences, …, titles=…)``: an article in these versions; its edits with what each changed."""

    def make(*versions, titles=None):
        for number, sentences in enumerate(versions):
            each = article(
                "1",
                "\n".join(sentences),
                title=(titles or ["حريق في صفاقس"] * len(versions))[number],
                observed_at=datetime(2025, 4, 21, 6 + number),
            )
            load([each], run=f"run {number}", annotate=sentences_of)
            resolve(engine)
        assert run_checks(engine) == []
        with engine.connect() as connection:
            edits = connection.execute(
                text("SELECT looks_like, evidence FROM article_edits ORDER BY edited_at")
            ).all()
            changes = connection.execute(
                text("SELECT what, change, text FROM article_change ORDER BY version_id, ordinal")
            )
            return [tuple(edit) for edit in edits], [tuple(change) for change in changes]

    return make


def test_a_number_put_right_in_silence_is_a_correction(edited):
    edits, changes = edited(FACTORY, (FIRST, TOLL.replace("12", "21"), CAUSE))
    assert edits == [("correction", None)]
    assert [change for change in changes if change[0] in ("number", "statement")] == [
        ("statement", "removed", "إن الحريق أوقع 12 جريحا"),
        ("statement", "added", "إن الحريق أوقع 21 جريحا"),
        ("number", "removed", "12"),
        ("number", "added", "21"),
    ]


@pytest.mark.parametrize(("before", "after"), [("أربعة", "ستة"), ("أربعة", "6"), ("وأربعة", "وستة")])
def test_a_toll_in_words_that_grew_in_silence_is_a_correction(edited, before, after):
    told = f"وأوقع الحريق {before} جرحى يوم الاثنين."
    edits, changes = edited((FIRST, told, CAUSE), (FIRST, told.replace(before, after), CAUSE))
    assert edits == [("correction", None)]
    numbers = [change for change in changes if change[0] == "number"]
    assert numbers == [("number", "removed", before), ("number", "added", after)]


def test_a_number_in_figures_instead_of_words_is_no_correction(edited):
    told = "وأوقع الحريق أربعة جرحى."
    edits, _ = edited((FIRST, told, CAUSE), (FIRST, told.replace("أربعة", "4"), CAUSE))
    assert edits == [("wording", None)]


def test_a_number_behind_and_is_compared(edited):
    told = "وأصيب 3 وقتل 2 و12 في المستشفى."
    _, changes = edited((FIRST, told, CAUSE), (FIRST, told.replace("12", "15"), CAUSE))
    assert [change[2] for change in changes if change[0] == "number"] == ["12", "15"]


def test_a_name_that_vanished_is_named(edited):
    _, changes = edited(FACTORY, (FIRST, CAUSE))
    assert ("name", "removed", "منير الجلاصي") in changes
    assert ("sentence", "removed", TOLL) in changes
    assert not [change for change in changes if change[1] == "added"]


LOOKS = {
    "update": ((*FACTORY, LATER), None),
    "cut": ((FIRST, CAUSE), None),
    "wording": ((FIRST.replace("اندلع", "شب"), TOLL, CAUSE), None),
    "form": ((FIRST.replace(".", " ."), TOLL, CAUSE), None),
    "rewriting": (("التهمت النيران مستودعا.", "وهرع الناس.", "وما من ضحايا."), None),
    "correction": ((*FACTORY, "تصحيح: ورد خطأ اسم المدينة."), "تصحيح: ورد خطأ اسم المدينة."),
    "retraction": (
        ("سحبت الصحيفة هذا الخبر.", "سحب الخبر بعد تبين عدم دقته."),
        "سحبت الصحيفة هذا الخبر.",
    ),
}


@pytest.mark.parametrize("look", LOOKS)
def test_what_an_edit_looks_like(edited, look):
    after, evidence = LOOKS[look]
    assert edited(FACTORY, after)[0] == [(look, evidence)]


def test_a_body_that_is_gone_is_a_retraction(edited):
    assert edited(FACTORY, ("الصفحة غير متاحة.",))[0] == [("retraction", None)]


def test_a_headline_that_says_updated_is_an_update(edited):
    edits, changes = edited(
        FACTORY, (FIRST, TOLL, CAUSE.replace("بعد", "حتى الآن")), titles=["حريق", "محدث: حريق"]
    )
    assert edits == [("update", "محدث: حريق")]
    assert ("title", "removed", "حريق") in changes


@pytest.mark.parametrize(
    ("looks", "note"),
    [
        ("correction", "* تم تعديل هذا الخبر لتصحيح عدد الجرحى."),
        ("correction", "ورد في نسخة سابقة من هذا الخبر اسم آخر، والصحيح منير الجلاصي."),
        ("correction", "نعتذر لقرائنا عن خطأ في عدد الجرحى."),
        ("correction", "تصويب"),
        ("retraction", "تعتذر الصحيفة لقرائها عن الخبر المنشور سابقا وقد تقرر سحبه."),
        ("retraction", "حذفنا المادة التي نشرت هنا لأن مصدرها غير موثوق."),
        ("retraction", "تم سحب هذا الخبر بناء على طلب المصدر."),
        ("update", "آخر تحديث: 14:30"),
        ("update", "(تحديث 2)"),
    ],
)
def test_an_outlet_says_what_it_did_to_an_article_in_a_label_or_beside_what_it_calls_it(edited, looks, note):
    assert edited(FACTORY, (*FACTORY, note))[0] == [(looks, note)]


@pytest.mark.parametrize(
    "news",
    [
        "وتعمل الوزارة على تحديث معدات الإطفاء.",
        "وكانت طائرة قد قصفت المصنع بالخطأ قبل عامين.",
        "وقال الوزير: نعتذر لأهالي الضحايا.",
        "ووصف نواب القرار بأنه تصحيح لمسار القطاع.",
        "وأوضح أنه تم حذف أسماء العمال من السجلات.",
        "والصحيح في رأي الخبراء أن الأسباب كثيرة.",
    ],
)
def test_news_of_apologies_updates_and_deletions_says_nothing_of_the_article(edited, news):
    assert edited(FACTORY, (*FACTORY, news))[0] == [("update", None)]


@pytest.mark.parametrize(
    ("headline", "edit"),
    [
        ("اعتذار حكومي عن حريق صفاقس", ("wording", None)),
        ("تحديث معدات الإطفاء بعد حريق صفاقس", ("wording", None)),
        ("حريق في صفاقس (محدث)", ("update", "حريق في صفاقس (محدث)")),
        ("حريق في صفاقس - تصحيح", ("correction", "حريق في صفاقس - تصحيح")),
        ("اعتذار وسحب خبر", ("retraction", "اعتذار وسحب خبر")),
    ],
)
def test_a_headline_says_what_was_done_where_the_word_stands_apart(edited, headline, edit):
    assert edited(FACTORY, FACTORY, titles=["حريق في صفاقس", headline])[0] == [edit]


def test_what_is_said_is_the_same_where_its_speaker_lost_a_first_name(edited):
    _, changes = edited(
        (f"وصل {SPOKESMAN} إلى المصنع.", FIRST, "وقال الجلاصي إن الحريق أوقع جرحى."),
        (FIRST, "وقال الجلاصي إن الحريق أوقع جرحى."),
    )
    assert [change for change in changes if change[0] == "statement"] == []


def test_every_edit_is_kept_and_one_that_was_turned_back_too(edited):
    more = (*FACTORY, LATER)
    assert [look for look, _ in edited(FACTORY, more, (*more, "وعادت الحركة."))[0]] == ["update", "update"]


def test_what_changed_in_silence_is_reported(engine, edited):
    edited(FACTORY, (FIRST, TOLL.replace("12", "21"), CAUSE))
    with engine.connect() as connection:
        found = answer(connection, find_question("quiet_changes"), {"what": "number"})
    assert [row[4:7] for row in map(tuple, found.rows)] == [
        ("number", "removed", "12"),
        ("number", "added", "21"),
    ]


def test_who_said_it_before_and_after_is_reported_where_the_speaker_was_changed(engine, edited):
    other = TOLL.replace(f"الناطق باسم الحماية المدنية {SPOKESMAN}", "الوالي")
    edited(FACTORY, (FIRST, other, CAUSE))
    with engine.connect() as connection:
        found = answer(connection, find_question("quiet_changes"), {"what": "statement"})
    said = [tuple(row)[5:8] for row in found.rows]
    assert [(change, speaker) for change, _, speaker in said] == [("removed", SPOKESMAN), ("added", "الوالي")]
    assert len({words for _, words, _ in said}) == 1
