"""What a night costs by how much the warehouse holds: a thousand new articles onto a thousand, ten, a hundred thousand.

    python -m benchmarks.speed_flat WAREHOUSE.db [--sizes 1000 10000 100000] [--night 1000] [--nights 3] [--postgresql]

WAREHOUSE.db is a SQLite warehouse at the newest schema. Of it warehouses of these sizes are made, as many articles to a
day as a night brings (``benchmarks.replicate``); the nights to come are articles that were left out, cleaned and
annotated once, which is not timed. Each step is the one that the nightly DAG calls: the load, where judged words stand,
whom names mean, stories, edits, search, every check, the end of the run. Printed are the least seconds of the nights,
of this process at work on SQLite, gone by on PostgreSQL, and the ratio of the last size to the first; the aim is a
ratio of 1 for them all together: a night reads what it wrote and what that touches.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Engine

from benchmarks.replicate import LAST_NIGHT, make_search_index, replicate
from benchmarks.speed_reports import postgresql
from etl.annotate import default_pipeline
from etl.load import (
    begin_run,
    finish_run,
    load_batch,
    open_warehouse,
    register_annotators,
    version_rows,
)
from etl.load.stale import stale_versions
from etl.records import Annotations, CleanArticle
from etl.report.checks import check_names, run_check
from etl.resolve import versions
from etl.resolve.corrected_words import settle_corrections
from etl.resolve.links import settle_links
from etl.resolve.search.index import bring_search_up_to_date

_SETTLED = ("settle_stories", "settle_changes", "settle_search")  # the parts of settle_versions
_NO_ANNOTATORS = -1  # so that every version is one that others read


class Night(NamedTuple):
    """New articles of a day, and what was read out of them."""

    articles: list[CleanArticle]
    annotations: list[Annotations]


class Clock:
    """Seconds by step."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self.seconds: dict[str, float] = defaultdict(float)

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """Add what passes meanwhile to that step."""
        began = self._now()
        yield
        self.seconds[step] += self._now() - began

    @contextmanager
    def timing_parts(self, module: Any, names: Sequence[str]) -> Iterator[None]:
        """Time these functions of a module, too, each under its name, wherever it calls them."""
        kept = {name: getattr(module, name) for name in names}
        for name, function in kept.items():
            setattr(module, name, self._timing(name, function))
        yield
        for name, function in kept.items():
            setattr(module, name, function)

    def _timing(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def timing(*given: Any) -> Any:
            with self.timed(name):
                return function(*given)

        return timing


def main() -> None:
    """Measure, a line a step."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed_flat")
    parser.add_argument("warehouse", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--night", type=int, default=1_000)
    parser.add_argument("--nights", type=int, default=3)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--keep", type=Path, help="a folder where the warehouses stay, to be used again")
    options = parser.parse_args()
    nights = list(_nights(options.warehouse, options.nights, options.night))
    found: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory(prefix="khabar-flat-") as folder:
        for size in options.sizes:
            kept = _made(options.warehouse, options.keep or Path(folder), size, options)
            copy = Path(shutil.copy(kept, Path(folder) / "night.db"))
            engine = open_warehouse(f"sqlite:///{copy}")
            with postgresql(engine) if options.postgresql else _itself(engine) as asked:
                if options.postgresql:
                    bring_search_up_to_date(asked, everything=True, at_once=1000)
                found[size] = _least([_seconds(asked, night) for night in nights])
            engine.dispose()
            for file in Path(folder).glob("night.db*"):
                file.unlink()
            print(f"{size} articles: {sum(found[size].values()):.2f} s a night", flush=True)
    _print(found)


@contextmanager
def _itself(engine: Engine) -> Iterator[Engine]:
    yield engine


def _nights(warehouse: Path, nights: int, articles: int) -> Iterator[Night]:
    """The first articles in the order of keys, which the copies leave out, a day's to a night."""
    engine = open_warehouse(f"sqlite:///{warehouse}")
    chosen = stale_versions(engine, _NO_ANNOTATORS, nights * articles)
    pipeline = default_pipeline()
    for number in range(nights):
        on = date.fromisoformat(LAST_NIGHT) + timedelta(days=number)
        tonight = chosen[number * articles : (number + 1) * articles]
        for article in tonight:
            article.published_on, article.published_flag, article.observed_on = on, None, on
            article.published_at = article.observed_at = datetime(on.year, on.month, on.day, 12)
        yield Night(tonight, pipeline.annotate(tonight)[0])
    engine.dispose()


def _made(warehouse: Path, folder: Path, size: int, options: argparse.Namespace) -> Path:
    copy = folder / f"of_{size}.db"
    if not copy.exists():
        replicate(warehouse, copy, size, night=options.night, skip=options.night * options.nights)
        make_search_index(copy)
        engine = open_warehouse(f"sqlite:///{copy}")
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()
    return copy


def _seconds(engine: Engine, night: Night) -> dict[str, float]:
    """What each step of a night takes."""
    clock = Clock(time.process_time if engine.dialect.name == "sqlite" else time.perf_counter)
    run_id = f"night {night.articles[0].published_on}"
    begin_run(engine, run_id)
    annotators = register_annotators(engine, [("bench", "1")], "0")
    read = version_rows(night.articles, night.annotations)
    with clock.timed("load"):
        load_batch(engine, night.articles, read, run_id=run_id, annotation_run_id=annotators)
    with clock.timed("corrections"):
        settle_corrections(engine, everything=False)
    with clock.timed("links"):
        settle_links(engine, everything=False)
    with clock.timed("versions, apart from that"), clock.timing_parts(versions, _SETTLED):
        versions.settle_versions(engine, everything=False)
    clock.seconds["versions, apart from that"] -= sum(clock.seconds[name] for name in _SETTLED)
    for name in check_names():
        with clock.timed(f"check {name}"), engine.connect() as connection:
            found = run_check(connection, name, run_id)
        if found:
            print(found)
    with clock.timed("end of the run"):
        finish_run(engine, run_id)
    return dict(clock.seconds)


def _least(nights: Sequence[dict[str, float]]) -> dict[str, float]:
    return {step: min(night[step] for night in nights) for step in nights[0]}


def _print(found: dict[int, dict[str, float]]) -> None:
    first, last = next(iter(found.values())), found[max(found)]
    print(f"{'seconds a night onto':36}" + "".join(f"{size:>10}" for size in found) + "     ratio")
    for step in [*first, "all"]:
        row = [sum(of.values()) if step == "all" else of[step] for of in found.values()]
        before, after = (sum(of.values()) if step == "all" else of[step] for of in (first, last))
        ratio = f"{after / before:10.2f}" if before >= 0.005 else f"{'':10}"
        print(f"{step:36}" + "".join(f"{seconds:10.3f}" for seconds in row) + ratio)


if __name__ == "__main__":
    main()
