"""Words and their clitics, as Universal Dependencies and our own list write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.clitic_data import DividedWord, parse_divided, read_own, read_ud

COLUMNS = "{number}\t{form}\t{lemma}\t{upos}\t_\t_\t0\tdep\t_\t{misc}"


def conllu(*pieces: tuple[str, str, str, bool]) -> str:
    """A sentence of (form, lemma, part of speech, whether the next piece is glued on)."""
    lines = [
        COLUMNS.format(
            number=number, form=form, lemma=lemma, upos=upos, misc="SpaceAfter=No" if glued else "_"
        )
        for number, (form, lemma, upos, glued) in enumerate(pieces, 1)
    ]
    return "\n".join(["# sent_id = 1", *lines, "", ""])


@pytest.mark.parametrize(
    ("pieces", "word"),
    [
        ([("و", "وَ", "CCONJ", True), ("الكتاب", "كِتَاب", "NOUN", False)], DividedWord("والكتاب", "PAASSSS", False)),
        ([("ل", "لِ", "ADP", True), ("لوزير", "وزير", "NOUN", False)], DividedWord("للوزير", "PASSSS", False)),
        ([("كتاب", "كتاب", "NOUN", True), ("ه", "هو", "PRON", False)], DividedWord("كتابه", "SSSSE", False)),
        ([("ب", "ب", "ADP", True), ("تونس", "تونس", "PROPN", False)], DividedWord("بتونس", "PSSSS", True)),
        ([("الجزائر", "الجزائر", "PROPN", False)], DividedWord("الجزائر", "SSSSSSS", True)),
        ([("بَلَد", "بلد", "NOUN", True), (".", ".", "PUNCT", False)], DividedWord("بلد", "SSS", False)),
    ],
)  # fmt: skip
def test_the_pieces_of_a_word_label_its_letters(
    pieces: list[tuple[str, str, str, bool]], word: DividedWord, tmp_path: Path
) -> None:
    file = tmp_path / "words.conllu"
    file.write_text(conllu(*pieces), "utf-8")
    assert read_ud(file) == [word]


def test_words_that_are_not_arabic_or_of_one_letter_teach_nothing(tmp_path: Path) -> None:
    file = tmp_path / "words.conllu"
    file.write_text(
        conllu(("BBC", "BBC", "PROPN", False), ("و", "و", "CCONJ", False), ("2025", "2025", "NUM", False)),
        "utf-8",
    )
    assert read_ud(file) == []


@pytest.mark.parametrize(
    ("marked", "form", "labels"),
    [
        ("و+ال+كاظمي", "والكاظمي", "PAASSSSS"),
        ("ل+ل+وزير", "للوزير", "PASSSS"),
        ("كتاب=ه", "كتابه", "SSSSE"),
        ("و+ب+بيت=نا", "وببيتنا", "PPSSSEE"),
        ("واشنطن", "واشنطن", "SSSSSS"),
    ],
)
def test_a_divided_word_says_what_each_letter_is(marked: str, form: str, labels: str) -> None:
    assert parse_divided(marked) == (form, labels)


def test_our_list_is_read_with_its_proper_nouns_and_without_its_header(tmp_path: Path) -> None:
    file = tmp_path / "words.tsv"
    file.write_text("# a header of words\n*واشنطن و+كتاب\n", "utf-8")
    assert read_own(file) == [DividedWord("واشنطن", "SSSSSS", True), DividedWord("وكتاب", "PSSSS", False)]


def test_every_word_of_our_list_has_a_label_a_letter_in_their_order() -> None:
    words = read_own()
    assert words
    for word in words:
        assert len(word.form) == len(word.labels), word
        assert sorted(word.labels, key="PASE".index) == list(word.labels), word
        assert "S" in word.labels, word
