"""The lexicon of events: every row says what the code understands, and says it once."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from etl.annotate.events.lexicon import (
    SOMEBODY,
    actor_nouns,
    event_types,
    event_words,
    exclusions,
    nouns_by_key,
    sector_codes,
    supports,
)
from etl.clean.keys import match_key
from etl.lexicon import ENTITY_TABLES, alternatives, read_lexicon
from etl.lexicon.schema import TABLES

PLACES_OF_NEEDS = TABLES["events"].values["recipient"] | {"adverb", "before", "behind", "second", "support"}


def test_each_type_has_a_row_of_its_own_and_its_modes_follow_it():
    types = event_types()
    assert {kind for kind, _ in types} == {kind for kind, mode in types if not mode}
    assert {kind for kind, _ in types} == TABLES["events"].values["type"]


def test_a_mode_stays_in_its_type():
    strange = [(word.lemma, word.type, word.mode) for word in event_words()
               if (word.type, word.mode) not in event_types()]  # fmt: skip
    assert not strange


def test_a_code_is_of_a_root_of_its_type():
    strange = [
        (word.lemma, word.type, word.cameo)
        for word in event_words()
        if not re.fullmatch(r"\d{2,4}", word.cameo)
        or word.cameo[:2] not in event_types()[word.type, ""].roots
    ]
    assert not strange


def test_verbs_conjugate_and_nothing_else_does():
    for word in event_words():
        assert (word.parts is not None) == (word.pos == "verb"), word.lemma
    assert all(each.parts for each in supports())


def test_principal_parts_stand_with_verbs_alone():
    for row in read_lexicon("events"):
        parts = row["present"] + row["participle"] + row["root"]
        assert bool(parts) == (row["pos"] == "verb"), row["lemma"]
        assert row["verb"] or row["pos"] != "verbal_noun", row["lemma"]
        assert not row["verb"] or row["pos"] != "verb", row["lemma"]


def test_a_sense_stands_once():
    senses = Counter(
        (row["lemma"], row["pos"] == "verb", row["present"], row["participle"], row["needs"])
        for row in read_lexicon("events")
    )
    assert [sense for sense, count in senses.items() if count > 1] == []


def test_needs_are_of_known_places_and_classes():
    for word in event_words():
        for need in word.needs:
            assert need.place in PLACES_OF_NEEDS, word.lemma
            assert all(not key.isascii() for key in need.words), word.lemma


def test_what_needs_something_stands_before_what_needs_nothing():
    free: set[tuple[str, bool, str]] = set()
    for row in read_lexicon("events"):
        lemma = row["lemma"], row["pos"] == "verb", row["participle"]
        assert not (row["needs"] and lemma in free), row["lemma"]
        if not row["needs"]:
            free.add(lemma)


def test_an_object_is_the_subject_of_the_passive():
    for word in event_words():
        if word.pos == "verb" and "object" in word.recipient:
            assert word.passive == "recipient", word.lemma
        if word.pos != "verb":
            assert not word.passive, word.lemma


def test_a_noun_is_found_by_singular_and_plural():
    assert {word.type for word in nouns_by_key()[match_key("غارات")]} == {"ASSAULT"}
    assert nouns_by_key()[match_key("غارة")] == nouns_by_key()[match_key("غارات")]


def test_exclusions_are_of_lemmas_and_types_that_there_are():
    known = {word.lemma for word in event_words()} | {kind for kind, _ in event_types()}
    assert not set(exclusions()) - known


@pytest.mark.parametrize("each", actor_nouns(), ids=lambda each: each.form)
def test_an_actor_has_a_sector_with_a_code(each):
    assert re.fullmatch("[A-Z]{3}", sector_codes()[each.sector])


def test_kinds_are_those_of_the_tables_of_heads_and_entities():
    tables = ("organisation_heads", *ENTITY_TABLES)
    kinds = {row["kind"] for table in tables for row in read_lexicon(table)}
    assert not {each.form for each in actor_nouns() if each.kind == "body_kind"} - kinds


def test_every_class_of_words_is_asked_for():
    asked = {
        word
        for table, column in (("events", "needs"), ("event_exclusions", "words"))
        for row in read_lexicon(table)
        for each in alternatives(row[column])
        if (word := each.rpartition(":")[2]).isascii() and word
    }
    assert {row["class"] for row in read_lexicon("event_words")} == asked - PLACES_OF_NEEDS - {SOMEBODY}


@pytest.mark.parametrize(
    ("lemma", "with_", "kind", "mode"),
    [
        ("أطلق", "سراح", "RETREAT", "release"),
        ("أطلق", "صاروخ", "ASSAULT", "heavy-weapons"),
        ("أطلق", "نار", "ASSAULT", "firearms"),
        ("قطع", "علاقات", "SANCTION", "withdraw"),
        ("قطع", "طريق", "PROTEST", "obstruct"),
        ("قطع", "كهرباء", "COERCE", "withhold"),
        ("سحب", "سفير", "SANCTION", "withdraw"),
        ("سحب", "قوات", "RETREAT", "withdraw"),
        ("سحب", "جنسية", "COERCE", "restrict"),
        ("تبادل", "أسرى", "RETREAT", "release"),
        ("تبادل", "قصف", "ASSAULT", "firearms"),
        ("أغلق", "سفارة", "SANCTION", "withdraw"),
        ("أغلق", "طريق", "PROTEST", "obstruct"),
        ("أحرق", "نفس", "PROTEST", ""),
        ("فتح", "نار", "ASSAULT", "firearms"),
        ("فتح", "ممرات", "RETREAT", "access"),
        ("نشر", "قوات", "MOBILIZE", "troops"),
        ("استدعى", "سفير", "ACCUSE", "disapprove"),
        ("استدعى", "احتياط", "MOBILIZE", "troops"),
        ("رفع", "حصار", "RETREAT", "withdraw"),
        ("رفع", "عقوبات", "CONCEDE", ""),
        ("علق", "محادثات", "SANCTION", "discontinue"),
        ("علق", "إضراب", "CONCEDE", ""),
    ],
)
def test_what_stands_with_a_verb_decides_its_sense(lemma, with_, kind, mode):
    senses = [
        (word.type, word.mode)
        for word in event_words()
        if word.pos == "verb" and word.lemma == lemma
        for need in word.needs
        if need.place == "object" and match_key(with_) in need.words
    ]
    assert senses[0] == (kind, mode)


@pytest.mark.parametrize(
    ("noun", "kind", "actor", "recipient"),
    [
        ("اعتقالات", "COERCE", "genitive", "genitive"),
        ("غارات", "ASSAULT", "genitive", "على"),
        ("مظاهرات", "PROTEST", "genitive", "ضد"),
        ("زيارة", "CONSULT", "genitive", "ل"),
        ("مباحثات", "CONSULT", "بين", "مع"),
        ("اتهامات", "ACCUSE", "genitive", "ل"),
        ("استقالة", "RETREAT", "genitive", "من"),
        ("عقوبات", "SANCTION", "genitive", "على"),
        ("مساعدات", "AID", "genitive", "ل"),
    ],
)
def test_a_noun_says_where_its_participants_stand(noun, kind, actor, recipient):
    word = nouns_by_key()[match_key(noun)][-1]
    assert word.type == kind
    assert actor in word.actor
    assert recipient in word.recipient


@pytest.mark.parametrize(
    ("of", "where", "word"),
    [
        ("ضربة", "genitive", "جزاء"),
        ("معركة", "adjective", "انتخابي"),
        ("قتل", "object", "وقت"),
        ("ASSAULT", "actor", "زلزال"),
        ("ASSAULT", "actor", "أسعار"),
        ("هجوم", "sentence", "مباراة"),
        ("احتل", "object", "مركز"),
        ("دعم", "adjective", "سريع"),
        ("انقلاب", "genitive", "حافلة"),
    ],
)
def test_figures_of_speech_and_sport_are_no_events(of, where, word):
    assert any(each.where == where and match_key(word) in each.words for each in exclusions()[of])


@pytest.mark.parametrize(
    ("lemma", "subject"),
    [("شن", "actor"), ("تعرض", "recipient"), ("شهد", "place"), ("اندلع", "event"), ("أسفر", "cause")],
)
def test_what_carries_an_event_says_who_its_subject_is(lemma, subject):
    assert {each.subject for each in supports() if each.lemma == lemma} == {subject}


@pytest.mark.parametrize(
    ("form", "kind", "sector"),
    [
        ("متظاهر", "group", "opposition"),
        ("قوات الأمن", "group", "police"),
        ("مستوطن", "group", "settlers"),
        ("وزير", "title", "government"),
        ("متحدث عسكري", "title", "military"),
        ("نقابة", "body", "labour"),
        ("hospital", "body_kind", "medical"),
    ],
)
def test_those_who_act_unnamed_have_their_sector(form, kind, sector):
    assert {each.sector for each in actor_nouns() if (each.form, each.kind) == (form, kind)} == {sector}
