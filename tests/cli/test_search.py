"""``khabar search``: passages with the words found, how they were looked for, and a line for what goes wrong."""

from __future__ import annotations

import argparse
import json
import re
import sys

import pytest

from etl.cli import search as command
from etl.errors import UserError
from etl.records import Annotations
from etl.resolve import resolve

BODY = "سطر أول.\nوزعت البلدية حقائب \x1b[31m للمدارس في القرى."


@pytest.fixture(scope="module")
def contents(loader, article):
    """Two articles, in one of which nothing was found."""

    def nothing(each):
        return Annotations(each.version_id, "ar", anchor_on=each.anchor_on, anchor_basis=each.anchor_basis)

    def fill(engine):
        load = loader(engine)
        load([article("1", BODY, title="حقائب جديدة")], annotate=nothing)
        load([article("2", position=2)], run="run 2")
        resolve(engine)

    return fill


@pytest.fixture
def ask(warehouse_url, monkeypatch, capsys):
    """The command over a loaded warehouse: what it prints, and what it says beside."""
    monkeypatch.setenv("KHABAR_WAREHOUSE", warehouse_url)
    parser = argparse.ArgumentParser()
    command.add(parser.add_subparsers())

    def run(*arguments):
        options = parser.parse_args(["search", *arguments])
        options.run(options)
        return capsys.readouterr()

    return run


def test_a_hit_has_its_headline_outlet_day_and_passage(ask):
    said, beside = ask("مدرسة")
    assert said.splitlines() == [
        "1. حقائب جديدة",
        said.splitlines()[1],
        "   وزعت البلدية حقائب \N{REPLACEMENT CHARACTER}[31m للمدارس في القرى.",
        "",
        "1 article; looked for: مدرسة ← مدرسه",
    ]
    assert said.splitlines()[1].startswith("   alsabaah · 2025-04-20 · article ")
    assert beside == ""


def test_words_found_are_bold_in_a_terminal_alone(ask, monkeypatch):
    assert "\x1b" not in ask("مدرسة").out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert "\x1b[1mللمدارس\x1b[0m" in ask("مدرسة").out
    assert "\x1b[1mحقائب\x1b[0m جديدة" in ask("حقيبة").out


def test_several_words_need_no_quotation_marks_of_the_shell(ask):
    assert ask("حقائب", "في", "القرى").out.endswith(
        "1 article; looked for: حقائب ← حقيبه، القرى ← قريه; left out: في\n"
    )


def test_any_of_the_words_is_said_beside(ask):
    said, beside = ask("حقائب القمة")
    assert said.count(" · article ") == 2
    assert beside == "khabar: no article has all of these words; those that have any of them:\n"


def test_filters(ask, capsys):
    assert "0 articles" in ask("حقائب", "--since", "2025-04-21").out
    assert "1 article;" in ask("السوداني", "--speaker", "محمد شياع السودانى", "--outlet", "ALSABAAH").out
    with pytest.raises(UserError, match="no topic is called"):
        ask("حقائب", "--topic", "nothing")
    with pytest.raises(SystemExit):
        ask("--help")
    (example,) = re.findall(
        r"--topic TOPIC +only of this topic: politics, \"([^\"]+)\"", capsys.readouterr().out
    )
    assert "articles;" in ask("حقائب", "--topic", " ".join(example.split())).out


def test_answers_for_programs(ask):
    (hit,) = json.loads(ask("مدرسة", "--format", "json").out)
    start, end = map(int, hit["spans"].split("-"))
    assert BODY[start:end] == "للمدارس"
    assert hit["day"] == "2025-04-20"
    assert ask("مدرسة", "--format", "csv").out.startswith("article_id,version_id,title,source,day,url,score,")


@pytest.mark.parametrize("given", [("--limit", "0"), ("--limit", "x")])
def test_wrong_options_are_refused(ask, given):
    with pytest.raises(SystemExit) as exit:
        ask("حقائب", *given)
    assert exit.value.code == 2


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("--since", "yesterday"), "--since yesterday must be a day like 2025-03-01"),
        (("--since", "2025-04-02", "--until", "2025-04-01"), "2025-04-02 lies after 2025-04-01"),
    ],
)
def test_days_that_are_none_are_one_line(ask, days, said):
    with pytest.raises(UserError, match=said):
        ask("حقائب", *days)


def test_no_word_is_one_line(ask):
    with pytest.raises(UserError, match="there is no word to look for"):
        ask("؟!")


def test_an_index_that_is_not_complete_is_said(ask, engine):
    from sqlalchemy import text

    with engine.begin() as connection:
        connection.execute(text("DELETE FROM search_index"))
    assert "`khabar run` completes it" in ask("مدرسة").err
