"""Words found again in a text that was edited, by what stands around them."""

from __future__ import annotations

import pytest

from etl.resolve.quotes import find, quote

BODY = "قال وزير المياه في نواكشوط إن السد جاهز. وقال عمدة روصو إن السد لم يكتمل بعد."
FIRST, SECOND = BODY.index("قال"), BODY.index("قال", 10)


def found(after, start=SECOND, words="قال", **options):
    return find(after, quote(BODY, start, start + len(words), **options))


def test_in_the_same_text_each_is_itself():
    assert found(BODY, FIRST) == [FIRST]
    assert found(BODY, SECOND) == [SECOND]


def test_a_sentence_put_before_it_moves_it():
    added = "افتتحت الجلسة صباحا. "
    assert found(added + BODY) == [SECOND + len(added)]


def test_of_two_alike_the_one_in_its_own_company_is_meant():
    assert found(BODY.replace("قال وزير", "وأضاف وزير")) == [SECOND + len("وأضاف") - len("قال")]


def test_in_other_company_it_is_gone():
    assert found("قال مدرب المنتخب قبل المباراة إن اللاعبين بخير جميعا وإن التشكيلة لم تحسم.") == []


def test_words_that_went_are_gone():
    assert found(BODY.replace("وقال عمدة روصو", "وأكد عمدة روصو")) == []


def test_half_of_its_company_is_enough():
    assert found("وقال عمدة روصو إن السد لم يكتمل بعد.") == [1]


def test_everywhere_is_every_place_where_no_word_goes_on():
    body = "السد والسد والسدود وسد."
    assert find(body, quote(body, 0, 4, everywhere=True)) == [0, 6]


@pytest.mark.parametrize("words", ["قال", "ا"])
def test_a_long_text_of_one_word_repeated(words):
    body = f"{words} " * 3000
    start = len(f"{words} ") * 1500
    assert find(body, quote(body, start, start + len(words))) == [start]
