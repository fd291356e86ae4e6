"""Verbs and nouns by their paradigm: how common a form is with the affixes of either."""

import pytest

from etl.annotate.syntax.paradigm import verb_or_noun
from etl.annotate.syntax.tokens import read_token


@pytest.mark.parametrize(
    ("form", "told"),
    [("سيقرر", "future"), ("يقرر", "p"), ("يقررون", "p"), ("قررت", "a5t"), ("الوزير", "n")],
)
def test_a_form_is_told_for_a_verb_by_its_paradigm(form: str, told: str) -> None:
    assert verb_or_noun(read_token(form)).startswith(told)


def test_a_word_met_nowhere_is_common_neither_as_a_verb_nor_with_the_article() -> None:
    assert verb_or_noun(read_token("زعبوطفي")) == "a0/0"
