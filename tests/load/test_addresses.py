"""The index of names: one article under several spellings, twins and outlets is one article."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import text

from etl.extract.urls import page_addresses
from etl.load import addresses
from etl.load.checksums import checksums
from etl.load.ledger import LoadCounts
from etl.load.warehouse import writing
from etl.report.checks import run_checks

PAGE = "https://sada.example/news/افتتاح-الجسر"


@pytest.fixture
def at(article):
    """``at(url, …, **fields)``: an article seen at these addresses, named by the first unless it has an id."""

    def make(*urls, **fields):
        known = page_addresses(*urls)
        return article(**{"identity": known[0], "url": urls[0], "addresses": known, **fields})

    return make


def rows(engine, sql):
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def articles(engine):
    return rows(
        engine,
        "SELECT s.slug, a.identity FROM article a JOIN source s ON s.source_id = a.source_id"
        " ORDER BY s.slug, a.identity",
    )


def test_three_spellings_in_one_batch_are_one_article(engine, load, at):
    spelled = [
        at(PAGE, position=1),
        at(
            "http://www.sada.example/news/%D8%A7%D9%81%D8%AA%D8%AA%D8%A7%D8%AD-الجسر/?utm_source=x",
            position=2,
        ),
        at(PAGE, "https://sada.example/amp/7", position=3),
    ]
    assert load(spelled).added == 1
    assert articles(engine) == [("alsabaah", PAGE)]
    assert rows(engine, "SELECT count(*) FROM article_version") == [(1,)]
    assert run_checks(engine) == []


def test_three_spellings_over_three_nights_and_two_outlets_are_one_article(engine, load, at):
    amp = "https://sada.example/amp/7"
    load([at(PAGE, amp)])
    assert load([at(f"{PAGE}/#top", source="crawl", address="b.csv")], run="run 2").added == 0
    assert load([at(amp, source="unsorted", body="نص آخر للخبر.")], run="run 3") == LoadCounts(revised=1)
    assert articles(engine) == [("alsabaah", PAGE)]
    current = "SELECT count(*) FROM article_version WHERE is_current"
    assert rows(engine, f"{current} AND body = 'نص آخر للخبر.'") == rows(engine, current) == [(1,)]
    assert run_checks(engine) == []


def test_a_version_that_another_outlet_brought_says_so(engine, load, at):
    load([at(PAGE)])
    load([at(PAGE, source="crawl", identity="7", body="نص آخر للخبر.")], run="run 2")
    load([at(PAGE, source="unsorted", body="نص ثالث للخبر.")], run="run 3")
    notes = rows(engine, "SELECT notes FROM article_version ORDER BY valid_from")
    assert notes == [
        (None,),
        ("source: read from crawl; this article was loaded first from alsabaah",),
        (None,),
    ]
    assert articles(engine) == [("alsabaah", PAGE)]


def test_loaded_again_under_another_spelling_no_row_of_annotations_changes(engine, load, at):
    load([at(PAGE)])
    before = rows(engine, "SELECT * FROM mention ORDER BY version_id, ordinal")
    assert before
    load([at(f"{PAGE}/", source="crawl")], run="run 2")
    assert rows(engine, "SELECT * FROM mention ORDER BY version_id, ordinal") == before
    again = checksums(engine)
    load([at(f"{PAGE}/", source="crawl")], run="run 3")
    assert checksums(engine) == again


def test_an_outlet_that_gives_two_ids_means_two_articles(engine, load, at):
    load([at(PAGE, identity="7"), at(PAGE, identity="8", position=2, body="خبر آخر عن الجسر.")])
    assert articles(engine) == [("alsabaah", "7"), ("alsabaah", "8")]


def test_an_id_stays_with_the_article_it_was_met_at_when_the_url_changes(engine, load, at):
    load([at(PAGE)])
    load([at(PAGE, identity="7")], run="run 2")
    load([at(f"{PAGE}-المعلق", identity="7")], run="run 3")
    load([at(f"{PAGE}-المعلق")], run="run 4")
    assert articles(engine) == [("alsabaah", PAGE)]


def test_an_article_that_stands_is_not_drawn_to_another_by_an_address(engine, load, at, article):
    load([at(PAGE)])
    load([article("7", "خبر بلا عنوان في الشبكة.")], run="run 2")
    load([at(PAGE, identity="7", body="خبر بلا عنوان في الشبكة.")], run="run 3")
    assert articles(engine) == [("alsabaah", "7"), ("alsabaah", PAGE)]


def test_articles_without_an_address_are_named_as_ever(engine, load, article):
    load([article("1"), article("2", position=2, url="https://sada.example/")])
    assert rows(engine, "SELECT count(*) FROM article_address") == [(0,)]
    assert len(articles(engine)) == 2


def test_both_engines_name_articles_alike(both_engines, loader, at):
    for engine in both_engines:
        load = loader(engine)
        load([at(PAGE, f"{PAGE}?p=2"), at("https://sada.example/b", position=2)])
        load([at("http://sada.example/b/", source="crawl"), at(f"{PAGE}?p=2", source="crawl")], run="run 2")
    one, other = both_engines
    assert articles(one) == articles(other) == [("alsabaah", "https://sada.example/b"), ("alsabaah", PAGE)]
    assert checksums(one)["article_address"] == checksums(other)["article_address"]


def test_of_two_workers_that_meet_an_address_at_once_the_later_follows(engine, load, at, monkeypatch):
    """The other one enters the address after this one has looked, and before it enters its own."""
    look, worker = addresses._articles_named, []

    def meanwhile(connection, keys):
        known = look(connection, keys)
        if not worker:
            other = threading.Thread(target=load, args=([at(PAGE, source="crawl")],), kwargs={"run": "run 2"})
            worker.append(other)
            other.start()
            other.join(None if engine.dialect.name == "postgresql" else 0.05)  # SQLite lets it wait for us
        return known

    load([at("https://sada.example/x")])
    monkeypatch.setattr(addresses, "_articles_named", meanwhile)
    load([at(PAGE), at("https://sada.example/z", position=2)], run="run 3")
    worker[0].join()
    assert sum(identity == PAGE for _, identity in articles(engine)) == 1
    assert len(articles(engine)) == 3
    assert run_checks(engine) == []


def test_looking_up_writes_nothing_where_all_is_known(engine, load, at):
    load([at(PAGE)])
    with writing(engine) as connection:
        assert addresses.resolve_names(connection, [at(PAGE)])[0].identity == PAGE
    assert rows(engine, "SELECT count(*) FROM article_address") == [(1,)]
