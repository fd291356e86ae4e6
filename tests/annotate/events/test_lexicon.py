"""The lexicon of events: every row says what the code understands, and says it once."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from etl.annotate.events.lexicon import (
    actor_nouns,
    event_types,
    event_words,
    exclusions,
    nouns_by_key,
    sector_codes,
    supports,
)
from etl.clean.keys import match_key
from etl.lexicon import ENTITY_TABLES, read_lexicon
from etl.lexicon.schema import TABLES

PLACES_OF_NEEDS = TABLES["events"].values["recipient"] | {"adverb", "before", "support"}


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
