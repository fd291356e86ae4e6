"""The search index: what articles read now and nothing else, whatever nights they came in, on both engines."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random

import pytest
from sqlalchemy import text

from etl.load.checksums import checksums
from etl.records import Annotations
from etl.report.search import Query, search
from etl.resolve import resolve, versions
from etl.resolve.search import index
from etl.resolve.search.words import terms_of, words_of

TERMS = "SELECT version_id, part, place, term FROM article_terms ORDER BY version_id, part, place"
LENGTHS = "SELECT version_id, length FROM search_document ORDER BY version_id"


def rows(engine, query):
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def found(engine, words):
    with engine.connect() as connection:
        return [hit.title for hit in search(connection, Query(words)).hits]


def nothing(each):
    return Annotations(each.version_id, "ar", anchor_on=each.anchor_on, anchor_basis=each.anchor_basis)


@pytest.fixture
def told(load, article):
    """``told(number, body)``: loads an article, or another wording of it, in a night of its own."""
    nights = iter(range(1, 1000))

    def tell(number, body, annotator="1", **fields):
        night = next(nights)
        each = article(
            str(number),
            body,
            title=f"خبر رقم {number}",
            observed_at=datetime(2025, 4, 1, night % 24, tzinfo=UTC),
            **fields,
        )
        load([each], run=f"night {night}", annotator=annotator, annotate=nothing)
        return each

    return tell


def test_the_index_holds_the_terms_of_headline_and_body(engine, told):
    each = told(1, "وزعت البلدية حقائب للمدارس.")
    resolve(engine)
    assert rows(engine, TERMS) == [
        (each.version_id, part, place, term)
        for part, words in (("body", each.body), ("title", each.title))
        for place, term in enumerate(terms_of(words))
    ]
    assert rows(engine, LENGTHS) == [(each.version_id, 7)]


def test_an_edited_article_is_found_by_its_new_words_alone(engine, told):
    told(1, "حريق في مصنع النسيج.")
    resolve(engine)
    told(1, "حريق في مخزن الأخشاب.")
    assert found(engine, "النسيج") == []  # loaded, not resolved yet: what is not current is not shown
    resolve(engine)
    assert found(engine, "النسيج") == []
    assert found(engine, "خشب") == ["خبر رقم 1"]
    assert len(rows(engine, LENGTHS)) == 1


def test_a_wording_that_comes_back_is_found_again(engine, told):
    for body in ("حريق في مصنع النسيج.", "حريق في مخزن الأخشاب.", "حريق في مصنع النسيج."):
        told(1, body)
        resolve(engine)
    assert found(engine, "النسيج") == ["خبر رقم 1"]
    assert found(engine, "خشب") == []


def test_an_article_annotated_anew_stands_once(engine, told):
    for annotator in ("1", "2"):
        told(1, "حريق في مصنع النسيج.", annotator=annotator)
        resolve(engine)
    assert len(rows(engine, LENGTHS)) == 1
    assert found(engine, "النسيج") == ["خبر رقم 1"]


@pytest.mark.parametrize("seed", range(3))
def test_nights_in_any_order_and_killed_come_to_the_index_of_one_load(
    both_engines, loader, article, seed, monkeypatch
):
    random = Random(seed)
    words = ["مدرسة", "مدارس", "النفط", "وزير", "وزراء", "الحكومة", "بغداد", "على", "علي"]
    news = [
        article(
            str(number), " ".join(random.choices(words, k=12)), position=number, title=random.choice(words)
        )
        for number in range(30)
    ]
    forgotten = versions.delete_where_in
    for engine, nights in zip(both_engines, (1, 7), strict=True):
        shuffled = random.sample(news, len(news))
        for night in range(nights):
            loader(engine)(shuffled[night::nights], run=f"night {night}", annotate=nothing)
            if night % 2:
                monkeypatch.setattr(versions, "delete_where_in", lambda *_: 1 / 0)
                with pytest.raises(ZeroDivisionError):
                    versions.settle_versions(engine, everything=False, at_once=3)
                monkeypatch.setattr(versions, "delete_where_in", forgotten)
            versions.settle_versions(engine, everything=False, at_once=4)
    assert rows(both_engines[0], TERMS) == rows(both_engines[1], TERMS)
    assert checksums(both_engines[0])["search_document"] == checksums(both_engines[1])["search_document"]
    before = rows(both_engines[0], TERMS)
    resolve(both_engines[0], everything=True)
    assert rows(both_engines[0], TERMS) == before


def test_a_warehouse_loaded_before_there_was_an_index_gets_one(engine, told):
    told(1, "حريق في مصنع النسيج.")
    resolve(engine)
    with engine.begin() as connection:
        index._clear(connection)
        connection.execute(text("DELETE FROM search_index"))
    with engine.connect() as connection:
        assert not search(connection, Query("النسيج")).complete
    resolve(engine)
    assert found(engine, "النسيج") == ["خبر رقم 1"]


def test_the_index_is_made_anew_by_other_rules_and_goes_on_where_it_was_killed(engine, told, monkeypatch):
    for number in range(1, 6):
        told(number, f"حريق في مصنع النسيج رقم {number}.", position=number)
    resolve(engine)
    monkeypatch.setattr(index, "rules", lambda: "others")
    monkeypatch.setattr(index, "terms_of", lambda words: [f"x{term}" for term in terms_of(words)])
    enter, entered = index._enter, []

    def enter_until_killed(connection, keys):
        enter(connection, keys)
        entered.append(len(keys))
        if len(entered) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(index, "_enter", enter_until_killed)
    with pytest.raises(KeyboardInterrupt):
        index.bring_search_up_to_date(engine, everything=False, at_once=2)
    assert len(rows(engine, LENGTHS)) == 2
    index.bring_search_up_to_date(engine, everything=False, at_once=2)
    assert len(rows(engine, LENGTHS)) == 5
    assert {term[0] for *_, term in rows(engine, TERMS)} == {"x"}


def test_words_of_hostile_texts(engine, told):
    told(1, "كلمة' \\ %s %(x)s {0} \" ــــ #وسم_طويل \u202eمقلوبة 😀 ﷺ ﻻﻋﺐ " + "ط" * 5000)
    resolve(engine)
    for words in ("كلمه", "وسم", "مقلوبة", "لاعب", "ط" * 5000):
        assert found(engine, words) == ["خبر رقم 1"], words


def test_an_article_of_more_words_than_fit_is_found_by_those_that_do(engine, told, monkeypatch):
    monkeypatch.setattr(index, "_SURELY_FITTING", 3)
    monkeypatch.setattr(index, "_MOST_BYTES", 50)
    told(1, "نسيج نسيج نسيج " * 20 + "حرير قطن صوف كتان جلد")
    resolve(engine)
    assert found(engine, "نسيج") == ["خبر رقم 1"]
    assert found(engine, "جلد") == []
    told(1, "آخر")
    resolve(engine)
    assert found(engine, "نسيج") == []


def test_words_stand_where_they_were_read():
    body = "زار المُدرســة، و«المدارس» الـ3: ١٬٢٠٠ تلميذ (COVID-19)."
    read = [(word.term, body[word.start : word.end]) for word in words_of(body)]
    assert read == [
        ("زار", "زار"),
        ("مدرسه", "المُدرســة"),
        ("و", "و"),
        ("مدرسه", "المدارس"),
        ("ال3", "الـ3"),
        ("1200", "١٬٢٠٠"),
        ("تلميذ", "تلميذ"),
        ("covid", "COVID"),
        ("19", "19"),
    ]
