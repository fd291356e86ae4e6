"""The roles that load and that read, on PostgreSQL. That a night goes through as the first: ``tests/runs``."""

from __future__ import annotations

import logging
from contextlib import closing

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from etl.cli import main
from etl.errors import UserError
from etl.load import begin_run, open_warehouse, upgrade
from etl.load.roles import LOADER, READER, settle_roles
from tests.conftest import _fresh_database

REFUSED = r"permission denied|must be owner"
DEFINES = (
    "CREATE TABLE mine (a INTEGER)",
    "DROP TABLE mention",
    "ALTER TABLE mention ADD COLUMN mine TEXT",
    "DROP VIEW current_article",
    "CREATE INDEX mine ON mention (surface)",
    "TRUNCATE mention",
    "CREATE ROLE mine",
)
NOT_OF_A_NIGHT = (
    "UPDATE alembic_version SET version_num = 'x'",
    "DELETE FROM calendar_day",
    "INSERT INTO country VALUES ('XX')",
)


@pytest.fixture(scope="module")
def url(postgresql, postgresql_template):
    yield from _fresh_database(postgresql, postgresql_template)


@pytest.fixture(scope="module")
def warehouse(url):
    engine = open_warehouse(url)
    yield engine
    engine.dispose()


def refuses(engine, role, sql):
    with engine.connect() as connection:
        connection.exec_driver_sql(f"SET ROLE {role}")
        with pytest.raises(DBAPIError, match=REFUSED):
            connection.exec_driver_sql(sql)


@pytest.mark.parametrize("role", [LOADER, READER])
def test_both_read_every_table_and_view(warehouse, role):
    with warehouse.begin() as connection:
        connection.exec_driver_sql(f"SET LOCAL ROLE {role}")
        names = connection.scalars(
            text(
                "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')"
            )
        ).all()
        assert len(names) > 50
        for name in names:
            connection.exec_driver_sql(f'SELECT 1 FROM "{name}" LIMIT 0')


@pytest.mark.parametrize("sql", ["DELETE FROM mention", "INSERT INTO source (slug) VALUES ('x')", *DEFINES])
def test_the_reader_writes_nothing(warehouse, sql):
    refuses(warehouse, READER, sql)


@pytest.mark.parametrize("sql", [*DEFINES, *NOT_OF_A_NIGHT])
def test_the_loader_changes_no_table_and_no_row_that_is_an_upgrade_s(warehouse, sql):
    refuses(warehouse, LOADER, sql)


def test_the_loader_may_take_the_role_of_the_pages_and_that_of_nobody_else(warehouse):
    signed_in = open_warehouse(warehouse.url.set(username=LOADER))
    with signed_in.connect() as connection:
        connection.exec_driver_sql(f"SET ROLE {READER}")
        assert connection.scalar(text("SELECT current_user")) == READER
        connection.exec_driver_sql("RESET ROLE")
        with pytest.raises(DBAPIError, match="permission denied to set role"):
            connection.exec_driver_sql("SET ROLE postgres")
    signed_in.dispose()


def test_the_reader_cannot_sign_in_unless_an_administrator_lets_it(warehouse):
    with warehouse.connect() as connection:
        can = text("SELECT rolcanlogin FROM pg_roles WHERE rolname = :role")
        assert not connection.scalar(can, {"role": READER})


def test_a_loader_is_told_who_can_upgrade(url, postgresql):
    """Of a warehouse behind this version, and of an empty database; nothing is changed on the way."""
    for old in _fresh_database(postgresql):
        with closing(create_engine(old).raw_connection()) as connection:
            connection.cursor().execute("CREATE TABLE alembic_version (version_num TEXT)")
            connection.cursor().execute("INSERT INTO alembic_version VALUES ('0001')")
            connection.cursor().execute(f"GRANT SELECT ON alembic_version TO {LOADER}")
            connection.commit()
        loader = open_warehouse(create_engine(old).url.set(username=LOADER))
        with pytest.raises(UserError, match=rf"{LOADER} may not .*`khabar migrate`") as refused:
            upgrade(loader)
        assert "\n" not in str(refused.value)
        loader.dispose()


def test_where_they_may_not_be_made_the_log_says_who_can(postgresql, caplog, monkeypatch, capsys):
    """The warehouse is made all the same, and `khabar migrate` gives them their rights once they are there."""
    with postgresql.connect() as server:
        server.execute(text("CREATE ROLE khabar_plain LOGIN"))
        server.execute(text(f"ALTER ROLE {LOADER} RENAME TO other_loader"))
    for url in _fresh_database(postgresql):
        own = create_engine(url).url.set(username="khabar_plain")
        with create_engine(url).begin() as connection:
            connection.execute(text("GRANT CREATE ON SCHEMA public TO khabar_plain"))
        monkeypatch.setenv("KHABAR_WAREHOUSE", own.render_as_string(hide_password=False))
        with caplog.at_level(logging.WARNING, "khabar.load"):
            assert main(["migrate"]) == 0
        (line,) = {record.getMessage() for record in caplog.records}
        assert f"CREATE ROLE {LOADER} NOLOGIN" in line and f"GRANT {READER} TO {LOADER}, khabar_plain" in line
        caplog.clear()
        with postgresql.connect() as server:
            server.execute(text(f"ALTER ROLE other_loader RENAME TO {LOADER}"))
            server.execute(text(f"GRANT {READER} TO khabar_plain"))
        assert main(["migrate"]) == 0
        assert caplog.records == []
        loader = open_warehouse(own.set(username=LOADER))
        begin_run(loader, "of the loader")
        loader.dispose()
    with postgresql.connect() as server:
        server.execute(text("DROP ROLE khabar_plain"))
    assert "of this version's schema" in capsys.readouterr().out


def test_doing_it_again_changes_nothing(warehouse):
    rights = "SELECT relname, relacl::text FROM pg_class WHERE relacl IS NOT NULL ORDER BY relname"
    with warehouse.connect() as connection:
        before = connection.execute(text(rights)).all()
    settle_roles(warehouse)
    with warehouse.connect() as connection:
        assert connection.execute(text(rights)).all() == before
