"""``khabar sql`` and ``khabar report``: rows, or one line that says what is wrong; never a traceback."""

from __future__ import annotations

import csv
import gc
import io
import json
import os
import signal
import threading
from collections.abc import Iterator

import pytest

from etl.cli import main

LONG = (
    "SELECT source, title, published_on, language, length(body) AS characters FROM current_article"
    " WHERE language = 'ar' AND published_on >= '2022-01-01' AND published_on <= '2025-12-31'"
    " AND source IN ('alsabaah','nahar','alquds','ahram') ORDER BY published_on DESC, source, title LIMIT 3"
)
ARABIC = "SELECT COUNT(*) AS n FROM article_version WHERE " + "\n OR ".join(
    f"body LIKE '%{name}%'" for name in ("الإمارات", "الكويت", "السعودية", "البحرين", "عمان", "قطر", "العراق")
)


@pytest.fixture(scope="module")
def contents(loader, article):
    """Two articles that name him and the country."""
    return lambda engine: loader(engine)(
        [article("1"), article("2", position=2, body="زار محمد شياع السوداني العراق.")]
    )


@pytest.fixture
def khabar(warehouse_url, monkeypatch, capsys):
    """``khabar(*arguments)`` over a loaded warehouse: exit code, output, complaint."""
    monkeypatch.setenv("KHABAR_WAREHOUSE", warehouse_url)

    def run(*arguments):
        code = main([*arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def rows(khabar, *arguments):
    code, out, complaint = khabar(*arguments, "--format", "json")
    assert (code, complaint) == (0, "")
    return json.loads(out)


@pytest.mark.parametrize("length", [256, 400, 999, 1500])
def test_a_statement_of_any_length_is_no_file_name(khabar, length):
    assert rows(khabar, "sql", "SELECT 1 AS one " + "-" * (length - 16)) == [{"one": 1}]


def test_long_statements_are_answered(khabar):
    assert [row["source"] for row in rows(khabar, "sql", LONG)] == ["alsabaah", "alsabaah"]
    assert rows(khabar, "sql", ARABIC) == [{"n": 2}]


def test_the_query_in_the_documentation_is_answered(khabar):
    from etl.paths import PROJECT

    page = (PROJECT / "docs" / "annotation.md").read_text("utf-8")
    start = page.index("    -- what counts as this entity")
    assert rows(khabar, "sql", page[start : page.index(";", start) + 1]) == []


@pytest.mark.parametrize(
    ("statement", "row"),
    [
        ("SELECT '10:30' AS a, ' :day' AS b, 'x\\:y' AS c", {"a": "10:30", "b": " :day", "c": "x\\:y"}),
        ("SELECT 12 % 5 AS a, '100%' AS b, '%s %(x)s' AS c", {"a": 2, "b": "100%", "c": "%s %(x)s"}),
        ("SELECT 1 AS a -- :no parameter\n /* nor :here */ ;", {"a": 1}),
        ("VALUES(1)", None),
    ],
)
def test_colons_and_percent_signs_are_what_they_are(khabar, statement, row):
    (found,) = rows(khabar, "sql", statement)
    assert row is None or found == row


def test_columns_of_one_name_are_told_apart_in_every_format(khabar):
    query = "SELECT 1 AS a, 2 AS a, 3 AS a_2, 4 AS a"
    assert rows(khabar, "sql", query) == [{"a": 1, "a_3": 2, "a_2": 3, "a_4": 4}]
    header, *_ = csv.reader(io.StringIO(khabar("sql", query, "--format", "csv")[1]))
    assert header == ["a", "a_3", "a_2", "a_4"]
    assert khabar("sql", query)[1].split()[:4] == header


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("", "empty"),
        (" \n ", "empty"),
        ("-- nothing", "empty"),
        (" ; ", "no such file"),
        ("nowhere.sql", "nowhere.sql: there is no such file"),
        ("x" * 5000 + ".sql", "File name too long"),
        ("SELECT * FROM nowhere", "nowhere"),
        ("SELECT :day", ":day is in no '-- param: day"),
        ("SELECT 1; SELECT 2", "several statements"),
        ("COMMIT; DELETE FROM rejected_record", "several statements"),
        ("DELETE FROM rejected_record", "only read"),
        ("UPDATE source SET slug = 'x'", "only read"),
        ("INSERT INTO source (source_id, slug) VALUES (1, 'x') RETURNING slug", "only read"),
        ("CREATE TABLE mine (x INTEGER)", "only read"),
        ("DROP VIEW current_article", "only read"),
        ("COMMIT ;", "gives no rows"),
        ("SELECT \udcff", "no UTF-8 text"),
    ],
)
def test_what_cannot_be_answered_is_one_line(khabar, statement, said):
    code, out, complaint = khabar("sql", statement)
    assert (code, out) == (2, "")
    assert said in complaint
    assert complaint.count("\n") == 1
    assert "Traceback" not in complaint


@pytest.mark.parametrize(
    "arguments", [("entity", "\udcff"), ("report", "entity_articles", "--param", "name=\udcff")]
)
def test_bytes_that_are_no_text_are_one_line(khabar, arguments):
    code, _, complaint = khabar(*arguments)
    assert code == 2
    assert "no UTF-8 text" in complaint


def test_a_statement_in_a_file_may_take_parameters(khabar, tmp_path):
    file = tmp_path / "my question.sql"
    file.write_text(
        "-- param: least count = 1 | at least\nSELECT 'a:least' AS a, CAST(:least AS INTEGER) AS n", "utf-8"
    )
    assert rows(khabar, "sql", str(file)) == [{"a": "a:least", "n": 1}]
    assert rows(khabar, "sql", str(file), "--param", "least=7") == [{"a": "a:least", "n": 7}]


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A process that hears ctrl-C: one started in the background ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_endless_question_is_interrupted(khabar):
    endless = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 40000000) SELECT MAX(n) FROM r"
    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
    code, out, complaint = khabar("sql", endless)
    assert (code, out, complaint) == (130, "", "khabar: the statement: interrupted\n")


@pytest.mark.parametrize("name", ["العراق", "الِعراق", " iraq ", "country:IQ"])
def test_a_report_finds_an_entity_as_the_entity_command_does(khabar, name):
    assert len(rows(khabar, "report", "entity_articles", "--param", f"name={name}")) == 2
    assert rows(khabar, "report", "entity_spellings", "--param", f"name={name}") == [
        {"surface": "العراق", "mentions": 2, "articles": 2}
    ]


def test_a_name_of_several_shows_them_a_line_each(khabar, load, article, annotate, entity):
    from etl.records import Mention

    namesake = entity("LOC", "محمد شياع السوداني")

    def with_a_street(each):
        found = annotate(each)
        found.entities.append(namesake)
        found.mentions.append(Mention(0, 3, "LOC", namesake.key, "test"))
        return found

    load([article("9", position=9)], run="run 2", annotate=with_a_street)
    code, out, complaint = khabar("report", "entity_roles", "--param", "name=محمد شياع السودانى")
    first, *candidates = complaint.splitlines()
    assert (code, out) == (2, "")
    assert "2" in first
    assert [line.split()[1] for line in candidates] == ["PERSON", "LOC"]
    assert rows(khabar, "report", "entity_roles", "--param", f"name={namesake.key}") == []


class _Gone(io.TextIOBase):
    """A terminal whose reader has what it wanted after some lines."""

    left = 10

    def write(self, text: str) -> int:
        self.left -= 1
        if not self.left:
            raise BrokenPipeError
        return len(text)


def test_a_reader_that_goes_away_leaves_nothing_open(khabar, monkeypatch, caplog):
    monkeypatch.setattr("sys.stdout", _Gone())
    counting = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT i FROM n"
    )
    assert main(["sql", counting, "--format", "csv"]) == 0
    gc.collect()
    assert not caplog.records
