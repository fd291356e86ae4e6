"""Every text comes out encodable, and only what can't be stored is gone."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from etl.storable import escaped, storable


@given(st.text(max_size=30))
def test_storable_text_is_left_alone(text):
    assert storable(text.replace("\x00", "")) == text.replace("\x00", "")


@given(st.lists(st.sampled_from(["ا", "\x00", "\ud800", "\udfff", "\ufffe", "😀"])))
def test_nul_and_halves_of_pairs_are_removed_and_counted(chars):
    repairs: Counter[str] = Counter()
    text = storable("".join(chars), repairs)
    assert text == "".join(char for char in chars if char in "ا\ufffe😀")
    assert repairs["unstorable"] == len(chars) - len(text)
    assert text.encode("utf-8").decode("utf-8") == text


def test_a_name_keeps_what_tells_it_apart():
    assert escaped("أ\x00\udcff😀") == "أ\\u0000\\udcff😀"
