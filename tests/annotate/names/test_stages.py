"""The row of stages: names stay as they were made, each step says what it changed, and a word is explained."""

from __future__ import annotations

from io import StringIO

import orjson
import pytest

from etl.annotate.document import read_document
from etl.annotate.jsonl import explain_lines
from etl.annotate.names import NameAnnotator
from etl.annotate.names.annotator import ROW
from etl.annotate.names.explain import explain
from etl.annotate.names.spans import Laid, Name, NameTokens
from etl.annotate.names.stages import Drop, changes, run

TEXT = "وصل وزير الخارجية العراقي فؤاد حسين إلى مدينة الرياض أمس. وقال حسين إن الشركة رفعت الأسعار."


def name(first: int, past: int, type_: str = "PERSON") -> Name:
    return Name(first, past, type_, "tagger", 0.8)


def test_a_name_is_never_changed_in_place():
    with pytest.raises(AttributeError):
        name(0, 1).past = 2  # type: ignore[misc]


def test_every_step_leaves_the_names_it_was_given_as_they_were():
    tokens = NameTokens(read_document(TEXT))
    names = [name(4, 6), name(8, 9, "LOC"), name(13, 14, "ORG")]
    for _, step in ROW:
        given, before = names, tuple(names)
        names = step(tokens, given)
        assert names is not given
        assert tuple(given) == before


def test_the_names_that_lie_over_a_text_never_lie_over_each_other():
    laid = Laid([name(0, 3), name(5, 6)])
    laid.put(name(2, 4), laid.over(range(2, 4)))
    laid.put(name(4, 5))
    assert [(each.first, each.past) for each in laid.names()] == [(2, 4), (4, 5), (5, 6)]
    assert laid.at(0) is None


def test_a_step_says_what_it_found_changed_and_dropped():
    tokens = NameTokens(read_document("قال فلان ذلك"))
    first, second = name(0, 2), name(2, 3)
    cut = first.but("a verb before it", first=1)

    def step(tokens: NameTokens, names: list[Name]) -> list[Name]:
        """Cuts, drops."""
        return [cut]

    changed, dropped = changes("bound", step, tokens, [first, second], step(tokens, [first, second]))
    assert (changed.before, changed.after, changed.why) == ([first], [cut], "a verb before it")
    assert (dropped.before, dropped.after, dropped.why) == ([second], [], "Cuts, drops")
    [found] = changes("find", step, tokens, [], [cut])
    assert (found.before, found.after, found.why) == ([], [cut], "tagger")


def test_nothing_is_told_that_nobody_asks_for_and_telling_changes_nothing():
    tokens = NameTokens(read_document(TEXT))
    told: list = []
    annotator = NameAnnotator()
    assert annotator.names(tokens, told) == annotator.names(tokens)
    assert told


def test_a_row_of_filters_tells_the_rule_against_each():
    def short(seen, name):
        """Too short."""
        return name.words == 1

    tokens, told = NameTokens(read_document("قال فلان ذلك")), []
    assert run([("filter", Drop(short))], tokens, [name(0, 2), name(2, 3)], told) == [name(0, 2)]
    assert [(change.stage, change.before, change.why) for change in told] == [
        ("filter", [name(2, 3)], "Too short")
    ]


def said(word: str, text: str = TEXT) -> list[list[tuple[str, str]]]:
    return [
        [(stage, did) for stage, _, did, _ in done]
        for _, done in explain(read_document(text), word, NameAnnotator())
    ]


def test_a_word_is_explained_at_each_of_its_places_from_finder_to_role():
    first, second = said("حسين")
    assert ("cluster", "PERSON فؤاد حسين with PERSON حسين") in first
    assert ("roles", "وزير الخارجية العراقي of PERSON فؤاد حسين") in first
    assert ("cluster", "PERSON حسين with PERSON فؤاد حسين") in second
    assert {"find", "cluster", "link"} <= {stage for stage, _ in second}


def test_words_that_are_not_there_and_places_without_a_name_are_said():
    assert said("زعبوط") == said("") == []
    assert said("رفعت") == [[]]


def test_lines_are_explained_and_a_bad_one_is_said():
    out, messages = StringIO(), StringIO()
    lines = [orjson.dumps({"id": "n1", "body": TEXT}), b"{", b" "]
    assert explain_lines(lines, out, "الرياض", messages=messages) == 0
    assert "n1: …" in out.getvalue() and "LOC الرياض" in out.getvalue()
    assert "line 2: not JSON" in messages.getvalue()
    assert explain_lines(lines, StringIO(), "زعبوط", messages=messages) == 1
    assert "no article has the word زعبوط" in messages.getvalue()
