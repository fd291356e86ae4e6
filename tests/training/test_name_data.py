"""Labelled texts are read as the corpora write them, and cut as Khabar cuts texts."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from training.name_data import ARTICLE, cut, labelled_texts, read_bio, spans

TYPES = ("PER", "LOC", "ORG", "MISC")
LABELS = st.lists(
    st.sampled_from(["O", *(f"{prefix}-{kind}" for prefix in "BI" for kind in TYPES)]), max_size=12
)


def test_a_file_gives_sentences_with_marks_left_out_and_types_by_one_name(tmp_path: Path) -> None:
    file = tmp_path / "train.txt"
    file.write_text("قالَ O\nســامي B-PERS\nالنجار I-PERS\n\n\nفي O\nنهائي B-MIS\nعمّان B-LOC\n", "utf-8")
    assert read_bio(file) == [
        [("قال", "O"), ("سامي", "B-PER"), ("النجار", "I-PER")],
        [("في", "O"), ("نهائي", "B-MISC"), ("عمان", "B-LOC")],
    ]


def test_a_line_of_marks_alone_is_no_word_and_ends_no_sentence(tmp_path: Path) -> None:
    file = tmp_path / "train.txt"
    file.write_text("زار O\n\u200f O\nتونس B-LOC", "utf-8")
    assert read_bio(file) == [[("زار", "O"), ("تونس", "B-LOC")]]


def test_a_name_ends_where_its_type_or_its_labels_do() -> None:
    assert spans(["B-PER", "I-PER", "O", "B-LOC", "B-LOC"]) == [(0, 2, "PER"), (3, 4, "LOC"), (4, 5, "LOC")]
    assert spans(["I-ORG", "I-PER", "O", "I-PER"]) == [(0, 1, "ORG"), (1, 2, "PER"), (3, 4, "PER")]


@given(LABELS)
def test_spans_hold_every_labelled_word_once(labels: list[str]) -> None:
    found = spans(labels)
    held = [place for first, past, _ in found for place in range(first, past)]
    assert held == [place for place, label in enumerate(labels) if label != "O"]
    assert all(labels[place][2:] == kind for first, past, kind in found for place in range(first, past))


def test_marks_glued_to_a_name_stay_outside_it() -> None:
    tokens, labels = cut([("«الأهلي", "B-ORG"), ("المصري»،", "I-ORG"), ("فاز.", "O")])
    assert tokens == ["«", "الأهلي", "المصري", "»", "،", "فاز", "."]
    assert labels == ["O", "B-ORG", "I-ORG", "O", "O", "O", "O"]


def test_a_mark_within_a_name_belongs_to_it_and_a_name_of_marks_is_none() -> None:
    tokens, labels = cut([("كفر", "B-LOC"), ("-", "I-LOC"), ("قاسم", "I-LOC"), ("!", "B-PER")])
    assert list(zip(tokens, labels, strict=True)) == [
        ("كفر", "B-LOC"),
        ("-", "I-LOC"),
        ("قاسم", "I-LOC"),
        ("!", "O"),
    ]


def test_sentences_come_in_texts_of_an_articles_length_and_none_is_lost() -> None:
    sentence = [("زار", "O"), ("سامي", "B-PER"), ("تونس", "B-LOC"), ("أمس.", "O")]  # five tokens
    number = ARTICLE // 5 + 10
    first, rest = labelled_texts([sentence] * number)
    assert len(first.document.tokens) == ARTICLE
    assert len(first.document.sentences) + len(rest.document.sentences) == number
    for text in (first, rest):
        document = text.document
        assert len(text.labels) == len(document.tokens)
        assert len(spans(text.labels)) == 2 * len(document.sentences)
        for token, start, end in zip(document.tokens, document.starts, document.ends, strict=True):
            assert document.text[start:end] == token
        edges = [edge for sentence in document.sentences for edge in sentence]
        assert (edges[0], edges[-1]) == (0, len(document.tokens))
        assert edges[1:-1:2] == edges[2::2]


def test_no_sentences_are_no_texts() -> None:
    assert list(labelled_texts([])) == []
