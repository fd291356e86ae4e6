"""Verbs that only say how another goes on: ظل يقول، بات الوزير يرى، لا يزال يؤكد."""

import pytest

PEOPLE = ("كريم الزبيدي", "هدى المنصوري")


def told(reading):
    return [(reading.cue(at), statement.speaker_name) for at, statement in enumerate(reading.statements)]


@pytest.mark.parametrize(
    "auxiliary",
    ["ظل", "بات", "أصبح", "ما زال", "لا يزال", "ما فتئ", "راح", "أخذ", "عاد", "مضى", "استمر", "بدأ"],
)
def test_the_subject_stands_between_an_auxiliary_and_its_verb(read, auxiliary):
    reading = read(f"و{auxiliary} الوزير كريم الزبيدي يقول إن الحل بعيد.", *PEOPLE)
    assert told(reading) == [("يقول", "كريم الزبيدي")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("وفي المقابل ظلت النائبة هدى المنصوري ترى أن الحل بعيد.", [("ترى", "هدى المنصوري")]),
        ("كريم الزبيدي بات يرى أن الحل بعيد.", [("يرى", "كريم الزبيدي")]),
        ("وكان كريم الزبيدي لا يزال يؤكد أن الحل بعيد.", [("يؤكد", "كريم الزبيدي")]),
        (
            "وقال كريم الزبيدي إن الحل بعيد. وظل يردد أن الوقت ينفد.",
            [("وقال", "كريم الزبيدي"), ("يردد", "كريم الزبيدي")],
        ),
        # what is so, nobody’s words
        ("وقال كريم الزبيدي إن الحل بعيد. وبات مؤكدا أن المنتخب سيشارك.", [("وقال", "كريم الزبيدي")]),
        ("ولا يزال البحث جاريا عن مفقودين.", []),
        ("ولم يعد الحارس يطالب براتبه.", []),
    ],
)
def test_an_auxiliary_leaves_the_verb_its_own_subject(read, text, rows):
    assert told(read(text, *PEOPLE)) == rows
