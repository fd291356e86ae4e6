"""Stories of a warehouse: nights in any order, killed or not, come to those of one load, on both engines."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from sqlalchemy import text

from etl.load.checksums import checksums
from etl.records import Annotations
from etl.report.checks import run_checks
from etl.resolve import resolve, versions
from etl.resolve.stories import crowds
from etl.resolve.versions import settle_versions
from tests.resolve.stories.conftest import BRIDGE, HEADLINE

STORY = "SELECT source, identity, kind, similarity, agency FROM story_articles ORDER BY kind DESC, source, identity"
TABLES = (
    "story_text",
    "story_key",
    "story_link",
    "story_member",
    "topic_member",
    "article_edit",
    "article_change",
)
WORDS = [
    f"{one}{other}"
    for one in ("مزرع", "كوخب", "شلهوف", "قرنفيل", "دربك", "حوسل")
    for other in "ابتجدرسطقكلمن"
]


def rows(engine, query, **given):
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query), given)]


def nothing(each):
    return Annotations(each.version_id, "ar", anchor_on=each.anchor_on, anchor_basis=each.anchor_basis)


@pytest.fixture
def story(load, article, engine):
    """``story(identity, body, source=…)``: loads an article and settles what it changes."""

    def tell(identity, body=BRIDGE, *, settle=True, **fields):
        given = {"source": "alraya", "title": HEADLINE, "published_on": date(2025, 3, 4), **fields}
        each = article(identity, body, **given)
        load([each], run=f"run {identity} {hash(body)}", annotate=nothing)
        if settle:
            resolve(engine)
        return each

    return tell


def test_a_story_has_its_origin_copies_and_the_agency(engine, story):
    story("1", published_on=date(2025, 3, 5))
    story("2", f"مسقط (العمانية): {BRIDGE}", source="sada")
    story(
        "3",
        "افتتح الوالي سوقا للتمور تضم ستين دكانا ومخزنا مبردا وساحة لعرض منتجات أبناء الولاية.",
        source="sada",
    )
    assert rows(engine, STORY) == [
        ("sada", "2", "origin", 1.0, "media:ona"),
        ("alraya", "1", "copy", 1.0, None),
    ]
    assert run_checks(engine) == []


def test_a_second_resolve_changes_nothing(engine, story):
    story("1")
    story("2", source="sada")
    before = held(engine)
    resolve(engine)
    resolve(engine, everything=True)
    assert held(engine) == before


def test_an_edit_takes_an_article_out_of_its_story(engine, story):
    story("1")
    story("2", source="sada")
    assert len(rows(engine, STORY)) == 2
    story(
        "2",
        "أعلنت الوزارة فتح باب التسجيل في المعاهد الفنية حتى نهاية الشهر أمام خريجي الثانوية.",
        source="sada",
    )
    assert rows(engine, STORY) == []


def test_an_earlier_article_that_comes_late_is_the_origin(engine, story):
    story("1", published_on=date(2025, 3, 6))
    story("2", source="sada", published_on=date(2025, 3, 5))
    first = rows(engine, STORY)
    story("3", f"{BRIDGE} التفاصيل لاحقا.", source="manarat", published_on=date(2025, 3, 4))
    assert [row[:3] for row in first] == [("sada", "2", "origin"), ("alraya", "1", "copy")]
    assert rows(engine, STORY)[0][:3] == ("manarat", "3", "origin")


def test_the_views_count_with_copies_and_without(engine, load, article):
    load([article("1"), article("2", source="sada", position=2), article("3", "العراق يستعد.", position=3)])
    resolve(engine)
    counted = "SELECT articles, stories FROM daily_attention WHERE name_ar = 'العراق'"
    assert rows(engine, counted) == [(3, 2)]


def held(engine):
    """What tells all rows of stories and edits."""
    return {table: checksum for table, checksum in checksums(engine).items() if table in TABLES}


def made_up(random, article, number):
    """Articles of a few texts in every state: trimmed, turned round, retold, with days and without, edited later."""
    texts = [
        [
            " ".join(random.choices(WORDS, k=9)) + f" {random.randint(2, 900)}"
            for _ in range(random.randint(3, 7))
        ]
        for _ in range(4)
    ]
    made = []
    for n in range(14):
        sentences = list(random.choice(texts))
        for _ in range(random.randint(0, 2)):
            change = random.choice(("drop", "turn", "retell", "none"))
            if change == "drop" and len(sentences) > 2:
                sentences.pop(random.randrange(len(sentences)))
            elif change == "turn":
                random.shuffle(sentences)
            elif change == "retell":
                sentences[0] = " ".join(random.choices(WORDS, k=9))
        day = random.choice([None, *(date(2025, 3, 1) + timedelta(days) for days in (0, 1, 2, 8, 16))])
        made.append(
            article(
                f"{number}-{random.randint(1, 10)}",
                ". ".join(sentences) + ".",
                source=random.choice(("alraya", "sada")),
                position=n + 1,
                title=" ".join(sentences[0].split()[:4]),
                published_on=day,
            )
        )
    return list({(each.source, each.identity): each for each in made}.values())


@pytest.mark.parametrize("crowd", [None, 3], ids=["", "crowds"])
@pytest.mark.parametrize("nightly", [0, 1], ids=["sqlite in nights", "postgresql in nights"])
def test_nights_in_any_order_come_to_the_stories_of_one_load(
    both_engines, loader, article, nightly, crowd, monkeypatch
):
    """The nights take some days wrongly first, are killed between two transactions, and settle one at a time."""
    if crowd:
        monkeypatch.setattr(crowds, "BAND_CROWD", crowd)
        monkeypatch.setattr(crowds, "TERM_CROWD", crowd + 1)
        monkeypatch.setattr(crowds, "FIRST", 1)
    in_nights, at_once = both_engines[nightly], both_engines[1 - nightly]
    members = 0
    for number in range(8):
        random = Random(f"{nightly} {number}")
        articles = made_up(random, article, number)
        for n, each in enumerate(random.sample(articles, len(articles))):
            loader(in_nights)([each], run=f"night {number} {n}", annotate=nothing)
            if random.random() < 0.6:
                killed_after(monkeypatch, random.randint(0, 2), in_nights)
        resolve(in_nights)
        loader(at_once)(articles, run=f"all {number}", annotate=nothing)
        resolve(at_once)
        assert held(in_nights) == held(at_once)
        members = len(rows(at_once, "SELECT * FROM story_member"))
    assert members >= 20
    assert (
        len(rows(at_once, "SELECT * FROM topic_member")) + len(rows(at_once, "SELECT * FROM story_link")) > 20
    )
    assert run_checks(in_nights) == []


def killed_after(monkeypatch, transactions, engine):
    """Settle two articles a transaction, and be killed in the one after those."""
    left = [transactions]
    settle = versions.settle_changes

    def dying(connection, articles):
        settle(connection, articles)
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1

    with monkeypatch.context() as patch:
        patch.setattr(versions, "settle_changes", dying)
        try:
            settle_versions(engine, everything=False, at_once=2)
        except KeyboardInterrupt:
            return
