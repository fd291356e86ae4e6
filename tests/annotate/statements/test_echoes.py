"""Echoes of who speaks (حسب قوله، وفقا له): no statement behind one, what attributes a sentence without."""

import pytest

PEOPLE = ("كريم الزبيدي", "هدى المنصوري")
SAID = "وقال الخبير كريم الزبيدي إن السوق تتحسن. "


def told(reading):
    return [
        (reading.cue(at), statement.kind, statement.speaker_name, reading.content(at))
        for at, statement in enumerate(reading.statements)
        if reading.cue(at) != "وقال"
    ]


@pytest.mark.parametrize(
    ("sentence", "cue", "content"),
    [
        ("وبحسبه، فإن الأسعار ستنخفض قريبا.", "وبحسبه", "فإن الأسعار ستنخفض قريبا"),
        ("ووفقا له، ستنخفض الأسعار قريبا.", "ووفقا", "ستنخفض الأسعار قريبا"),
        ("وبرأيه فإن الأسعار ستنخفض قريبا.", "وبرأيه", "فإن الأسعار ستنخفض قريبا"),
        ("وفي رأيه أن الأسعار ستنخفض قريبا.", "رأيه", "أن الأسعار ستنخفض قريبا"),
        ("ستنخفض الأسعار قريبا، على حد تعبيره.", "تعبيره", "ستنخفض الأسعار قريبا"),
        ("ستنخفض الأسعار قريبا، وفق تقديراته.", "وفق", "ستنخفض الأسعار قريبا"),
    ],
)
def test_an_echo_attributes_a_sentence_in_which_nobody_says_anything(read, sentence, cue, content):
    assert told(read(SAID + sentence, *PEOPLE)) == [(cue, "document", "كريم الزبيدي", content)]


def test_its_pronoun_says_who_of_two_speaks(read):
    reading = read(
        "وقالت النائبة هدى المنصوري إن القانون جاهز. " + SAID + "وبحسبها، فإن التصويت سيجري قريبا.",
        *PEOPLE,
    )
    assert told(reading)[-1][2] == "هدى المنصوري"


@pytest.mark.parametrize(
    "text",
    [
        SAID + "وأضاف أن الأسعار ستنخفض، على حد تعبيره.",  # belongs to the statement before it
        "وقال الخبير كريم الزبيدي «السوق تتحسن. والأسعار ستنخفض»، على حد تعبيره.",
        "ستنخفض الأسعار قريبا، على حد تعبيره.",  # nobody has spoken
        SAID + "وأدلى كل ناخب برأيه في صناديق الاقتراع.",
        SAID + "والنظام الذي تعمل المخابز وفقا له قديم.",
    ],
)
def test_an_echo_is_else_no_statement(read, text):
    assert not [row for row in told(read(text, *PEOPLE)) if row[1] == "document"]


def test_who_is_echoed_is_not_who_spoke_last(read):
    reading = read(
        SAID
        + "وقالت النائبة هدى المنصوري إن القانون جاهز. وبحسبه، فإن الأسعار ستنخفض. وأضافت أن التصويت قريب.",
        *PEOPLE,
    )
    assert told(reading)[-1][2] == "هدى المنصوري"
