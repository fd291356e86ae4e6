"""What a night takes beyond its four stages, what the next takes that finds nothing new, and two workers beside one.

    python -m benchmarks.speed_night [CORPUS [ARTICLES [PART]]]

CORPUS is JSON Lines (plain or .gz) or a folder that `khabar run` reads; default: the examples. Of a file the first
ARTICLES lines are taken (1,000). They go through the nightly DAG as `khabar run` has it, into an empty warehouse of
SQLite, then of PostgreSQL (a server started for this). Printed of each: the seconds of each task and of what is none, a
thousand articles and as a share of the night; orchestration, which is all but extract, clean, annotate and load (less
is better; aim 10 % of 15,474 articles); a second night's time over the first's (less is better; aim .02). Last, what
the stages take of the processor, run in this process with lexicons and models loaded.

Then articles are annotated from staging into staging by one process, and by two at once, and in the same rounds a loop
that only counts, which tells what two processes can be on this machine. Printed is the throughput of two over twice
that of one, of both, and the one over the other (more is better; aim .85). PART is sqlite, postgresql or workers:
nothing else is then measured.
"""

from __future__ import annotations

import gzip
import os
import resource
import sqlite3
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import astuple, replace
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import NamedTuple, TypeVar

from benchmarks.figures import note
from benchmarks.speed_load import postgresql_server
from benchmarks.staged import bench_folder, staged
from etl.annotate import default_pipeline
from etl.clean import restore
from etl.cli import airflow
from etl.load import open_warehouse, run_counts
from etl.load.rows import VersionRows, version_rows
from etl.paths import PROJECT
from etl.progress import Heard
from etl.records import CleanArticle
from etl.runs import isolated, lifecycle, nightly, staging
from etl.runs.batches import batches_of
from etl.settings import read_settings

Result = TypeVar("Result")
_ARTICLES = 1000
_STAGES = ("extract", "process.clean", "process.annotate", "load")
_ROUNDS = 3
_AT_ONCE = 200  # articles a worker annotates in one round
_STEPS = 50_000_000  # of the loop that only counts

_SECONDS = """
SELECT task_id, COUNT(*), SUM((JULIANDAY(end_date) - JULIANDAY(start_date)) * 86400)
FROM task_instance WHERE end_date IS NOT NULL GROUP BY task_id ORDER BY MIN(start_date)
"""


class Night(NamedTuple):
    """A run of the nightly DAG."""

    seconds: float
    articles: int  # that came as far as the load
    tasks: list[tuple[str, int, float]]  # a task's name, how many there were of it, and their seconds

    def rows(self) -> list[tuple[str, int, float]]:
        """The tasks, and what of the time belongs to none."""
        return [*self.tasks, ("no task", 1, self.seconds - sum(took for *_, took in self.tasks))]


def night(corpus: Path) -> Night:
    """Run the nightly DAG on a corpus.

    Raises:
        SystemExit: the night failed.
    """
    heard = Heard()
    began = time.perf_counter()
    with airflow.run_folder() as folder:
        folder.run_dag("nightly", {"paths": [str(corpus)], "source": "bench"}, heard)
        seconds = time.perf_counter() - began
        with closing(sqlite3.connect(folder.database)) as database:
            tasks = database.execute(_SECONDS).fetchall()
    if heard.run_id is None or heard.status not in ("done", "nothing_new"):
        sys.exit(f"the night ended as {heard.status}: {heard.failure}; see {folder.log}")
    with open_warehouse(os.environ["KHABAR_WAREHOUSE"]).connect() as connection:
        counts = run_counts(connection, heard.run_id)
    return Night(seconds, sum(astuple(replace(counts, rejected=0))), tasks)


def _processor_seconds() -> float:
    """Of this process and of those it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def report_nights(engine: str, corpus: Path) -> None:
    """Run two nights on the same corpus and print what they took."""
    first, second = night(corpus), night(corpus)
    print(f"{engine}: {first.articles} articles, {first.seconds:.1f} s")
    again = {name: took for name, _, took in second.rows()}
    for name, number, took in first.rows():
        share, each = took / first.seconds, took / first.articles * 1000
        figures = f"{took:>9.1f} s{each:>9.2f} s a thousand articles{share:>8.1%}"
        print(f"  {name:<20}{number:>4}{figures}, the second night {again.get(name, 0):.1f} s")
    in_stages = sum(took for name, _, took in first.tasks if name in _STAGES)
    note(
        f"{engine}: orchestration of a night of {first.articles:,}",
        1 - in_stages / first.seconds,
        at_most=0.1,
    )
    note(f"{engine}: second night over the first", second.seconds / first.seconds, at_most=0.02)
    print(f"  orchestration is {1 - in_stages / first.seconds:.1%} of the night")
    print(f"  a second night takes {second.seconds:.1f} s: {second.seconds / first.seconds:.3f} of the first")


def report_stages(corpus: Path) -> None:
    """Run the stages of a night without Airflow and print what they take."""
    settings = read_settings()
    spent: dict[str, float] = defaultdict(float)
    default_pipeline().annotate(
        [restore(source="bench", identity="1", address="-", position=1, body="قال الوزير")]
    )

    def timed(stage: str, work: Callable[..., Result], *given: object) -> Result:
        began = _processor_seconds()
        result = work(settings, *given)
        isolated.let_go()  # what a child took is told when it has ended
        spent[stage] += _processor_seconds() - began
        return result

    lifecycle.begin(settings, "stages", "nightly")
    request = nightly.Request([str(corpus)], source="bench")
    groups = [timed("extract", nightly.extract, group) for group in nightly.plan(settings, request, "stages")]
    articles = sum(batch.articles for group in groups for batch in batches_of(group))
    for batches in nightly.plan_batches(groups):
        timed("annotate", nightly.annotate, timed("clean", nightly.clean, batches))
    timed("load", nightly.load, groups, "stages")
    timed("resolve", lifecycle.resolve)
    for stage, seconds in spent.items():
        print(f"  {stage:<20}{seconds / articles * 1000:>9.2f} s of the processor a thousand articles")


@contextmanager
def surroundings(warehouse: str | None) -> Iterator[None]:
    """An Airflow home, staging and a warehouse of our own in the environment; SQLite where no address is given."""
    with tempfile.TemporaryDirectory(prefix="khabar-night-") as folder:
        told = {
            "AIRFLOW_HOME": str(bench_folder().absolute() / "airflow"),
            "KHABAR_HOME": folder,
            "KHABAR_WAREHOUSE": warehouse or f"sqlite:///{folder}/warehouse.db",
            "KHABAR_STAGING": f"{folder}/staging",
        }
        before = dict(os.environ)
        os.environ.update(told)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else each process compiles Airflow anew
        try:
            airflow.prepare()
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)


def first_lines(path: Path, number: int, into: Path) -> Path:
    """A file with the first lines of a corpus; a folder as it is."""
    if path.is_dir():
        return path
    file = into / "corpus.jsonl"
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        file.write_bytes(b"".join(islice(lines, number)))
    return file


def annotate_some(articles: str, into: str) -> None:
    """What a worker does: from staging into staging."""
    given = staging.read_records(articles, CleanArticle)
    found, _ = default_pipeline().annotate(given)
    staging.write_records(into, VersionRows, version_rows(given, found))


def count(_articles: str, _into: str) -> None:
    """What nothing holds up but the machine."""
    for _ in range(_STEPS):
        pass


def two_over_one(workers: ProcessPoolExecutor, work: Callable[[str, str], None], slices: list[str]) -> float:
    """The throughput of two at once over twice that of one."""
    taken = []
    for number in (1, 2):
        began = time.perf_counter()
        done = [workers.submit(work, each, f"{each}.{number}.done") for each in slices[:number]]
        for each in done:
            each.result()
        taken.append(time.perf_counter() - began)
    return taken[0] / taken[1]


def report_workers(corpus: Path, folder: Path) -> None:
    """Annotate with one process and with two, and print how they do."""
    articles = [article for batch in staged([str(corpus)], _AT_ONCE) for article in batch.articles]
    slices = [f"{folder}/{number}.arrow" for number in range(2)]
    for each in slices:
        staging.write_records(each, CleanArticle, articles)
    with ProcessPoolExecutor(2, get_context("spawn")) as workers:
        for _ in range(2):  # each has loaded lexicons and models before it is timed
            two_over_one(workers, annotate_some, slices)
        rounds = [
            (two_over_one(workers, annotate_some, slices), two_over_one(workers, count, slices))
            for _ in range(_ROUNDS)
        ]
    ours, ceiling = (median(each[place] for each in rounds) for place in range(2))
    ratio = median(mine / most for mine, most in rounds)
    note("two workers over twice one", ours)
    note("the same of a loop that only counts", ceiling)
    note("two workers, corrected by the loop", ratio, at_least=0.85)
    print(
        f"two workers annotate {ours:.2f} of twice what one does; a loop that only counts {ceiling:.2f} of that"
    )
    print(f"  corrected by the loop: {ratio:.2f}")


def main() -> None:
    """Measure and print."""
    path, articles, only = [
        *sys.argv[1:],
        *[str(PROJECT / "examples"), str(_ARTICLES), ""][len(sys.argv) - 1 :],
    ]
    with tempfile.TemporaryDirectory(prefix="khabar-night-") as folder:
        corpus = first_lines(Path(path).absolute(), int(articles), Path(folder))
        if only in ("", "sqlite"):
            with surroundings(None):
                report_nights("SQLite", corpus)
            with surroundings(None):
                report_stages(corpus)
        if only in ("", "postgresql"):
            with postgresql_server() as admin, surroundings(admin.url.render_as_string(hide_password=False)):
                report_nights("PostgreSQL", corpus)
        if only in ("", "workers"):
            report_workers(corpus, Path(folder))


if __name__ == "__main__":
    main()
