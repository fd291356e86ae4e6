"""Reports of stories, copies and edits: the same right rows on both engines."""

from __future__ import annotations

from datetime import date

import pytest

from etl.resolve import resolve

STORY = (
    "انهار جزء من جسر السكة الحديد القديم في مدينة الرستاق مساء أمس إثر سيول جارفة، وأجلت فرق الإنقاذ 43 راكبا، "
    "وقال مدير الدفاع المدني سالم الهنائي إن أحدا لم يصب بأذى وإن مهندسي النقل يفحصون الدعامات."
)


@pytest.fixture
def ask_of_stories(engine, load, article, asker):
    """The same over a story of two outlets, the second an agency's copy, and an article whose number was changed."""
    day = date(2025, 3, 4)
    load([article("1", STORY, source="alraya", title="انهيار جسر", published_on=day)], run="run 1")
    load(
        [
            article("2", f"مسقط (العمانية): {STORY}", source="sada", title="جسر الرستاق", published_on=day),
            article("3", "وصل 40 مبعوثا إلى البلدة.", source="sada", position=2, published_on=day),
        ],
        run="run 2",
    )
    load(
        [article("3", "وصل 45 مبعوثا إلى البلدة.", source="sada", position=2, published_on=day)], run="run 3"
    )
    others = (
        "وفي الجلسة نفسها أقر المجلس البلدي خطة لتوسعة ثلاث حدائق وشق طريق يصل الميناء بالمنطقة الصناعية. "
        * 3
    )
    roundup = article(
        "4", f"{others}{STORY} {others}", source="manarat", title="من الولايات", published_on=day
    )
    load([roundup], run="run 4")
    resolve(engine)
    return asker(engine)


def test_copy_by_outlet(ask_of_stories):
    assert ask_of_stories("copy_by_outlet") == [
        ("sada", 2, 1, 0, 1, 2, 0.5),
        ("alraya", 1, 0, 0, 0, 1, 0.0),
        ("manarat", 1, 0, 0, 0, 1, 0.0),
    ]


def test_what_an_outlet_prints_again_of_its_own_is_no_copy(engine, load, article, ask_of_stories):
    again = article(
        "6", STORY, source="alraya", title="انهيار جسر", published_on=date(2025, 3, 4), position=6
    )
    load([again], run="run 5")
    resolve(engine)
    assert ask_of_stories("copy_by_outlet")[0] == ("alraya", 2, 0, 0, 0, 1, 0.0)


def test_stories_carried_most(ask_of_stories):
    carried = (2, 2, 0, "media:ona", "2025-03-04", "alraya", "انهيار جسر")
    assert ask_of_stories("stories_carried_most") == [carried]
    assert ask_of_stories("stories_carried_most", since="2025-03-05") == []


def test_stories_and_copies_without_a_date_count(engine, load, article, ask_of_stories):
    load([article("5", STORY, source="undated", title=None, published_on=None)], run="run 5")
    resolve(engine)
    ((outlets, articles, *_),) = ask_of_stories("stories_carried_most", since="2025-03-05")
    assert (outlets, articles) == (1, 1)
    assert ask_of_stories("copy_by_outlet", since="2030-01-01") == [("undated", 1, 1, 0, 0, 1, 1.0)]


def test_quiet_changes(ask_of_stories):
    changed = [row[4:7] for row in ask_of_stories("quiet_changes", what="sentence")]
    assert changed == [
        ("sentence", "removed", "وصل 40 مبعوثا إلى البلدة."),
        ("sentence", "added", "وصل 45 مبعوثا إلى البلدة."),
    ]


def test_version_changes(ask_of_stories):
    ((outlet, article, _, looks_like, *told),) = ask_of_stories("version_changes")
    assert (outlet, article, looks_like) == ("sada", "3", "rewriting")
    assert told == [None, None, None, 0, 1, 1, 0, 0]
    assert ask_of_stories("version_changes", outlet="alraya") == []
    assert ask_of_stories("version_changes", since="2100-01-01") == []


def test_topics_of_day(ask_of_stories):
    told = [(3, 3, 2, "انهيار جسر", "alraya")]
    assert ask_of_stories("topics_of_day", day="2025-03-04") == told == ask_of_stories("topics_of_day")
    assert ask_of_stories("topics_of_day", day="2025-03-05") == []


def test_a_text_that_several_outlets_carry_is_a_happening_of_the_day(engine, load, article, asker):
    day = date(2025, 3, 4)
    own = (
        "افتتح وزير التراث معرضا للمخطوطات النادرة في نزوى يضم رسائل كتبها تجار البحر قبل قرنين، "
        "وقال أمين المعرض حمد الريامي إن نصف المعروضات لم يره الجمهور من قبل."
    )
    load(
        [
            article("1", STORY, source="alraya", title="انهيار جسر", published_on=day),
            article("2", STORY, source="sada", title="جسر الرستاق", published_on=day),
            article("3", own, source="manarat", title="معرض للمخطوطات", published_on=day),
            article("4", own, source="manarat", title="معرض للمخطوطات", published_on=day, position=2),
        ]
    )
    resolve(engine)
    assert asker(engine)("topics_of_day") == [(2, 2, 1, "انهيار جسر", "alraya")]


def test_agencies_by_outlet(ask_of_stories):
    """The agency has no Arabic name here: nobody's article names it as anything but its source."""
    alone = ("alraya", None, None, 1, 1, 0, 0, 1.0)
    assert ask_of_stories("agencies_by_outlet", outlet="alraya") == [alone]
    assert ask_of_stories("agencies_by_outlet", outlet="sada") == [
        ("sada", "media:ona", None, 1, 0, 1, 0, 0.5),
        ("sada", None, None, 1, 1, 0, 0, 0.5),
    ]
