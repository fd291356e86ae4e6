"""The role that may read and nothing else, on PostgreSQL."""

from __future__ import annotations

import logging

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from etl.load import open_warehouse, upgrade
from etl.load.reader_role import ROLE, let_readers_read
from tests.conftest import _fresh_database


@pytest.fixture
def warehouse(postgresql, postgresql_template):
    for url in _fresh_database(postgresql, postgresql_template):
        engine = open_warehouse(url)
        yield engine
        engine.dispose()


def test_it_reads_every_table_and_view(warehouse):
    with warehouse.begin() as connection:
        connection.exec_driver_sql(f"SET LOCAL ROLE {ROLE}")
        names = connection.scalars(
            text(
                "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')"
            )
        ).all()
        assert len(names) > 50
        for name in names:
            connection.exec_driver_sql(f'SELECT 1 FROM "{name}" LIMIT 0')


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM mention",
        "INSERT INTO source (slug) VALUES ('x')",
        "CREATE TABLE mine (a INTEGER)",
        "DROP TABLE mention",
    ],
)
def test_it_writes_nothing(warehouse, sql):
    with warehouse.connect() as connection:
        connection.exec_driver_sql(f"SET ROLE {ROLE}")
        with pytest.raises(DBAPIError, match=r"permission denied|must be owner"):
            connection.exec_driver_sql(sql)


def test_it_cannot_sign_in(warehouse):
    with warehouse.connect() as connection:
        assert not connection.scalar(
            text("SELECT rolcanlogin FROM pg_roles WHERE rolname = :role"), {"role": ROLE}
        )


def test_where_it_may_not_be_made_the_log_says_who_can(postgresql, caplog):
    """The warehouse is made all the same."""
    with postgresql.connect() as server:
        server.execute(text("CREATE ROLE khabar_plain LOGIN"))
    for url in _fresh_database(postgresql):
        own = create_engine(url, connect_args={"options": "-c role=khabar_plain"})
        with create_engine(url).begin() as connection:
            connection.execute(text("GRANT CREATE ON SCHEMA public TO khabar_plain"))
        with caplog.at_level(logging.WARNING, "khabar.load"):
            upgrade(own)
        assert "GRANT khabar_reader TO" in caplog.text
        with own.connect() as connection:
            assert connection.scalar(text("SELECT COUNT(*) FROM current_article")) == 0
        own.dispose()
    with postgresql.connect() as server:
        server.execute(text("DROP ROLE khabar_plain"))


def test_doing_it_again_changes_nothing(warehouse):
    for _ in range(2):
        with warehouse.begin() as connection:
            let_readers_read(connection)
