"""SQL of a reader's own: what it may not do, and where it ends."""

from __future__ import annotations

import html
import re
import threading

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from etl.errors import Interrupted
from etl.load import open_warehouse, reading
from etl.report.answers import Most
from etl.web.access import TokenAccess
from etl.web.app import make_app
from etl.web.reader import Reader, stop
from etl.web.sandbox import answer_own
from tests.web.conftest import ENDLESS, browser

ONE = Most(1, 1000)

WRITES = [
    "DELETE FROM mention",
    "UPDATE article SET identity = 'x'",
    "INSERT INTO source (slug) VALUES ('x')",
    "DROP TABLE mention",
    "CREATE TABLE mine AS SELECT 1 AS a",
    "CREATE TEMP TABLE mine (a INTEGER)",
    "WITH gone AS (DELETE FROM mention RETURNING 1) SELECT * FROM gone",
    "SELECT 1; DELETE FROM mention",
    "COMMIT; DELETE FROM mention",
    "VACUUM",
    "REINDEX",
    "ANALYZE",
]
SQLITE_ACTS = [
    "ATTACH '{folder}/mine.db' AS mine",
    "VACUUM INTO '{folder}/mine.db'",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA query_only = OFF",
    "PRAGMA writable_schema = ON",
    "PRAGMA wal_checkpoint",
    "PRAGMA temp_store_directory = '{folder}'",
    "SELECT load_extension('{folder}/mine')",
    "SELECT readfile('/etc/passwd')",
    "SELECT writefile('{folder}/mine', 'x')",
    "SELECT fts3_tokenizer('simple')",
    "BEGIN IMMEDIATE",
]
POSTGRESQL_ACTS = [
    "COPY mention TO '{folder}/mine'",
    "COPY mention TO PROGRAM 'cat > {folder}/mine'",
    "COPY (SELECT 1) TO STDOUT",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT \"pg_read_file\"('/etc/passwd')",
    "SELECT pg_catalog . PG_Read_File('/etc/passwd')",
    "SELECT U&\"\\0070g_read_file\"('/etc/passwd')",
    "SELECT pg_read_binary_file('/etc/passwd')",
    "SELECT * FROM pg_ls_dir('/')",
    "SELECT lo_import('/etc/passwd')",
    "SELECT lo_get(1)",
    "SELECT lo_export(1, '{folder}/mine')",
    "SELECT set_config('role', 'none', true)",
    "SELECT query_to_xml('SELECT 1', true, true, '')",
    "SELECT set_config('statement_timeout', '0', false)",
    "SELECT ts_stat('SELECT 1')",
    "SELECT pg_sleep(0)",
    "SELECT pg_advisory_lock(1)",
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity",
    "SELECT nextval('x')",
    "SELECT pg_notify('a', 'b')",
    "SELECT rolpassword FROM pg_authid",
    "SELECT * FROM pg_hba_file_rules",
    "SET ROLE NONE",
    "RESET ROLE",
    "SET SESSION AUTHORIZATION DEFAULT",
    "DO $$ BEGIN PERFORM 1; END $$",
    "SELECT 1 FROM article FOR UPDATE",
    "SELECT 1 AS a INTO mine",
    "LOCK TABLE mention",
    "LISTEN x",
    "PREPARE x AS SELECT 1",
    "EXPLAIN ANALYZE DELETE FROM mention",
    "BEGIN",
]


def said(answer) -> str:
    """Why nothing is shown."""
    assert answer.status_code == 422
    return html.unescape(re.search(r'class="wrong"[^>]*>([^<]*)<', answer.text)[1])


def contents(url: str) -> list[int]:
    with reading(url) as connection:
        tables = ("mention", "article", "source", "statement")
        return [connection.scalar(text(f"SELECT COUNT(*) FROM {table}")) for table in tables]


def ask(client: TestClient, sql: str):
    return client.get("/sql", params={"q": sql})


def test_a_question_is_answered(client):
    answer = ask(client, "SELECT COUNT(*) AS articles, 'خبر' AS word FROM article")
    assert answer.status_code == 200
    assert re.search(r'<td class="number">3</td>\s*<td class="short"><bdi>خبر</bdi></td>', answer.text)


@pytest.mark.parametrize("sql", WRITES)
def test_nothing_is_written(client, loaded_url, sql):
    before = contents(loaded_url)
    assert said(ask(client, sql))
    assert contents(loaded_url) == before


@pytest.mark.parametrize("sql", SQLITE_ACTS)
def test_sqlite_does_nothing_but_read_this_file(here, tmp_path, sql):
    assert said(ask(here, sql.replace("{folder}", str(tmp_path))))
    assert list(tmp_path.iterdir()) == []
    assert ask(here, "PRAGMA query_only").status_code == 422
    assert ask(here, "SELECT COUNT(*) FROM article").status_code == 200


@pytest.fixture(scope="module")
def postgresql_page(postgresql, postgresql_template):
    from tests.conftest import _fresh_database

    for url in _fresh_database(postgresql, postgresql_template):
        with browser(make_app(url, TokenAccess(None, "amal"))) as client:
            yield client


@pytest.mark.parametrize("sql", POSTGRESQL_ACTS)
def test_postgresql_does_nothing_but_read_the_warehouse(postgresql_page, tmp_path, sql):
    tmp_path.chmod(0o777)
    assert said(ask(postgresql_page, sql.replace("{folder}", str(tmp_path))))
    assert list(tmp_path.iterdir()) == []
    assert ask(postgresql_page, "SELECT current_user AS me").text.count("khabar_reader") == 1


def test_names_of_ours_are_no_acting_functions(postgresql_page):
    """What is refused by its name anywhere in the text must be nothing that questions speak of."""
    columns = (
        "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name IN "
        "(SELECT proname FROM pg_proc WHERE provolatile = 'v')"
    )
    assert 'class="nothing"' in ask(postgresql_page, columns).text


def test_without_the_role_postgresql_is_not_asked(postgresql_page):
    connection = postgresql_page.app.state.analyst.connect()
    connection.exec_driver_sql("RESET ROLE")
    with connection, pytest.raises(Exception, match="CREATE ROLE khabar_reader"):
        answer_own(connection, "SELECT 1", ONE)


@pytest.mark.parametrize("example", [0, 1, 2, 3])
def test_the_examples_are_answered(client, example):
    statements = re.findall(r'name="q" value="([^"]+)"', client.get("/sql").text)
    assert len(statements) == 4
    assert ask(client, html.unescape(statements[example])).status_code == 200


def test_so_many_rows_are_shown_and_so_many_in_the_file(client):
    many = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500) SELECT i FROM n"
    page = ask(client, many)
    assert page.text.count('<td class="number">') == 1000
    file = client.get("/sql.csv", params={"q": many})
    assert len(file.text.splitlines()) == 1501
    assert file.headers["content-disposition"] == 'attachment; filename="khabar.csv"'


def test_an_answer_too_long_to_show_is_refused(client):
    million = "'aaaaaaaaaa'"
    for _ in range(5):
        million = f"REPLACE({million}, 'a', 'aaaaaaaaaa')"
    assert ask(client, f"SELECT LENGTH({million}) AS length").status_code == 200
    assert "3,000,000 characters" in said(ask(client, f"SELECT {million} AS text FROM mention"))


def test_what_takes_too_long_ends(loaded_url):
    app = make_app(loaded_url, TokenAccess(None, "amal"))
    app.state.analyst = Reader(loaded_url, 0.2, 2)
    with browser(app) as client:
        for _ in range(3):  # the connection serves again
            assert ask(client, ENDLESS).status_code == 503
        assert ask(client, "SELECT 1 AS a").status_code == 200


def test_a_connection_that_cannot_end_its_transaction_is_thrown_away(loaded_url):
    reader = Reader(loaded_url, 600, 1)
    for _ in range(2):
        with reader.reading() as connection:
            assert answer_own(connection, "SELECT 1 AS a", ONE).rows
            connection.connection.driver_connection.close()
    with reader.reading() as connection:
        assert answer_own(connection, "SELECT 1 AS a", ONE).rows


def test_what_nobody_waits_for_ends(loaded_url):
    reader = Reader(loaded_url, 600, 1)
    with reader.reading() as connection:
        timer = threading.Timer(0.3, stop, [connection])
        timer.start()
        with pytest.raises(Interrupted):
            answer_own(connection, ENDLESS, ONE)
        timer.join()
    with reader.reading() as connection:
        assert answer_own(connection, "SELECT 1 AS a", ONE).rows == [(1,)]
    reader.close()


def test_more_than_can_be_served_are_told_to_wait(loaded_url, monkeypatch):
    monkeypatch.setattr("etl.web.reader._PATIENCE", 0.1)
    app = make_app(loaded_url, TokenAccess(None, "amal"))
    app.state.analyst = Reader(loaded_url, 10, 1)
    with app.state.analyst.reading(), browser(app) as client:
        assert "too many" in said(ask(client, "SELECT 1"))


def test_hostile_text_of_an_answer_is_text(client):
    shown = ask(client, "SELECT title, body FROM article_version").text
    assert "<script>" not in shown and "<img" not in shown
    assert "&lt;script&gt;" in shown
    assert not re.search("[\x00-\x08\u202a-\u202e]", shown)


def test_a_hostile_statement_is_text(client):
    answer = ask(client, "</textarea><script>alert(1)</script>")
    assert "<script>" not in answer.text
    assert "</textarea><script>" in html.unescape(answer.text)


def test_a_statement_is_not_a_file(client, tmp_path):
    (tmp_path / "mine.sql").write_text("SELECT 1 AS secret")
    assert "secret" not in ask(client, str(tmp_path / "mine.sql")).text


def test_a_formula_of_an_answer_is_none_in_the_file(client):
    file = client.get("/sql.csv", params={"q": "SELECT '=1+1' AS a, '@x' AS b"})
    assert file.text.splitlines()[1] == "'=1+1,'@x"


def test_an_own_connection_of_the_test_can_write(loaded_url):
    """The refusals above are the page's, not the warehouse's."""
    engine = open_warehouse(loaded_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE article SET identity = identity"))
    engine.dispose()
