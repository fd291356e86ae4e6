"""``khabar judge``: said in one line, with what it changes; alone it lists what stands."""

from __future__ import annotations

import argparse
import getpass

import pytest
from sqlalchemy import text

from etl.cli import judge as command
from etl.errors import UserError

SUDANI = "محمد شياع السوداني"


@pytest.fixture(scope="module")
def articles(article):
    return article("1", url="https://sabah.example/1"), article("2", position=2)


@pytest.fixture(scope="module")
def contents(loader, articles):
    return lambda engine: loader(engine)(articles)


@pytest.fixture
def ask(warehouse_url, monkeypatch, capsys):
    """The command over a loaded warehouse: what it prints."""
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


def said(engine):
    with engine.connect() as connection:
        rows = connection.execute(
            text("SELECT cue, speaker FROM who_said_what ORDER BY version_id, content_start")
        )
        return sorted(map(tuple, rows))


def test_a_speaker_a_statement_a_name_and_an_event(engine, ask, articles):
    first = str(articles[0].article_id)
    assert "1 place" in ask("speaker", "وأضاف", "العراق", "--article", first)
    assert "1 place" in ask("not-statement", "سيستضيف القمة", "--article", first, "--note", "ليس قولا")
    assert ("وأضاف", "العراق") in said(engine) and len(said(engine)) == 3
    assert "1 place" in ask("type", SUDANI, "org", "--article", first)
    with engine.connect() as connection:
        trigger = connection.scalar(text("SELECT trigger_text FROM event"))
    assert "1 place" in ask("actor", trigger, "NOBODY", "--article", first)
    listed = ask()
    assert "ليس قولا" in listed and "ORG" in listed and "speaker" in listed


def test_what_was_judged_is_taken_back_by_its_id(engine, ask, articles):
    before = said(engine)
    shown = ask("speaker", "وأضاف", "ANON", "--article", str(articles[0].article_id))
    assert ("وأضاف", "ANON") in said(engine)
    ask("withdraw", shown.split(":")[0].removeprefix("judgement "))
    assert said(engine) == before


def test_where_words_leave_a_choice_the_places_are_listed(ask, articles):
    first = str(articles[0].article_id)
    with pytest.raises(UserError) as raised:
        ask("not-statement", "ا", "--article", first)
    lines = str(raised.value).splitlines()
    assert lines[0].startswith("ا may be one of 2") and lines[1].strip().startswith("--at 0: قال")
    assert "1 place" in ask("not-statement", "قال", "--article", first, "--at", "0")


def test_gold_is_written_to_a_file_or_printed(ask, articles, tmp_path):
    ask("not-name", "العراق", "--article", str(articles[0].article_id))
    assert "1 articles" in ask("--export", str(tmp_path / "gold.jsonl"))
    assert (tmp_path / "gold.jsonl").read_text("utf-8") == ask("--export", "-")
    with pytest.raises(UserError, match="missing is no folder; make it"):
        ask("--export", str(tmp_path / "missing/gold.jsonl"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["not-name", "بابل"], "no name was read by these words"),
        (["not-event", "قال"], "no event was read by these words"),
        (["speaker", "قال", "لا أحد"], "no article names"),
        (["type", "العراق", "CLUB"], "a name is a PERSON, ORG or LOC"),
        (["not-statement", "قال", "--at", "5"], "in that article at 5"),
        (["withdraw", "5"], "no judgement has this id"),
        (["withdraw", "x"], "write the id of a judgement"),
    ],
)
def test_what_cannot_be_judged_is_one_line(ask, articles, words, said):
    article = [] if words[0] == "withdraw" else ["--article", str(articles[0].article_id)]
    with pytest.raises(UserError, match=said) as raised:
        ask(*words, *article)
    assert "\n" not in str(raised.value)


def test_what_is_missing_is_said_with_how_it_is_written(ask, capsys):
    with pytest.raises(SystemExit):
        ask("same", SUDANI)
    with pytest.raises(SystemExit):
        ask("speaker", "قال", "ANON")
    shown = capsys.readouterr().err
    assert "required: ENTITY" in shown and "required: --article" in shown
