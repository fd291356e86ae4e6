"""Which words describe, and which nouns they can describe."""

import pytest

from etl.annotate.syntax.nominals import can_describe, is_adjective, looks_like_adjective
from etl.annotate.syntax.tokens import read_token


@pytest.mark.parametrize(
    "word",
    [
        "الجديد",
        "الوطنية",
        "التنفيذي",
        "السابق",
        "المشتركة",
        "الأعلى",
        "الكبرى",
        "المصري",
        "العملياتية",
        "الحوثيين",
    ],
)
def test_an_adjective_is_told_by_its_form(word: str) -> None:
    assert is_adjective(read_token(word))


@pytest.mark.parametrize(
    "word",
    ["القرار", "الخطة", "الاعتداء", "المجلس", "المشروع", "القضية", "الشرطة", "الأوضاع", "السبب", "خطتها"],
)
def test_a_noun_is_none(word: str) -> None:
    assert not is_adjective(read_token(word))


def test_the_shape_alone_tells_less() -> None:
    assert looks_like_adjective(read_token("الدائنة")) and not is_adjective(read_token("الدائنة"))
    assert not looks_like_adjective(read_token("السبب"))
    assert not looks_like_adjective(read_token("المدير"))


@pytest.mark.parametrize(
    ("adjective", "noun", "person", "agree"),
    [
        ("الجديدة", "الحكومة", False, True),
        ("الجديد", "الحكومة", False, False),
        ("الجديدة", "الوزير", True, False),
        ("الجديدة", "القوانين", False, True),  # a broken plural of things
        ("المحليين", "المسؤولين", True, True),
        ("المحليين", "المجلس", False, False),
        ("الكبرى", "الشركة", False, True),
    ],
)
def test_an_adjective_agrees_in_gender_and_number(
    adjective: str, noun: str, person: bool, agree: bool
) -> None:
    assert can_describe(read_token(adjective), read_token(noun), person) is agree
