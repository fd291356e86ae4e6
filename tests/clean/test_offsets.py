"""The way back holds for any text and any rewriting of it, and for two rewritings in a row."""

from hypothesis import given
from hypothesis import strategies as st

from etl.clean.offsets import OffsetMap, rewrite

Rewrites = list[tuple[int, int, str]]


@st.composite
def rewritings(draw: st.DrawFn, text: str) -> Rewrites:
    rewrites = []
    place = 0
    while place <= len(text) and draw(st.booleans()):
        start = draw(st.integers(place, len(text)))
        end = draw(st.integers(start, min(len(text), start + 3)))
        rewrites.append((start, end, draw(st.text("xyz", max_size=3))))
        place = end + (start == end)
    return rewrites


@st.composite
def rewritten(draw: st.DrawFn) -> tuple[str, Rewrites]:
    text = draw(st.text("abcdef", max_size=30))
    return text, draw(rewritings(text))


def sources(text: str, rewrites: Rewrites) -> list[tuple[int, int]]:
    """For every clean character the source span it was made from, worked out one by one."""
    spans = []
    copied = 0
    for start, end, replacement in rewrites:
        spans += [(place, place + 1) for place in range(copied, start)]
        spans += [(start, end)] * len(replacement)
        copied = end
    return spans + [(place, place + 1) for place in range(copied, len(text))]


@given(rewritten())
def test_a_clean_span_leads_to_all_its_characters_were_made_from(case):
    text, rewrites = case
    clean, offsets = rewrite(text, rewrites)
    spans = sources(text, rewrites)
    assert len(spans) == len(clean)
    for start in range(len(clean)):
        for end in range(start + 1, len(clean) + 1):
            assert offsets.to_source(start, end) == (spans[start][0], spans[end - 1][1])


@given(rewritten())
def test_a_source_span_leads_to_all_that_was_made_from_it(case):
    text, rewrites = case
    offsets = rewrite(text, rewrites)[1]
    spans = sources(text, rewrites)
    from_nothing = {place for place, (first, past) in enumerate(spans) if first == past}
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            made = [place for place, (first, past) in enumerate(spans) if first < end and past > start]
            found = set(range(*offsets.to_clean(start, end)))
            assert found >= set(made)
            assert found - set(made) <= from_nothing


@given(rewritten())
def test_there_and_back_holds_the_span(case):
    text, rewrites = case
    clean, offsets = rewrite(text, rewrites)
    for start in range(len(clean)):
        source_start, source_end = offsets.to_source(start, start + 1)
        if source_end > source_start:
            back_start, back_end = offsets.to_clean(source_start, source_end)
            assert back_start <= start < back_end


@given(rewritten())
def test_later_clean_characters_never_come_from_earlier_source(case):
    text, rewrites = case
    clean, offsets = rewrite(text, rewrites)
    spans = [offsets.to_source(place, place + 1) for place in range(len(clean))]
    assert spans == sorted(spans)
    assert all(0 <= start <= end <= len(text) for start, end in spans)


@given(st.data())
def test_two_rewritings_in_a_row(data):
    text, first = data.draw(rewritten())
    middle, one = rewrite(text, first)
    second = data.draw(rewritings(middle))
    clean, two = rewrite(middle, second)
    both = one.then(two)
    for place in range(len(clean)):
        through = two.to_source(place, place + 1)
        start, end = both.to_source(place, place + 1)
        expected_start, expected_end = one.to_source(*through)
        assert start <= expected_start
        assert end >= expected_end
        if through[1] - through[0] == 1 and expected_end - expected_start == 1 and both == one:
            assert (start, end) == (expected_start, expected_end)
    assert both.to_source(len(clean), len(clean))[0] <= len(text)
    whole = both.flatten()
    assert len(text) + sum(whole[2::3]) - sum(whole[1::3]) == len(clean)
    assert whole[0::3] == sorted(whole[0::3])


@given(st.data())
def test_two_rewritings_apart_stay_exact(data):
    """Where no later edit touches an earlier one, every character keeps exactly its own source."""
    text, first = data.draw(rewritten())
    middle, one = rewrite(text, first)
    touched = set()
    for start, _, replacement in first:
        place = one.to_clean(start, start)[0]
        touched |= set(range(place - 1, place + len(replacement) + 1))
    untouched = [place for place in range(0, len(middle), 3) if place not in touched]
    second = [(place, place + 1, "") for place in untouched]
    clean, two = rewrite(middle, second)
    both = one.then(two)
    for place in range(len(clean)):
        assert both.to_source(place, place + 1) == one.to_source(*two.to_source(place, place + 1))


def test_flattened_and_rebuilt_is_the_same_map():
    _, offsets = rewrite("كتَاب", [(1, 3, "ت")])
    assert OffsetMap(offsets.flatten()) == offsets
    assert offsets.flatten() == [1, 2, 1]


def test_nothing_rewritten_is_the_empty_map():
    text, offsets = rewrite("كتاب", [])
    assert text == "كتاب"
    assert offsets.flatten() == []
    assert offsets.to_source(1, 3) == (1, 3)
    assert offsets.to_clean(1, 3) == (1, 3)


def test_an_expansion_leads_back_whole():
    """One ligature made two letters: either leads to it."""
    _, offsets = rewrite("ﻻ يعلم", [(0, 1, "لا")])
    assert offsets.to_source(0, 1) == (0, 1)
    assert offsets.to_source(1, 2) == (0, 1)
    assert offsets.to_source(0, 2) == (0, 1)
    assert offsets.to_source(3, 7) == (2, 6)
    assert offsets.to_clean(0, 1) == (0, 2)
