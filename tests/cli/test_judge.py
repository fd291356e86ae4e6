"""``khabar judge``: said in one line, with what it changes; alone it lists what stands."""

from __future__ import annotations

import argparse
import getpass

import pytest
from sqlalchemy import text

from etl.cli import judge as command
from etl.errors import UserError

SUDANI = "محمد شياع السوداني"


@pytest.fixture
def articles(article):
    return article("1", url="https://sabah.example/1"), article("2", position=2)


@pytest.fixture
def ask(engine, warehouse_url, load, articles, monkeypatch, capsys):
    """The command over a loaded warehouse: what it prints."""
    load(articles)
    monkeypatch.setenv("KHABAR_WAREHOUSE", warehouse_url)
    parser = argparse.ArgumentParser()
    command.add(parser.add_subparsers())

    def run(*words):
        options = parser.parse_args(["judge", *words])
        options.run(options)
        return capsys.readouterr().out

    return run


def links(engine):
    with engine.connect() as connection:
        query = "SELECT version_id FROM entity_link AS l JOIN entity AS e ON l.entity_id = e.entity_id"
        return set(connection.scalars(text(f"{query} WHERE e.name_ar = '{SUDANI}'")))


def test_a_no_a_list_and_its_withdrawal(engine, ask, articles):
    first, second = articles
    shown = ask("not-same", SUDANI, SUDANI, "--article", "https://sabah.example/1", "--note", "سميّه")
    assert "1 name " in shown and "بغداد تستعد للقمة" in shown
    assert links(engine) == {second.version_id}
    listed = ask()
    assert getpass.getuser() in listed and "not_same" in listed and "سميّه" in listed
    # The one who stands alone is called so too, so the entity is named by its id.
    with engine.connect() as connection:
        entity_id = connection.scalar(text("SELECT entity_id FROM judgement"))
    assert "1 name " in ask("withdraw", SUDANI, str(entity_id), "--article", str(first.article_id))
    assert links(engine) == {first.version_id, second.version_id}
    assert "not_same" not in ask()


@pytest.mark.parametrize(("name", "entity"), [("العراق", "country:IQ"), (SUDANI, None)])
def test_a_no_for_every_article_can_be_taken_back(engine, ask, name, entity):
    """Nothing counts as the entity any more, and still it is found."""
    assert "2 names " in ask("not-same", name, entity or name)
    with engine.connect() as connection:
        entity_id = connection.scalar(text("SELECT entity_id FROM judgement"))
    assert "2 names " in ask("withdraw", name, entity or str(entity_id))


def test_another_author_may_be_named(engine, ask):
    ask("not-same", "العراق", "country:IQ", "--author", "هدى")
    assert "هدى" in ask()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["same", SUDANI, "لا أحد"], "no article names"),
        (["same", "لا أحد", SUDANI], "no PERSON is called so"),
        (["same", SUDANI, SUDANI, "--article", "77"], "no article is called so"),
    ],
)
def test_what_cannot_be_meant_is_one_line(ask, words, said):
    with pytest.raises(UserError, match=said) as raised:
        ask(*words)
    assert "\n" not in str(raised.value)
