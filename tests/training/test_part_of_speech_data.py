"""Parts of speech as Universal Dependencies and our own labels give them to whole words."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from etl.annotate.syntax.parts_of_speech import NOUN, PARTICLE, VERB, VERBAL_NOUN, PartOfSpeechTagger
from training import train_parts_of_speech as training
from training.part_of_speech_data import (
    LabelledWords,
    noun_kind,
    part_of_speech,
    read_news_words,
    read_ud,
)

ROW = "{number}\t{form}\t{lemma}\t{universal}\t{tag}\t_\t0\tdep\t_\t{misc}"
SENTENCE = [  # form, lemma, universal and own tag, whether the next piece is glued on
    ("و", "وَ", "CCONJ", "CC", True), ("س", "سَ", "PART", "RP", True), ("يزور", "زَار", "VERB", "VBC", False),
    ("الوزير", "وَزِير", "NOUN", "NN", False), ("مصنع", "مَصنَع", "NOUN", "NN", True), ("ها", "هُوَ", "PRON", "PRP", True),
    ("،", "،", "PUNCT", ",", False), ("ل", "لِ", "ADP", "IN", True), ("تأكيد", "تَأكِيد", "NOUN", "NN", True),
    ("ه", "هُوَ", "PRON", "PRP", False), ("ل", "لِ", "ADP", "IN", True), ("هم", "هُوَ", "PRON", "PRP", False),
    ("12", "12", "NUM", "CD", True), (".", ".", "PUNCT", ".", False),
]  # fmt: skip


def conllu(path: Path) -> Path:
    rows = [
        ROW.format(
            number=number,
            form=form,
            lemma=lemma,
            universal=universal,
            tag=tag,
            misc="SpaceAfter=No" if glued else "_",
        )
        for number, (form, lemma, universal, tag, glued) in enumerate(SENTENCE, 1)
    ]
    path.write_text("\n".join(["# sent_id = 1", *rows, "", ""]), "utf-8")
    return path


def archive(path: Path, body: str) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("a.txt", f"<TITLE>عنوان</TITLE><TEXT>{body}</TEXT>")
    return path


def table(path: Path, *rows: tuple[str, int, str, str]) -> Path:
    lines = ["# ours", "article\tstart\tform\tpart_of_speech", *("\t".join(map(str, row)) for row in rows)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_a_word_is_what_its_host_is_and_marks_and_figures_are_not_labelled(tmp_path: Path) -> None:
    (text,) = read_ud(conllu(tmp_path / "words.conllu"))
    labelled = {text.document.tokens[at]: label for at, label in text.labels.items()}
    assert labelled == {
        "وسيزور": VERB,
        "الوزير": NOUN,
        "مصنعها": NOUN,
        "لتأكيده": VERBAL_NOUN,
        "لهم": PARTICLE,
    }


@pytest.mark.parametrize(
    "lemma",
    ["تَأكِيد", "تَهنِئَة", "مُشارَكَة", "إِعلَان", "إِقَامَة", "تَقَدُّم", "تَعَاوُن", "اِنسِحَاب",
     "ٱِنتِقال", "اِتِّفَاق", "اِستِخدَام", "اِستِفَادَة", "دَعم"],
)  # fmt: skip
def test_verbal_nouns_are_known_by_their_pattern_or_listed(lemma: str) -> None:
    assert noun_kind(lemma) == VERBAL_NOUN


@pytest.mark.parametrize("lemma", ["وَزِير", "تَارِيخ", "إِنسَان", "اِقتِصَاد", "مُقَاطَعَة", "تِلمِيذ", "مَدِينَة"])
def test_nouns_that_only_look_verbal_are_none(lemma: str) -> None:
    assert noun_kind(lemma) == NOUN


def test_adverbs_are_particles_but_for_nouns_of_time() -> None:
    assert part_of_speech([("أيضا", "أَيضا", "RB")]) == PARTICLE
    assert part_of_speech([("عام", "عَام", "RB")]) == NOUN


def test_our_labels_find_their_words_in_the_articles(tmp_path: Path) -> None:
    corpus = archive(tmp_path / "corpus.zip", "عبر الوزير. سافر عبر البحر.")
    words = table(tmp_path / "words.tsv", ("a.txt", 0, "عبر", VERB), ("a.txt", 17, "عبر", PARTICLE))
    (text,) = read_news_words(corpus, words)
    assert [(text.document.starts[at], label) for at, label in text.labels.items()] == [
        (0, VERB),
        (17, PARTICLE),
    ]


def test_a_label_whose_word_is_not_there_is_an_error(tmp_path: Path) -> None:
    corpus = archive(tmp_path / "corpus.zip", "عبر الوزير.")
    with pytest.raises(ValueError, match="no سجل at 0"):
        read_news_words(corpus, table(tmp_path / "words.tsv", ("a.txt", 0, "سجل", VERB)))


def test_the_same_words_make_the_same_model_and_it_says_what_it_was_taught(tmp_path: Path) -> None:
    texts: list[LabelledWords] = read_ud(conllu(tmp_path / "words.conllu")) * 30
    once, twice = tmp_path / "once.tsv.gz", tmp_path / "twice.tsv.gz"
    for model in (once, twice):
        training.train(texts, model)
    assert once.read_bytes() == twice.read_bytes()
    counted = training.compare(texts, PartOfSpeechTagger(once))[""]
    assert {label for label, _ in counted} == {VERB, NOUN, VERBAL_NOUN, PARTICLE}
    assert all(label == said for label, said in counted)
