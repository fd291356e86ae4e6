"""Times as sources write them, and the ones that are not to be trusted."""

import contextlib
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.clean.moments import Unreadable, read_moment

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
RIYADH = "Asia/Riyadh"  # UTC+3 all year


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2015-07-21 02:51:32", utc(2015, 7, 20, 23, 51, 32)),
        ("2015-07-21T02:51:32", utc(2015, 7, 20, 23, 51, 32)),
        ("2015-07-21T02:51:32Z", utc(2015, 7, 21, 2, 51, 32)),
        ("2015-07-21 02:51:32 UTC", utc(2015, 7, 21, 2, 51, 32)),
        ("2017-01-20T21:43:00+01:00", utc(2017, 1, 20, 20, 43)),
        ("2017-01-20T214300", utc(2017, 1, 20, 18, 43)),
        ("2015-07-21T02:51:32.123456789Z", utc(2015, 7, 21, 2, 51, 32, 123456)),
        ("Tue, 21 Jul 2015 02:51:32 GMT", utc(2015, 7, 21, 2, 51, 32)),
        ("Tue, 21 Jul 2015 02:51:32 +0300", utc(2015, 7, 20, 23, 51, 32)),
        ("1437447092", utc(2015, 7, 21, 2, 51, 32)),
        ("1437447092000", utc(2015, 7, 21, 2, 51, 32)),
        ("20150721025132", utc(2015, 7, 20, 23, 51, 32)),
        ("21/07/2015 10:30", utc(2015, 7, 21, 7, 30)),
        ("١٠:٣٠ الثلاثاء ٢١ / ٧ / ٢٠١٥", utc(2015, 7, 21, 7, 30)),
        ("2015/07/21 10:30", utc(2015, 7, 21, 7, 30)),
        ("21/07/2015 10:30 GMT+1", utc(2015, 7, 21, 9, 30)),
        ("21-7-2015 - 10:30 م", utc(2015, 7, 21, 19, 30)),
        ("الثلاثاء 21 تموز/يوليو 2015 - 10:30 مساءً", utc(2015, 7, 21, 19, 30)),
        ("الأحد، ٣ كانون الثاني ٢٠١٦ الساعة ١٢:١٠ ص", utc(2016, 1, 2, 21, 10)),
        ("Jul 21, 2015 3:05 PM", utc(2015, 7, 21, 12, 5)),
        ("21 Jul 2015 3:05 PM", utc(2015, 7, 21, 12, 5)),
        ("Tue Mar 15 2022 10:30:00 GMT+0100 (CET)", utc(2022, 3, 15, 9, 30)),
        ("Tue Mar 15 10:30:00 +0000 2022", utc(2022, 3, 15, 10, 30)),
        ("Tue Mar 15 10:30:00 2022", utc(2022, 3, 15, 7, 30)),
        ("الأربعاء، 16 آذار/مارس 2022، آخر تحديث 14:00 (GMT+0400)", utc(2022, 3, 16, 10)),
        ("15/03/2022 - 14:00 (+04:00)", utc(2022, 3, 15, 10)),
        ("15 مارس 2022 الساعة 14:00 بتوقيت غرينتش", utc(2022, 3, 15, 14)),
        ("Mar 15, 2022 10:30 AM (UTC-5)", utc(2022, 3, 15, 15, 30)),
        ("2022-03-15 10:30:00 GMT+0100", utc(2022, 3, 15, 9, 30)),
        ("15 مارس 2022 10:30 -5 تعليقات", utc(2022, 3, 15, 7, 30)),
        ("2022-03-15 10:30 PM", utc(2022, 3, 15, 19, 30)),
        ("2022-03-15T22:30:00+03:00[Asia/Baghdad]", utc(2022, 3, 15, 19, 30)),
        ("2022-03-15 22:30:00 +0400 GST", utc(2022, 3, 15, 18, 30)),
        ("2022-03-15 22:30:00 -0500 EST", utc(2022, 3, 16, 3, 30)),
        ("15 مارس 2022 22:30 +0400 بتوقيت أبوظبي", utc(2022, 3, 15, 18, 30)),
        ("Tue, 15 Mar 2022 22:30:00 +0400 (GST)", utc(2022, 3, 15, 18, 30)),
        ("Tue, 15 Mar 2022 22:30:00 AST", utc(2022, 3, 15, 19, 30)),
        ("Tue, 15 Mar 2022 22:30:00 EST", utc(2022, 3, 16, 3, 30)),
        ("20220315T103000Z", utc(2022, 3, 15, 10, 30)),
        ("20220315T1030", utc(2022, 3, 15, 7, 30)),
    ],
)
def test_a_time_becomes_utc(written, at):
    moment = read_moment(written, RIYADH, NOW)
    assert moment.at == at
    assert moment.has_time


@pytest.mark.parametrize(
    ("time", "hours"),
    [
        ("01:30 بعد الظهر", "13:30"),
        ("1:30 ظهراً", "13:30"),
        ("11:30 ظهراً", "11:30"),
        ("10:30 قبل الظهر", "10:30"),
        ("5:00 عصراً", "17:00"),
        ("2:00 نهاراً", "14:00"),
        ("7:15 بعد المغرب", "19:15"),
        ("9:00 ليلاً", "21:00"),
        ("12:30 بعد منتصف الليل", "00:30"),
        ("1:30 بعد منتصف الليل", "01:30"),
        ("12:20 منتصف الليل", "00:20"),
        ("12:20 منتصف النهار", "12:20"),
        ("الساعة 10:30 من مساء اليوم", "22:30"),
        ("10:30 p.m.", "22:30"),
        ("12:10 a.m.", "00:10"),
        ("10:30:15مساءً", "22:30"),
        ("مساءً 10:30", "22:30"),
        ("- مساءً - الساعة 10:30", "22:30"),
        ("ص 12:30", "00:30"),
        ("PM 10:30", "22:30"),
        ("22:30 مساءً", "22:30"),
        ("م 22:30", "22:30"),
        ("10:30 | المساء", "10:30"),
        ("10:30 ليلى حسن", "10:30"),
    ],
)
@pytest.mark.parametrize("day", ["15/03/2022", "15 مارس 2022م", "Tue, 15 Mar 2022", "2022-03-15"])
def test_the_part_of_the_day_said_beside_a_time_counts(day, time, hours):
    moment = read_moment(f"{day} {time}", "UTC", NOW)
    assert (moment.on, moment.at.strftime("%H:%M")) == (date(2022, 3, 15), hours)


@pytest.mark.parametrize(
    "written",
    [
        "م 10:30 الثلاثاء 15/03/2022",
        "مساء الثلاثاء 15/03/2022 الساعة 10:30",
        "10:30 الثلاثاء 15/03/2022 مساءً",
    ],
)
def test_the_date_may_stand_between_a_time_and_its_part_of_the_day(written):
    assert read_moment(written, "UTC", NOW).at == utc(2022, 3, 15, 22, 30)


@pytest.mark.parametrize("written", ["15 مارس 2022 م 10:30", "10:30 - 15/03/2022 م"])
def test_a_letter_that_may_be_the_evening_or_the_era_leaves_the_day_alone(written):
    moment = read_moment(written, "UTC", NOW)
    assert (moment.on, moment.has_time) == (date(2022, 3, 15), False)


@pytest.mark.parametrize(
    ("written", "on"),
    [
        ("2015-07-21", date(2015, 7, 21)),
        ("20150721", date(2015, 7, 21)),
        ("21/07/2015", date(2015, 7, 21)),
        ("03/04/2015", date(2015, 4, 3)),
        ("07/21/2015", date(2015, 7, 21)),
        ("٢١ يوليو ٢٠١٥", date(2015, 7, 21)),
        ("12 جانفي 2017", date(2017, 1, 12)),
        ("5 شباط 2016", date(2016, 2, 5)),
        ("21 July 2015", date(2015, 7, 21)),
        ("July 21st, 2015", date(2015, 7, 21)),
        ("Friday, 3rd of April 2015", date(2015, 4, 3)),
        ("\u200f١٢ أغسطس ٢٠٢٠", date(2020, 8, 12)),
        ("2022 مارس 15", date(2022, 3, 15)),
        ("2022-3-5", date(2022, 3, 5)),
        ("2022-03-15T00:00:00", date(2022, 3, 15)),
        ("2022-03-15T00:00:00Z", date(2022, 3, 15)),
        ("2022-03-14T21:00:00Z", date(2022, 3, 15)),
        ("Tue, 15 Mar 2022 00:00:00 GMT", date(2022, 3, 15)),
    ],
)
def test_a_day_is_its_midnight_where_the_source_is(written, on):
    moment = read_moment(written, RIYADH, NOW)
    assert moment.on == on
    assert not moment.has_time
    assert moment.at.tzinfo is UTC
    assert (on - moment.at.date()).days == 1  # 21:00 UTC the day before


def test_the_day_is_that_of_the_source_not_of_utc():
    assert read_moment("2015-07-20T23:30:00Z", RIYADH, NOW).on == date(2015, 7, 21)
    assert read_moment("2015-07-20T23:30:00Z", "UTC", NOW).on == date(2015, 7, 20)


def test_summer_time_counts():
    assert read_moment("2017-07-01 12:00", "Europe/London", NOW).at == utc(2017, 7, 1, 11)
    assert read_moment("2017-01-01 12:00", "Europe/London", NOW).at == utc(2017, 1, 1, 12)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("أمس", "no date"),
        ("31/02/2015", "no date"),
        ("0000-00-00 00:00:00", "no date"),
        ("21 يوليو", "no date"),
        ("99999999999999", "no date"),
        ("2022-03-15 10:30 GMT+25", "no date"),
        ("1870-01-01", "before 1900"),
        ("5/10/1236", "before 1900"),
        ("30/13/1436", "no date"),
        ("31 شعبان 1443", "no date"),
        ("x" * 100_000, "no date"),
        ("1" * 100_000, "no date"),
    ],
)
def test_no_guess_is_made(written, why):
    with pytest.raises(Unreadable, match=why):
        read_moment(written, RIYADH, NOW)


@pytest.mark.parametrize(
    ("written", "flag"),
    [
        ("2031-01-01", "future"),
        ("2026-11-26 00:00:00", "future"),
        ("1970-01-01", "before_1990"),
        ("1990-01-01", None),
    ],
)
def test_what_cannot_be_is_read_and_flagged(written, flag):
    moment = read_moment(written, RIYADH, NOW)
    assert (moment.on.isoformat(), moment.flag) == (written[:10], flag)


@given(st.text(max_size=40) | st.from_regex(r"[\dT :/+.a-zA-Z()-]{1,40}", fullmatch=True))
def test_whatever_is_written_is_a_moment_or_unreadable(written):
    with contextlib.suppress(Unreadable):
        read_moment(written, RIYADH, NOW)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("الثلاثاء 12 شعبان 1443هـ", date(2022, 3, 15)),
        ("12 من شعبان عام 1443", date(2022, 3, 15)),
        ("رمضان 5, 1443", date(2022, 4, 6)),
        ("1443/08/12 هـ", date(2022, 3, 15)),
        ("1443-08-12", date(2022, 3, 15)),
        ("٥/١٠/١٤٣٦", date(2015, 7, 21)),
        ("1443/08/13 هـ - 15 مارس 2022 م", date(2022, 3, 15)),
        ("13 شعبان 1443 الموافق 15/03/2022", date(2022, 3, 15)),
    ],
)
def test_hijri_dates_count_by_umm_al_qura_beside_no_gregorian_one(written, day):
    assert read_moment(written, RIYADH, NOW).on == day


def test_dates_of_net_services():
    assert read_moment("/Date(1647329400000)/", "UTC", NOW).at == datetime(2022, 3, 15, 7, 30, tzinfo=UTC)


def test_a_clock_a_few_hours_ahead_is_believed():
    assert read_moment("2026-11-25 10:00:00", "UTC", NOW).on == date(2026, 11, 25)


def test_an_unknown_zone_is_said():
    with pytest.raises(Unreadable, match="Asia/Atlantis is no time zone"):
        read_moment("2015-07-21 02:51:32", "Asia/Atlantis", NOW)
