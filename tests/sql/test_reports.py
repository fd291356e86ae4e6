"""Every report over a few articles one can read: the same right rows on both engines.

Two outlets. الصباح has two dated articles, the first of them edited once; الراية has an undated one and a record
that was rejected.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial

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
def ask(engine, load, article, annotate, entity):
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
    return partial(_rows, engine)


@pytest.fixture
def ask_of_events(with_events):
    """``ask_of_events(report, **parameters)``: its rows over the four articles of conftest."""
    return partial(_rows, with_events)


def _rows(engine, report, **given):
    with engine.connect() as connection:
        found = answer(connection, find_question(report), given)
    keys = ("version_id", "started_at", "finished_at")
    shown = [at for at, column in enumerate(found.columns) if column not in keys]
    return [tuple(_plain(row[at]) for at in shown) for row in found.rows]


def _plain(value):
    return (
        value.isoformat(" ")
        if isinstance(value, datetime)
        else str(value)
        if isinstance(value, date)
        else value
    )


def test_articles_per_outlet_and_day(ask):
    assert ask("articles_per_outlet_and_day") == [
        ("2025-04-20", "alsabaah", None, 1),
        ("2025-04-21", "alsabaah", None, 1),
    ]
    assert len(ask("articles_per_outlet_and_day", since="2025-04-21")) == 1
    assert len(ask("articles_per_outlet_and_day", until="2025-04-20")) == 1
    assert ask("articles_per_outlet_and_day", outlet="alraya") == []


def test_countries_named(ask):
    iraq, egypt = ("IQ", "العراق", "Iraq", 3, 3), ("EG", "مصر", "Egypt", 2, 2)
    assert ask("countries_named") == [iraq, egypt]
    assert ask("countries_named", most="1") == [iraq]
    assert ask("countries_named", since="2025-04-21") == [
        ("IQ", "العراق", "Iraq", 2, 2),
        ("EG", "مصر", "Egypt", 1, 1),
    ]


def test_countries_together(ask):
    pair = [("مصر", "العراق", "EG", "IQ", 2)]
    assert ask("countries_together") == pair == ask("countries_together", country="eg", at_least="2")
    assert ask("countries_together", at_least="3") == [] == ask("countries_together", country="sd")


@pytest.mark.parametrize("name", ["محمد شياع السوداني", "مُحمد شياع السودانى"])
def test_entity_articles(ask, name):
    assert ask("entity_articles", name=name) == [
        ("2025-04-21", "alsabaah", "القمة", 1),
        ("2025-04-20", "alsabaah", "السوداني يعود", 2),
    ]
    assert ask("entity_articles", name=name, most="1") == [("2025-04-21", "alsabaah", "القمة", 1)]


def test_entity_articles_shows_undated_ones_last(ask):
    assert [row[:2] for row in ask("entity_articles", name="Iraq")] == [
        ("2025-04-21", "alsabaah"),
        ("2025-04-20", "alsabaah"),
        (None, "alraya"),
    ]


def test_entity_roles(ask):
    assert ask("entity_roles", name="محمد شياع السوداني") == [
        ("أمين عام", None, "الجامعة العربية", 1, "2025-04-20", "2025-04-20"),
        ("رئيس الوزراء", "IQ", None, 1, "2025-04-21", "2025-04-21"),
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


def test_version_changes(ask):
    change = ("alsabaah", "1", "2025-04-22 06:00:00", None, "السوداني يعود", len(EDITED) - len(FIRST), 2, 0)
    (found,) = ask("version_changes")
    assert (*found[:2], found[2][:19], *found[3:]) == change
    assert ask("version_changes", since="2025-04-23") == [] == ask("version_changes", outlet="alraya")


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
        assert [row[1:] for row in rows] == [("سامي", "same", sudani, sudani, known, None, None)]
    judge(engine, Judgement("withdrawn", sudani, known), "هدى")
    with engine.connect() as connection:
        assert answer(connection, find_question("judgements")).rows == []


def test_events_by_week(ask_of_events):
    protest, accusation = ("2025-02-24", "PROTEST", 1, 0, 1, 1), ("2025-03-03", "ACCUSE", 1, 0, 1, 1)
    assault, agreement = ("2025-03-03", "ASSAULT", 1, 1, 1, 1), ("2025-03-10", "AGREE", 1, 0, 1, 1)
    assert ask_of_events("events_by_week") == [agreement, accusation, assault, protest]
    assert ask_of_events("events_by_week", type="protest") == [protest]
    assert ask_of_events("events_by_week", country="العراق") == [agreement, accusation, assault]
    assert ask_of_events("events_by_week", since="2025-03-03", until="2025-03-09") == [accusation, assault]


def test_events_between_countries(ask_of_events):
    egypt = ("EG", "مصر", "IQ", "العراق", 1, 0, 1, 0, 0, 0, 4.0)
    jordan = ("JO", "الأردن", "IQ", "العراق", 1, 0, 1, 0, 0, 0, 4.0)
    assert ask_of_events("events_between_countries") == [egypt, jordan]
    assert ask_of_events("events_between_countries", country="EG") == [egypt]
    assert ask_of_events("events_between_countries", at_least="2") == []
    assert ask_of_events("events_between_countries", until="2025-03-01") == []


def test_protests_and_assaults(ask_of_events):
    protest = ("2025-03-02", "الأحد", 2, "رمضان", 1446, "PROTEST", "YE", "صنعاء", 1, 0, 1)
    assault = ("2025-03-03", "الاثنين", 3, "رمضان", 1446, "ASSAULT", "IQ", "كركوك", 1, 1, 1)
    assert ask_of_events("protests_and_assaults") == [assault, protest]
    assert ask_of_events("protests_and_assaults", country="YE") == [protest]
    assert ask_of_events("protests_and_assaults", since="2025-03-03") == [assault]


def test_claims_about_events(ask_of_events):
    sentence = "واتهم المتحدث باسم الحكومة العراقية مسلحين بقصف محطة في كركوك، ومقتل ثلاثة حراس."
    claim = ("2025-03-03", "alraya", "ANON", "accuse", "مسلحين", "ASSAULT", "actual", None, "كركوك", None)
    assert ask_of_events("claims_about_events") == [(*claim, sentence, None)]
    assert ask_of_events("claims_about_events", about="مصر") == []
    assert ask_of_events("claims_about_events", speaker="مصر") == []
    assert ask_of_events("claims_about_events", since="2025-03-04") == []


def test_a_claim_about_oneself_is_none_about_another(ask):
    """The default article's speaker tells what Iraq will do."""
    sentence = "قال محمد شياع السوداني إن العراق سيستضيف القمة يوم 17 مايو. وأضاف السوداني أن بغداد جاهزة."
    told = ("2025-04-21", "alsabaah", "محمد شياع السوداني", "report", "العراق", "CONSULT", "actual")
    (found,) = ask("claims_about_events", speaker="محمد شياع السوداني", about="العراق")
    assert found[:7] == told and found[10] == sentence
    assert ask("claims_about_events", about="محمد شياع السوداني") == []


def test_announced_events(ask_of_events):
    sentence = "ويزور الوزير المصري بغداد يوم الأحد المقبل."
    visit = ("2025-03-16", "2025-03-16", "الأحد", "يوم الأحد المقبل", "CONSULT", "الوزير المصري", None, "بغداد",
             None, sentence, "alraya", "2025-03-12", None)  # fmt: skip
    assert ask_of_events("announced_events") == [visit]
    assert ask_of_events("announced_events", since="2025-03-16", country="EG") == [visit]
    assert ask_of_events("announced_events", since="2025-03-17") == []
    assert ask_of_events("announced_events", country="YE") == []


def test_casualties_told(ask_of_events):
    crowd = ("2025-03-02", "صنعاء", "YE", "crowd", 200, 999, "مئات", "PROTEST", "الطلاب", None, False, None)
    killed = (
        "2025-03-03",
        "كركوك",
        "IQ",
        "killed",
        3,
        None,
        "ثلاثة",
        "ASSAULT",
        "مسلحين",
        None,
        True,
        "ANON",
    )
    found = ask_of_events("casualties_told")
    assert [row[3] for row in found] == ["killed", "crowd", "injured"]
    assert found[0][:12] == killed and found[1][:12] == crowd
    assert [row[3] for row in ask_of_events("casualties_told", country="YE", at_least="100")] == ["crowd"]
    assert [row[3] for row in ask_of_events("casualties_told", kind="killed")] == ["killed"]


def test_topics_by_outlet(ask_of_events):
    assert ask_of_events("topics_by_outlet", outlet="alraya") == [
        ("alraya", "conflict", "النزاعات والحرب والسلام", 1, 0.5),
        ("alraya", "politics", "السياسة والحكومة", 1, 0.5),
    ]
    assert ask_of_events("topics_by_outlet", since="2025-03-04") == [
        ("alraya", "politics", "السياسة والحكومة", 1, 1.0)
    ]


def test_keywords_of_period(ask_of_events):
    students, in_sanaa = ("الطلاب", 1, 1, 0.5, 2.0), ("الطلاب في صنعاء", 1, 1, 0.5, 2.0)
    bombing, power = ("قصف محطة", 1, 1, 0.5, 2.0), ("تزويد العراق بالكهرباء", 1, 1, 0.5, 2.0)
    early = {"since": "2025-03-01", "until": "2025-03-03", "at_least": "1"}
    assert ask_of_events("keywords_of_period", **early) == [students, in_sanaa, bombing]
    assert ask_of_events("keywords_of_period", since="2025-03-04", at_least="1") == [power]
    assert ask_of_events("keywords_of_period", since="2025-03-04") == []
    assert ask_of_events("keywords_of_period", since="2030-01-01", at_least="1") == []


STORY = (
    "انهار جزء من جسر السكة الحديد القديم في مدينة الرستاق مساء أمس إثر سيول جارفة، وأجلت فرق الإنقاذ 43 راكبا، "
    "وقال مدير الدفاع المدني سالم الهنائي إن أحدا لم يصب بأذى وإن مهندسي النقل يفحصون الدعامات."
)


@pytest.fixture
def ask_of_stories(engine, load, article):
    """The same over a story of two outlets, the second an agency's copy, and an article whose number was changed."""
    day = date(2025, 3, 4)
    load([article("1", STORY, source="alraya", title="انهيار جسر", published_on=day)], run="run 1")
    load(
        [
            article("2", f"مسقط (العمانية): {STORY}", source="sada", title="جسر الرستاق", published_on=day),
            article("3", "وصل 40 مبعوثا إلى البلدة.", source="sada", position=2, published_on=day),
        ],
        run="run 2",
    )
    load(
        [article("3", "وصل 45 مبعوثا إلى البلدة.", source="sada", position=2, published_on=day)], run="run 3"
    )
    others = (
        "وفي الجلسة نفسها أقر المجلس البلدي خطة لتوسعة ثلاث حدائق وشق طريق يصل الميناء بالمنطقة الصناعية. "
        * 3
    )
    roundup = article(
        "4", f"{others}{STORY} {others}", source="manarat", title="من الولايات", published_on=day
    )
    load([roundup], run="run 4")
    resolve(engine)

    def ask(report, **given):
        with engine.connect() as connection:
            return [tuple(row) for row in answer(connection, find_question(report), given).rows]

    return ask


def test_copy_by_outlet(ask_of_stories):
    assert ask_of_stories("copy_by_outlet") == [
        ("sada", 2, 1, 0, 1, 2),
        ("alraya", 1, 0, 0, 0, 1),
        ("manarat", 1, 0, 0, 0, 1),
    ]


def test_stories_carried_most(ask_of_stories):
    ((_, *told),) = ask_of_stories("stories_carried_most")
    assert told[:4] == [2, 2, 0, "media:ona"]
    assert ask_of_stories("stories_carried_most", since="2025-03-05") == []


def test_stories_and_copies_without_a_date_count(engine, load, article, ask_of_stories):
    load([article("5", STORY, source="undated", title=None, published_on=None)], run="run 5")
    resolve(engine)
    ((_, outlets, articles, *_),) = ask_of_stories("stories_carried_most", since="2025-03-05")
    assert (outlets, articles) == (1, 1)
    assert ask_of_stories("copy_by_outlet", since="2030-01-01") == [("undated", 1, 1, 0, 0, 1)]


def test_quiet_changes(ask_of_stories):
    changed = [row[4:] for row in ask_of_stories("quiet_changes", what="sentence")]
    assert [(what, change) for what, change, _ in changed] == [("sentence", "removed"), ("sentence", "added")]


def test_topics_of_day(ask_of_stories):
    ((_, *told),) = ask_of_stories("topics_of_day", day="2025-03-04")
    assert told[:3] == [3, 3, 2]
    assert ask_of_stories("topics_of_day", day="2025-03-05") == []


def test_every_report_has_its_rows_read_here(ask):
    tested = {name.removeprefix("test_") for name in globals()}
    assert {question.name for question in all_questions()} <= tested


def test_an_empty_warehouse_is_counted(engine):
    with engine.connect() as connection:
        rows = answer(connection, find_question("warehouse_size")).rows
        assert all(amount == 0 for _, amount in rows)
        with pytest.raises(UserError, match="none yet"):
            answer(connection, find_question("version_changes"), {"outlet": "sada"})
