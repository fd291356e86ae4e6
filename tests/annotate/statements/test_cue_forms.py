"""The inflections made from principal parts."""

import pytest

from etl.annotate.statements.cues import cue_forms, past_forms, present_forms
from etl.clean.keys import match_key


def test_every_form_is_a_match_key():
    assert all(form == match_key(form) for form in cue_forms())


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("نفوا", "نفى"),
        ("نفت", "نفى"),
        ("ونفيا", "نفى"),
        ("دعوا", "دعا"),
        ("يدعون", "دعا"),
        ("سيعلنان", "أعلن"),
        ("فأكدت", "أكد"),
        ("واكد", "أكد"),
        ("مؤكدات", "أكد"),
        ("ومشيدين", "أشاد"),
        ("وصفته", "وصف"),
        ("بقولها", "قال"),
    ],
)
def test_weak_verbs_conjunctions_and_participles(form, lemma):
    assert lemma in {each.sense.lemma for each in cue_forms()[match_key(form)]}


def test_persons_follow_the_last_root_letter():
    assert {form for form, _, _ in past_forms("نفى")} == {"نفى", "نفت", "نفوا", "نفيا", "نفتا"}
    assert {"يرى", "ترى", "يرون", "يريان"} <= {form for form, _, _ in present_forms("يرى")}
