"""Two wordings word by word: what stayed, went and came, and both texts are there in full."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.report import differences as module
from etl.report.differences import Difference, differences

BEFORE = "قالت البلدية إن ستة أشخاص أصيبوا في الحادث. ووصلت فرق الإنقاذ.\nوأغلق الطريق."
AFTER = "قالت البلدية إن تسعة أشخاص أصيبوا في الحادث أمس. ووصلت فرق الإنقاذ.\nوأعيد فتح الطريق."


def side(found: list[Difference], change: str) -> str:
    return "".join(text for kind, text in found if kind in ("kept", change))


def test_only_the_words_that_changed_are_told() -> None:
    found = differences(BEFORE, AFTER)
    assert [each for each in found if each.change != "kept"] == [
        Difference("removed", "ستة"),
        Difference("added", "تسعة"),
        Difference("added", " أمس"),
        Difference("removed", "وأغلق"),
        Difference("added", "وأعيد فتح"),
    ]
    assert side(found, "removed") == BEFORE and side(found, "added") == AFTER


def test_the_same_text_is_kept_and_nothing_is_made_of_nothing() -> None:
    assert differences(BEFORE, BEFORE) == [Difference("kept", BEFORE)]
    assert differences("", "") == []
    assert differences("", AFTER) == [Difference("added", AFTER)]


def test_neighbouring_words_that_changed_are_one_change() -> None:
    found = differences("افتتح الوزير سعد الجسر", "افتتح المحافظ علي الجسر")
    assert found[1:3] == [Difference("removed", "الوزير سعد"), Difference("added", "المحافظ علي")]


def test_where_all_repeats_itself_it_is_told_whole() -> None:
    before, after = "نعم. " * 2000, "نعم. لا. " * 2000
    assert len(before.split()) * len(after.split()) > module._MOST_COMPARED
    assert differences(before, after) == [Difference("removed", before), Difference("added", after)]


words = st.lists(st.sampled_from(["قال", "الوزير", "إن", ".", "\n", " ", "،"]), max_size=30).map("".join)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(words, words)
def test_both_texts_can_be_had_back(before: str, after: str) -> None:
    found = differences(before, after)
    assert side(found, "removed") == before and side(found, "added") == after
    assert all(one.text and one.change != next_.change for one, next_ in pairwise(found))
