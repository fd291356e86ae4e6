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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("تساءل الوزير عما إذا كانت الشركة ستدفع الأجور.", "عما إذا كانت الشركة ستدفع الأجور"),
        ("وتساءلت النائبة كيف يعيش هؤلاء الناس.", "كيف يعيش هؤلاء الناس"),
    ],
)
def test_a_question_is_reported(read, text, words):
    reading = read(text)
    assert (reading.only().kind, reading.content()) == ("indirect", words)


def test_a_verb_set_inside_its_words(read):
    reading = read("أما غدا السبت، يضيف سامي حداد، فإنه من المنتظر نزول زخات قوية.", "سامي حداد")
    assert (reading.only().kind, reading.speaker()) == ("indirect", "سامي حداد")
    assert reading.content() == "أما غدا السبت، يضيف سامي حداد، فإنه من المنتظر نزول زخات قوية"


def test_the_past_behind_an_opening_is_no_insertion(read):
    assert not [
        each for each in read("من جانبه، قال الوزير، وهو طبيب.").statements if "inserted" in each.rule
    ]


def test_here_is_no_congratulation(read):
    reading = read("هذا وأوضح الوزير في تعليق على مقاطع هنا وهنا أن العمل مستمر.")
    assert (reading.only().kind, reading.content()) == ("indirect", "أن العمل مستمر")
