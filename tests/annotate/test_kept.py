"""Answers kept: found once, put aside together, and brought back when asked for again."""

from hypothesis import given
from hypothesis import strategies as st

from etl.annotate.kept import Kept, where


def test_an_answer_is_found_once() -> None:
    asked: list[str] = []
    kept = Kept(lambda thing: asked.append(thing) or len(thing))
    assert [kept["ab"], kept["c"], kept["ab"]] == [2, 1, 2]
    assert asked == ["ab", "c"]


def test_too_many_are_put_aside_and_those_asked_about_again_come_back() -> None:
    asked: list[int] = []
    kept = Kept(lambda thing: asked.append(thing) or -thing, most=2)
    for thing in (1, 2, 3, 1, 4, 1):  # 1 and 2 are put aside by 3, 3 and 1 by 4
        assert kept[thing] == -thing
    assert asked == [1, 2, 3, 4]
    assert kept[2] == -2
    assert asked[-1] == 2  # forgotten: twice put aside, never asked about between


@given(st.lists(st.integers(0, 30)), st.integers(1, 8))
def test_answers_are_right_and_few_are_kept(things: list[int], most: int) -> None:
    kept = Kept(lambda thing: thing * 2, most)
    for thing in things:
        assert kept[thing] == thing * 2
        assert len(kept) <= most


def test_where_gives_the_places_of_a_yes() -> None:
    assert list(where(Kept(lambda word: word.startswith("و")), ["وقال", "محمد", "وائل", ""])) == [0, 2]
