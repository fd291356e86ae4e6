"""A text cut into segments: every character once, every span whole, elements that nest though spans cross."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.report.passages import Annotation, Paragraph, paragraphs

TEXT = "قال الوزير سعد الهاجري إن الجسر يفتح يوم الأحد.\n\nوأضاف: «لن نتأخر»."


def at(kind: str, words: str, ordinal: int = 0) -> Annotation:
    start = TEXT.index(words)
    return Annotation(kind, ordinal, start, start + len(words))


def written(text: str, *annotations: Annotation) -> str:
    """As a writer of markup would put it: an element opens with its kinds (and # with its anchor), one closes."""
    lines = []
    for paragraph in paragraphs(text, annotations):
        line = ""
        for segment in paragraph.segments:
            for span, is_first in segment.opens:
                line += f"[{'+'.join(span.kinds)}{'#' * is_first} "
            line += segment.text + "]" * len(segment.closes)
        lines.append(line)
    return "\n".join(lines)


def test_paragraphs_are_the_lines_that_say_something() -> None:
    assert written(TEXT) == TEXT.replace("\n\n", "\n")
    assert [paragraph[:2] for paragraph in paragraphs("أ\r\n \nب", [])] == [(0, 1), (5, 6)]
    assert paragraphs("", []) == paragraphs(" \n ", []) == []


def test_a_span_is_one_element_with_an_anchor() -> None:
    name = at("mention", "سعد الهاجري")
    assert "الوزير [mention# سعد الهاجري] إن" in written(TEXT, name)
    (span,) = {
        span for each in paragraphs(TEXT, [name]) for segment in each.segments for span in segment.spans
    }
    assert span.anchor == "c11-22"


def test_spans_of_the_same_words_are_one_element() -> None:
    found = written(TEXT, at("statement speaker", "سعد الهاجري"), at("mention", "سعد الهاجري"))
    assert "[mention+statement speaker# سعد الهاجري]" in found


def test_spans_nest_the_longer_outside() -> None:
    found = written(TEXT, at("mention", "سعد الهاجري"), at("statement speaker", "الوزير سعد الهاجري"))
    assert "[statement speaker# الوزير [mention# سعد الهاجري]]" in found


def test_a_crossed_span_is_opened_again_without_its_anchor() -> None:
    found = written(TEXT, at("event place", "إن الجسر"), at("statement content", "الجسر يفتح"))
    assert "[event place# إن [statement content# الجسر]][statement content  يفتح] يوم" in found


def test_a_span_over_two_paragraphs_is_an_element_in_each() -> None:
    found = written(TEXT, at("statement content", "الأحد.\n\nوأضاف"))
    assert found.splitlines()[0].endswith("[statement content# الأحد.]")
    assert found.splitlines()[1].startswith("[statement content وأضاف]:")


def test_a_span_that_begins_between_paragraphs_begins_with_the_next() -> None:
    assert (
        written(TEXT, at("statement content", "\nوأضاف"))
        .splitlines()[1]
        .startswith("[statement content# وأضاف]")
    )


def test_what_does_not_lie_in_the_text_is_left_out() -> None:
    wrong = [Annotation("mention", n, *span) for n, span in enumerate([(-1, 2), (3, 3), (5, 4), (0, 10_000)])]
    assert written(TEXT, *wrong) == written(TEXT)


spans = st.lists(st.tuples(st.integers(-2, 30), st.integers(-2, 30)), max_size=8)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.text("اب \n", max_size=24), spans)
def test_every_character_once_under_exactly_its_spans(text: str, drawn: list[tuple[int, int]]) -> None:
    annotations = [Annotation("mention", number, *span) for number, span in enumerate(drawn)]
    found = paragraphs(text, annotations)
    shown = {
        place for each in found for segment in each.segments for place in range(segment.start, segment.end)
    }
    for paragraph in found:
        assert (
            "".join(segment.text for segment in paragraph.segments) == text[paragraph.start : paragraph.end]
        )
        _assert_nests(paragraph)
    assert {place for place in range(len(text)) if not text[place].isspace()} <= shown
    for each in annotations:
        if 0 <= each.start < each.end <= len(text):
            marked = {
                place
                for paragraph in found
                for segment in paragraph.segments
                for place in range(segment.start, segment.end)
                if any(each in span.annotations for span in segment.spans)
            }
            assert marked == shown & set(range(each.start, each.end))
    firsts = [e.span for each in found for segment in each.segments for e in segment.opens if e.is_first]
    assert len(firsts) == len(set(firsts))


def _assert_nests(paragraph: Paragraph) -> None:
    """What is open is what covers, and the last opened is the first closed."""
    stack = []
    for segment in paragraph.segments:
        stack += [element.span for element in segment.opens]
        assert tuple(stack) == segment.spans
        for span in segment.closes:
            assert stack.pop() == span
    assert not stack


def test_work_grows_with_the_text() -> None:
    """Counted in segments, not in seconds: twice the text and spans, twice the pieces."""

    def pieces(times: int) -> int:
        text = "كلمة " * 50 * times
        marks = [Annotation("mention", place, place, place + 7) for place in range(0, len(text) - 7, 5)]
        found = [segment for each in paragraphs(text, marks) for segment in each.segments]
        return sum(len(segment.spans) + len(segment.opens) for segment in found)

    assert pieces(40) <= 2.1 * pieces(20)
