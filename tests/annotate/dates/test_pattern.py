"""The language rules are written in."""

from __future__ import annotations

import re

import pytest

from etl.annotate.dates.pattern import compile_pattern
from etl.annotate.dates.words import CONJUNCTION, class_char


def test_a_key_captures_whichever_term_matched() -> None:
    pattern = compile_pattern("(a:season|a:the_season) past")
    for word in ("season", "the_season"):
        match = re.match(pattern.expression, class_char(word) + class_char("past"))
        assert match and any(match.span(group) == (0, 1) for group in pattern.keys["a"])


def test_starts_are_all_classes_it_can_begin_with() -> None:
    pattern = compile_pattern("part? from? season")
    assert pattern.starts == {class_char(name) for name in ("part", "from", "season")}


def test_words_with_a_conjunction_match_only_where_asked() -> None:
    joined = class_char("season") + class_char("past", CONJUNCTION)
    assert re.match(compile_pattern("season &past").expression, joined)
    assert not re.match(compile_pattern("season past").expression, joined)


@pytest.mark.parametrize("source", ["(season", "season)", "seasoned"])
def test_a_mistake_in_a_rule_is_an_error(source: str) -> None:
    with pytest.raises(ValueError):
        compile_pattern(source)
