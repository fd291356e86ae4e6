"""Migrations: the same tables as the models on both engines, from any revision, with data in place."""

from __future__ import annotations

import shutil
import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import BigInteger, Column, Integer, Table, inspect, text

from etl.errors import UserError
from etl.load import new_migration, open_warehouse, schema, upgrade
from etl.load.tables import is_described, metadata
from etl.records import KINDS
from etl.report.checks import run_checks

ADDED_BY_0002 = {
    "event", "event_mention", "event_participant", "event_number", "article_topic", "keyword", "keyword_mention",
}  # fmt: skip
ADDED_BY_0005 = (
    "article_change", "article_edit", "story_key", "story_link", "story_member", "story_text", "topic_member",
    "unsettled_version",
)  # fmt: skip
ADDED_BY_0007 = ("search_document", "search_index")
ADDED_TO_JUDGEMENT_BY_0009 = (
    "about", "value", "exact", "prefix", "suffix", "version_id", "start_offset", "end_offset", "replaces",
)  # fmt: skip
JUDGED_BEFORE_0009 = """
    INSERT INTO judgement (judgement_id, match_key, entity_id, verdict, author, judged_at)
    SELECT 1, 'العراق', MIN(entity_id), 'not_same', 'هدى', '2025-01-01 00:00:00' FROM entity"""
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


def test_articles_loaded_before_the_index_of_addresses_are_found_in_it(empty):
    upgrade(empty, "0001")
    with empty.begin() as connection:
        connection.execute(text("INSERT INTO source (source_id, slug) VALUES (7, 'alraya')"))
        for number, day in ((1, "03"), (2, "02")):
            connection.execute(
                text(
                    "INSERT INTO article (article_id, source_id, identity, first_seen_at)"
                    f" VALUES ({number}, 7, '{number}', '2020-01-{day} 00:00:00')"
                )
            )
        connection.execute(
            text(
                "INSERT INTO annotation_run (annotation_run_id, annotators, configuration_sha256, first_used_at)"
                " VALUES (1, 'x', 'x', '2020-01-01 00:00:00')"
            )
        )
        for number, url in ((1, "https://www.x.example/a/"), (2, "http://x.example/a?utm_source=z")):
            connection.execute(
                text(
                    "INSERT INTO article_version (version_id, article_id, annotation_run_id, content_sha256,"
                    " body_sha256, url, recorded_at, read_at, address, position, sentence_count, token_count,"
                    " valid_from, is_current, body, clean_body) VALUES (:number, :number, 1, 'x', 'x', :url,"
                    " '2020-01-01 00:00:00', '2020-01-01 00:00:00', 'f', 1, 1, 1, '2020-01-01 00:00:00', true,"
                    " 'x', 'x')"
                ),
                {"number": number, "url": url},
            )
    upgrade(empty)
    with empty.connect() as connection:
        held = connection.execute(text("SELECT article_id, address FROM article_address")).all()
    assert held == [(2, "http://x.example/a")]


@pytest.mark.parametrize("revision", REVISIONS)
def test_an_older_warehouse_is_upgraded_with_its_rows(empty, revision):
    upgrade(empty, revision)
    with empty.begin() as connection:
        connection.execute(text("INSERT INTO source (source_id, slug) VALUES (7, 'alraya')"))
        connection.execute(
            text(
                "INSERT INTO article (article_id, source_id, identity, first_seen_at)"
                " VALUES (1, 7, 'x', '2020-01-01 00:00:00')"
            )
        )
    upgrade(empty)
    with empty.connect() as connection:
        assert connection.execute(text("SELECT slug, identity FROM article NATURAL JOIN source")).all() == [
            ("alraya", "x")
        ]
    assert differences(empty) == []


def test_an_older_warehouse_keeps_its_articles_and_gains_what_happened(empty, loader, article):
    """Loaded as it stands, put back to the release before events, upgraded: the same articles, and room for events."""
    upgrade(empty)
    loader(empty)([article()])
    added = [kind.name for kind in KINDS.values() if kind.name in ADDED_BY_0002]
    with empty.begin() as connection:
        statements = connection.execute(text("SELECT * FROM statement ORDER BY ordinal")).all()
        schema.drop_views(connection)
        later = (
            "article_address",
            "fetched_object",
            *ADDED_BY_0005,
            *ADDED_BY_0007,
            "judged_name",
            "correction",
        )
        is_sqlite = connection.dialect.name == "sqlite"
        connection.execute(text("DROP TABLE search_term" if is_sqlite else "DROP VIEW search_term"))
        connection.execute(text("DROP TABLE search_text"))
        for table in (*later, *added, "country", "place_code", "cameo_code", "topic"):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("ALTER TABLE article_version DROP COLUMN published_flag"))  # of 0003
        connection.execute(text("DROP INDEX ix_article_version_anchor_on"))  # of 0006
        connection.execute(text("DROP INDEX ix_statement_stance"))
        connection.execute(text("DROP INDEX uq_calendar_day_day_number"))
        connection.execute(text("ALTER TABLE calendar_day DROP COLUMN day_number"))
        connection.execute(text("DROP INDEX ix_entity_link_version_id_entity_id"))  # of 0008
        connection.execute(text("CREATE INDEX ix_entity_link_version_id ON entity_link (version_id)"))
        with Operations(MigrationContext.configure(connection)).batch_alter_table("judgement") as batch:
            batch.drop_index("ix_judgement_article_id")
            batch.drop_index("ix_judgement_replaces")
            batch.drop_constraint("fk_judgement_version_id", type_="foreignkey")
            for column in ADDED_TO_JUDGEMENT_BY_0009:
                batch.drop_column(column)
            batch.alter_column("entity_id", existing_type=BigInteger(), nullable=False)
        connection.execute(text(JUDGED_BEFORE_0009))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    upgrade(empty)
    assert differences(empty) == []
    with empty.connect() as connection:
        assert connection.execute(text("SELECT * FROM statement ORDER BY ordinal")).all() == statements
        assert len(statements) == 2
        assert connection.scalar(text("SELECT COUNT(*) FROM event_list")) == 0
        assert connection.scalar(text("SELECT COUNT(*) FROM unsettled_version")) == 1
        assert connection.execute(text("SELECT about, verdict, author FROM judgement")).all() == [
            ("link", "not_same", "هدى")
        ]
    loader(empty)([article()], run="run 2", annotator="2")  # known, and annotated anew
    assert run_checks(empty) == []
    with empty.connect() as connection:
        assert connection.scalar(text("SELECT actors FROM event_list")) == "العراق"


def test_a_warehouse_of_an_unknown_revision_is_said_to_be_one(empty):
    upgrade(empty)
    with empty.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    with pytest.raises(UserError, match=r"revision 0999, which another version of Khabar"):
        upgrade(empty)


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
    last, following = f"{len(REVISIONS):04d}", f"{len(REVISIONS) + 1:04d}"
    assert written.name == f"{following}_rumours_too.py"
    text_of = written.read_text("utf-8")
    assert "create_table('rumour'" in text_of and text_of.count("create_table") == 1
    assert f"revision = '{following}'" in text_of and f"down_revision = '{last}'" in text_of
