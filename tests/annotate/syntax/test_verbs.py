"""The conjugator, form by form, against paradigms written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.annotate.syntax.verbs import ACTIVE, PASSIVE, UnclearVerb, Verb, conjugate, identify, written_forms
from etl.clean.keys import match_key

PERSONS = [
    *((3, gender, number) for number in "sdp" for gender in "mf"),
    (2, "m", "s"), (2, "f", "s"), (2, "", "d"), (2, "m", "p"), (2, "f", "p"), (1, "", "s"), (1, "", "p"),
]  # fmt: skip
NOUNS = [
    ("nominative", "m", "s"), ("oblique", "m", "s"), ("nominative", "f", "s"), ("nominative", "m", "d"),
    ("nominative", "m", "p"), ("oblique", "m", "p"), ("nominative", "f", "p"),
]  # fmt: skip
MOODS = {
    "present": "indicative",
    "present-passive": "indicative",
    "subjunctive": "subjunctive",
    "jussive": "jussive",
}


def paradigms():
    verb = None
    for line in (Path(__file__).parent / "paradigms.txt").read_text("utf-8").splitlines():
        part, _, words = line.partition(" ")
        if part == "verb":
            parts, _, root = words.partition(" root ")
            verb = identify(*parts.split(), root=root)
        elif words and part != "#":
            yield pytest.param(verb, part, words.split(), id=f"{verb.root}-{verb.form}-{part}")


@pytest.mark.parametrize(("verb", "part", "forms"), list(paradigms()))
def test_a_paradigm(verb, part, forms):
    voice = PASSIVE if part.endswith("passive") else ACTIVE
    name = part.removesuffix("-passive")
    if name == "participle":
        slots = [(name, voice, case, 0, gender, number) for case, gender, number in NOUNS]
    elif name == "masdar":
        slots = [(name, voice, "nominative", 0, "", "s")]
    else:
        tense = "past" if name == "past" else "present"
        slots = [(tense, voice, MOODS.get(part, ""), *person) for person in PERSONS]
    made = {}
    for written, analysis in written_forms(verb):
        made.setdefault(analysis, set()).add(written)
    wrong = [
        (form, slot, made.get(slot))
        for form, slot in zip(forms, slots, strict=True)
        if form not in made[slot]
    ]
    assert wrong == []


def test_no_form_but_one_or_two_spellings_a_person():
    for verb in (Verb("نفي", 1, "a", "i"), Verb("قول", 1), Verb("كتب", 1)):
        analyses = [analysis for _, analysis in written_forms(verb) if analysis.tense != "participle"]
        assert len(analyses) == len(set(analyses)) == 2 * (13 + 3 * 13)


@pytest.mark.parametrize(
    ("past", "present", "third", "other"),
    [("نفى", "ينفي", "نفت", "نفيت"), ("دعا", "يدعو", "دعت", "دعوت")],
)
def test_a_weak_verb_loses_its_last_radical_before_the_ta_of_the_third_person(past, present, third, other):
    forms = conjugate(identify(past, present))

    def persons(form):
        return {a.person for a in forms.get(match_key(form), ()) if (a.tense, a.voice) == ("past", "active")}

    assert persons(third) == {3}
    assert persons(other) == {1, 2}
    assert "دعات" not in forms


@pytest.mark.parametrize(
    ("verb", "pronoun", "form"),
    [
        (Verb("نفي", 1, "a", "i"), "ه", "نفاه"),
        (Verb("دعو", 1), "هم", "دعاهم"),
        (Verb("وصف", 1, "a", "i"), "ها", "وصفوها"),
        (Verb("رءي", 1, "a", "a"), "ه", "رآه"),
        (Verb("قرء", 1, "a", "a"), "ه", "يقرؤه"),
        (Verb("هنء", 2), "ه", "يهنئه"),
        (Verb("علن", 4), "ها", "إعلانها"),
        (Verb("ضيف", 4), "ه", "إضافته"),
        (Verb("لقي", 4), "ه", "إلقائه"),
    ],
)
def test_a_pronoun_is_joined_on(verb, pronoun, form):
    assert form in {written for written, _ in written_forms(verb, pronoun)}


def test_what_the_letters_leave_open_needs_a_root():
    with pytest.raises(UnclearVerb, match="roots سهل, هلل"):
        identify("استهل", "يستهل")
    assert identify("استهل", "يستهل", root="هلل") == Verb("هلل", 10)
    with pytest.raises(UnclearVerb, match="no verb"):
        identify("قال", "يبيع")


def test_the_participle_tells_forms_one_and_two_apart():
    assert identify("ذكر", "يذكر", "ذاكرا").form == 1
    assert identify("ذكر", "يذكر", "مذكرا").form == 2
