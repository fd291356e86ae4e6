"""Spellings of one word share a key; different words do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.clean.keys import match_key
from etl.clean.normalise import normalise


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الكاظمى", "الكاظمي"),
        ("واكد", "وأكد"),
        ("مدرسة", "مدرسه"),
        ("إلى", "الي"),
        ("آل سعود", "ال سعود"),
        ("مؤتمر", "موتمر"),
        ("رئيس", "رييس"),
        ("محمّد", "محمد"),
        ("العـــراق", "العراق"),
        ("ﻻجئ", "لاجي"),
        ("أکد", "اكد"),
        ("ٱلله", "الله"),
        ("١٤٣٦", "1436"),
        ("Reuters", "REUTERS"),
    ],
)
def test_same_key(one, other):
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("قال", "قالت"), ("سوريا", "سورية"), ("جاء", "جا"), ("علي", "عالي")]
)
def test_different_keys(one, other):
    assert match_key(one) != match_key(other)


@given(st.text("ابتةهىيوؤئأإآءمـَُِّ\u200fکی٢ ﻻ", max_size=20))
def test_a_key_is_its_own_key(word):
    assert match_key(match_key(word)) == match_key(word)


@given(st.text("ابتةهىيكوؤئأإآءمـَُِّ\u200f", max_size=20))
def test_repairing_marks_does_not_change_the_key(word):
    clean = normalise(word)[0].replace("-", "")  # a tatweel standing alone is read as a dash
    assert match_key(clean) == match_key(word)
