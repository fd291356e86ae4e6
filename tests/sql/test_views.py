"""Views: documented, the same on both engines, and right on an article one can read."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sqlalchemy import inspect, text

from etl.load.schema import VIEWS
from etl.records import Reason, Rejected, content_key
from etl.resolve import Correction, Judgement, correct, judge, resolve

BODY_EDITED = (
    "تصل إلى بغداد تباعا وفود القمة العربية في مايو، وسط إجراءات أمنية أعدتها وزارة الداخلية وقيادة العمليات."
)
SUDANI = "محمد شياع السوداني"
LOOSE = {"86_topic_articles"}  # these articles share none; tests/resolve/stories has some that do
FILES = sorted(VIEWS.glob("*.sql"))


def view_name(file):
    return file.stem.lstrip("0123456789_")


def rows(engine, query):
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(text(query)).mappings()]


@pytest.fixture
def loaded(engine, load, article):
    """Two outlets, three articles, one of them edited and one undated, and a reject."""
    other = article(
        "3", source="alraya", published_on=None, published_basis=None, body="زار العراق وفد.", title=None
    )
    load(
        [article("1", body="العراق يستعد."), article("2", position=2, published_on=date(2025, 4, 21)), other]
    )
    load(
        [article("1")], [Rejected("x", 1, "clean", Reason.EMPTY_BODY, "empty", source="alraya")], run="run 2"
    )
    return engine


@pytest.mark.parametrize("file", FILES, ids=view_name)
def test_its_columns_are_documented_in_order(engine, file):
    documented = re.findall(r"^-- column: ([\w ]+) \| \S", file.read_text("utf-8"), re.MULTILINE)
    columns = [column["name"] for column in inspect(engine).get_columns(view_name(file))]
    if file.stem == "76_gdelt_events" and engine.dialect.name == "postgresql":
        documented = list(
            map(str.lower, documented)
        )  # not quoted, so that queries need not quote them either
    assert documented == columns


def test_both_engines_answer_alike(both_engines, loader, article):
    articles = [article(str(n), position=n, published_on=date(2025, 4, 20 + n)) for n in (1, 2)]
    other = (
        "تصل إلى بغداد تباعا وفود القمة العربية في مايو، وسط إجراءات أمنية أعدتها وزارة الداخلية.",
        "يتوقع السوداني أن تبحث القمة في بغداد خلال مايو ديون الدول، وقد أعلنت البنوك خططا لجدولتها.",
    )
    told = [article(str(n), body, source=f"sada{n}", position=n, title="") for n, body in enumerate(other, 3)]
    told.append(article("3", BODY_EDITED, source="sada3", position=5, title="تعديل"))
    for engine in both_engines:
        loader(engine)(articles)
        loader(engine)(told, run="run 2")
        resolve(engine)
        judge(engine, Judgement("same", SUDANI, content_key("entity", "PERSON", SUDANI)), "هدى")
        start = articles[0].body.index(SUDANI)
        version = articles[0].version_id
        correct(engine, Correction("name", "corrected", version, start, start + len(SUDANI), "ORG"), "هدى")
    for file in FILES:
        answers = [_plain(rows(engine, f"SELECT * FROM {view_name(file)}")) for engine in both_engines]
        assert answers[0] == answers[1], file.name
        assert answers[0] or file.stem in LOOSE, file.name


def _plain(answer):
    """Rows in any order, without what comes from the clock of the load; SQLite keeps days as text."""
    clocks = {"first_seen_at", "valid_from", "dateadded", "edited_at", "judgement_id", "judged_at"}
    plain = []
    for row in answer:
        values = {
            name.lower(): int(value) if isinstance(value, bool) else str(value)
            for name, value in row.items()
            if name.lower() not in clocks and value is not None
        }
        plain.append(sorted((name, str(value)) for name, value in values.items()))
    return sorted(plain)


def test_current_article_shows_the_latest_wording(loaded):
    found = rows(loaded, "SELECT source, identity, title, body FROM current_article ORDER BY identity")
    assert [(row["source"], row["identity"]) for row in found] == [
        ("alsabaah", "1"),
        ("alsabaah", "2"),
        ("alraya", "3"),
    ]
    assert found[0]["body"].startswith("قال محمد")


def test_daily_attention_counts_articles_and_outlets(loaded):
    found = rows(
        loaded,
        "SELECT CAST(day AS VARCHAR(10)) AS day, articles, mentions, sources FROM daily_attention"
        " WHERE name_ar = 'العراق'",
    )
    counted = {row["day"]: (row["articles"], row["mentions"], row["sources"]) for row in found}
    assert counted == {"2025-04-20": (1, 1, 1), "2025-04-21": (1, 1, 1), None: (1, 1, 1)}


def test_co_mentions_stand_both_ways_round(loaded):
    query = "SELECT name_ar, other_ar, SUM(articles) AS articles FROM co_mentions GROUP BY name_ar, other_ar"
    pairs = {(row["name_ar"], row["other_ar"]): row["articles"] for row in rows(loaded, query)}
    names = ("العراق", "محمد شياع السوداني")
    assert pairs == {names: 2, names[::-1]: 2}


def test_entity_overview_counts_what_is_current(loaded):
    (iraq,) = rows(loaded, "SELECT * FROM entity_overview WHERE name_ar = 'العراق'")
    (sudani,) = rows(loaded, "SELECT * FROM entity_overview WHERE type = 'PERSON'")
    assert (iraq["articles"], iraq["mentions"], iraq["sources"], iraq["statements"]) == (3, 3, 2, 0)
    assert (str(iraq["first_day"]), str(iraq["last_day"])) == ("2025-04-20", "2025-04-21")
    assert (sudani["articles"], sudani["statements"]) == (2, 4)


def test_place_mentions_show_their_sentence(loaded):
    (row,) = rows(loaded, "SELECT * FROM place_mentions WHERE source = 'alraya'")
    assert (row["surface"], row["country"], row["sentence"]) == ("العراق", "IQ", "زار العراق وفد.")


def test_source_health_counts_versions_and_rejects(loaded):
    query = (
        "SELECT source, SUM(versions) AS versions, SUM(undated) AS undated, SUM(untitled) AS untitled,"
        " SUM(rejected) AS rejected, MAX(arabic_share) AS share"
        " FROM source_health GROUP BY source ORDER BY source"
    )
    assert [tuple(row.values()) for row in rows(loaded, query)] == [
        ("alraya", 1, 1, 1, 1, 1.0),
        ("alsabaah", 3, 0, 0, 0, 1.0),
    ]


def test_who_said_what_joins_speaker_and_words(loaded):
    found = rows(loaded, "SELECT * FROM who_said_what ORDER BY day, ordinal")
    assert [(row["speaker"], row["speaker_text"], row["content"]) for row in found[:2]] == [
        ("محمد شياع السوداني", "محمد شياع السوداني", "إن العراق سيستضيف القمة يوم 17 مايو"),
        ("محمد شياع السوداني", "السوداني", "أن بغداد جاهزة"),
    ]


def test_an_office_holder_without_a_name_is_shown_by_his_office(engine, load, article, annotate):
    def unnamed(each):
        found = annotate(each)
        for said in found.statements:
            said.speaker, said.speaker_name, said.speaker_office = None, "ANON", "والي الجهة"
        return found

    load([article("1")], annotate=unnamed)
    found = rows(engine, "SELECT DISTINCT speaker, speaker_id FROM who_said_what")
    assert [tuple(row.values()) for row in found] == [("والي الجهة", None)]


def test_stances_and_sourcing_add_up(loaded):
    (stance,) = rows(
        loaded, "SELECT speaker, stance, SUM(statements) AS n FROM stance_by_speaker GROUP BY 1, 2"
    )
    assert tuple(stance.values()) == ("محمد شياع السوداني", "report", 4)
    for row in rows(loaded, "SELECT * FROM sourcing"):
        kinds = ("named", "document", "anonymous", "implicit", "unknown")
        assert sum(row[kind] for kind in kinds) == row["statements"] == 2
        assert row["anonymous_share"] == 0.0


def test_announced_calendar_knows_the_day_in_both_calendars(loaded):
    found = rows(loaded, "SELECT * FROM announced_calendar")
    assert len(found) == 2
    row = found[0]
    assert (str(row["first_day"]), row["weekday_ar"], row["hijri_day"], row["hijri_month_ar"]) == (
        "2025-05-17",
        "السبت",
        19,
        "ذو القعدة",
    )
    assert row["sentence"].startswith("قال محمد")
