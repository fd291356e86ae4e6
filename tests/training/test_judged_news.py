"""What analysts judged is read back from the file that ``khabar judge --export`` writes."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text

from etl.load import reading
from etl.records import content_key
from etl.report.gold import export_gold
from etl.resolve import Correction, Judgement, correct, judge
from tests.conftest import BODY
from training.judged_news import read_judged
from training.train_events import Text

SUDANI, IRAQ = "محمد شياع السوداني", "العراق"
FIRST, SECOND, NAME, PLACE = (0, 3), (60, 65), (4, 22), (26, 32)


@pytest.fixture
def export(engine, warehouse_url, load, article, tmp_path):
    """``export(*corrections)``: what the reader makes of them, of one of two articles."""
    judged, other = article("1"), article("2", position=2)
    load([judged, other])

    def write(*said):
        for about, span, verdict, value in said:
            correct(engine, Correction(about, verdict, judged.version_id, *span, value), "هدى")
        file = tmp_path / "judged.jsonl"
        with reading(warehouse_url) as connection:
            written = export_gold(connection, str(file))
        found = read_judged(file)
        assert len(found) == written
        return found

    return write


def test_only_what_was_judged_is_there(export):
    assert export() == []
    (one,) = export(("speaker", SECOND, "corrected", IRAQ), ("statement", FIRST, "rejected", None))
    assert (one.text, one.published) == (BODY, date(2025, 4, 20))
    assert one.statements == {FIRST: False, SECOND: True}
    assert one.speakers == {SECOND: IRAQ}
    assert one.names == {} and one.sentences == []


def test_names_with_their_sentence(export):
    (one,) = export(("name", NAME, "corrected", "ORG"), ("name", PLACE, "rejected", None))
    assert one.names == {NAME: "ORG", PLACE: None}
    (sentence,) = one.sentences
    labels = dict(zip(sentence.document.tokens, sentence.labels, strict=True))
    assert [labels[word] for word in SUDANI.split()] == ["B-ORG", "I-ORG", "I-ORG"]
    assert labels[IRAQ] == "O"
    assert "بغداد" not in labels  # of the next sentence, which nobody looked at


def test_events_as_their_training_takes_them(export, engine):
    with engine.connect() as connection:
        kind, start, end = connection.execute(
            text("SELECT type, trigger_start, trigger_end FROM event")
        ).first()
    (one,) = export(("actor", (start, end), "corrected", SUDANI))
    assert one.event_article.judged == {(start, kind): True}
    (one,) = export(("event", (start, end), "rejected", None))
    assert one.event_article.judged == {(start, kind): False}
    assert all(right is not True for right in Text(one.event_article).right)


def test_what_a_name_means(export, engine):
    iraq = content_key("entity", "LOC", IRAQ)
    judge(engine, Judgement("not_same", IRAQ, iraq), "هدى")
    one, other = export()
    assert one.links == other.links == {PLACE: None}
    judge(engine, Judgement("same", IRAQ, iraq), "هدى")
    assert export()[0].links == {PLACE: "country:IQ"}
