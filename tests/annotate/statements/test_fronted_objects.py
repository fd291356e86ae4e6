"""An object between its verb and the subject: أعلن | الحظر | وزير الداخلية."""

import pytest


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("أعلن الحظر وزير الداخلية سامي حداد.", "وزير الداخلية سامي حداد", "الحظر"),
        ("أعلن النبأ وزير الداخلية سامي حداد في بيان.", "وزير الداخلية سامي حداد", "النبأ"),
        ("وكشف هذا الخلاف رئيس النادي سامي حداد.", "رئيس النادي سامي حداد", "هذا الخلاف"),
        ("نفى هذه الأنباء مصدر مقرب من اللاعب.", "مصدر مقرب من اللاعب", "هذه الأنباء"),
        ("أكد الخبر مصدر مقرب من اللاعب.", "مصدر مقرب من اللاعب", "الخبر"),
    ],
)
def test_a_definite_thing_before_an_indefinite_office_is_the_object(read, text, speaker, content):
    reading = read(text, "سامي حداد")
    assert (reading.speaker(), reading.content()) == (speaker, content)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("أكد الحزب رئيس الوزراء مسؤول عن ذلك.", "الحزب"),  # a body may speak
        ("أعلن المهندس مدير الشركة سامي حداد أن العمل بدأ.", "المهندس مدير الشركة سامي حداد"),
        ("انتقد التقرير وزير الداخلية سامي حداد.", "التقرير"),  # people are what it criticises
    ],
)
def test_who_may_speak_comes_first_as_ever(read, text, speaker):
    assert read(text, "سامي حداد").speaker() == speaker


def test_a_question_behind_an_object_is_no_subject(read):
    assert read("ورفض سامي حداد الإفصاح عما إذا كان سيعود. ورفض الإفصاح عما جرى.", "سامي حداد").statements


def test_a_word_that_only_points_back_is_no_content(read):
    assert not read("أوضح الأمر رئيس النادي سامي حداد.", "سامي حداد").statements
