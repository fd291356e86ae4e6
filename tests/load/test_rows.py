"""What was read out of a version as rows: made once, staged, and right under whatever article the load finds."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

from etl.load.rows import VersionRows, under, version_rows
from etl.load.tables import annotation_tables, metadata
from etl.runs import staging


def test_a_row_has_the_columns_of_its_table(article, annotate):
    each = replace(article(), repairs={"tatweel": 2})
    (read,) = version_rows([each], [annotate(each)])
    rows = asdict(read)
    for table in (
        *annotation_tables.values(),
        metadata.tables["version_repair"],
        metadata.tables["entity_link"],
    ):
        assert rows[table.name], table.name
        assert {len(row) for row in rows[table.name]} == {len(table.columns)}, table.name


def test_rows_come_back_from_staging_as_tuples_that_are_equal(article, annotate, tmp_path: Path):
    articles = [article(), article("2", body="لا اسم هنا.")]
    read = version_rows(articles, map(annotate, articles))
    staging.write_records(f"{tmp_path}/rows.arrow", VersionRows, read)
    assert staging.read_records(f"{tmp_path}/rows.arrow", VersionRows) == read
    assert staging.records_in(staging.table_of(VersionRows, []), VersionRows) == []


def test_what_was_read_under_one_name_is_the_same_under_another(article, annotate):
    """The load may find that a record is of an article it knows by another name: every key follows."""
    known, other = article("1"), article("https://news.example/1")
    assert known.version_id != other.version_id
    (read,), (wanted,) = (version_rows([each], [annotate(each)]) for each in (other, known))
    assert under(read, known.version_id) == wanted
    assert under(wanted, known.version_id) == wanted
