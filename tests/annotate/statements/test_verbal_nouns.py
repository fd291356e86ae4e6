"""Verbal nouns that attribute: with their agent, and with what their verb takes."""

import pytest


@pytest.mark.parametrize(
    ("text", "cue", "words"),
    [
        ("وقال سامي حداد إن مواقفه ثابتة بما فيها رفضه لمشروع القانون.", "رفضه", "لمشروع القانون"),
        ("جاء ذلك في سياق إعلان بلدية الميناء عن مناقصة جديدة.", "إعلان", "عن مناقصة جديدة"),
        ("تأجل الموعد بعد دعوة الوزير سامي حداد إلى التريث.", "دعوة", "إلى التريث"),
        ("زار سامي حداد الورشة بعد تنديده بسوء الأشغال فيها.", "تنديده", "بسوء الأشغال فيها"),
        ("خالفهم سامي حداد بإعلانه بدء الأشغال، وعاد إلى مكتبه.", "بإعلانه", "بدء الأشغال"),
    ],
)
def test_an_agent_and_a_construction_make_a_statement(read, text, cue, words):
    reading = read("وصل سامي حداد. " + text, "سامي حداد")
    at = [reading.cue(place) for place in range(len(reading.statements))].index(cue)
    assert (reading.statements[at].kind, reading.content(at)) == ("nominal", words)


@pytest.mark.parametrize(
    "text",
    [
        "أثار رفضه القاطع جدلا واسعا بين الأعضاء.",
        "وأكد عدم إعلان الوزير عن الموعد حتى الآن.",
        "استمر بحثه عن أخيه الضائع سنوات طويلة.",
        "تضم القاعة طلبة جامعات يدرسون المسرح.",
        "وهي قيم تم استنكارها تاريخيا في البلاد.",
        "تراجعت الأرباح بسبب كشف حسابات الشركة.",
        "أوقف سامي حداد بعد اتهامه بالتهرب من الضرائب.",
    ],
)
def test_a_noun_like_any_other_makes_none(read, text):
    reading = read("وصل سامي حداد. " + text, "سامي حداد")
    assert not [each for each in reading.statements if each.rule.startswith("masdar")]


def test_the_noun_that_a_cue_stands_over_is_no_act_of_its_own(read):
    reading = read("أعرب سامي حداد عن رفضه للقرار وتنديده بالتأخير.", "سامي حداد")
    assert reading.content() == "عن رفضه للقرار وتنديده بالتأخير"
    assert len(reading.statements) == 1


def test_who_performs_what_a_verbal_noun_names(read):
    reading = read("قام الاتحاد الدولي لكرة اليد بتهديد الاتحاد المحلي بإيقافه.")
    assert (reading.speaker(), reading.content()) == ("الاتحاد الدولي لكرة اليد", "بإيقافه")
