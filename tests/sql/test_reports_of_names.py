"""Reports of who and what is named, over a fortnight one can count by hand: the same right rows on both engines.

Ten texts in the first week, one of which names ليلى البدري; eleven in the second, of which eight do, and a copy of one
of these by another outlet. Nine of the first and four of the second name معهد النهرين.
"""

from __future__ import annotations

from datetime import date
from math import log

import pytest
from sqlalchemy import text

from etl.records import Mention
from etl.resolve import resolve
from etl.resolve.corrections import Correction, correct

LAYLA, INSTITUTE, IRAQ = "ليلى البدري", "معهد النهرين", "العراق"
LONG = (
    "افتتحت ليلى البدري في الموصل ورشة لترميم المخطوطات شارك فيها أربعون طالبا من ثماني محافظات، وأوضحت أن الورشة "
    "تستمر ثلاثة أسابيع وتنتهي بمعرض مفتوح للزوار في مكتبة المدينة القديمة."
)
TASKS = (
    "الري",
    "الطرق",
    "المتاحف",
    "الموانئ",
    "الغابات",
    "المسارح",
    "المناجم",
    "الأفران",
    "الملاعب",
    "القطارات",
)


@pytest.fixture
def ask_of_names(engine, loader, article, annotate, entity, asker):
    """``ask_of_names(report, **parameters)``: its rows."""
    known = [
        entity("PERSON", LAYLA),
        entity("ORG", INSTITUTE),
        entity("LOC", IRAQ, name_en="Iraq", country="IQ", lexicon_id="country:IQ", linked=True),
    ]

    def read(each):
        found = annotate(each)
        found.entities, found.mentions = [], []
        for one in known:
            if (start := each.body.find(one.name_ar)) >= 0:
                found.entities.append(one)
                end = start + len(one.name_ar)
                found.mentions.append(Mention(start, end, one.type, one.key, "marked"))
        return found

    loader(engine)(list(_articles(article)), annotate=read)
    resolve(engine)
    return asker(engine)


def _articles(article):
    for number, task in enumerate(TASKS):
        for week, named in ((0, number < 1), (1, number < 7)):
            who = f"كتبت {LAYLA} عن" if named else "نشرت مجلة عن"
            of = f" مع {INSTITUTE}" if number >= (1 if week == 0 else 6) else ""
            day = date(2025, 3, 3 + 7 * week + number % 5)
            body = f"{who} {task}{of} في {IRAQ}."
            yield article(
                f"{week}{number}",
                body,
                source="alraya",
                position=10 * week + number,
                published_on=day,
                title=task,
            )
    day = date(2025, 3, 14)
    yield article("long", LONG, source="alraya", position=50, published_on=day, title="ورشة")
    yield article("copy", LONG, source="sada", position=51, published_on=date(2025, 3, 15), title="من الموصل")


def test_attention(ask_of_names):
    first, second = ("2025-03-03", 1, 1, 1, 10, 0.1), ("2025-03-10", 9, 8, 2, 11, round(8 / 11, 6))
    assert ask_of_names("attention", name=LAYLA) == [first, second]
    assert ask_of_names("attention", name=LAYLA, until="2025-03-09") == [first]
    assert ask_of_names("attention", name=LAYLA, by="month") == [
        ("2025-03-01", 10, 9, 2, 21, round(9 / 21, 6))
    ]
    assert ask_of_names("attention", name=LAYLA, by="day", since="2025-03-14") == [
        ("2025-03-14", 2, 2, 1, 3, round(2 / 3, 6)),
        ("2025-03-15", 1, 1, 1, 1, 1.0),
    ]


def test_rising_names(ask_of_names):
    """Eight of eleven texts against one of ten; an outlet's copy makes no ninth."""
    expected, expected_past = 11 * 9 / 21, 10 * 9 / 21
    g2 = 2 * (8 * log(8 / expected) + log(1 / expected_past))
    layla = ("PERSON", LAYLA, 8, 2, 1.1, 1, round(g2, 6), 0.05)
    asked = {"days": "7", "past": "7", "until": "2025-03-16", "significance": "3.84"}
    assert ask_of_names("rising_names", **asked) == [layla]
    assert ask_of_names("rising_names", **{**asked, "until": "2025-03-15", "days": "6", "past": "8"}) == [
        layla
    ]
    assert ask_of_names("rising_names", **asked, type="org") == []
    assert ask_of_names("rising_names", **asked, at_least="9") == []
    assert ask_of_names("rising_names", **{**asked, "significance": "6.63"}) == []
    assert (
        ask_of_names("rising_names", until="2025-03-09", significance="0") == []
    )  # there is no past to compare with


def test_top_names_by_outlet(ask_of_names):
    assert ask_of_names("top_names_by_outlet") == [
        ("alraya", 1, LAYLA, 9, 9, round(9 / 21, 6)),
        ("sada", 1, LAYLA, 1, 0, 1.0),
    ]
    institute = ("alraya", 1, INSTITUTE, 13, 13, round(13 / 21, 6))
    assert ask_of_names("top_names_by_outlet", type="ORG") == [institute]
    assert ask_of_names("top_names_by_outlet", outlet="sada", until="2025-03-13") == []


def test_named_together(ask_of_names):
    """Of nine texts that name her eight are of Iraq, as are twenty of all twenty-one; one names the institute."""
    iraq = ("LOC", IRAQ, 8, 1, round(8 / 9, 6), round(8 / 9 * 21 / 20, 6))
    institute = ("ORG", INSTITUTE, 1, 1, round(1 / 9, 6), round(1 / 9 * 21 / 13, 6))
    assert ask_of_names("named_together", name=LAYLA) == [iraq, institute]
    assert ask_of_names("named_together", name=LAYLA, type="org") == [institute]
    assert [row[1:3] for row in ask_of_names("named_together", name=INSTITUTE)] == [(IRAQ, 13), (LAYLA, 1)]
    assert ask_of_names("named_together", name=LAYLA, since="2025-03-14") == [("LOC", IRAQ, 1, 1, 0.5, 0.75)]


def test_what_is_judged_to_be_no_name_is_not_counted(engine, ask_of_names):
    """Her name at the other outlet, in the one article it has."""
    with engine.connect() as connection:
        asked = "SELECT a.version_id, v.body FROM current_article AS a JOIN article_version AS v USING (version_id)"
        version, body = connection.execute(text(f"{asked} WHERE a.source = 'sada'")).one()
    start = body.index(LAYLA)
    said = Correction("name", "rejected", version, start, start + len(LAYLA), everywhere=True)
    correct(engine, said, "هدى")
    assert [row[0] for row in ask_of_names("top_names_by_outlet")] == ["alraya"]
    assert ask_of_names("named_together", name=IRAQ)[1][1:4] == (LAYLA, 8, 1)
    rising = {"days": "7", "past": "7", "until": "2025-03-16", "significance": "3.84"}
    assert [row[1:4] for row in ask_of_names("rising_names", **rising)] == [(LAYLA, 8, 1)]
