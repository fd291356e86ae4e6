"""Versions read by other annotators: found, restored, and annotated anew until none is left."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import text

from etl.load import LoadCounts, register_annotators, stale_versions
from etl.load.checksums import checksums


def test_all_versions_are_annotated_anew_in_steps(engine, load, article):
    edits = [article(body="نص قديم"), article(body="نص جديد")]
    load([article(str(n), position=n) for n in range(3)] + edits)
    key = register_annotators(engine, [("test", "2")], "0" * 64)
    counts = LoadCounts()
    while stale := stale_versions(engine, key, limit=2):
        counts += load(stale, run="run 2", annotator="2", restored=True)
    assert counts == LoadCounts(reannotated=5)


def test_a_stored_version_comes_back_as_it_went_in(engine, load, article):
    body = "قالت الوكالة: «النتائج&nbsp;إيجابيــة» في ١٢ مايو"
    given = article(
        body=body,
        url="https://example.org/1",
        author="ليلى حسن",
        section="سياسة",
        published_at=datetime(2025, 5, 11, 22, 30, tzinfo=UTC),
        published_on=date(2025, 5, 12),
        published_basis="meta",
        published_flag="after_fetch",
        observed_at=datetime(2025, 5, 13, 1, 0, tzinfo=UTC),
        observed_on=date(2025, 5, 13),
        language="ar",
        notes=["published_at: day only", "observed: unclear"],
    )
    given.repairs["nul"] = 2
    load([given])
    (restored,) = stale_versions(engine, 0, limit=10)
    restored.published_at = restored.published_at.replace(tzinfo=UTC)
    restored.observed_at = restored.observed_at.replace(tzinfo=UTC)
    assert restored == given


def test_the_same_annotations_again_give_the_same_rows(engine, load, article):
    load([article("1"), article("2", observed_at=datetime(2025, 5, 13, tzinfo=UTC))])
    before = checksums(engine)
    stale = stale_versions(engine, 0, limit=10)
    assert load(stale, run="run 2", restored=True) == LoadCounts(unchanged=2)
    assert checksums(engine) == before


def test_nothing_counts_from_a_date_that_cannot_be_true(engine, load, article):
    day = date(2031, 1, 1)
    load(
        [
            article("1", published_on=day, published_flag="future"),
            article("2", published_on=date(2025, 5, 12)),
        ]
    )
    with engine.connect() as connection:
        rows = connection.execute(
            text("SELECT published_on, day, day_basis FROM current_article ORDER BY identity")
        )
        (flagged, sound) = [tuple(map(str, row)) for row in rows]
    assert flagged == ("2031-01-01", "None", "None")
    assert sound == ("2025-05-12", "2025-05-12", "published")
    stale = stale_versions(engine, 0, limit=10)
    assert load(stale, run="run 2", restored=True) == LoadCounts(unchanged=2)
    assert stale_versions(engine, register_annotators(engine, [("test", "1")], "0" * 64), limit=10) == []
