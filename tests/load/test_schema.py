"""Migrations: the same tables as the models on both engines, from any revision, with data in place."""

from __future__ import annotations

import json
import shutil
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Integer, Table, inspect, text

from etl.errors import UserError
from etl.load import new_migration, open_warehouse, schema, upgrade
from etl.load.tables import is_described, metadata
from etl.report.checks import run_checks
from etl.resolve import resolve

RELEASES = {"0.1.0": "0009"}  # the schema of each
ROWS = Path(__file__).parent / "warehouse_0.1.0.jsonl"
REVISIONS = [script.revision for script in ScriptDirectory(str(schema.MIGRATIONS)).walk_revisions()]


@pytest.fixture
def empty(empty_url):
    engine = open_warehouse(empty_url)
    yield engine
    engine.dispose()


def differences(engine):
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"compare_type": True, "compare_server_default": True, "include_name": is_described},
        )
        return compare_metadata(context, metadata)


def test_models_are_what_the_migrations_make(engine):
    assert differences(engine) == []


def fill(connection):
    """Enter the rows of ``warehouse_0.1.0.jsonl``, as far as the schema can hold them.

    That release loaded them: three versions of two articles with all kinds of annotations, resolved, judged and
    corrected. What upgrades fill by themselves, and the index of search, is left out.
    """
    stands = {name: inspect(connection).get_columns(name) for name in names(connection)}
    for line in ROWS.read_text("utf-8").splitlines():
        table, row = json.loads(line).values()
        columns = stands.get(table, ())
        given = {column["name"]: row[column["name"]] for column in columns if column["name"] in row}
        needed = {column["name"] for column in columns if not (column["nullable"] or column["default"])}
        if given and needed <= given.keys():
            places = ", ".join(f":{name}" for name in given)
            connection.execute(text(f"INSERT INTO {table} ({', '.join(given)}) VALUES ({places})"), given)


def names(connection):
    return [name for name in inspect(connection).get_table_names() if not name.startswith("search_")]


def held(connection, columns=None):
    """Every row of every table, by table; or only these columns of it."""
    columns = columns or {
        name: [column["name"] for column in inspect(connection).get_columns(name)]
        for name in names(connection)
        if name != "alembic_version"
    }
    return columns, {
        name: sorted(map(repr, connection.execute(text(f"SELECT {', '.join(its)} FROM {name}"))))
        for name, its in columns.items()
    }


@pytest.mark.parametrize("revision", ["0001", *RELEASES.values()])
def test_a_filled_warehouse_of_a_release_is_upgraded_with_every_row_intact(empty, revision, loader, article):
    upgrade(empty, revision)
    with empty.begin() as connection:
        fill(connection)
        columns, before = held(connection)
    assert sum(map(len, before.values())) > 50
    upgrade(empty)
    assert differences(empty) == []
    with empty.connect() as connection:
        assert {name: rows for name, rows in held(connection, columns)[1].items() if before[name]} == {
            name: rows for name, rows in before.items() if rows
        }
    loader(empty)([article("3"), article("1")], run="run 3", annotator="2")  # new, and annotated anew
    resolve(empty)
    assert run_checks(empty) == []
    with empty.connect() as connection:
        assert connection.scalar(text("SELECT COUNT(*) FROM current_article")) == 3
        judged = connection.execute(text("SELECT about, verdict, author FROM judgement ORDER BY about")).all()
    of_words = (
        [("name", "rejected", "سامي")] if revision != "0001" else []
    )  # there, a judgement names an entity
    assert judged == [("link", "not_same", "هدى"), *of_words]


def test_the_index_of_addresses_is_filled_from_what_was_loaded_before_it(empty):
    """Of two articles under one address, the first seen."""
    upgrade(empty, "0003")
    with empty.begin() as connection:
        fill(connection)
        connection.execute(
            text(
                "UPDATE article_version SET url = 'http://sabah.example/a?utm_source=z' WHERE url LIKE '%raya%'"
            )
        )
        connection.execute(
            text(
                "UPDATE article SET first_seen_at = '2020-01-01 00:00:00'"
                " WHERE source_id = (SELECT source_id FROM source WHERE slug = 'alraya')"
            )
        )
    upgrade(empty, "0004")
    with empty.connect() as connection:
        found = connection.execute(text("SELECT slug, address FROM article_address NATURAL JOIN article"
                                        " NATURAL JOIN source")).all()  # fmt: skip
    assert found == [("alraya", "http://sabah.example/a")]


def test_a_warehouse_of_an_unknown_revision_is_said_to_be_one(engine):
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    with pytest.raises(UserError, match=r"revision 0999, which another version of Khabar"):
        upgrade(engine)


def test_an_upgrade_of_what_is_up_to_date_writes_nothing(engine, monkeypatch):
    monkeypatch.setattr(schema, "writing", lambda engine: pytest.fail("a transaction was begun"))
    upgrade(engine)


def test_two_workers_may_upgrade_at_once(empty):
    failures = []

    def work():
        try:
            upgrade(empty)
        except Exception as error:
            failures.append(error)

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert failures == []
    assert differences(empty) == []
    with empty.connect() as connection:
        assert connection.scalar(text("SELECT COUNT(*) FROM calendar_day")) == 73_414


def test_views_follow_their_files(engine, tmp_path, monkeypatch):
    """A changed view is made anew, one whose file is gone goes, and a view of the user's own stays."""
    with engine.begin() as connection:
        connection.execute(text("CREATE VIEW my_outlets AS SELECT slug FROM source"))
    (tmp_path / "10_current_article.sql").write_text(
        "CREATE VIEW current_article AS\nSELECT '50%' AS share;\n"
    )
    monkeypatch.setattr(schema, "VIEWS", tmp_path)
    upgrade(engine)
    standing = set(inspect(engine).get_view_names()) - {
        "search_term"
    }  # a migration makes it, where FTS5 does not
    assert standing == {"current_article", "my_outlets"}
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT share FROM current_article")) == "50%"


def test_a_failed_upgrade_leaves_the_warehouse_as_it_was(engine, tmp_path, monkeypatch):
    views = inspect(engine).get_view_names()
    (tmp_path / "10_broken.sql").write_text("CREATE VIEW broken AS\nSELECT nothing FROM nowhere WHERE;\n")
    monkeypatch.setattr(schema, "VIEWS", tmp_path)
    with pytest.raises(Exception, match="syntax"):
        upgrade(engine)
    assert inspect(engine).get_view_names() == views


def test_every_column_says_what_it_means():
    unsaid = [str(c) for table in metadata.sorted_tables for c in table.columns if not c.comment]
    assert unsaid == []
    assert all(table.comment for table in metadata.sorted_tables)


def test_the_tables_say_so_in_postgresql(postgresql_template, postgresql):
    engine = open_warehouse(postgresql.url.set(database=postgresql_template))
    comments = {c["name"]: c["comment"] for c in inspect(engine).get_columns("mention")}
    engine.dispose()
    assert comments == {c.name: c.comment for c in metadata.tables["mention"].columns}


def test_a_database_of_something_else_is_left_alone(tmp_path):
    engine = open_warehouse(f"sqlite:///{tmp_path}/customers.db")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE customer (name TEXT)"))
    with pytest.raises(UserError, match="a database of something else"):
        upgrade(engine)
    assert inspect(engine).get_table_names() == ["customer"]
    engine.dispose()


def test_the_next_migration_holds_what_the_tables_have_more(tmp_path, monkeypatch):
    shutil.copytree(schema.MIGRATIONS, tmp_path / "migrations", ignore=shutil.ignore_patterns("__pycache__"))
    for module in (schema, new_migration):
        monkeypatch.setattr(module, "MIGRATIONS", tmp_path / "migrations")
    rumour = Table("rumour", metadata, Column("rumour_id", Integer, primary_key=True, comment="Its key."))
    try:
        written = new_migration.write_migration("Rumours, too")
    finally:
        metadata.remove(rumour)
    last = max(REVISIONS)
    following = f"{int(last) + 1:04d}"
    assert written.name == f"{following}_rumours_too.py"
    text_of = written.read_text("utf-8")
    assert "create_table('rumour'" in text_of and text_of.count("create_table") == 1
    assert f"revision = '{following}'" in text_of and f"down_revision = '{last}'" in text_of
