"""Fitting the choice among candidates."""

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
