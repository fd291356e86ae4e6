"""Where sentences end, one case a rule."""

import pytest

from etl.annotate.document import read_document


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in read_document(text).sentence_spans()]


@pytest.mark.parametrize(
    "parts",
    [
        ["وصل الوفد إلى الدوحة.", "وبدأت المحادثات."],
        ["هل يعود الوفد؟", "نعم!", "سيعود..."],
        ["عنوان بلا نقطة\n", "ثم الخبر\r\n", "ثم سطر أخير"],
        ["قالت المصادر… ", "ثم صمتت."],
        ["استقبل د. سامي المراغي ضيفه أ. ليلى حداد.", "ثم غادر."],
        ["بغداد - (ا.ف.ب): انفجرت سيارة صباحا.", "ولم تقع إصابات."],
        ["التقى J. K. Smith في لندن.", "ثم عاد."],
        ["ارتفع المؤشر 1.5 في المئة.", "وهبط النفط."],
        ["1. ينعقد المجلس غدا.", "2. يصوت على الموازنة."],
        ["زار موقع news.example.com أمس.", "ثم أغلقه."],
        ["ولد عام 2015 م.", "وتوفي بعدها."],
        ["كان ذلك سنة 1436 ه.", "ثم انتهى."],
        ["قال: «لن نتراجع. هذا قرارنا. وسنمضي».", "وأضاف أن الأمر انتهى."],
        ["قال: «لن نتراجع. هذا قرارنا.»", "وأضاف أن الأمر انتهى."],
        ['قال: "لن نتراجع. هذا قرارنا."', "وأضاف أن الأمر انتهى."],
        ["قال: »لن نتراجع. هذا قرارنا«.", "وأضاف أن الأمر انتهى."],
        ["قال ”لن نتراجع. هذا قرارنا”.", "وأضاف ”لن نعود“."],
        ["قال: «لن نتراجع.»، وأضاف أن الأمر انتهى."],
        ["عاد الوزير..", "وغادر السفير."],
        ["عاد الوزير .. وغادر السفير.", "انتهى."],
        ["قال إنه عائد؛ لكنه لم يعد، ثم اعتذر."],
        ["انتهى البيان (نقلا عن المتحدث.) ", "وبدأ النقاش."],
        ["ماذا بعد؟!", "لا شيء."],
        ["نشر الرقم.", "5 جرحى وصلوا."],
    ],
)
def test_sentence_ends(parts: list[str]) -> None:
    assert sentences("".join(part if part[-1] in " \n" else part + " " for part in parts)) == [
        part.strip() for part in parts
    ]


def test_a_mark_never_closed_holds_no_paragraph_together() -> None:
    assert sentences("قال: «لن نتراجع. هذا قرارنا.\nوغادر. ثم عاد.") == [
        "قال: «لن نتراجع.",
        "هذا قرارنا.",
        "وغادر.",
        "ثم عاد.",
    ]


def test_a_quotation_is_not_held_together_across_paragraphs() -> None:
    assert len(sentences("قال: «لن نتراجع\nهذا قرارنا» وعاد.")) == 2


def test_brackets_that_close_belong_to_the_sentence_before() -> None:
    assert sentences("انتهى. ) ثم عاد.") == ["انتهى. )", "ثم عاد."]
    assert sentences("انتهى. (ثم عاد.)") == ["انتهى.", "(ثم عاد.)"]
