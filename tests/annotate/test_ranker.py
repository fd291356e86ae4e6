"""A linear model among candidates."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from etl.annotate.ranker import ANYWHERE, Ranker, Rankers, crossed, read_weights, write_weights


@dataclass
class Candidate:
    features: list[str]


def test_the_heaviest_candidate_is_best_and_the_first_of_equals() -> None:
    ranker: Ranker[Candidate] = Ranker({"near": 2000, "far": -500})
    assert ranker.best([Candidate(["far"]), Candidate(["near", "far"]), Candidate(["unheard of"])]) == 1
    assert ranker.best([Candidate(["near"]), Candidate(["near"])]) == 0


def test_a_feature_weighs_what_it_does_anywhere_and_what_it_does_in_a_setting() -> None:
    near, far, unsaid = (Candidate([feature]) for feature in ("near", "far", "unsaid"))
    rankers: Rankers[Candidate] = Rankers(
        {"|near": 900, "|far": 500, "attack|far": 500, "talks|unsaid": 1000}
    )
    assert rankers.within("talks").best([near, far, unsaid]) == 2
    assert rankers.within("attack").best([near, far, unsaid]) == 1
    assert rankers.within("unheard of").best([far, near, unsaid]) == 1


def test_weights_have_the_names_that_features_are_learned_by() -> None:
    assert crossed(["near", "far"], "attack") == ["|near", "attack|near", "|far", "attack|far"]
    weights = dict.fromkeys(crossed(["near"], "attack"), 100) | {"|far": 150}
    assert Rankers[Candidate](weights).within("attack").best([Candidate(["far"]), Candidate(["near"])]) == 1
    assert crossed(["near"], ANYWHERE)[0] == "|near"


def test_shares_follow_the_weights() -> None:
    ranker: Ranker[Candidate] = Ranker({"near": 2000})
    assert ranker.shares([Candidate([]), Candidate([])]) == [0.5, 0.5]
    assert ranker.shares([Candidate(["near"]), Candidate([])])[0] == pytest.approx(0.881, abs=0.001)


def test_weights_come_back_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "weights.tsv"
    write_weights(file, {"near": 1.2345, "far": -0.5})
    assert read_weights(file) == {"far": -500, "near": 1234}
    assert file.read_text("utf-8").splitlines()[0].startswith("far")
