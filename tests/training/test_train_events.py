"""Fitting which words that may name an event do."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from etl.annotate.events.acceptance import BIAS
from training import train_events
from training.event_articles import EventArticle
from training.train_events import Text, figures, fit, main

BODY = "هاجم مسلحون قرية كالا أمس. والتقى الوزير نظيره في تونس."


def _texts() -> list[Any]:
    one = SimpleNamespace(features=[["lemma هاجم", "any"], ["lemma التقى", "any"]], right=[True, False])
    return [one] * 40


def test_what_goes_with_right_proposals_weighs_more() -> None:
    weights = fit(_texts())
    assert weights["lemma هاجم"] > 0 > weights["lemma التقى"]
    assert fit(_texts()) == weights


def test_what_is_seen_too_seldom_is_left_out() -> None:
    rare: Any = SimpleNamespace(features=[["rare", "any"]], right=[True])
    assert "rare" not in fit([*_texts(), rare])


def test_figures_count_every_proposal_once() -> None:
    counts = figures(_texts(), fit(_texts()))
    assert (counts["right accepted"], counts["wrong refused"], counts.total()) == (40, 40, 80)


def test_no_text_is_read_by_what_it_taught(monkeypatch: pytest.MonkeyPatch) -> None:
    texts: list[Any] = [SimpleNamespace(identity=f"article {number}") for number in range(40)]
    monkeypatch.setattr(train_events, "fit", list)
    parts: list[tuple[list[Any], Any]] = list(train_events.folds(texts))
    assert sorted(each.identity for inside, _ in parts for each in inside) == sorted(
        each.identity for each in texts
    )
    assert all({id(each) for each in inside}.isdisjoint(map(id, others)) for inside, others in parts)


def test_a_proposal_is_right_where_the_gold_has_its_type_there() -> None:
    gold = {"type": "ASSAULT", "trigger": [0, 4]}
    assert Text(EventArticle("x", None, BODY, None, events=(gold,))).right == [True, False]
    other = {"type": "COERCE", "trigger": [0, 4]}
    assert Text(EventArticle("y", None, BODY, None, events=(other,))).right == [False, False]


def test_what_tells_a_right_event_again_teaches_nothing() -> None:
    body = "هاجم مسلحون قرية كالا أمس. وأسفر الهجوم عن أضرار."
    gold = {"type": "ASSAULT", "trigger": [0, 4]}
    assert Text(EventArticle("z", None, body, None, events=(gold,))).right == [True]


def test_the_model_is_written_but_not_with_folds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    article = EventArticle("x", None, BODY, None, events=({"type": "ASSAULT", "trigger": [0, 4]},))
    monkeypatch.setattr(train_events, "read_texts", lambda data: ([Text(article)] * 4, []))
    monkeypatch.setattr(train_events, "MODEL", tmp_path / "events.tsv")
    monkeypatch.setattr("sys.argv", ["train_events", str(tmp_path), "--folds"])
    main()
    assert "events." in capsys.readouterr().out
    assert not (tmp_path / "events.tsv").exists()
    monkeypatch.setattr("sys.argv", ["train_events", str(tmp_path)])
    main()
    assert BIAS in (tmp_path / "events.tsv").read_text("utf-8")
