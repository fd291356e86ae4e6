"""Every report over a few articles one can read: the same right rows on both engines.

Two outlets. الصباح has two dated articles, the first of them edited once; الراية has an undated one and a record
that was rejected.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from etl.errors import UserError
from etl.load import finish_run
from etl.records import Mention, Reason, Rejected, Role, content_key
from etl.report.answers import answer
from etl.report.questions import all_questions, find_question
from etl.resolve import Judgement, judge, resolve

FIRST = "بغداد: زار محمد شياع السوداني مصر."
EDITED = "بغداد: زار محمد شياع السوداني مصر، وعاد السوداني إلى العراق."
SECOND = "قال محمد شياع السوداني إن العراق سيستضيف القمة يوم 17 مايو. وأضاف السوداني أن بغداد جاهزة."
THIRD = "زار الامير مصر والعراق."


@pytest.fixture
def ask(engine, load, article, annotate, entity, asker):
    """``ask(report, **parameters)``: its rows, keys of versions left out."""
    egypt = entity("LOC", "مصر", name_en="Egypt", country="EG", lexicon_id="country:EG", linked=True)
    league = entity("ORG", "الجامعة العربية", name_en="Arab League", lexicon_id="org:las", linked=True)

    def read(each):
        found = annotate(each)
        if (start := each.body.find("مصر")) >= 0:
            found.entities.append(egypt)
            found.mentions.append(Mention(start, start + 3, "LOC", egypt.key, "lexicon"))
        if each.body == EDITED:
            (sudani,) = (one for one in found.entities if one.type == "PERSON")
            short = each.body.rindex("السوداني")
            found.entities.append(league)
            found.mentions.append(Mention(short, short + 8, "PERSON", sudani.key, "lexicon"))
            found.roles.append(Role(12, 30, sudani.key, "أمين عام", league.key, None, "title"))
        return found

    seen = datetime(2025, 4, 20, 6, tzinfo=UTC)
    load([article("1", FIRST, title=None, observed_at=seen), article("2", SECOND, position=2, title="القمة",
          published_on=date(2025, 4, 21))], run="run 1", annotate=read)  # fmt: skip
    finish_run(engine, "run 1")
    undated = {"published_on": None, "published_basis": None}
    load(
        [
            article("1", EDITED, title="السوداني يعود", observed_at=seen.replace(day=22)),
            article("3", THIRD, source="alraya", position=3, title=None, **undated),
        ],
        [
            Rejected("a.jsonl", 4, "clean", Reason.EMPTY_BODY, "the body holds no letter", source="alraya"),
            Rejected("a.jsonl", 2, "clean", Reason.EMPTY_BODY, "the body holds no letter", source="alraya"),
            Rejected("b.pdf", None, "extract", Reason.UNKNOWN_FORMAT, "no reader"),
        ],
        run="run 2",
        annotate=read,
    )

    finish_run(engine, "run 2")
    return asker(engine)


def test_articles_per_outlet_and_day(ask):
    assert ask("articles_per_outlet_and_day") == [
        ("2025-04-20", "alsabaah", None, 1, 0),
        ("2025-04-21", "alsabaah", None, 1, 0),
    ]
    assert len(ask("articles_per_outlet_and_day", since="2025-04-21")) == 1
    assert len(ask("articles_per_outlet_and_day", until="2025-04-20")) == 1
    assert ask("articles_per_outlet_and_day", outlet="alraya") == []


def test_countries_named(ask):
    iraq, egypt = ("IQ", "العراق", "Iraq", 3, 3, 2), ("EG", "مصر", "Egypt", 2, 2, 2)
    assert ask("countries_named") == [iraq, egypt]
    assert ask("countries_named", most="1") == [iraq]
    assert ask("countries_named", since="2025-04-21") == [
        ("IQ", "العراق", "Iraq", 2, 2, 2),
        ("EG", "مصر", "Egypt", 1, 1, 1),
    ]


def test_countries_together(ask):
    pair = [("مصر", "العراق", "EG", "IQ", 2, 2)]
    assert ask("countries_together") == pair == ask("countries_together", country="eg", at_least="2")
    assert ask("countries_together", at_least="3") == [] == ask("countries_together", country="sd")


@pytest.mark.parametrize("name", ["محمد شياع السوداني", "مُحمد شياع السودانى"])
def test_entity_articles(ask, name):
    assert ask("entity_articles", name=name) == [
        ("2025-04-21", "alsabaah", "القمة", 1, None),
        ("2025-04-20", "alsabaah", "السوداني يعود", 2, None),
    ]
    assert ask("entity_articles", name=name, most="1") == [("2025-04-21", "alsabaah", "القمة", 1, None)]


def test_entity_articles_shows_undated_ones_last(ask):
    assert [row[:2] for row in ask("entity_articles", name="Iraq")] == [
        ("2025-04-21", "alsabaah"),
        ("2025-04-20", "alsabaah"),
        (None, "alraya"),
    ]


def test_entity_roles(ask):
    assert ask("entity_roles", name="محمد شياع السوداني") == [
        ("أمين عام", None, "الجامعة العربية", 1, 1, "2025-04-20", "2025-04-20"),
        ("رئيس الوزراء", "IQ", None, 1, 1, "2025-04-21", "2025-04-21"),
    ]
    assert ask("entity_roles", name="مصر") == []


def test_entity_spellings(ask):
    assert ask("entity_spellings", name="محمد شياع السوداني") == [
        ("محمد شياع السوداني", 2, 2),
        ("السوداني", 1, 1),
    ]


def test_recent_runs(ask):
    first = ("run 1", "nightly", "done", None, 2, 0, 0, 0, 0, 0)
    second = ("run 2", "nightly", "done", None, 1, 1, 0, 0, 0, 3)
    assert sorted(ask("recent_runs")) == [first, second]
    assert ask("recent_runs", run="run 1") == [first]
    assert len(ask("recent_runs", most="1")) == 1


def test_rejects_by_reason(ask):
    empty = ("empty_body", "clean", "a.jsonl", 2, 2, "the body holds no letter")
    unknown = ("unknown_format", "extract", "b.pdf", 1, None, "no reader")
    assert ask("rejects_by_reason") == [empty, unknown] == ask("rejects_by_reason", run="run 2")
    assert ask("rejects_by_reason", run="run 1") == []


def test_version_changes_of_a_text_that_grew(engine, ask):
    resolve(engine)
    ((*what, changed_at, looks_like, evidence, before, after, characters, more, less, said, names),) = ask(
        "version_changes"
    )
    assert (what, changed_at[:19]) == (["alsabaah", "1"], "2025-04-22 06:00:00")
    assert (looks_like, evidence, before, after) == ("rewriting", None, None, "السوداني يعود")
    assert (characters, more, less, said, names) == (len(EDITED) - len(FIRST), 1, 1, 0, 1)


def test_warehouse_size(ask):
    assert dict(ask("warehouse_size")) == {
        "outlets": 2, "articles": 3, "versions": 4, "sentences": 4, "entities": 4, "entity links": 10,
        "mentions": 10, "roles": 2, "dates": 1, "statements": 2, "events": 1, "topics": 1,
        "keywords": 1, "rejected records": 3,
    }  # fmt: skip


def test_judgements(engine, ask):
    sudani, known = "محمد شياع السوداني", content_key("entity", "PERSON", "محمد شياع السوداني")
    judge(engine, Judgement("not_same", sudani, known), "هدى", "سميّه")
    judge(engine, Judgement("same", sudani, known), "سامي")
    with engine.connect() as connection:
        rows = answer(connection, find_question("judgements")).rows
        said = ("سامي", "link", "same", sudani, sudani, known, None, "stands", None)
        assert [row[2:] for row in rows] == [said]
    judge(engine, Judgement("withdrawn", sudani, known), "هدى")
    with engine.connect() as connection:
        assert answer(connection, find_question("judgements")).rows == []


def test_a_claim_about_oneself_is_none_about_another(ask):
    """The default article's speaker tells what Iraq will do."""
    sentence = "قال محمد شياع السوداني إن العراق سيستضيف القمة يوم 17 مايو. وأضاف السوداني أن بغداد جاهزة."
    told = ("2025-04-21", "alsabaah", "محمد شياع السوداني", "report", "العراق", "CONSULT", "actual")
    (found,) = ask("claims_about_events", speaker="محمد شياع السوداني", about="العراق")
    assert found[:7] == told and found[10] == sentence
    assert ask("claims_about_events", about="محمد شياع السوداني") == []


def test_every_report_has_its_rows_read_here():
    """A test of its own name, in a file of reports beside this one."""
    files = Path(__file__).parent.glob("test_reports*.py")
    tested = {
        name for file in files for name in re.findall(r"^def test_(\w+)", file.read_text("utf-8"), re.M)
    }
    assert {question.name for question in all_questions()} - tested == set()


def test_an_empty_warehouse_is_counted(engine):
    with engine.connect() as connection:
        rows = answer(connection, find_question("warehouse_size")).rows
        assert all(amount == 0 for _, amount in rows)
        with pytest.raises(UserError, match="none yet"):
            answer(connection, find_question("version_changes"), {"outlet": "sada"})
