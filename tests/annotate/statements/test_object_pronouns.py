"""Cues with a pronoun for what was said, or for what is called something."""

import pytest


@pytest.mark.parametrize(
    ("text", "cue", "speaker", "words"),
    [
        ("جاء القصف قبل ساعات من هدنة أعلنتها الحكومة أمس.", "أعلنتها", "الحكومة", "هدنة"),
        (
            "تحدث الحاضرون عن خطة السلام الجديدة التي اقترحها الوزير.",
            "اقترحها",
            "الوزير",
            "خطة السلام الجديدة",
        ),
        ("أزعجهم القرار الذي انتقدته النقابة بشدة.", "انتقدته", "النقابة", "القرار"),
    ],
)
def test_what_the_pronoun_stands_for_is_the_content(read, text, cue, speaker, words):
    reading = read(text)
    at = [reading.cue(place) for place in range(len(reading.statements))].index(cue)
    assert (reading.statements[at].kind, reading.speaker(at), reading.content(at)) == (
        "nominal",
        speaker,
        words,
    )


@pytest.mark.parametrize(
    "text",
    [
        "وهو الأمر الذي أكده الوزير سامي حداد في حينه.",
        "يجمع المتحف المواضيع التي تناولها الكاتب في كتبه.",
        "كان في القاعة طلبة جامعات من الشمال.",
    ],
)
def test_what_was_said_elsewhere_or_not_at_all(read, text):
    assert not [each for each in read(text, "سامي حداد").statements if each.rule.endswith("antecedent")]


@pytest.mark.parametrize(
    ("text", "lemma", "words"),
    [
        ("رفض المجلس ما أسماه الوزير سامي حداد «العدوان الجديد».", "أسمى", "العدوان الجديد"),
        ("رفض المجلس ما أسماه الوزير سامي حداد بـ«العدوان الجديد».", "أسمى", "بـ«العدوان الجديد»"),
        ("وقال سامي حداد إنه يعارض من أسماهم «المخربين الجدد».", "أسمى", "المخربين الجدد"),
        ("رفض المجلس ما اعتبره سامي حداد تدخلا في شؤونه.", "اعتبر", "تدخلا في شؤونه"),
    ],
)
def test_what_something_is_called_is_the_content(read, text, lemma, words):
    reading = read(text, "سامي حداد")
    at = [each.cue_lemma for each in reading.statements].index(lemma)
    assert (reading.statements[at].kind, reading.content(at)) == ("nominal", words)
    assert reading.names()[at] == "سامي حداد"


def test_an_object_and_a_quotation_are_one_judgement(read):
    reading = read("وصف سامي حداد المشهد، معتبرا القرار «متسرعا وخاطئا».", "سامي حداد")
    at = [each.cue_lemma for each in reading.statements].index("اعتبر")
    assert (reading.statements[at].kind, reading.content(at)) == ("nominal", "القرار «متسرعا وخاطئا»")


def test_the_pronoun_may_stand_behind_the_verb_s_preposition(read):
    reading = read("واكتملت الخطة الجديدة التي أعلنت عنها وزارة الصحة أمس.")
    assert (reading.speaker(), reading.content()) == ("وزارة الصحة", "الخطة الجديدة")
