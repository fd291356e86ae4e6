"""Every check passes on what the loader writes, and names the row that was planted wrong."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from etl.records import Annotations
from etl.report.answers import answer
from etl.report.checks import CHECKS, run_checks
from etl.report.questions import all_questions, read_question
from etl.resolve import resolve
from tests.sql.planting import plant

# For each check, changes that break its rule, each of one row that its finding must name.
PLANTED = {
    "surfaces_stand_in_body": [
        "UPDATE mention SET surface = 'غيره' WHERE ordinal = 0",
        "UPDATE mention SET start_offset = start_offset - 1, end_offset = end_offset - 1 WHERE ordinal = 0",
        "UPDATE role SET surface = surface || ' '",
        "UPDATE date_expression SET surface = '١٧ مايو'",
        "UPDATE statement SET cue = 'صرح' WHERE ordinal = 0",
        "UPDATE statement SET content_end = content_end - 1 WHERE ordinal = 1",
        "UPDATE statement SET speaker_text = NULL WHERE ordinal = 0",
        "UPDATE statement SET document_start = 0, document_end = 3, document_text = 'بيان' WHERE ordinal = 0",
        "UPDATE event SET trigger_text = 'استضاف'",
        "UPDATE event SET place_start = NULL",
        "UPDATE event_mention SET surface = 'استضاف'",
        "UPDATE event_participant SET surface = 'البلد' WHERE ordinal = 0",
        "UPDATE event_number SET surface = '١٧'",
        "UPDATE keyword_mention SET end_offset = end_offset + 1",
    ],
    "spans_lie_in_body": [
        "UPDATE sentence SET end_offset = 10000",
        "UPDATE mention SET start_offset = -1 WHERE ordinal = 0",
        "UPDATE mention SET end_offset = start_offset WHERE ordinal = 1",
        "UPDATE role SET end_offset = start_offset - 2",
        "UPDATE date_expression SET end_offset = 10000",
        "UPDATE statement SET cue_start = -3 WHERE ordinal = 0",
        "UPDATE statement SET content_end = 10000 WHERE ordinal = 0",
        "UPDATE statement SET speaker_end = 10000 WHERE ordinal = 0",
        "UPDATE statement SET document_start = 5, document_end = 5 WHERE ordinal = 0",
    ],
    "versions_chain": [
        "UPDATE article_version SET valid_to = '2020-01-01 00:00:00' WHERE NOT is_current",
        "UPDATE article_version SET valid_to = NULL WHERE NOT is_current",
        "UPDATE article_version SET valid_to = '2090-01-01 00:00:00' WHERE is_current",
    ],
    "one_version_is_current": [
        "UPDATE article_version SET is_current = FALSE WHERE is_current",
        "INSERT INTO article (article_id, source_id, identity, first_seen_at)"
        " SELECT 5, source_id, 'forgotten', first_seen_at FROM article WHERE identity = '1'",
    ],
    "not_published_in_the_future": [
        "UPDATE article_version SET published_on = '2098-01-01' WHERE is_current",
        "UPDATE article_version SET recorded_at = '2025-04-17 23:00:00' WHERE is_current",
    ],
    "annotators_are_known": ["UPDATE article_version SET annotation_run_id = 1 WHERE is_current"],
    "entities_exist": [
        "UPDATE mention SET article_entity_id = 1 WHERE ordinal = 0",
        "UPDATE entity_alias SET article_entity_id = 1 WHERE ordinal = 0",
        "UPDATE role SET person_id = 1",
        "UPDATE role SET organisation_id = 1",
        "UPDATE statement SET speaker_id = 1 WHERE ordinal = 0",
        "UPDATE statement SET addressee_id = 1 WHERE ordinal = 0",
        "UPDATE event SET place_id = 1",
        "UPDATE event_participant SET article_entity_id = 1 WHERE ordinal = 1",
        "UPDATE entity_link SET entity_id = 1 WHERE reason = 'listed'",
        "UPDATE article_entity SET entity_id = 1 WHERE type = 'LOC'",
        "DELETE FROM article_entity WHERE type = 'LOC'",
    ],
    "date_intervals_are_ordered": [
        "UPDATE date_expression SET last_day = '2025-05-16'",
        "UPDATE event SET last_day = '2025-05-16'",
    ],
    "statement_parents_exist": [
        "UPDATE statement SET parent = 7 WHERE ordinal = 1",
        "UPDATE statement SET parent = 1 WHERE ordinal = 1",
    ],
    "parts_belong": [
        "UPDATE event_mention SET event_ordinal = 1",
        "UPDATE event_participant SET event_ordinal = 1 WHERE ordinal = 0",
        "UPDATE event_participant SET part = 'victim' WHERE ordinal = 1",
        "UPDATE event_number SET event_ordinal = 1",
        "UPDATE event_number SET kind = 'missing'",
        "UPDATE event_number SET high = 16",
        "UPDATE keyword_mention SET keyword_ordinal = 1",
        "DELETE FROM keyword",
    ],
    "events_have_their_words": [
        "UPDATE event_mention SET start_offset = start_offset - 1",
        "DELETE FROM event_mention",
        "UPDATE sentence SET start_offset = 34",
        "UPDATE event SET trigger_end = trigger_end + 1",
    ],
    "event_sources_exist": [
        "UPDATE event SET asserted_by = 7",
        "UPDATE event SET dated_by = 1",
        "DELETE FROM date_expression",
    ],
    "codes_are_known": [
        "UPDATE event SET cameo = '99'",
        "UPDATE event SET quad = 5",
        "UPDATE event SET status = 'rumoured'",
        "UPDATE event SET place_country = 'IRQ'",
        "UPDATE event_participant SET country = 'UK' WHERE ordinal = 0",
        "UPDATE article_topic SET code = 'medtop:99000000'",
        "UPDATE article_topic SET topic = 'sport'",
        "UPDATE article_topic SET score = 1.5",
    ],
    "stories_begin_with_an_origin": [
        "INSERT INTO story_member SELECT version_id, 5, 'copy', 1 FROM article_version WHERE is_current",
        "INSERT INTO story_member SELECT version_id, 5, 'origin', 1 FROM article_version WHERE is_current",
    ],
    "changes_have_their_words": [
        "UPDATE article_change SET text = 'غيره' WHERE ordinal = 0",
        "UPDATE article_change SET change = 'moved' WHERE ordinal = 0",
        "UPDATE article_change SET start_offset = start_offset + 1 WHERE ordinal = 1",
        "DELETE FROM article_edit",
    ],
    "sentences_are_counted": [
        "DELETE FROM sentence",
        "UPDATE article_version SET sentence_count = 9 WHERE is_current",
    ],
}


@pytest.fixture(scope="module")
def contents(loader, article):
    """An article in two versions; the older one holds no annotation, so the planted row is one."""

    def fill(engine):
        load = loader(engine)
        load([article(body="نبأ أولي.")], annotate=_nothing)
        load([article()], run="run 2")
        resolve(engine)

    return fill


def _nothing(article):
    return Annotations(article.version_id, "ar")


def test_every_check_is_tried():
    assert {file.stem for file in CHECKS.glob("*.sql")} == PLANTED.keys()


def test_what_the_loader_writes_is_well(engine):
    assert run_checks(engine) == []


@pytest.mark.parametrize(
    ("check", "change"), [(check, change) for check, changes in PLANTED.items() for change in changes]
)
def test_a_wrong_row_is_found_and_named(engine, load, article, check, change):
    """In the whole warehouse and in the run that wrote it, not in another."""
    load([article("2", body="نبأ آخر.", position=2)], run="run 3", annotate=_nothing)
    is_of_a_run = "INSERT INTO article " not in change  # an article without a version is of none
    plant(engine, f"{change} AND version_id IN ({_LATEST})" if "WHERE is_current" in change else change)
    findings = {finding.check: finding for finding in run_checks(engine)}
    finding = findings[check]
    row = dict(zip(finding.columns, finding.rows[0], strict=True))
    assert row.get("version_id", row.get("article_id"))
    assert finding.rule.endswith((".", ".)"))
    assert f"{check}: " in str(finding) and finding.columns[0] in str(finding)
    assert (check in {finding.check for finding in run_checks(engine, "run 2")}) == is_of_a_run
    assert run_checks(engine, "run 3") == []


def test_only_the_first_wrong_rows_are_shown(engine):
    plant(engine, "UPDATE statement SET cue = 'صرح' WHERE ordinal = 0")
    with engine.begin() as connection:
        connection.execute(text("UPDATE statement SET cue = 'صرح', content = 'س'"))
    (finding,) = run_checks(engine, show=2)
    assert (len(finding.rows), finding.more) == (2, True)
    assert "2 or more" in str(finding)


# What the fixture's last run wrote: an article loaded after it has a current version too.
_LATEST = "SELECT version_id FROM run_version WHERE run_id = 'run 2'"


def test_every_check_says_how_grave_it_is_and_what_mends_it(engine):
    for check in all_questions(CHECKS):
        assert [(p.name, p.default) for p in check.parameters] == [("run", "null")]
    plant(engine, "UPDATE article_version SET published_on = '2098-01-01' WHERE is_current")
    plant(engine, "UPDATE statement SET parent = 7 WHERE ordinal = 1")
    findings = {found.check: found for found in run_checks(engine)}
    assert {check: found.severity for check, found in findings.items()} == {
        "not_published_in_the_future": "warning",
        "statement_parents_exist": "error",
    }
    for found in findings.values():
        assert found.remedy.endswith(".") and found.remedy in str(found)


def test_an_analyst_may_ask_one_by_hand(engine):
    plant(engine, "UPDATE statement SET parent = 7 WHERE ordinal = 1")
    check = read_question(CHECKS / "statement_parents_exist.sql")
    with engine.connect() as connection:
        assert len(answer(connection, check, {"run": "run 2"}).rows) == 1
        assert len(answer(connection, check).rows) == 1
        assert answer(connection, check, {"run": "run 1"}).rows == []
