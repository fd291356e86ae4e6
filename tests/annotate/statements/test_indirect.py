"""Clauses after أن and إن."""

import pytest


@pytest.mark.parametrize(
    ("text", "lemma", "words"),
    [
        ("وأكد الوزير أن المشروع سيفتتح غدا.", "أكد", "أن المشروع سيفتتح غدا"),
        ("واكد الوزير ان المشروع سيفتتح غدا.", "أكد", "ان المشروع سيفتتح غدا"),
        ("وأشار الوزير إلى أن المشروع سيفتتح غدا.", "أشار", "أن المشروع سيفتتح غدا"),
        ("وأفاد الوزير بأن المشروع سيفتتح غدا.", "أفاد", "بأن المشروع سيفتتح غدا"),
        ("وقال الوزير: إن المشروع سيفتتح غدا.", "قال", "إن المشروع سيفتتح غدا"),
        ("وأكد الوزير أن المشروع «سيفتتح غدا» مساء.", "أكد", "أن المشروع «سيفتتح غدا» مساء"),
        ("وأوضح الوزير، في اتصال هاتفي، أن المشروع سيفتتح غدا.", "أوضح", "أن المشروع سيفتتح غدا"),
    ],
)
def test_the_content_starts_at_its_particle(read, text, lemma, words):
    reading = read(text)
    assert (reading.only().kind, reading.only().cue_lemma) == ("indirect", lemma)
    assert reading.content() == words


@pytest.mark.parametrize(
    ("tag", "words"),
    [("، حسب قوله", "إن التحكيم ظلم فريقه"), (" على حد تعبيره", "إن التحكيم ظلم فريقه")],
)
def test_an_echo_makes_no_statement_and_ends_the_content(read, tag, words):
    reading = read(f"قال المدرب إن التحكيم ظلم فريقه{tag}.")
    assert len(reading.statements) == 1
    assert reading.content() == words


def test_the_narrator_takes_over_after_the_occasion(read):
    assert read("وأكد الوزير أن العمل بدأ، وذلك خلال جولة في المدينة.").content() == "أن العمل بدأ"


def test_participles_end_the_content_before_them(read):
    reading = read("أكد سامي حداد أن العمل بدأ، مشيرا إلى أن العمال وصلوا، ومطالبا بدعمهم.", "سامي حداد")
    assert [reading.content(at) for at in range(3)] == ["أن العمل بدأ", "أن العمال وصلوا", "بدعمهم"]
    assert [each.parent for each in reading.statements] == [None, None, None]
