"""An analyst's yes and no hold over loads, edits and re-annotation, until they are withdrawn."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from etl.errors import UserError
from etl.load import remove_orphans
from etl.load.article_entities import article_entity_key
from etl.records import Annotations, content_key
from etl.report.checks import run_checks
from etl.resolve import Judgement, find_article, judge, resolve

OFFICE = "رئيس الوزراء"
FULL, SHORT = "مصطفى الكاظمي", "الكاظمي"


def rows(engine, query, **values):
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query), values)]


def counts_as(engine, key):
    """The entity an article entity counts as; itself, where it stands alone."""
    ((entity_id,),) = rows(
        engine, "SELECT entity_id FROM effective_entity WHERE article_entity_id = :key", key=key
    )
    return entity_id


def reason(engine, key):
    return rows(engine, "SELECT reason, evidence FROM entity_link WHERE article_entity_id = :key", key=key)


def article_of(engine, key):
    query = (
        "SELECT v.article_id FROM article_entity AS b JOIN article_version AS v ON b.version_id = v.version_id"
        " WHERE b.article_entity_id = :key"
    )
    ((article_id,),) = rows(engine, query, key=key)
    return article_id


@pytest.fixture
def kadhimi(person):
    return person(FULL).key


@pytest.fixture
def bare(person):
    return person(SHORT).key


def test_the_same_in_one_article(engine, told, kadhimi, bare):
    told(FULL)
    here, there = told(SHORT), told(SHORT)
    said = Judgement("same", SHORT, kadhimi, article_of(engine, here))
    changes = judge(engine, said, "هدى", "من السياق")
    assert [(c.name, c.before, c.after) for c in changes] == [(SHORT, SHORT, FULL)]
    assert (counts_as(engine, here), counts_as(engine, there)) == (kadhimi, bare)
    ((why, evidence),) = reason(engine, here)
    ((day,),) = rows(engine, "SELECT SUBSTR(CAST(judged_at AS VARCHAR(30)), 1, 10) FROM judgement")
    assert (why, evidence) == ("judgement", f"judged by هدى on {day}")
    assert run_checks(engine) == []


def test_the_same_everywhere_holds_for_articles_to_come(engine, told, kadhimi):
    told(FULL), told(SHORT)
    judge(engine, Judgement("same", "الكاظمى", kadhimi), "هدى")
    later = told(SHORT)
    resolve(engine)
    assert counts_as(engine, later) == kadhimi


def test_not_the_same_undoes_a_rule_and_no_rule_makes_it_again(engine, told, kadhimi, bare):
    told(FULL, OFFICE, "IQ")
    here, there = told(SHORT, OFFICE, "IQ"), told(SHORT, OFFICE, "IQ")
    resolve(engine)
    assert counts_as(engine, here) == kadhimi
    changes = judge(engine, Judgement("not_same", SHORT, kadhimi, article_of(engine, here)), "هدى")
    assert [(c.before, c.after) for c in changes] == [(FULL, SHORT)]
    resolve(engine, everything=True)
    assert (counts_as(engine, here), counts_as(engine, there)) == (bare, kadhimi)


def test_not_the_same_as_its_own_name_stands_alone(engine, told, kadhimi):
    """Two men of one full name."""
    first, second = told(FULL), told(FULL)
    judge(engine, Judgement("not_same", FULL, kadhimi, article_of(engine, second)), "هدى")
    resolve(engine, everything=True)
    assert (counts_as(engine, first), counts_as(engine, second)) == (kadhimi, second)
    assert reason(engine, second) == []


def test_a_curated_link_is_undone_too(engine, told, person):
    entity = person(FULL, "person:kadhimi")
    here = told(FULL, linked="person:kadhimi")
    judge(engine, Judgement("not_same", FULL, entity.key), "هدى")
    assert counts_as(engine, here) == here
    judge(engine, Judgement("withdrawn", FULL, entity.key), "هدى")
    assert reason(engine, here) == [("listed", "curated entry person:kadhimi")]


@pytest.mark.parametrize("verdict", ["same", "not_same"])
def test_what_is_withdrawn_lets_the_rules_speak_again(engine, told, kadhimi, verdict):
    told(FULL, OFFICE, "IQ")
    here = told(SHORT, OFFICE, "IQ")
    resolve(engine)
    before = reason(engine, here)
    assert before[0][0] == "short_name"
    judge(engine, Judgement(verdict, SHORT, kadhimi), "هدى")
    assert reason(engine, here) != before
    judge(engine, Judgement("withdrawn", SHORT, kadhimi), "سامي")
    assert reason(engine, here) == before
    assert rows(engine, "SELECT author, verdict FROM judgement ORDER BY judged_at") == [
        ("هدى", verdict), ("سامي", "withdrawn"),
    ]  # fmt: skip


def test_the_later_verdict_counts_though_given_in_the_same_second(engine, told, kadhimi, bare):
    told(FULL)
    here = told(SHORT)
    for verdict, entity_id in [("same", kadhimi), ("not_same", bare), ("same", kadhimi)] * 3:
        judge(engine, Judgement(verdict, SHORT, kadhimi), "هدى")
        assert counts_as(engine, here) == entity_id


def test_what_is_said_of_one_article_goes_before_what_is_said_of_all(engine, told, kadhimi, bare, person):
    told(FULL), told("حيدر الكاظمي")
    here, there, other = told(SHORT), told(SHORT), told(SHORT)
    judge(engine, Judgement("not_same", SHORT, kadhimi, article_of(engine, here)), "هدى")
    haidar = person("حيدر الكاظمي").key
    judge(engine, Judgement("same", SHORT, haidar, article_of(engine, other)), "هدى")
    judge(engine, Judgement("same", SHORT, kadhimi), "هدى")
    assert [counts_as(engine, each) for each in (here, there, other)] == [bare, kadhimi, haidar]
    judge(engine, Judgement("withdrawn", SHORT, haidar, article_of(engine, other)), "هدى")
    assert counts_as(engine, other) == kadhimi


def test_a_judged_full_name_brings_its_short_names_along(engine, told, kadhimi, person):
    """مصطفى عبد الكاظمي is the same man: the office told of him is the other's too."""
    longer = "مصطفى عبد اللطيف الكاظمي"
    told(FULL)
    full = told(longer, OFFICE, "IQ")
    short = told(SHORT, OFFICE, "IQ")
    resolve(engine)
    assert counts_as(engine, short) == person(longer).key
    changes = judge(engine, Judgement("same", longer, kadhimi), "هدى")
    assert {counts_as(engine, each) for each in (full, short)} == {kadhimi}
    assert len(changes) == 2


def test_judgements_hold_over_annotating_anew_and_edits(engine, load, article, naming, person, kadhimi):
    def one(body, run, annotator="1", name=SHORT, **fields):
        each = article("1", body=body, **fields)
        load([each], run=run, annotator=annotator, annotate=naming(person(name)))
        resolve(engine)
        return article_entity_key(each.version_id, person(name).key)

    load([article("2", body=f"{FULL} في بغداد.", position=2)], run="0", annotate=naming(person(FULL)))
    here = one(f"{SHORT} في بغداد.", "1")
    judge(engine, Judgement("same", SHORT, kadhimi, article_of(engine, here)), "هدى")
    assert counts_as(engine, one(f"{SHORT} في بغداد.", "2", annotator="2")) == kadhimi
    assert counts_as(engine, one(f"{SHORT} في بغداد اليوم.", "3", annotator="2")) == kadhimi
    # Other annotators give a fuller name, but the spelling is still there.
    mustafa = person("السيد الكاظمي")
    each = article("1", body=f"{SHORT} في بغداد.")
    load([each], run="4", annotator="3", annotate=naming(mustafa))
    resolve(engine)
    assert counts_as(engine, article_entity_key(each.version_id, mustafa.key)) == kadhimi


def test_an_entity_that_was_judged_is_no_orphan(engine, load, article, naming, person, kadhimi, bare):
    first, second = (article(str(n), body=f"{SHORT} في بغداد.", position=n) for n in (1, 2))
    load([first], annotate=naming(person(FULL)))
    load([second], run="run 2", annotate=naming(person(SHORT)))
    judge(engine, Judgement("same", SHORT, kadhimi), "هدى")
    load([first], run="run 3", annotator="2", annotate=lambda a: Annotations(a.version_id, "ar"))
    assert remove_orphans(engine) == 0
    resolve(engine)
    assert counts_as(engine, article_entity_key(second.version_id, bare)) == kadhimi


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (("same", "الحلبوسي", FULL), "no PERSON is called so in full"),
        (("same", SHORT, "محمد الحلبوسي"), "no entity that articles share"),
        (("withdrawn", SHORT, FULL), "nothing was judged"),
    ],
)
def test_what_cannot_be_meant_is_said_and_changes_nothing(engine, told, person, said, words):
    told(FULL), told(SHORT)
    verdict, name, entity = said
    with pytest.raises(UserError, match=words):
        judge(engine, Judgement(verdict, name, person(entity).key), "هدى")
    assert rows(engine, "SELECT * FROM judgement") == []


def test_an_article_is_found_by_id_address_and_name(engine, load, article):
    one = article("a1", url="https://sabah.example/1")
    load([one, article("2", position=2), article("2", position=3, source="other")])
    with engine.connect() as connection:
        for written in (str(one.article_id), str(one.version_id), one.url, "a1"):
            assert find_article(connection, written) == one.article_id
        for written, words in (("a9", "no article"), ("2", "several")):
            with pytest.raises(UserError, match=words):
                find_article(connection, written)


def test_a_place_of_that_name_is_not_meant(engine, load, article, told, kadhimi):
    """A judgement speaks of names of its entity's type only."""
    told(FULL)
    sudani = content_key("entity", "PERSON", "محمد شياع السوداني")
    load([article("9")], run="run 9")
    with pytest.raises(UserError, match="no PERSON"):
        judge(engine, Judgement("same", "العراق", sudani), "هدى")
