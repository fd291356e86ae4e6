"""Which marks belong together: each case is a text, and the stretches found in it, inner ones inside outer ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.annotate.document import Document, read_document
from etl.annotate.syntax.quotation import (
    BRACKETS,
    QUOTATION_MARKS,
    Enclosures,
    short_stretches,
)


def stretches(document: Document, found: Enclosures) -> list[str]:
    """What the marks hold, > before a stretch for each one around it, ... behind one whose mark was left open."""
    shown = []
    for opening, close in sorted(found.closing.items()):
        depth, outer = 0, found.around[opening]
        while outer >= 0:
            depth, outer = depth + 1, found.around[outer]
        held = document.text[document.ends[opening] : document.ends[close - 1]].strip()
        shown.append(">" * depth + held + "..." * (opening in found.left_open))
    return shown


def quoted(text: str) -> list[str]:
    document = read_document(text)
    return stretches(document, document.quotations)


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير «نعم» ثم «لا».",
        "قال الوزير »نعم« ثم »لا«.",
        "قال الوزير “نعم” ثم “لا”.",
        "قال الوزير ”نعم“ ثم ”لا“.",
        "قال الوزير “نعم“ ثم ”لا”.",
        "قال الوزير „نعم“ ثم „لا”.",
        "قال الوزير ‘نعم’ ثم ‘لا’.",
        "قال الوزير ‹نعم› ثم ‹لا›.",
        "قال الوزير 'نعم' ثم 'لا'.",
        'قال الوزير "نعم" ثم "لا".',
        'قال الوزير “نعم" ثم "لا”.',
        'قال الوزير " نعم " ثم " لا " .',
        "قال الوزير: «نعم»، ثم (قال «لا»).",
        "قال الوزير “نعم″ ثم “لا”.",
        "قال الوزير ل”نعم” ثم وب»لا».",
        "قال الوزير:” نعم” ثم” لا” .",
        'قال الوزير :" نعم" ثم " لا ".',
    ],
)
def test_every_pair_of_marks(text: str) -> None:
    assert quoted(text) == ["نعم", "لا"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال «قرأت “الكتاب” أمس» وذهب.", ["قرأت “الكتاب” أمس", ">الكتاب"]),
        ("قال «قرأت «الكتاب» أمس» وذهب.", ["قرأت «الكتاب» أمس", ">الكتاب"]),
        ('قال "قرأت «الكتاب» أمس" وذهب.', ["قرأت «الكتاب» أمس", ">الكتاب"]),
        ("قال «قرأت 'ملحق “الكتاب”' أمس».", ["قرأت 'ملحق “الكتاب”' أمس", ">ملحق “الكتاب”", ">>الكتاب"]),
    ],
)
def test_quotations_in_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize("marks", ["«»", "“”", '""'])
def test_a_quotation_goes_on_over_line_breaks_and_full_stops(marks: str) -> None:
    text = f"قال: {marks[0]}سنمضي. لن نعود.\nهذا قرارنا{marks[1]} وذهب إلى {marks[0]}البيت{marks[1]}."
    assert quoted(text) == ["سنمضي. لن نعود.\nهذا قرارنا", "البيت"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الوزير «سنمضي قدما.\nوغادر المكان.", ["سنمضي قدما..."]),
        ('قال الوزير "سنمضي قدما.\nوغادر "البيت" أمس.', ["سنمضي قدما...", "البيت"]),
        ("قال: «سنمضي.\n«ولن نعود» وذهب.", ["سنمضي...", "ولن نعود"]),  # each paragraph opens anew
        ("قال «قرأت “الكتاب أمس» وذهب.", ["قرأت “الكتاب أمس", ">الكتاب أمس..."]),
        ("وذهب» إلى البيت.", []),
        ("وذهب” إلى البيت.\nثم عاد” من “السوق” أمس.", ["السوق"]),  # both had their opening marks forgotten
        ("قال «", ["..."]),
    ],
)
def test_a_mark_left_open_reaches_to_the_end_of_its_sentence_or_of_what_is_around_it(
    text: str, expected: list[str]
) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('ذلك مطلب " وقال إنه "قبل" ثم "رفض" أمس.', ["قبل", "رفض"]),
        ('أوضح أنه "سقط" في المكتب"، وأنه "نهض" أمس.', ["سقط", "نهض"]),
        ('قال "نعم" ثم "سنمضي قدما. وختم "لا" أمس.', ["نعم", "سنمضي قدما. وختم...", "لا"]),
        ('وأضاف "… سنمضي قدما. وختم "لا" أمس.', ["… سنمضي قدما. وختم...", "لا"]),
        ('قال "سنمضي.\nلن نعود". وختم "لا" أمس.', ["سنمضي.\nلن نعود", "لا"]),
    ],
)
def test_a_bare_mark_without_its_other_half_leaves_the_others_their_own(
    text: str, expected: list[str]
) -> None:
    assert quoted(text) == expected


def test_a_mark_is_not_looked_for_without_end() -> None:
    assert quoted("قال «" + "كلمة " * 500 + "» وذهب.")[0].endswith("...")


@pytest.mark.parametrize("text", ["ا'لبيت", "the Minister's office", "يبلغ 5' فقط", "قال نعم’ وذهب"])
def test_an_apostrophe_quotes_nothing(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("منظمة العمل (المركز [الرئيس] الأول) هنا", ["المركز [الرئيس] الأول", ">الرئيس"]),
        ("قال 1) نعم و2) لا", []),
        ("اتحاد العمل (المركز. ثم ذهب.", ["المركز..."]),
        ("قال (نعم (أو لا) مرة) وذهب", ["نعم (أو لا) مرة", ">أو لا"]),
    ],
)
def test_brackets(text: str, expected: list[str]) -> None:
    document = read_document(text)
    assert stretches(document, document.brackets) == expected


def test_short_stretches_end_at_any_closing_mark() -> None:
    words = [
        "صحيفة",
        "«",
        "السهل",
        "اليوم",
        "»",
        "(",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        ")",
        "[",
        "نعم",
        "»",
    ]
    assert list(short_stretches(words)) == [(2, 4), (15, 16)]


@given(
    st.lists(st.sampled_from([*sorted(QUOTATION_MARKS | BRACKETS), "كلمة", " ", "\n", ".", "'"]), max_size=60)
)
def test_pairs_never_cross_and_around_tells_the_innermost(pieces: list[str]) -> None:
    document = read_document("".join(pieces))
    for found in (document.quotations, document.brackets):
        pairs = sorted((o, c) for o, c in found.closing.items() if o not in found.left_open)
        for place, (first, past) in enumerate(pairs):
            assert all(other > past or close < past for other, close in pairs[place + 1 :] if other != past)
            assert first < past <= len(document.tokens)
        for at, opening in enumerate(found.around):
            assert opening < 0 or opening < at < found.closing[opening]


def test_twice_the_marks_take_twice_the_steps() -> None:
    """Left open, they are bounded: what they hold in all is no more than the text."""
    for marks in ("«", '"', "(", "«(“'", "»"):
        document = read_document((marks + " كلمة ") * 3000)
        held = sum(close - opening for opening, close in document.quotations.closing.items())
        assert held <= 7 * len(document.tokens)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('قال "هناك "مشكلة" في السوق" ثم غادر.', ['هناك "مشكلة" في السوق', ">مشكلة"]),
        ('قال "نعم "و"لا" ثم غادر.', ["نعم", "لا"]),  # a space too many before the closing mark
    ],
)
def test_bare_marks_stand_in_one_another_where_all_lean_so(text: str, found: list[str]) -> None:
    assert quoted(text) == found
