"""Loading a batch: once, twice, half, in parts, and from two workers."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import event, func, select, text

from etl.errors import UserError
from etl.load import batch as batch_module
from etl.load import begin_run, finish_run, load_batch, register_annotators, version_rows
from etl.load.article_entities import article_entity_key
from etl.load.checksums import checksums
from etl.load.ledger import LoadCounts
from etl.load.tables import article_version, mention, metadata, statement
from etl.load.tables import load_batch as load_batch_table
from etl.records import Annotations, Entity, Mention, Reason, Rejected, Sentence, content_key
from etl.report.checks import run_checks


def count(engine, table):
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(table))


def test_every_kind_of_annotation_arrives(engine, load, article):
    assert load([article()]) == LoadCounts(added=1)
    with engine.connect() as connection:
        said = connection.execute(select(statement).order_by(statement.c.ordinal)).all()
        named = connection.execute(select(mention).order_by(mention.c.ordinal)).all()
    assert [row.content for row in said] == ["إن العراق سيستضيف القمة يوم 17 مايو", "أن بغداد جاهزة"]
    assert [row.speaker_text for row in said] == ["محمد شياع السوداني", "السوداني"]
    assert said[1].parent == 0
    assert [row.surface for row in named] == ["العراق", "محمد شياع السوداني"]
    assert run_checks(engine) == []


def test_the_same_input_again_changes_no_row(engine, load, article):
    articles = [article(str(n), position=n) for n in range(1, 6)]
    load(articles)
    before = checksums(engine)
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    assert load(articles, run="run 2") == LoadCounts(unchanged=5)
    assert not [
        statement for statement in asked if "article_address" in statement
    ]  # it brings no name either
    assert checksums(engine) == before


def test_both_engines_hold_the_same_rows(both_engines, loader, article):
    articles = [article(str(n), position=n, observed_at=None) for n in range(1, 4)]
    rejected = [Rejected("news.jsonl", 9, "clean", Reason.EMPTY_BODY, "no letter")]
    for engine in both_engines:
        loader(engine)(articles, rejected)
    one, other = map(checksums, both_engines)
    assert one == other
    settled_later = {"story_text", "story_key", "story_link", "story_member", "topic_member"}
    settled_later |= {"article_edit", "article_change", "search_document"}
    assert {name for name, value in one.items() if value.startswith("0:")} == {
        "article_address",
        "version_repair",
        *settled_later,
    }


def test_an_edit_is_a_second_version_and_keeps_the_first(engine, load, article):
    load([article()])
    assert load([article(body="صدر تصحيح عن العراق.")], run="run 2") == LoadCounts(revised=1)
    with engine.connect() as connection:
        rows = connection.execute(select(article_version).order_by(article_version.c.valid_from)).all()
    assert [row.is_current for row in rows] == [False, True]
    assert rows[0].valid_to == rows[1].valid_from
    assert rows[0].body.startswith("قال محمد")
    assert run_checks(engine) == []


def test_other_annotators_rewrite_their_rows_and_no_more(engine, load, article, annotate):
    load([article("1"), article("2", position=2)])

    def without_dates(article):
        found = annotate(article)
        found.dates, found.language = [], "fa"
        for told in found.events:
            told.dated_by = None
        return found

    assert load([article("1")], run="run 2", annotator="2", annotate=without_dates) == LoadCounts(
        reannotated=1
    )
    with engine.connect() as connection:
        dates = connection.execute(text("SELECT version_id FROM date_expression")).scalars().all()
        languages = dict(
            connection.execute(select(article_version.c.version_id, article_version.c.language)).all()
        )
    assert dates == [article("2").version_id]
    assert languages == {article("1").version_id: "fa", article("2").version_id: "ar"}
    assert run_checks(engine) == []


def test_a_batch_that_fails_leaves_nothing(engine, load, article, annotate):
    load([article("1")])
    before = checksums(engine)

    def broken(article):
        found = annotate(article)
        found.statements[-1].cue_lemma = None
        return found

    with pytest.raises(Exception, match="cue_lemma"):
        load([article("1", position=2), article("2")], run="run 2", annotate=broken)
    assert checksums(engine) == before
    assert count(engine, load_batch_table) == 1


def test_a_long_batch_is_several_transactions(engine, load, article, monkeypatch):
    monkeypatch.setattr(batch_module, "TRANSACTION_ARTICLES", 2)
    rejected = [Rejected("news.jsonl", 9, "clean", Reason.EMPTY_BODY, "no letter")]
    counts = load([article(str(n), position=n) for n in range(5)], rejected)
    assert counts == LoadCounts(added=5, rejected=1)
    assert count(engine, load_batch_table) == 3


def test_a_retried_batch_counts_once(engine, load, article):
    rejected = [Rejected("news.jsonl", 9, "clean", Reason.EMPTY_BODY, "no letter")]
    first = load([article()], rejected)
    assert load([article()], rejected) == first == LoadCounts(added=1, rejected=1)
    assert finish_run(engine, "run 1") == first


def test_a_batch_of_rejects_alone_is_loaded(load):
    rejected = [Rejected("news.jsonl", n, "extract", Reason.MALFORMED_RECORD, "not JSON") for n in (1, 2)]
    assert load([], rejected) == LoadCounts(rejected=2)
    assert load([], rejected, run="run 2") == LoadCounts()


def test_an_article_may_be_without_annotations_only_when_rejected(engine, load, article):
    begin_run(engine, "run")
    key = register_annotators(engine, [("test", "1")], "0")
    with pytest.raises(UserError, match=r"news.jsonl, record 7"):
        load_batch(engine, [article(position=7)], [], run_id="run", annotation_run_id=key)
    failed = Rejected("news.jsonl", 7, "annotate", Reason.ANNOTATOR_FAILED, "names failed")
    counts = load_batch(engine, [article(position=7)], [], [failed], run_id="run", annotation_run_id=key)
    assert counts == LoadCounts(rejected=1)


def test_an_unknown_run_is_said(engine, article, annotate):
    with pytest.raises(UserError, match="run nowhere"):
        load_batch(
            engine,
            [article()],
            version_rows([article()], [annotate(article())]),
            run_id="nowhere",
            annotation_run_id=1,
        )


def test_one_article_twice_in_a_batch_is_one_row(engine, load, article):
    assert load([article(position=1), article(position=2)]) == LoadCounts(added=1, unchanged=1)
    assert count(engine, article_version) == 1


@pytest.mark.parametrize("rounds", [3])
def test_two_workers_at_once_neither_lock_nor_double(engine, loader, load, article, rounds):
    """The same articles in opposite order, edits of them, and the same new entities, from two threads."""
    load([])
    failures = []

    def work(step, text_of):
        try:
            for part in range(rounds):
                batch = [
                    article(str(n), body=text_of(n), position=n) for n in range(part * 20, part * 20 + 30)
                ]
                loader(engine)(batch[::step], annotate=_naming_everyone)
        except Exception as error:
            failures.append(error)

    workers = [
        threading.Thread(target=work, args=(1, lambda n: f"قال زيد {n} إن العراق آمن.")),
        threading.Thread(target=work, args=(-1, lambda n: f"قال عمرو {n} إن العراق آمن.")),
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert failures == []
    assert count(engine, metadata.tables["article"]) == 70
    assert count(engine, article_version) == 140
    assert run_checks(engine) == []


def _naming_everyone(article):
    found = Annotations(article.version_id, "ar", [Sentence(0, len(article.body))], 6)
    words = article.body.split()
    for word in words[1:3]:
        start = article.body.index(word)
        entity = Entity(content_key(word), "PERSON", word)
        found.entities.append(entity)
        found.mentions.append(Mention(start, start + len(word), "PERSON", entity.key, "test"))
    return found


def test_the_keys_of_a_version_are_neighbours_and_no_two_alike():
    versions = [content_key("version", n) for n in range(100)]
    entities = [content_key("entity", n) for n in range(100)] + [1, 2]
    keys = [article_entity_key(version, entity) for version in versions for entity in entities]
    assert len(set(keys)) == len(keys)
    assert all(0 <= key < 2**63 for key in keys)
    assert {key >> 43 for key in keys} == {version >> 43 for version in versions}


def test_articles_known_in_part_keep_their_histories(engine, load, article):
    load([article("1", observed_at=None)])
    both = [article("1", body="صدر تصحيح عن العراق.", observed_at=None), article("2", observed_at=None)]
    assert load(both, run="run 2") == LoadCounts(added=1, revised=1)
    assert run_checks(engine) == []
