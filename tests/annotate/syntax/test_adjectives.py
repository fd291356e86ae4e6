"""Adjectives and nouns among definite words."""

import pytest

from etl.annotate.syntax.adjectives import looks_adjectival
from etl.clean.keys import match_key


@pytest.mark.parametrize(
    "word", ["القديم", "الدولية", "السابق", "الأعلى", "المسلحة", "الكندية", "العام", "الثاني"]
)
def test_an_adjective_has_two_genders_and_a_pattern_of_its_own(word):
    assert looks_adjectival(match_key(word))


@pytest.mark.parametrize(
    "word", ["الاعتداء", "القرار", "الخطة", "السفراء", "الأنباء", "الحكومة", "النمو", "قديم", "ال"]
)
def test_a_noun_has_not(word):
    assert not looks_adjectival(match_key(word))
