"""Articles in, clean articles and rejects out; nothing lost, nothing guessed."""

from datetime import UTC, date, datetime

import pytest

from etl.clean import clean, restore
from etl.clean.offsets import OffsetMap
from etl.records import Article, Written, content_key

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def article(**fields) -> Article:
    given = {"source": "alrafidain", "identity": "42", "body": "نص الخبر", **fields}
    return Article(**{"address": "a.jsonl", "position": 3, **given})


def one(**fields):
    kept, rejected = clean([article(**fields)], now=NOW)
    assert not rejected
    return kept[0]


def test_keys_come_from_source_identity_and_content():
    kept = one(title="عنوان")
    assert kept.article_id == content_key("article", "alrafidain", "42")
    assert kept.version_id == content_key("version", kept.article_id, kept.content_sha256)
    again = one(title="عنوان", address="b.jsonl", position=9, url="https://example.org/42")
    assert (again.article_id, again.version_id) == (kept.article_id, kept.version_id)


@pytest.mark.parametrize("change", [{"title": "آخر"}, {"body": "نص الخبر."}, {"title": None}])
def test_an_edit_is_another_version_of_the_same_article(change):
    before = one(title="عنوان")
    after = one(**{"title": "عنوان", **change})
    assert after.article_id == before.article_id
    assert after.version_id != before.version_id


def test_title_and_body_do_not_run_together():
    assert one(title="أب", body="ج د").content_sha256 != one(title="أ", body="بج د").content_sha256


def test_the_body_is_kept_and_the_copy_is_clean():
    kept = one(body="قال الوزيرُ للعراق،وذلك", title="  عنـــوان ")
    assert kept.body == "قال الوزيرُ للعراق،وذلك"
    assert kept.clean_body == "قال الوزير للعراق، وذلك"
    assert kept.clean_title == "عنوان"
    start = kept.clean_body.index("الوزير")
    source_start, source_end = OffsetMap(kept.offsets).to_source(start, start + 6)
    assert kept.body[source_start:source_end] == "الوزيرُ"
    assert kept.repairs == {"diacritic": 1, "glued_punctuation": 1}


def test_what_no_column_takes_is_removed_before_the_body_is_fixed():
    kept = one(body="نص\x00 الخبر\ud83d", title="عنو\x00ان")
    assert kept.body == "نص الخبر"
    assert kept.title == "عنوان"
    assert kept.repairs["unstorable"] == 3
    assert kept.version_id == one(body="نص الخبر", title="عنوان").version_id


@pytest.mark.parametrize("body", ["", "   \n", "... 123 ...", "\x00", "\u200f\u00a0"])
def test_a_body_without_a_letter_is_rejected(body):
    kept, rejected = clean([article(body=body, title="عنوان بلا نص")], now=NOW)
    assert not kept
    assert rejected[0].reason == "empty_body"
    assert rejected[0].stage == "clean"
    assert (rejected[0].address, rejected[0].position, rejected[0].source) == ("a.jsonl", 3, "alrafidain")


def test_a_body_too_long_is_rejected_with_its_length():
    kept, rejected = clean([article(body="ا" * 11)], now=NOW, max_body_chars=10)
    assert not kept
    assert rejected[0].reason == "body_too_long"
    assert "11" in rejected[0].detail


def test_the_rest_of_the_batch_goes_on_in_order():
    batch = [article(identity="1"), article(identity="2", body=""), article(identity="3")]
    kept, rejected = clean(batch, now=NOW)
    assert [clean_article.identity for clean_article in kept] == ["1", "3"]
    assert len(rejected) == 1


def test_dates_are_utc_and_the_local_day():
    kept = one(published="2015-07-21 02:51:32", observed="2015-07-21T10:00:00Z", time_zone="Asia/Riyadh")
    assert kept.published_at == datetime(2015, 7, 20, 23, 51, 32, tzinfo=UTC)
    assert kept.published_on == date(2015, 7, 21)
    assert kept.published_basis == "source"
    assert kept.observed_at == datetime(2015, 7, 21, 10, tzinfo=UTC)
    assert kept.notes == []


@pytest.mark.parametrize(
    "written", ["21/07/2015", "2015-07-21", "2015-07-21T00:00:00", "2015-07-21T00:00:00Z"]
)
def test_a_day_without_a_time_has_none_and_is_said(written):
    kept = one(published=written, time_zone="Asia/Riyadh")
    assert (kept.published_at, kept.published_on) == (None, date(2015, 7, 21))
    assert kept.notes == ["published_at: only the day is known"]


def test_the_basis_given_is_kept():
    assert one(published="2015-07-21", published_basis="parameter").published_basis == "parameter"


@pytest.mark.parametrize("written", ["غدا", "1236-10-05"])
def test_a_date_not_to_be_trusted_is_null_with_what_was_written(written):
    kept = one(published=written, published_basis="source")
    assert (kept.published_at, kept.published_on, kept.published_basis) == (None, None, None)
    assert written in kept.notes[0]


@pytest.mark.parametrize(
    ("written", "flag"),
    [("2031-01-01", "future"), ("1970-01-01", "before_1990"), ("1989-12-31", "before_1990")],
)
def test_a_date_that_cannot_be_is_kept_as_given_and_nothing_counts_from_it(written, flag):
    kept = one(published=written, published_basis="source")
    assert (kept.published_on.isoformat(), kept.published_basis, kept.published_flag) == (
        written,
        "source",
        flag,
    )
    assert (kept.anchor_on, kept.anchor_basis) == (None, None)
    assert written in kept.notes[0]


def test_a_publication_after_the_fetching_is_flagged_and_dates_count_from_the_fetching():
    kept = one(published="2015-07-25 10:00", observed="2015-07-21 02:51")
    assert (kept.published_on, kept.published_flag) == (date(2015, 7, 25), "after_fetch")
    assert (kept.anchor_on, kept.anchor_basis) == (date(2015, 7, 21), "observed")
    assert "2015-07-25 10:00" in kept.notes[0]


def test_where_the_first_date_cannot_be_the_next_best_counts():
    others = [Written("meta", "1970-01-01"), Written("url", "2022-03-15"), Written("dateline", "2022-03-16")]
    kept = one(published="اليوم", published_basis="json-ld", published_else=others)
    assert (kept.published_on, kept.published_basis, kept.published_flag) == (date(2022, 3, 15), "url", None)
    kept = one(published="اليوم", published_basis="json-ld", published_else=others[:1])
    assert (kept.published_on, kept.published_basis, kept.published_flag) == (
        date(1970, 1, 1),
        "meta",
        "before_1990",
    )


def test_what_was_never_said_to_be_a_date_leaves_no_note():
    kept = one(
        published="حقوق النشر 2020", published_basis="dateline", published_else=[Written("url", "2020-31-31")]
    )
    assert (kept.published_on, kept.notes) == (None, [])


def test_a_time_zone_left_out_does_not_cost_the_date():
    assert one(published="2015-07-21 10:00", observed="2015-07-21 02:51").published_on == date(2015, 7, 21)


def test_a_note_is_one_line():
    assert one(published="غدا\nصباحا").notes == ['published: "غدا صباحا": no date we can read']


def test_no_date_is_no_note():
    kept = one(published=None, observed=" ")
    assert (kept.published_at, kept.observed_at, kept.notes) == (None, None, [])


def test_a_fetch_dates_no_article_and_relative_dates_count_from_its_day():
    kept = one(observed="2015-07-20T22:30:00Z", time_zone="Asia/Riyadh")
    assert (kept.published_at, kept.published_on, kept.published_basis) == (None, None, None)
    assert (kept.observed_on, kept.anchor_on) == (date(2015, 7, 21), date(2015, 7, 21))
    assert kept.notes == ["published: only when it was fetched is known"]
    kept = one(published="2015-07-19", observed="2015-07-20T22:30:00Z")
    assert (kept.observed_on, kept.anchor_on) == (date(2015, 7, 20), date(2015, 7, 19))
    assert one().anchor_on is None


@pytest.mark.parametrize("field", ["title", "url", "author", "section", "language"])
def test_a_field_too_long_to_be_what_it_says_is_left_out_with_a_note(field):
    kept = one(**{field: "م" * 10_000_000})
    assert getattr(kept, field) is None
    assert kept.notes == [f'{field}: "{"م" * 60}…": 10000000 characters, left out']


def test_notes_of_reading_go_with_the_article():
    assert one(notes=["published: not read from x"]).notes == ["published: not read from x"]


def test_a_fault_of_ours_costs_its_article_only(monkeypatch):
    def raising(body: str, **_: object) -> None:
        raise RecursionError("too deep")

    batch = [article(identity="1", body="نص\u064b"), article(identity="2")]
    monkeypatch.setattr("etl.clean.validate.normalise", raising)
    kept, rejected = clean(batch[:1], now=NOW)
    monkeypatch.undo()
    assert not kept
    assert (rejected[0].reason, rejected[0].position) == ("malformed_record", 3)
    assert "RecursionError: too deep" in rejected[0].detail
    assert len(clean(batch, now=NOW)[0]) == 2


def test_a_stored_version_is_restored_whole():
    kept = one(
        title="عنوانٌ", body="قال الوزيرُ للعراق،وذلك", published="2015-07-21 02:51:32", url="https://x.org/1"
    )
    stored = ["source", "identity", "address", "position", "body", "title", "url", "author", "section"]
    stored += ["published_at", "published_on", "published_basis", "observed_at", "observed_on"]
    stored += ["language", "notes"]
    assert restore(**{name: getattr(kept, name) for name in stored}) == kept


def test_a_persian_title_is_told_by_its_body():
    assert one(title="وزیر کشور", body="گزارش وزیر کشور دربارهٔ چهار پژوهش").clean_title == "وزیر کشور"
    arabic = one(title="وزیر الکهرباء", body="أعلنت وزارة الكهرباء أن الأزمة إلى انفراج")
    assert arabic.clean_title == "وزير الكهرباء"


@pytest.mark.parametrize(
    ("written", "on"),
    [
        ("منذ 3 ساعات", date(2015, 7, 21)),
        ("منذ ١٢ ساعة", date(2015, 7, 20)),
        ("قبل ساعتين", date(2015, 7, 21)),
        ("منذ ساعة", date(2015, 7, 21)),
        ("قبل 45 دقيقة", date(2015, 7, 21)),
        ("11 hours ago", date(2015, 7, 20)),
        ("an hour ago", date(2015, 7, 21)),
        ("منذ 10 ساعات", None),  # ten to eleven hours: before midnight or after it
        ("منذ 3 أيام", None),
        ("منذ 3 ساعات أعلن الوزير", None),
    ],
)
def test_what_says_how_long_ago_counts_from_the_fetch_where_only_one_day_can_be_meant(written, on):
    kept = one(published=written, observed="2015-07-21 10:30", time_zone="Asia/Riyadh")
    assert (kept.published_on, kept.published_at) == (on, None)
    assert any(note.startswith(f'published: "{written}": ') for note in kept.notes)
    assert one(published=written, observed="2015-07-21").published_on is None
