"""Reports of what outlets deliver, in what state, and who is first: the same right rows on both engines."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from etl.records import Reason, Rejected
from etl.resolve import resolve

STORY = (
    "أعلنت هيئة الآثار العثور على سفينة خشبية غارقة قبالة شاطئ رأس الحد تعود إلى القرن الرابع عشر، وقال رئيس البعثة "
    "منصور الكندي إن 17 جرة من الخزف انتشلت منها وإن الغواصين سيعودون إلى الموقع في الربيع المقبل."
)
MONDAYS = (date(2025, 3, 3), date(2025, 3, 10), date(2025, 3, 24))


@pytest.fixture
def ask_of_mondays(engine, load, article, asker):
    """Two articles on the first two Mondays, none on the third, five on the fourth; another outlet's goes on."""
    many = [article(f"{day}{n}", f"خبر {n} من {day}.", published_on=day, source="alraya", position=n)
            for day, amount in zip(MONDAYS, (2, 2, 5), strict=True) for n in range(amount)]  # fmt: skip
    load([*many, article("other", "خبر آخر.", source="sada", position=9, published_on=date(2025, 3, 17))])
    return asker(engine)


def test_source_health(ask_of_mondays):
    days = {"since": "2025-03-03", "until": "2025-03-24"}
    assert ask_of_mondays("source_health", outlet="alraya", **days) == [
        ("alraya", "2025-03-24", "الاثنين", 5, round(4 / 3, 6), "many", 0, None),
        ("alraya", "2025-03-17", "الاثنين", 0, 2.0, "gap", 0, None),
        ("alraya", "2025-03-10", "الاثنين", 2, 2.0, "usual", 0, None),
        ("alraya", "2025-03-03", "الاثنين", 2, None, "new", 0, None),
    ]
    (last, *_) = ask_of_mondays("source_health", weeks="1")
    assert last == ("alraya", "2025-03-24", "الاثنين", 5, 0.0, "many", 0, None)
    assert [row[:2] for row in ask_of_mondays("source_health", until="2025-03-17")] == [
        ("alraya", "2025-03-17"),
        ("sada", "2025-03-17"),
        ("alraya", "2025-03-10"),
    ]


def test_source_health_tells_of_rejects(engine, load, article, asker):
    today = datetime.now(UTC).date()
    empty = [
        Rejected("x", n, "clean", reason, "no letter", source="alraya")
        for n, reason in enumerate((Reason.EMPTY_BODY, Reason.NOT_ARABIC, Reason.EMPTY_BODY), 1)
    ]
    load([article("1", source="alraya", published_on=today)], empty)
    ((outlet, _, _, articles, usual, state, rejected, reason),) = asker(engine)("source_health")
    assert (outlet, articles, usual, state, rejected, reason) == ("alraya", 1, None, "new", 3, "empty_body")


@pytest.fixture
def ask_of_a_find(engine, load, article, asker):
    """One happening: told at six, by an agency's client at half past eight, by a third on the next day."""
    day = date(2025, 3, 4)
    six = datetime(2025, 3, 4, 6, 0, tzinfo=UTC)
    told = [
        ("alraya", "", {"published_at": six, "published_on": day}),
        ("sada", "رأس الحد: ", {"published_at": six.replace(hour=8, minute=30), "published_on": day}),
        ("manarat", "من المراسل: ", {"published_on": date(2025, 3, 5)}),
    ]
    load(
        [
            article(source, before + STORY, source=source, position=n, title=f"سفينة {n}", **when)
            for n, (source, before, when) in enumerate(told, 1)
        ]
    )
    resolve(engine)
    return asker(engine)


def test_first_to_report(ask_of_a_find):
    first = (1, "alraya", "2025-03-04", "2025-03-04 06:00:00", 0, 0.0, "origin", "سفينة 1")
    second = (2, "sada", "2025-03-04", "2025-03-04 08:30:00", 0, 2.5, "copy", "سفينة 2")
    third = (3, "manarat", "2025-03-05", None, 1, None, "copy", "سفينة 3")
    assert (
        ask_of_a_find("first_to_report")
        == [first, second, third]
        == ask_of_a_find("first_to_report", outlet="sada")
    )
    assert (
        ask_of_a_find("first_to_report", at_least="4")
        == []
        == ask_of_a_find("first_to_report", since="2025-03-05")
    )


def test_first_by_outlet(ask_of_a_find):
    assert ask_of_a_find("first_by_outlet") == [
        ("alraya", 1, 1, 0, 1.0, None),
        ("manarat", 1, 0, 0, 0.0, 1.0),
        ("sada", 1, 0, 0, 0.0, 0.0),
    ]
    assert ask_of_a_find("first_by_outlet", at_least="4") == []


def test_data_quality(engine, load, article, asker):
    """The default article has a speaker who is an entity twice, an event with all it can have, and a known country."""
    undated = {"published_on": None, "published_basis": None}
    load([article("1"), article("2", "زار وفد العراق.", position=2, title=None, source="alraya", **undated)])
    found = {measure: told for measure, _, *told in asker(engine)("data_quality")}
    assert found["articles without a day"] == [1, 2, 0.5] == found["articles without a headline"]
    assert found["articles without a statement"] == [1, 2, 0.5]
    assert found["articles whose hour of publication is not known"] == [2, 2, 1.0]
    assert found["statements whose speaker was not found"] == [0, 2, 0.0]
    assert found["events without a place"] == [0, 1, 0.0] == found["events without an actor"]
    assert found["names of no curated entry"] == [1, 3, round(1 / 3, 6)]
    assert found["dates without bounds"] == [0, 1, 0.0]
    found = {measure: told for measure, _, *told in asker(engine)("data_quality", outlet="alraya")}
    assert found["articles without a day"] == [1, 1, 1.0]
    assert found["events without a place"] == [0, 0, None]


def test_announced_dates(engine, load, article, asker):
    """The summit of the default article is to be on 17 May; of two articles of one text the first counts."""
    load(
        [
            article("1", published_on=date(2025, 4, 20)),
            article("2", position=2, published_on=date(2025, 4, 21)),
        ]
    )
    ask = asker(engine)
    found = ask("announced_dates")
    summit = ("2025-05-17", "2025-05-17", "day", "السبت", 19, "ذو القعدة", 1446, "17 مايو")
    assert [row[:8] for row in found] == [summit, summit]
    resolve(engine)
    assert [row[:8] for row in ask("announced_dates", since="2025-05-17")] in ([summit], [summit, summit])
    assert ask("announced_dates", since="2025-05-18") == [] == ask("announced_dates", until="2025-05-16")
    assert ask("announced_dates", outlet="alsabaah", most="1")[0][10:12] == ("alsabaah", "2025-04-20")
