"""``khabar entity``: one by any spelling with its articles, several listed, nobody said in one line."""

from __future__ import annotations

import argparse

import pytest
from sqlalchemy import text

from etl.cli import entity as command
from etl.errors import UserError
from etl.records import Mention, content_key


@pytest.fixture(scope="module")
def contents(loader, article):
    """Two articles that name him and the country."""
    return lambda engine: loader(engine)(
        [article("1"), article("2", position=2, body="زار محمد شياع السوداني العراق.")]
    )


@pytest.fixture
def ask(warehouse_url, monkeypatch, capsys):
    """The command over a loaded warehouse: what it prints."""
    monkeypatch.setenv("KHABAR_WAREHOUSE", warehouse_url)
    parser = argparse.ArgumentParser()
    command.add(parser.add_subparsers())

    def run(name):
        options = parser.parse_args(["entity", name])
        options.run(options)
        return capsys.readouterr().out

    return run


@pytest.mark.parametrize("name", ["محمد شياع السوداني", "محمد شياع السودانى", " محمد  شياع السوداني"])
def test_a_person_is_found_by_any_spelling(ask, name):
    shown = ask(name)
    assert "رئيس الوزراء" in shown  # the office an article gives
    assert "بغداد تستعد للقمة" in shown  # the article
    assert "PERSON" in shown


def test_a_place_is_found_by_its_english_name_and_its_id(ask):
    assert ask("iraq") == ask("country:IQ")
    assert "العراق" in ask("iraq")


@pytest.mark.parametrize("name", ["جمهورية العراق", "جمهوريه العراق"])
def test_whom_articles_name_is_found_by_a_name_that_only_the_curated_tables_give(ask, name):
    assert ask(name) == ask("country:IQ")
    with pytest.raises(UserError, match="no article names anybody or anything so"):
        ask("جمهورية مصر العربية")


def test_nobody_by_that_name_is_said(ask):
    with pytest.raises(UserError, match="محمد صلاح"):
        ask("محمد صلاح")


def test_several_of_one_name_are_listed_and_told_apart_by_id(load, article, annotate, entity, ask):
    namesake = entity("LOC", "محمد شياع السوداني")

    def with_a_street(each):
        found = annotate(each)
        found.entities.append(namesake)
        found.mentions.append(Mention(0, 3, "LOC", namesake.key, "test"))
        return found

    load([article("9", position=9)], run="run 2", annotate=with_a_street)
    listed = ask("محمد شياع السودانى")
    assert "PERSON" in listed and "LOC" in listed
    assert "بغداد تستعد للقمة" not in listed
    assert "بغداد تستعد للقمة" in ask(str(namesake.key))


def test_a_name_is_found_by_a_spelling_of_its_mentions(load, article, annotate, entity, ask):
    known = entity("PERSON", "رئيس وزراء")

    def by_short_name(each):
        found = annotate(each)
        found.entities.append(known)
        start = each.body.index("السوداني")
        found.mentions.append(Mention(start, start + 8, "PERSON", known.key, "test"))
        return found

    load([article("9", position=9)], run="run 2", annotate=by_short_name)
    assert "رئيس وزراء" in ask("السودانى")


def test_a_family_name_that_means_several_shows_its_candidates(load, article, annotate, entity, ask):
    """One article introduces nobody but a السوداني; most who are called so are the other."""
    unknown = entity("PERSON", "السوداني")

    def of_an_unknown(each):
        found = annotate(each)
        found.entities = [unknown]
        found.mentions = [Mention(0, 8, "PERSON", unknown.key, "test")]
        return found

    def by_the_short_name(each):
        found = annotate(each)
        (sudani,) = (one for one in found.entities if one.type == "PERSON")
        start = each.body.index("السوداني", 30)
        found.mentions.append(Mention(start, start + 8, "PERSON", sudani.key, "test"))
        return found

    load([article("7", position=7, body="السوداني عاد.")], run="run 2", annotate=of_an_unknown)
    assert "are called so" not in ask("السوداني")  # nobody else goes by that alone
    load([article("8", position=8)], run="run 3", annotate=by_the_short_name)
    listed = ask("السودانى")
    assert "2 are called so" in listed and "محمد شياع السوداني" in listed
    assert "are called so" not in ask(str(unknown.key))
    assert "are called so" not in ask("محمد شياع السوداني")


def test_a_name_parted_from_its_merge_is_listed_apart(engine, ask):
    shared = ask("محمد شياع السوداني")
    assert "زار" not in shared and "2 are called so" not in shared
    with engine.begin() as connection:
        parted = connection.scalar(
            text(
                "SELECT r.person_id FROM role AS r JOIN entity_link AS j ON r.person_id = j.article_entity_id"
                " WHERE r.office = 'رئيس الوزراء'"
            )
        )
        connection.execute(text("DELETE FROM entity_link WHERE article_entity_id = :key"), {"key": parted})
    assert "2 are called so" in ask("محمد شياع السودانى")
    alone = ask(str(parted))
    assert "رئيس الوزراء" in alone  # the office only that article states
    key = content_key("entity", "PERSON", "محمد شياع السوداني")
    assert str(key) in ask("محمد شياع السوداني")
    assert "رئيس الوزراء" not in ask(str(key))


def test_a_curated_name_no_article_writes_is_found_by_any_spelling(load, article, annotate, entity, ask):
    known = entity("PERSON", "مصطفى الكاظمي", lexicon_id="person:kadhimi", linked=True)

    def by_family_name(each):
        found = annotate(each)
        found.entities.append(known)
        start = each.body.index("السوداني")
        found.mentions.append(Mention(start, start + 8, "PERSON", known.key, "test"))
        return found

    load([article("9", position=9)], run="run 2", annotate=by_family_name)
    assert "person:kadhimi" in ask("مصطفي الكاظمى")


@pytest.mark.parametrize("number", ["12", "9999999999999999999", "99999999999999999999999"])
def test_a_number_that_is_no_key_names_nobody(ask, number):
    with pytest.raises(UserError, match=number):
        ask(number)
