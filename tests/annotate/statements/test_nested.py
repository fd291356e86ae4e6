"""Statements within statements."""

import pytest


def test_a_nested_act_has_a_parent(read):
    reading = read("قال المحامي إن موكله أكد أنه لم يغادر منزله.")
    assert [each.parent for each in reading.statements] == [None, 0]
    assert reading.names()[1] == "موكله"
    assert reading.content(1) == "أنه لم يغادر منزله"


def test_an_act_of_another_in_its_own_clause_is_not_nested(read):
    reading = read("قال سامي حداد إن العمل بدأ، فيما قالت منى شوقي إن العمل انتهى.", "سامي حداد", "منى شوقي")
    assert [each.parent for each in reading.statements] == [None, None]
    assert reading.content(0) == "إن العمل بدأ"


def test_acts_inside_what_a_document_reports_are_its_children(read):
    reading = read("واتفق الجانبان، وفق البيان، على مواصلة الحوار.")
    assert reading.kinds() == ["nominal", "document"]
    assert [each.parent for each in reading.statements] == [1, None]


def test_two_attributions_of_one_sentence_are_not_each_others_parents(read):
    reading = read("وبحسب الصحيفة ارتفعت الأسعار، وتحدث النائب عن أزمة، وبحسب الوكالة انخفضت الأسعار.")
    for start in range(len(reading.statements)):
        seen: list[int] = []
        at: int | None = start
        while at is not None:
            assert at not in seen
            seen.append(at)
            at = reading.statements[at].parent


@pytest.mark.parametrize(
    ("clause", "speaker"),
    [
        ('إن الحكومة "تتفهم مطالب الشباب"', "الحكومة"),
        ("إن الجيش «يرفض التفاوض مع المتمردين»", "الجيش"),
        ("أن الأمم المتحدة «تطالب بوقف القتال»", "الأمم المتحدة"),
    ],
)
def test_who_stands_before_the_marks_does_what_is_quoted_of_a_clause(read, clause, speaker):
    reading = read(f"فرقت قوات الأمن الحشد. وقال سامي حداد {clause}.", "سامي حداد", bodies=("الأمم المتحدة",))
    assert reading.names() == ["سامي حداد", speaker]
