"""Words as stories compare them."""

from __future__ import annotations

import pytest

from etl.resolve.stories import words
from etl.resolve.stories.words import words_of

TEXT = "وقال «المتحدث» (مُحَمّد): 1.250,5 طن\u00a0و42 سفينة\u2028في اليوم...وغادرت\x1f٣٫٥ x_y ـعاجل"


@pytest.mark.parametrize("text", [TEXT, "،".join(TEXT.split()), f"{TEXT}، " * 3, "", " \n", "«»"])
def test_the_marks_around_a_word_are_none_of_it(text: str) -> None:
    assert words_of(text) == [words._SPELLINGS[each] for each in words._WORD.findall(text)]


@pytest.mark.parametrize("word", ["ثالثة", "الثالثة", "والثالث", "بثلاث", "٣"])
def test_a_number_is_its_value(word: str) -> None:
    assert [each.numeral for each in words_of(f"طائرة {word}")] == ["", "3"]


def test_only_the_first_words_of_a_long_text_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_MOST_WORDS", 3)
    assert words_of("سفينة غادرت، الميناء (أمس) وعادت") == words_of("سفينة غادرت الميناء")


def test_what_a_process_remembers_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_KEPT", 4)
    read = [words_of(f"سفينة{number} رست") for number in range(9)]
    assert len(words._PIECES) <= 4
    assert read == [words_of(f"سفينة{number} رست") for number in range(9)]
    words_of("ا" * 1000)
    assert not any(len(piece) >= 1000 for piece in words._PIECES)
