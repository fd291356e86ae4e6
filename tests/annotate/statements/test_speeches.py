"""Speech of several sentences."""

import pytest


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        (
            " ونحن نشكر الجميع. ولن نتأخر بعد اليوم. وغادر القاعة.",
            "سنفتح الجسر. ونحن نشكر الجميع. ولن نتأخر بعد اليوم",
        ),
        (" وسنواصل عملنا. وبقي الجسر مغلقا.", "سنفتح الجسر. وسنواصل عملنا"),
        (" وبقي الجسر مغلقا.", "سنفتح الجسر"),
        ("\nونحن نشكر الجميع.", "سنفتح الجسر"),
        (" وأكد أننا مستعدون.", "سنفتح الجسر"),
        (" ومرت سنوات طويلة.", "سنفتح الجسر"),
    ],
)
def test_words_after_a_colon_go_on_in_the_first_person(read, rest, words):
    assert read(f"وقال سامي حداد: سنفتح الجسر.{rest}", "سامي حداد").content() == words


def test_words_after_an_introduced_clause_do_not(read):
    reading = read("وقال سامي حداد إن الجسر سيفتح. ونحن نشكر الجميع.", "سامي حداد")
    assert reading.content() == "إن الجسر سيفتح"


def test_what_is_said_within_a_speech_stands_in_it(read):
    reading = read(
        "قال سامي حداد: «بدأ العمل.\nوأكد المهندس أن الجسر جاهز.\nولن نتأخر». وأضاف أنه سعيد.", "سامي حداد"
    )
    assert [each.parent for each in reading.statements] == [None, 0, None]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "وقال سامي حداد: «استقبلنا ثلاثين جريحا».\n«لا أدوية لدينا منذ أيام».",
            "استقبلنا ثلاثين جريحا».\n«لا أدوية لدينا منذ أيام",
        ),
        (
            "وقال سامي حداد: «القوات تتقدم.\n«كما أنها تسيطر على الطرق.\n«ولن تتوقف أبدا».",
            "القوات تتقدم.\n«كما أنها تسيطر على الطرق.\n«ولن تتوقف أبدا",
        ),
        (
            '"الأزمة طويلة جدا"، قال سامي حداد. "والحل سياسي لا غير".',
            'الأزمة طويلة جدا"، قال سامي حداد. "والحل سياسي لا غير',
        ),
        ("قال سامي حداد: «نعمل بلا كهرباء». وقرأ قصيدة. «لا ماء أيضا».", "نعمل بلا كهرباء"),
        ("قال سامي حداد: «نعمل بلا كهرباء».\n«لا ماء أيضا» عنوان روايته الجديدة.", "نعمل بلا كهرباء"),
        ("قال سامي حداد: «نعمل بلا كهرباء».\n«تعاون مثمر»", "نعمل بلا كهرباء"),
    ],
)
def test_a_sentence_all_in_marks_is_the_next_piece(read, text, words):
    assert read(text, "سامي حداد").content() == words


def test_who_speaks_acts_in_the_next_piece(read):
    reading = read("قال سامي حداد: «استقبلنا ثلاثين جريحا».\n«ندعو العالم إلى إنقاذنا».", "سامي حداد")
    assert [(each.speaker_name, each.parent) for each in reading.statements] == [
        ("سامي حداد", None),
        ("سامي حداد", 0),
    ]
