"""Any text gives statements that lie in it."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from etl.annotate.document import read_document
from etl.annotate.statements import StatementAnnotator
from etl.records import Annotations, Statement

ANNOTATOR = StatementAnnotator()
WORDS = [
    "وأكد",
    "الوزير",
    "أن",
    "إلى",
    "،",
    "«",
    "»",
    ":",
    ".",
    "قال",
    "مشيرا",
    "وفق",
    "البيان",
    "بدور",
    "\n",
    '"',
    "كما",
    "عن",
    "وبحسب",
    "الوكالة",
    "نقلت",
    "قوله",
    "(",
    ")",
    "أخرى",
    "ـ",
    "\u064e",
    "التي",
    "وزارة",
    "أحمد",
    "وأعلنت",
    "دعا",
    "الدول",
    "بإعلان",
    "رفضه",
    "مع",
    "لقائه",
    "لـ",
    "و",
]


def read(text: str) -> list[Statement]:
    found = Annotations(version_id=0)
    ANNOTATOR.annotate(read_document(text), found)
    return found.statements


def check(text: str) -> list[Statement]:
    statements = read(text)
    for each in statements:
        assert 0 <= each.cue_start < each.cue_end <= len(text)
        assert 0 <= each.content_start < each.content_end <= len(text)
        if each.speaker_start is not None and each.speaker_end is not None:
            assert 0 <= each.speaker_start < each.speaker_end <= len(text)
    for start in range(len(statements)):
        seen: set[int] = set()
        at: int | None = start
        while at is not None:
            assert at not in seen, "a statement stands in itself"
            seen.add(at)
            at = statements[at].parent
    assert [each.cue_start for each in statements] == sorted({each.cue_start for each in statements})
    return statements


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
@example(["مشيرا", "إلى", "«"])
@example(["نقلت", "وأكد", "وبحسب", "الوزير", "قوله", "أن"])
@example(["وأكد", '"'])
@example(["وأكد", "ـ"])
@example(["وفق", '"', "وأكد", "الوزير", "الوزير", '"'])
def test_words_of_attribution_in_any_order(words: list[str]) -> None:
    text = " ".join(words)
    assert check(text) == read(text)


@settings(max_examples=50)
@given(st.text(max_size=200))
def test_any_characters(text: str) -> None:
    check(text)


def test_nothing_gives_nothing() -> None:
    assert read("") == read(" \n ") == []


@pytest.mark.parametrize("text", ["وأكد « وبحسب الوزير", 'وأكد "'])
def test_marks_left_open_are_read(text: str) -> None:
    check(text)


def test_marks_left_open_close_with_their_sentence() -> None:
    text = "وقال الوزير: «المشروع سيفتتح غدا. وغادر القاعة."
    (statement,) = check(text)
    assert text[statement.content_start : statement.content_end] == "المشروع سيفتتح غدا"


def test_a_very_long_text() -> None:
    sentence = "وأكد الوزير أن المشروع سيفتتح غدا. "
    assert len(check(sentence * 3000)) == 3000


def test_a_sentence_without_end() -> None:
    assert check("وقال الوزير إن العمل بدأ " + "والعمال وصلوا إلى المدينة " * 4000)
