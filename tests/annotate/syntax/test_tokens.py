"""What a token is on its own."""

import pytest

from etl.annotate.document import read_document
from etl.annotate.syntax.tokens import read_token


@pytest.mark.parametrize(
    ("form", "key", "stem", "bare"),
    [
        ("وللكاظمي", "وللكاظمي", "الكاظمي", "كاظمي"),
        ("والكاظمى", "والكاظمي", "الكاظمي", "كاظمي"),
        ("ورئيسها", "ورييسها", "رييسها", "رييس"),
        ("لندن", "لندن", "لندن", "لندن"),
        ("المسؤولة", "المسووله", "المسووله", "مسووله"),
        ("Reuters", "reuters", "reuters", "reuters"),
        ("،", "،", "،", "،"),
    ],
)
def test_keys(form: str, key: str, stem: str, bare: str) -> None:
    token = read_token(form)
    assert (token.key, token.stem, token.bare) == (key, stem, bare)


@pytest.mark.parametrize(
    ("kind", "form"), [("word", "بغداد"), ("latin", "BBC"), ("number", "1.5"), ("mark", "،"), ("mark", "__")]
)
def test_kinds(kind: str, form: str) -> None:
    assert read_token(form).kind == kind


@pytest.mark.parametrize("form", ["الوزير", "والوزير", "للوزير", "وزيرها", "بالعراق"])
def test_definite(form: str) -> None:
    assert read_token(form).definite


@pytest.mark.parametrize("form", ["وزير", "ألمانيا", "إلهام", "بالغ", "التزام", "15", "،"])
def test_not_definite_by_form(form: str) -> None:
    assert not read_token(form).definite


@pytest.mark.parametrize(
    ("number", "forms"),
    [
        ("s", "حكومة والحكومة خمسة"),
        ("d", "الوزيران دولتان مدينتين للجانبان"),
        ("dp", "الوزيرين شهرين الصحفيين"),
        ("p", "مسؤولون والمتظاهرون سيارات للقوات معلومات"),
        ("sp", "قواتهم"),
        ("", "وزير قانون مليون لبنان السودان سكان رمضان فلسطين بدون ذات عيون 15 ، BBC"),
    ],
)
def test_grammatical_number_as_far_as_the_form_shows_it(number: str, forms: str) -> None:
    assert {form: read_token(form).number for form in forms.split()} == dict.fromkeys(forms.split(), number)


@pytest.mark.parametrize(
    ("value", "form"),
    [
        (15, "15"),
        (5, "خمسة"),
        (5, "وخمس"),
        (20, "والعشرين"),
        (3, "الثالث"),
        (2, "اثنين"),
        (None, "وزير"),
        (None, "1.5"),
    ],
)
def test_the_value_of_figures_and_number_words(value: int | None, form: str) -> None:
    assert read_token(form).value == value


@pytest.mark.parametrize(
    ("form", "before", "rest"),
    [("وللكاظمي", "ول", "لكاظمي"), ("وَقالَ", "وَ", "قالَ"), ("بِالعِراق", "بِ", "العِراق"), ("فَقَال", "فَ", "قَال")],
)
def test_clitics_have_their_places_in_vocalised_words_too(form: str, before: str, rest: str) -> None:
    token = read_token(form)
    cut = token.offset(token.clitics.proclitic)
    assert (form[:cut], form[cut:]) == (before, rest)


@pytest.mark.parametrize(
    ("name", "marks"),
    [
        ("comma", "،,"), ("semicolon", "؛;"), ("stop", ".…"), ("question", "؟?"), ("exclamation", "!"), ("colon", ":"),
        ("dash", "-–—"), ("slash", "/"), ("quotation", "«»“”„\"‘’'‹›"), ("bracket", "()[]{}"), ("mark", "%*@"),
    ],
)  # fmt: skip
def test_classes_of_punctuation(name: str, marks: str) -> None:
    assert {read_token(mark).punctuation for mark in marks} == {name}


def test_an_article_is_analysed_once() -> None:
    document = read_document("قال الوزير «نعم» (أمس)")
    assert document.analyses is document.analyses
    assert document.quotations is document.quotations
    assert document.keys == ["قال", "الوزير", "«", "نعم", "»", "(", "امس", ")"]
    assert document.analyses[0] is read_document("قال").analyses[0]  # a form, once a process


@pytest.mark.parametrize("form", ["سيعقد", "ستقام", "وسينطلق", "سنعلن", "وسيعقد", "وسيجري", "فستبدأ"])
def test_a_verb_with_its_future_letter_is_one(form: str) -> None:
    assert read_token(form).future


@pytest.mark.parametrize(
    "form", ["سيارة", "ستين", "سنوات", "ستامفورد", "سيدة", "سيف", "يعقد", "سافر", "وسيلة", "فستان"]
)
def test_what_only_begins_so_is_none(form: str) -> None:
    assert not read_token(form).future


@pytest.mark.parametrize(
    ("form", "preposition"), [("بالرياض", "ب"), ("وللوزير", "ل"), ("والوزير", ""), ("بيروت", "")]
)
def test_the_preposition_that_leans_on_a_word(form: str, preposition: str) -> None:
    assert read_token(form).preposition == preposition
