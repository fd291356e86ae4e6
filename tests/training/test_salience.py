"""Fitting the choice among candidates."""

from types import SimpleNamespace
from typing import Any

import pytest

from training import train_salience
from training.train_salience import Choice, fit


def test_what_goes_with_the_right_candidate_weighs_more() -> None:
    choices = [
        Choice([["near", "said"], ["far", "said"], ["far"]], [True, False, False]),
        Choice([["far", "said"], ["near"]], [False, True]),
        Choice([["far"], ["far", "said"]], [False, False]),  # none is right: nothing to learn
    ] * 5
    weights = fit(choices)
    assert weights["near"] > 0 > weights["far"]
    assert fit(choices) == weights


def test_what_is_seen_too_seldom_is_left_out() -> None:
    assert "rare" not in fit(
        [Choice([["rare", "near"], ["far"]], [True, False])]
        + [Choice([["near"], ["far"]], [True, False])] * 5
    )


def test_no_text_is_read_by_what_it_taught(monkeypatch: pytest.MonkeyPatch) -> None:
    texts: list[Any] = [SimpleNamespace(identity=f"article {number}") for number in range(40)]
    monkeypatch.setattr(train_salience, "train", list)
    parts: list[tuple[list[Any], Any]] = list(train_salience.folds(texts))
    assert sorted(text.identity for inside, _ in parts for text in inside) == sorted(
        text.identity for text in texts
    )
    for inside, others in parts:
        assert {id(text) for text in inside}.isdisjoint(map(id, others))
        assert len(inside) + len(others) == len(texts)
