"""Tokens with offsets: every character that is not white space, once, in order."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.annotate.document import read_document

NEWS_CHARACTERS = st.sampled_from(
    "ابتثوقالر ةىأإآ\u064b\u0651\u0640\u200c 0123456789.,،؛:!؟…«»\"“”'’()[]-_/\n\r\tAbcé"
)
TEXTS = st.text(NEWS_CHARACTERS, max_size=80) | st.text(max_size=40)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("وقال الوزير:", ["وقال", "الوزير", ":"]),
        ("بلغت 1.5% و1,200", ["بلغت", "1.5", "%", "و", "1,200"]),
        ("12/9/2021 10:30", ["12", "/", "9", "/", "2021", "10", ":", "30"]),
        (
            'قال: «نعم» و"لا" و“ربما”',
            ["قال", ":", "«", "نعم", "»", "و", '"', "لا", '"', "و", "“", "ربما", "”"],
        ),
        ("مُحَمَّدٌ رسولٌ", ["مُحَمَّدٌ", "رسولٌ"]),
        ("O'Neil وl’été", ["O'Neil", "وl’été"]),
        ("الوزير'قال", ["الوزير", "'", "قال"]),
        ("هههه__...", ["هههه", "__", ".", ".", "."]),
        (
            "قناةالنخيل في الجلسةالأولى",
            ["قناة", "النخيل", "في", "الجلسة", "الأولى"],
        ),  # a space lost beside a link
        ("ما أدى إلىتأجيل الجلسة", ["ما", "أدى", "إلى", "تأجيل", "الجلسة"]),
        ("سنةه", ["سنةه"]),
        ("می‌شود", ["می‌شود"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert read_document(text).tokens == tokens


@given(TEXTS)
def test_tokens_are_what_stands_at_their_offsets(text: str) -> None:
    document = read_document(text)
    for token, start, end in zip(document.tokens, document.starts, document.ends, strict=True):
        assert token and token == text[start:end]


@given(TEXTS)
def test_every_character_lies_in_one_token_and_one_sentence(text: str) -> None:
    document = read_document(text)
    text = re.sub("(?<=[ء-غف-ي])_(?=[ء-غف-ي])", " ", text)  # words of a hashtag
    in_tokens = [at for span in zip(document.starts, document.ends, strict=True) for at in range(*span)]
    assert in_tokens == [at for at, char in enumerate(text) if not char.isspace()]
    sentences = document.sentence_spans()
    in_sentences = [at for span in sentences for at in range(*span) if not text[at].isspace()]
    assert in_sentences == in_tokens
    assert all(not text[start].isspace() and not text[end - 1].isspace() for start, end in sentences)


@pytest.mark.parametrize(
    "unit", ["ا", "«", "»", '"', ".", "!", "1", "1.", "ا.", ". ", "(1", "\u064b", "\n", "'ا", "“"]
)
def test_long_runs_of_one_thing(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    document = read_document(text)
    assert sum(map(len, document.tokens)) == sum(not char.isspace() for char in text)
    assert len(document.sentences) <= len(document.tokens)


def test_what_the_caller_gives_is_kept() -> None:
    document = read_document("خبر", title="عنوان")
    assert (document.title, document.published_on) == ("عنوان", None)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("أفاد مراسلالميادينفي غزة", ["أفاد", "مراسل", "الميادين", "في", "غزة"]),
        ("وكان أكدالرئيس ذلك", ["وكان", "أكد", "الرئيس", "ذلك"]),
        ("في سبتمبرالجاري", ["في", "سبتمبر", "الجاري"]),
        ("قال كوفالتشيك ذلك", ["قال", "كوفالتشيك", "ذلك"]),
        ("أعلنتإدارة السد", ["أعلنت", "إدارة", "السد"]),
        ("عبر الأثيرمن دمشق", ["عبر", "الأثير", "من", "دمشق"]),
        ("المجلس العسكريالذي حل", ["المجلس", "العسكري", "الذي", "حل"]),
        ("هتف ديالمي وميلانوفيتش", ["هتف", "ديالمي", "وميلانوفيتش"]),
        ("وفد المستثمرين والإسكان", ["وفد", "المستثمرين", "والإسكان"]),
        ("ذكرتصحيفة أنحكومة عمان", ["ذكرتصحيفة", "أنحكومة", "عمان"]),
        (
            "ذكرتصحيفة أنحكومة عمان تدرس إلىاليوم",
            ["ذكرت", "صحيفة", "أن", "حكومة", "عمان", "تدرس", "إلى", "اليوم"],
        ),
        ("والالتزام بالاحتمالات", ["والالتزام", "بالاحتمالات"]),
    ],
)
def test_words_that_a_lost_space_has_joined_are_apart(text, tokens):
    document = read_document(text)
    assert document.tokens == tokens
    assert [text[first:past] for first, past in zip(document.starts, document.ends, strict=True)] == tokens
