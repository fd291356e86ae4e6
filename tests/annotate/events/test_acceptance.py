"""What speaks for and against a word that may name an event."""

from __future__ import annotations

from etl.annotate.document import read_document
from etl.annotate.events.acceptance import BIAS, Acceptance
from etl.annotate.events.reading import Reader
from etl.annotate.pipeline import default_pipeline
from etl.annotate.syntax.article_tokens import Tokens
from etl.records import Annotations, ArticleTopic

_LONG = "هاجم مسلحون قرية كالا يوم الاثنين. عاد الهدوء مساء. قال السكان إن القصف توقف."


def _features(text: str, topic: str = "") -> list[list[str]]:
    document, found = read_document(text, None), Annotations(version_id=0, anchor_on=None)
    for annotator in default_pipeline(frozenset({"events", "topics", "keywords"})).annotators:
        annotator.annotate(document, found)
    if topic:
        found.topics.append(ArticleTopic(topic, "medtop:0", 0.9, "test"))
    tokens = Tokens.of(document, found)
    return [each.features for each in Reader(tokens, found, Acceptance({BIAS: -1})).tellings()]


def test_what_an_article_is_about_is_heard() -> None:
    assert "ASSAULT topic sport" in _features(_LONG, "sport")[0]
    assert not any("topic" in each for each in _features(_LONG)[0])


def test_a_day_beside_an_event_is_told_from_none() -> None:
    first, last = _features(_LONG)[0], _features(_LONG)[-1]
    assert "ASSAULT beside date True" in first
    assert "ASSAULT beside date False" in last


def test_a_sentence_alone_is_no_lead() -> None:
    alone = _features("هاجم مسلحون قرية كالا.")[0]
    assert not any(each.startswith(("sentence ", "density ")) for each in alone)
    assert any(each.startswith("sentence ") for each in _features(_LONG)[0])


def test_what_was_told_right_before_is_heard() -> None:
    first, last = _features("نددت الحكومة بهجوم على قرية كالا.")
    assert "last -" in first
    assert "noun last True 0" in last
