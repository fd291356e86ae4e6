"""Clitics cut from words, and the words that only look as if they had some."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.annotate.syntax.clitics import LONGEST, WHOLE, Clitics, CliticSegmenter, labels, shared_segmenter

GOLD = Path(__file__).parents[3] / "benchmarks" / "gold" / "clitics.tsv"
LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"

segment = shared_segmenter().segment


def pieces(word: str) -> str:
    """The word with + after its proclitics, after its article, and before its pronoun."""
    clitics = segment(word)
    end = len(word) - clitics.enclitic
    cuts = (
        word[: clitics.proclitic],
        word[clitics.proclitic : clitics.stem_start],
        word[clitics.stem_start : end],
    )
    return "+".join(filter(None, (*cuts, word[end:])))


@pytest.mark.parametrize(
    "divided",
    [
        "و+ال+كاظمي",
        "ب+ال+عراق",
        "ول+ل+عراق",
        "ل+ل+كاظمي",
        "و+باريس",
        "لندن",
        "فرنسا",
        "وليد",
        "ف+قال",
        "س+يزور",
        "وزير+ه",
        "عن+ها",
        "لكن+هم",
        "كانت",
        "ال+قاهرة",
        "المانيا",
        "ألمانيا",
        "إلهام",
        "بيروت",
        "سوريا",
    ],
)
def test_words_divide(divided: str) -> None:
    assert pieces(divided.replace("+", "")) == divided


def test_a_name_begins_after_what_leans_on_it() -> None:
    assert segment("وللكاظمي") == Clitics(proclitic=2, article=1, enclitic=0)
    assert segment("وللكاظمي").stem_start == 3


@pytest.mark.parametrize("word", ["", "و", "ل", "ال", "NATO", "12", "،", "و" * (LONGEST + 1), "ل" * 500])
def test_what_is_no_arabic_word_stays_whole(word: str) -> None:
    assert segment(word) == WHOLE


@pytest.mark.parametrize(
    ("word", "clitics", "expected"),
    [
        ("وقال", Clitics(1, 0, 0), "PSSS"),
        ("كتابه", Clitics(0, 0, 1), "SSSSE"),
        ("كتابها", Clitics(0, 0, 2), "SSSSES"),
        ("للعراق", Clitics(1, 1, 0), "PASSSS"),
        ("بالعراق", Clitics(1, 2, 0), "PASSSSS"),
        ("مدينة", WHOLE, "SSSSS"),
    ],
)
def test_a_label_says_what_begins_at_its_letter(word: str, clitics: Clitics, expected: str) -> None:
    assert labels(clitics, len(word)) == expected


@pytest.mark.parametrize(
    ("word", "impossible"),
    [
        ("به", {Clitics(1, 0, 1)}),  # nothing would remain
        ("مدينة", {Clitics(1, 0, 0)}),  # م is no clitic
        ("كتابق", {Clitics(0, 0, 1)}),  # ق is no pronoun
        ("العراقه", {Clitics(0, 2, 1)}),  # the article and a possessor exclude each other
        ("عراق", {Clitics(0, 2, 0)}),  # no article is written there
        ("الأ", {Clitics(0, 2, 0)}),  # no noun has one letter
        ("وللا", {Clitics(2, 1, 0)}),
    ],
)
def test_divisions_that_cannot_be_are_not_weighed(
    word: str, impossible: set[Clitics], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even where the model would like them: here it likes every cut, and the more of them the better."""
    monkeypatch.setattr(CliticSegmenter, "_lead", lambda self, features: [9.0, 9.0, 9.0])
    segmenter = CliticSegmenter()
    assert segmenter._segment(word) not in impossible
    assert segmenter._segment("والكتاب") == Clitics(1, 2, 0)


@given(st.text(alphabet=LETTERS, min_size=1, max_size=LONGEST + 2))
def test_a_stem_always_remains(word: str) -> None:
    clitics = segment(word)
    assert min(clitics.proclitic, clitics.article, clitics.enclitic) >= 0
    assert clitics.stem_start + clitics.enclitic < len(word)


@given(st.text(max_size=30))
def test_any_text_is_taken(word: str) -> None:
    clitics = segment(word)
    assert clitics == WHOLE or clitics.stem_start + clitics.enclitic < len(word)


def test_gold_words_divide_as_marked() -> None:
    lines = [line for line in GOLD.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    marked = [word for line in lines for word in line.split()]
    right = 0
    for word in marked:
        front, _, pronoun = word.partition("=")
        clitics = segment(word.replace("+", "").replace("=", ""))
        stem = front.rpartition("+")[2]
        right += clitics.stem_start == len(front.replace("+", "")) - len(stem) and clitics.enclitic == len(
            pronoun
        )
    assert len(marked) >= 150
    assert right / len(marked) >= 0.95
