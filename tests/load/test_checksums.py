"""Checksums: blind to order and clocks, and to nothing else."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from etl.load.checksums import checksums, compared_tables


def test_neither_order_nor_run_counts(both_engines, loader, article):
    one, other = both_engines
    first, second = article("1", position=1), article("2", position=2)
    loader(one)([first, second])
    loader(other)([second], run="another")
    loader(other)([first], run="yet another")
    assert checksums(one) == checksums(other)


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("mention", "UPDATE mention SET end_offset = end_offset + 1 WHERE ordinal = 1"),
        ("article_version", "UPDATE article_version SET title = NULL"),
        ("calendar_day", "DELETE FROM calendar_day WHERE day = '2020-01-01'"),
        ("statement", "UPDATE statement SET stance = 'deny' WHERE ordinal = 0"),
        ("entity", "UPDATE entity SET linked = NOT linked WHERE type = 'LOC'"),
    ],
)
def test_one_changed_value_shows_in_its_table_only(engine, load, article, table, change):
    load([article()])
    before = checksums(engine)
    with engine.begin() as connection:
        connection.execute(text(change))
    after = checksums(engine)
    assert [name for name in before if before[name] != after[name]] == [table]


def test_the_ledger_is_left_out():
    names = {table.name for table in compared_tables()}
    assert "rejected_record" in names
    assert not names & {"load_run", "load_batch", "ingest_object", "view_definition"}
