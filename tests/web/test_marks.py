"""What was read from a text as nested elements: one a layer, each closed by the tag that opened it."""

from __future__ import annotations

from types import SimpleNamespace

from etl.report.passages import Annotation
from etl.web.marks import LAYERS, Mark, marked

TEXT = "قال سعد إن الجسر يفتح."
NAMES = [SimpleNamespace(ordinal=0, type="PERSON", entity_id=7, name_ar="سعد الهاجري")]


def at(kind: str, words: str, ordinal: int = 0) -> Annotation:
    start = TEXT.index(words)
    return Annotation(kind, ordinal, start, start + len(words))


def opened(*annotations: Annotation) -> list[Mark]:
    return [mark for pieces in marked(TEXT, annotations, NAMES) for piece in pieces for mark in piece.opens]


def test_a_name_knows_whom_it_means() -> None:
    (mark,) = opened(at("mention", "سعد"))
    assert (mark.layer, mark.kind, mark.anchor, mark.of) == ("names", "mention", "c4-7", "mention:0")
    assert mark.name is NAMES[0]


def test_words_of_several_layers_carry_an_element_for_each_and_one_anchor() -> None:
    marks = opened(at("mention", "سعد"), at("statement speaker", "سعد", 3), at("event_participant", "سعد"))
    assert [(mark.layer, mark.anchor) for mark in marks] == [
        ("statements", "c4-7"),
        ("events", None),
        ("names", None),
    ]
    assert marks[0].of == "statement-speaker:3"


def test_of_one_layer_the_weightiest_kind_gives_the_look_and_all_are_named() -> None:
    (mark,) = opened(at("event_mention", "يفتح"), at("event trigger", "يفتح"))
    assert (mark.kind, mark.of) == ("event-trigger", "event-trigger:0 event-mention:0")


def test_what_is_opened_is_closed_in_the_other_order_by_marks_of_the_same_tag() -> None:
    crossing = [at("statement content", "إن الجسر"), at("event place", "الجسر يفتح"), at("mention", "سعد")]
    (pieces,) = marked(TEXT, crossing, NAMES)
    stack: list[Mark] = []
    for piece in pieces:
        stack += piece.opens
        for closed in piece.closes:
            mark = stack.pop()
            assert (mark.layer, mark.name) == (closed.layer, closed.name)
    assert not stack and "".join(piece.text for piece in pieces) == TEXT


def test_sentences_and_roles_are_not_marked() -> None:
    assert opened(at("sentence", TEXT), at("role", "قال")) == []
    assert {"found", "names", "statements", "dates", "events", "keywords"} == set(LAYERS)
