"""Names at token boundaries, clitics cut, the longest first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.annotate.document import read_document
from etl.annotate.gazetteer import Gazetteer
from etl.annotate.syntax.clitics import ways_to_cut

NAMES = Gazetteer(
    [
        ("العراق", 1),
        ("الولايات المتحدة", 2),
        ("الولايات المتحدة الأمريكية", 2),
        ("باريس", 3),
        ("ليبيا", 4),
        ("واشنطن", 5),
        ("طرابلس", 6),
        ("طرابلس", 7),
        ("تيمور - ليشتي", 8),
    ]
)


def found(text: str) -> list[tuple[str, str]]:
    return [(match.clitic, text[match.start : match.end]) for match in NAMES.find(read_document(text))]


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("عاد إلى العراق", [("", "العراق")]),
        ("بالعراق وفي باريس", [("ب", "العراق"), ("", "باريس")]),
        ("وباريس وواشنطن وبالعراق", [("و", "باريس"), ("و", "واشنطن"), ("وب", "العراق")]),
        ("للعراق ولليبيا وللعراق", [("ل", "لعراق"), ("ول", "ليبيا"), ("ول", "لعراق")]),
        ("عراقي راق عراقية العراقيون", []),
        ("واشنطن", [("", "واشنطن")]),
        ("قال للولايات المتحده الامريكيه", [("ل", "لولايات المتحده الامريكيه")]),
        ("الولايات المتحدة، الأمريكية", [("", "الولايات المتحدة")]),
        ("الولايات الأخرى", []),
        ("زار الولايات\nالمتحدة", []),
        ("تيمور - ليشتي", [("", "تيمور - ليشتي")]),
        ("«العراق»", [("", "العراق")]),
        ("", []),
    ],
)
def test_matches(text: str, matches: list[tuple[str, str]]) -> None:
    assert found(text) == matches


def test_a_name_of_two_has_both_readings_in_the_lists_order() -> None:
    (match,) = NAMES.find(read_document("في طرابلس"))
    assert match.readings == [6, 7]


def test_a_name_can_be_asked_for_at_one_token() -> None:
    document = read_document("قال إن العراق")
    assert NAMES.at(document, 0, 3) is None
    match = NAMES.at(document, 2, 3)
    assert match is not None and match.readings == [1]


def test_clitics() -> None:
    assert list(ways_to_cut("وبالعراق")) == [
        (0, "", "وبالعراق"),
        (1, "و", "بالعراق"),
        (2, "وب", "العراق"),
    ]
    assert list(ways_to_cut("للعراق")) == [(0, "", "للعراق"), (1, "ل", "العراق"), (1, "ل", "لعراق")]
    assert list(ways_to_cut("كتاب")) == [(0, "", "كتاب"), (1, "ك", "تاب")]


@given(st.text(st.sampled_from("ولبكفالعراقباريس متحدة.،\n"), max_size=60))
def test_matches_are_in_order_whole_words_and_end_where_words_end(text: str) -> None:
    document = read_document(text)
    reached = 0
    for match in NAMES.find(document):
        assert reached <= match.first < match.past
        assert match.start == document.starts[match.first] + len(match.clitic)
        assert match.end == document.ends[match.past - 1]
        reached = match.past
