"""Texts and outlets as sources, and the documents words came through."""

import pytest


@pytest.mark.parametrize(
    ("text", "lemma", "source", "words"),
    [
        ("ارتفعت الأسعار، وفق البيان.", "وفق", "البيان", "ارتفعت الأسعار"),
        ("وبحسب الوكالة، ارتفعت الأسعار.", "حسب", "الوكالة", "ارتفعت الأسعار"),
        ("ارتفعت الأسعار، حسبما ذكرت الصحيفة.", "حسب", "الصحيفة", "ارتفعت الأسعار"),
        ("وجاء في البيان أن الدول ملتزمة.", "جاء", "البيان", "أن الدول ملتزمة"),
    ],
)
def test_the_source_is_the_document(read, text, lemma, source, words):
    reading = read(text)
    statement = reading.only()
    assert (statement.kind, statement.cue_lemma, statement.document) == ("document", lemma, source)
    assert reading.content() == words


def test_the_verb_is_the_cue_after_ala_ma(read):
    reading = read("ارتفعت الأسعار، على ما أعلن الوزير.")
    assert (reading.only().kind, reading.cue(), reading.speaker()) == ("document", "أعلن", "الوزير")


@pytest.mark.parametrize("marks", ["«»", "»«", "»»"])
def test_the_outlet_somebody_spoke_to_is_the_document(read, marks):
    reading = read(f"وأكدت مصادر ل{marks[0]}الميدان{marks[1]} أن الطرق مفتوحة.")
    assert (reading.only().document, reading.content()) == ("الميدان", "أن الطرق مفتوحة")


@pytest.mark.parametrize(
    "text",
    [
        "ونقلت الصحيفة عن مصدر أمني قوله إن المحادثات ستستأنف.",
        "وعلمت الصحيفة من مصدر أمني أن المحادثات ستستأنف.",
    ],
)
def test_an_outlet_that_passes_words_on_is_the_document_and_the_words_are_the_sources(read, text):
    reading = read(text)
    assert (reading.speaker(), reading.only().document) == ("مصدر أمني", "الصحيفة")
