"""The words judged for events name types that there are, and are found again by where they stand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from etl.annotate.events.acceptance import Acceptance
from etl.annotate.events.lexicon import event_types
from training import train_days, train_merging, train_parties, train_places
from training.event_articles import (
    NOBODY,
    PARTIES,
    PLACES,
    UNREAD,
    EventArticle,
    judged_articles,
    label_rows,
    labelled_events,
    marked_articles,
    own_articles,
    read_days,
    read_labels,
    read_marks,
)
from training.train_events import Text


def test_labels_name_types_that_there_are() -> None:
    labels = read_labels()
    types = {kind for judged in labels.values() for _, kind in judged}
    assert types <= {kind for kind, _ in event_types()}
    assert {right for judged in labels.values() for right in judged.values()} == {True, False}


def test_a_judged_word_is_learned_and_the_others_are_left_out() -> None:
    body = "هاجم مسلحون قرية كالا أمس. نددت الحكومة المالية بالهجوم."
    article = EventArticle("x", None, body, None, judged={(0, "ASSAULT"): True})
    text = Text(article)
    assert text.right == [True]
    assert "lemma هاجم" in text.features[0]


def test_articles_are_found_by_their_id(tmp_path: Path) -> None:
    known = next(name for name in read_labels() if name.startswith("rc-"))
    (tmp_path / "train").mkdir()
    rows = [{"id": each, "text": "نص"} for each in (known, "another")]
    (tmp_path / "train" / "names_recent.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    found = {each.identity: each for each in judged_articles(tmp_path)}
    assert "another" not in found
    assert found[known].body == "نص" and found[known].judged == read_labels()[known]


def test_our_own_news_is_there_without_any_corpus(tmp_path: Path) -> None:
    own = [each for each in judged_articles(tmp_path) if each.published is not None]
    assert len(own) > 300 and all(each.title and each.judged for each in own)
    wrong = [
        (each.identity, start)
        for each in own
        for start, _ in each.judged or {}
        if not each.body[start].isalpha() or each.body[start - 1 : start].isalpha()
    ]
    assert wrong == []  # words begin where the labels say


def test_marks_name_types_that_there_are() -> None:
    events = [event for told in read_marks().values() for event in told]
    assert {event["type"] for event in events} <= {kind for kind, _ in event_types()}
    assert all(first < past for event in events for first, past in (event["trigger"], *event["again"]))


def test_marked_articles_are_found_by_their_id(tmp_path: Path) -> None:
    known = next(name for name, told in read_marks().items() if not told)
    (tmp_path / "train").mkdir()
    rows = [{"id": each, "text": "نص"} for each in (known, "another")]
    (tmp_path / "train" / "names_recent.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (found,) = marked_articles(tmp_path)
    assert (found.identity, found.events, found.judged) == (known, (), None)


def test_what_is_told_again_teaches_nothing() -> None:
    body = "هاجم مسلحون قرية كالا أمس. وقالت الإذاعة إن غارة في تندا خلفت جرحى."
    place = body.index("غارة")
    event = {"type": "ASSAULT", "trigger": [0, 4], "again": [[place, place + 4]]}
    assert True in Text(EventArticle("x", None, body, None, (event,))).right
    assert False not in Text(EventArticle("x", None, body, None, (event,))).right


def test_tellings_that_are_marked_as_one_teach_that_they_are() -> None:
    body = "هاجم مسلحون قرية كالا أمس. وقالت الإذاعة إن غارة في تندا خلفت جرحى."
    place = body.index("غارة")
    first, later = {"type": "ASSAULT", "trigger": [0, 4]}, {"type": "ASSAULT", "trigger": [place, place + 4]}
    for events, right in (
        (({**first, "again": [later["trigger"]]},), [False, True]),  # one, told twice
        ((first, later), [True, False]),  # two
        ((first,), [False, True]),  # what is accepted, and no event
    ):
        choices = train_merging.Text(EventArticle("x", None, body, None, events), Acceptance({})).choices
        assert [each.right for each in choices] == [right]


def test_our_gold_is_whole() -> None:
    assert all(each.judged is None for each in own_articles())


def test_parties_are_labelled_of_events_that_there_are() -> None:
    rows = label_rows(PARTIES)
    assert {kind for _, _, kind, *_ in rows} <= {kind for kind, _ in event_types()}
    for column in (3, 4):
        assert {NOBODY, UNREAD} < {row[column] for row in rows}


def test_parties_are_learned_by_their_words_or_by_where_they_are_told() -> None:
    body = "قالت وزارة الدفاع إن هجوما بالصواريخ على قرية كالا خلف ثلاثة قتلى. والتقى الوزير نظيره في تونس."
    place, told = str(body.index("هجوما")), body.index("وزارة")
    for actors, nobody in (
        (f"{told}", False),
        (f"{told}:{told + len('وزارة الدفاع')}", False),
        (NOBODY, True),
    ):
        events = tuple(labelled_events([[place, "ASSAULT", actors, UNREAD]], body))
        choices = train_parties.Text(EventArticle("x", None, body, None, events)).choices
        (choice,) = choices["actor"]
        (right,) = (names for names, hit in zip(choice.features, choice.right, strict=True) if hit)
        assert ("|nobody" in right) == nobody
        assert choices["recipient"] == []


def test_days_are_labelled_of_words_that_name_events() -> None:
    events = read_labels()
    labelled = [(events[article], key) for article, told in read_days().items() for key in told]
    assert all(kind in {each for _, each in judged} for judged, (_, kind) in labelled)


def test_a_day_is_learned_by_the_words_that_tell_it() -> None:
    body = "هاجم مسلحون قرية كالا يوم الاثنين. وقالت الوزارة أمس إن الوضع هادئ."
    for words, features in (("يوم", "here"), ("أمس", "after"), (None, "none definite False False")):
        told = {(0, "ASSAULT"): None if words is None else body.index(words)}
        article = EventArticle("x", None, body, date(2024, 3, 13), judged={}, told=told)
        (choice,) = train_days.Text(article).choices
        (right,) = (names for names, hit in zip(choice.features, choice.right, strict=True) if hit)
        assert features in right


def test_places_are_labelled_of_events_that_there_are() -> None:
    rows = label_rows(PLACES)
    assert {kind for _, _, kind, _ in rows} <= {kind for kind, _ in event_types()}
    assert NOBODY in {told for *_, told in rows}


def test_a_place_is_learned_by_its_name() -> None:
    body = "هاجم مسلحون ثكنة في مدينة غاو شمال مالي. وقالت الإذاعة في تونس إن الوضع هادئ."
    for name, feature in (("غاو", "|wider True"), ("تونس", "|after"), (None, "|none rule False")):
        start = None if name is None else body.index(name)
        told = NOBODY if start is None else f"{start}:{start + len(name or '')}"
        events = tuple(labelled_events([["0", "ASSAULT", told]], body, ("place",)))
        (choice,) = train_places.Text(EventArticle("x", None, body, None, events)).choices
        (right,) = (names for names, hit in zip(choice.features, choice.right, strict=True) if hit)
        assert feature in right
