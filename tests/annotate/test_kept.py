"""Answers kept: found once, put aside together, and brought back when asked for again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.annotate import kept
from etl.annotate.document import read_document
from etl.annotate.kept import Kept, Words


def test_an_answer_is_found_once() -> None:
    asked: list[str] = []
    keeping = Kept(lambda thing: asked.append(thing) or len(thing))
    assert [keeping["ab"], keeping["c"], keeping["ab"]] == [2, 1, 2]
    assert asked == ["ab", "c"]


def test_too_many_are_put_aside_and_those_asked_about_again_come_back() -> None:
    asked: list[int] = []
    keeping = Kept(lambda thing: asked.append(thing) or -thing, most=2)
    for thing in (1, 2, 3, 1, 4, 1):  # 1 and 2 are put aside by 3, 3 and 1 by 4
        assert keeping[thing] == -thing
    assert asked == [1, 2, 3, 4]
    assert keeping[2] == -2
    assert asked[-1] == 2  # forgotten: twice put aside, never asked about between


@given(st.lists(st.integers(0, 30)), st.integers(1, 8))
def test_answers_are_right_and_few_are_kept(things: list[int], most: int) -> None:
    keeping = Kept(lambda thing: thing * 2, most)
    for thing in things:
        assert keeping[thing] == thing * 2
        assert len(keeping) <= most


def test_a_form_has_one_number_whatever_white_space_follows() -> None:
    words = Words()
    assert words.numbers(["قال ", "محمد", "قال\n", "قال"]) == [0, 1, 0, 0]
    assert words.numbers(["محمد ", "وائل"]) == [1, 2]
    assert words.forms == ["قال", "محمد", "وائل"]


def test_a_question_is_asked_once_of_each_form_met() -> None:
    words, asked = Words(), list[str]()

    def length(form: str) -> int:
        asked.append(form)
        return len(form)

    words.numbers(["قال", "محمد"])
    assert [row[words.place(length)] for row in words.rows] == [3, 4]
    words.numbers(["قال", "إن"])
    assert [row[words.place(length)] for row in words.rows] == [3, 4, 2]
    assert asked == ["قال", "محمد", "إن"]


def test_a_question_that_failed_is_asked_again() -> None:
    words, answers = Words(), iter([1, MemoryError(), 2, 3])

    def next_answer(_: str) -> int:
        answer = next(answers)
        if isinstance(answer, MemoryError):
            raise answer
        return answer

    words.numbers(["قال", "محمد"])
    with pytest.raises(MemoryError):
        words.place(next_answer)
    place = words.place(next_answer)
    assert [row[place] for row in words.rows] == [2, 3]


def test_a_form_that_fails_a_question_fails_no_article_without_it() -> None:
    def value(form: str) -> int:
        return int(form) if form[0].isdigit() else 0

    with_it, without_it = read_document("قال ٣٫٥ مرة."), read_document("قال 3 مرات.")
    for _ in range(2):
        with pytest.raises(ValueError, match="invalid literal"):
            with_it.answers(value)
        assert without_it.answers(value) == (0, 3, 0, 0)


def test_a_process_begins_anew_when_it_knows_too_many_words(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read_document("قال محمد إن وائل وصل.")
    keys = reading.keys
    monkeypatch.setattr(kept, "MOST_KEPT", 1)
    other = read_document("وصل وائل أمس.")
    assert other.words is not reading.words
    assert reading.where(str.isalpha) == [0, 1, 2, 3, 4]
    assert reading.keys == keys
    assert other.where_within(str.isalpha, 1, 4) == [1, 2]
