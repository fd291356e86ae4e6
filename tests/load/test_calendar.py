"""calendar_day: dates known from almanacs, and no day missing."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from etl.load import open_warehouse, upgrade
from etl.load.tables import calendar_day
from tests.conftest import ENGINES, _fresh_database

KNOWN = {
    date(1973, 10, 6): (1393, 9, 10, "السبت", "أكتوبر", "تشرين الأول", "أكتوبر", "رمضان"),
    date(1979, 11, 20): (1400, 1, 1, "الثلاثاء", "نوفمبر", "تشرين الثاني", "نوفمبر", "محرم"),
    date(2011, 1, 14): (1432, 2, 10, "الجمعة", "يناير", "كانون الثاني", "جانفي", "صفر"),
    date(2015, 7, 17): (1436, 10, 1, "الجمعة", "يوليو", "تموز", "جويلية", "شوال"),
    date(2024, 2, 29): (1445, 8, 19, "الخميس", "فبراير", "شباط", "فيفري", "شعبان"),
    date(2100, 12, 31): (None, None, None, "الجمعة", "ديسمبر", "كانون الأول", "ديسمبر", None),
}


@pytest.fixture(scope="module", params=ENGINES)
def engine(request, tmp_path_factory):
    """A warehouse as an upgrade makes it; those of other tests hold some years."""
    if request.param == "sqlite":
        urls = [f"sqlite:///{tmp_path_factory.mktemp('calendar')}/warehouse.db"]
    else:
        urls = _fresh_database(request.getfixturevalue("postgresql"))
    for url in urls:
        engine = open_warehouse(url)
        upgrade(engine)
        yield engine
        engine.dispose()


@pytest.mark.parametrize("day", KNOWN, ids=str)
def test_a_known_day(engine, day):
    c = calendar_day.c
    columns = (c.hijri_year, c.hijri_month, c.hijri_day, c.weekday_ar, c.month_ar, c.month_ar_levant)
    with engine.connect() as connection:
        query = select(*columns, c.month_ar_maghreb, c.hijri_month_ar).where(c.day == day)
        assert tuple(connection.execute(query).one()) == KNOWN[day]


def test_two_centuries_without_a_gap(engine):
    c = calendar_day.c
    with engine.connect() as connection:
        first, last, days = connection.execute(select(func.min(c.day), func.max(c.day), func.count())).one()
        weeks = connection.execute(
            select(c.iso_year, c.iso_week, c.weekday).where(c.day == date(2021, 1, 3))
        ).one()
    assert (first, last) == (date(1900, 1, 1), date(2100, 12, 31))
    assert days == (last - first).days + 1
    assert tuple(weeks) == (2020, 53, 7)
