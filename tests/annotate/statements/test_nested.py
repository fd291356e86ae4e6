"""Statements within statements."""


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
