"""The inflections made from principal parts."""

import pytest

from etl.annotate.names.signs import verbs
from etl.annotate.syntax.frames import first_person_forms, object_forms, verb_forms, verbal_nouns
from etl.clean.keys import match_key


def test_every_form_is_a_match_key():
    assert all(form == match_key(form) for form in verb_forms())


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("نفوا", "نفى"),
        ("نفت", "نفى"),
        ("ونفيا", "نفى"),
        ("دعوا", "دعا"),
        ("دعت", "دعا"),
        ("يؤكدن", "أكد"),
        ("دعاه", "دعا"),
        ("يدعون", "دعا"),
        ("سيعلنان", "أعلن"),
        ("فأكدت", "أكد"),
        ("واكد", "أكد"),
        ("مؤكدات", "أكد"),
        ("ومشيدين", "أشاد"),
        ("وصفته", "وصف"),
        ("أسماهم", "أسمى"),
    ],
)
def test_weak_verbs_conjunctions_and_participles(form, lemma):
    assert lemma in {each.frame.lemma for each in verb_forms()[match_key(form)]}


@pytest.mark.parametrize(
    ("table", "form", "lemma"),
    [
        (first_person_forms, "وندعوكم", "دعا"),
        (first_person_forms, "أتمنى", "تمنى"),
        (first_person_forms, "قلنا", "قال"),
        (first_person_forms, "نتضرع", "تضرع"),
        (object_forms, "أعلنتها", "أعلن"),
        (object_forms, "سيرفضونه", "رفض"),
        (verbal_nouns, "بقولها", "قال"),
        (verbal_nouns, "دعوتهم", "دعا"),
        (verbal_nouns, "إدانتها", "أدان"),
        (verbal_nouns, "بإعلانه", "أعلن"),
        (verbal_nouns, "رفض", "رفض"),
    ],
)
def test_each_way_of_attributing_has_forms_of_its_own(table, form, lemma):
    assert lemma in {each.frame.lemma for each in table()[match_key(form)]}


def test_the_indefinite_accusative_of_a_verbal_noun_is_no_dual():
    forms = verb_forms()
    assert not {"امرا", "طلبا", "دعما", "شكرا"} & forms.keys()
    assert {"واتفقا", "واستعرضا"} <= forms.keys()


@pytest.mark.parametrize("form", ["نفيت", "دعات", "دعوت", "قلت"])
def test_the_first_and_second_person_attribute_nothing(form):
    assert match_key(form) not in verb_forms()
    assert match_key(form) not in verbs()


def test_verbs_beside_names_are_conjugated_as_cues_are():
    assert {"نفت", "دعت", "رات", "تشكو", "اضافت"} <= verbs()


@pytest.mark.parametrize("word", ["ابن", "اثنين", "نادين", "دعواه", "سيرين", "امراه"])
def test_a_rare_form_that_is_also_a_common_noun_is_no_cue(word):
    assert word not in verb_forms()


@pytest.mark.parametrize(
    "text",
    ["منظمات حقوقية تدين القرار", "أحزاب تونسية ترفض الحوار", "فصائل مسلحة تعلن الهدنة"],
)
def test_bodies_in_the_plural_speak_in_headlines(read, text):
    assert read(text).cue() == text.split()[2]


def test_the_future_is_no_subjunctive():
    assert "سيطروا" not in verb_forms()  # of أطرى, which سيطر is not
    assert {"سيطرون", "ليطالبوا", "سيطالبون"} <= verb_forms().keys()
