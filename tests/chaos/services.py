"""Faults of whole services: workers, scheduler, broker and PostgreSQL, killed or paused under nightlies on all of them.

They are those of docker-compose.yml, as processes of this machine, started once for all faults. Each night has a file
of its own to load and is struck once or twice, when its tasks and connections say that they are at work; all go into
one warehouse, which is held to that of undisturbed nights over the same files after each.
"""

from __future__ import annotations

import base64
import json
import os
import random
import signal
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import psutil
import redis
from sqlalchemy import create_engine, text

from etl.paths import PROJECT
from etl.settings import Settings
from tests.chaos.faults import Arena, Tally, rows_of_warehouse
from tests.chaos.night import write_articles
from tests.chaos.places import BATCH_ARTICLES
from tests.chaos.rows import compare, half_loaded
from tests.production import Production, wait_until

PATIENCE = 300.0  # seconds for a disturbed run to end, its tasks tried again
WORKERS = ("worker-1", "worker-2")
_SERVICES = ("api-server", "scheduler", "dag-processor", "triggerer", *WORKERS)
_ARTICLES = 18
_ANNOTATE = "process.annotate"


class Services(Production):
    """The services, with what makes them notice within seconds what they notice within a minute in production."""

    struck_at = datetime.min.replace(tzinfo=UTC)  # what runs since before may run in the database alone

    def environment(self, name: str) -> dict[str, str]:
        return {
            **super().environment(name),
            "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT": "20",
            "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT_DETECTION_INTERVAL": "3",
            "AIRFLOW__CELERY_BROKER_TRANSPORT_OPTIONS__VISIBILITY_TIMEOUT": "10",
            "AIRFLOW__CELERY_BROKER_TRANSPORT_OPTIONS__UNACKED_RESTORE_INTERVAL": "2",
        }

    def kill(self, name: str) -> None:
        """The same, and wait until the kernel has taken its processes away: PostgreSQL starts no second server."""
        family = []
        for pid in self.processes(name):
            with suppress(psutil.NoSuchProcess):
                family.append(psutil.Process(pid))
        super().kill(name)
        psutil.wait_procs(family, timeout=60)

    def restart_what_ended(self) -> None:
        """As Docker does by `restart: unless-stopped`."""
        for name, (_, supervisor) in list(self._running.items()):
            if not psutil.pid_exists(supervisor) or psutil.Process(supervisor).status() == "zombie":
                self.kill(name)
                self.start(name)

    def wait_for_task(self, run: str, task: str, state: str = "running") -> None:
        """Until a task of a run that began after the last strike is in a state.

        Raises:
            _Ended: the run ended before.
            AssertionError: it never is.
        """

        def is_there() -> bool:
            self.restart_what_ended()
            if self.has_ended(run):
                raise _Ended
            began = [each["start_date"] for each in self.tasks_in(run, task, state)]
            return any(datetime.fromisoformat(each) > self.struck_at for each in began if each)

        wait_until(is_there, f"{task} of {run} was never {state}", PATIENCE)

    def tasks_in(self, run: str, task: str, *states: str) -> list[dict[str, Any]]:
        """The task instances of a task of a run that are in one of these states."""
        tasks = self.tasks("nightly", run)
        return [each for each in tasks if each["task_id"] == task and each["state"] in states]

    def has_ended(self, run: str) -> bool:
        """Whether Airflow has closed a run."""
        return self.state("nightly", run) in ("success", "failed")

    def ends(self, run: str) -> str:
        """The state a run ends in, whatever has to be restarted until then.

        Raises:
            AssertionError: it never ends.
        """

        def is_over() -> bool:
            self.restart_what_ended()
            return self.has_ended(run)

        wait_until(is_over, f"{run} never ended", PATIENCE, 1)
        return self.state("nightly", run)

    def unfinished(self, run: str) -> list[tuple[str, str]]:
        """The tasks of a run that did not succeed, and their states."""
        tasks = self.tasks("nightly", run)
        return [(each["task_id"], each["state"]) for each in tasks if each["state"] != "success"]

    def kill_at_once(self, *names: str, when: Callable[[], bool]) -> None:
        """SIGKILL within a millisecond or two of a moment, for which it looks without a pause."""
        pids = [pid for name in names for pid in self.processes(name)]
        wait_until(when, f"the moment to kill {', '.join(names)} never came", 60, 0.001)
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for name in names:
            self.kill(name)

    def broker(self) -> redis.Redis:
        """A connection to the broker."""
        return redis.Redis(port=self.ports["valkey"], password=self.variables["VALKEY_PASSWORD"])


class _Ended(Exception):
    """A run came to its end before it could be struck."""


Strike = Callable[[Services, str, random.Random], int]  # into a run; how many services it killed


def _killed(task: str, *names: str, alone: bool = False) -> Strike:
    """SIGKILL of services at some moment of a task, of one of them ``alone`` or of all; they come back at once."""

    def strike(services: Services, run: str, chance: random.Random) -> int:
        services.wait_for_task(run, task)
        time.sleep(chance.uniform(0, 1.5))
        chosen = chance.sample(names, 1) if alone else names
        for name in chosen:
            services.kill(name)
        services.start(*chosen)
        return len(chosen)

    return strike


def _killed_taking(services: Services, run: str, chance: random.Random) -> int:
    """SIGKILL of both workers between taking a task from the broker and saying that it runs."""
    services.wait_for_task(run, "plan_batches", "success")
    with services.broker() as broker:

        def has_taken() -> bool:
            taken: list[Any] = [json.loads(each)[0] for each in broker.hvals("unacked")]  # type: ignore[union-attr]
            bodies = [base64.b64decode(each["body"]).decode() for each in taken]
            return any(run in body and _ANNOTATE in body for body in bodies)

        services.kill_at_once(*WORKERS, when=has_taken)
    services.start(*WORKERS)
    return len(WORKERS)


# A load that has written something and not committed it.
_LOADING = text(
    "SELECT count(*) > 0 FROM pg_stat_activity"
    " WHERE datname = 'khabar' AND usename = 'khabar_loader' AND backend_xid IS NOT NULL AND query LIKE :doing"
)


def _server_killed(doing: str) -> Strike:
    """SIGKILL of PostgreSQL, both databases at once, in a transaction of a load; within seconds it comes back."""

    def strike(services: Services, run: str, chance: random.Random) -> int:
        services.wait_for_task(run, "load")
        engine = create_engine(
            services.database("postgres", "postgres", "POSTGRES_PASSWORD"), isolation_level="AUTOCOMMIT"
        )
        connection = engine.connect()
        at = time.monotonic() + 15  # a load that has nothing to write any more is struck without

        def is_loading() -> bool:
            return bool(connection.scalar(_LOADING, {"doing": doing})) or time.monotonic() > at

        services.kill_at_once("postgres", when=is_loading)
        connection.invalidate()
        engine.dispose()
        time.sleep(chance.uniform(0, 3))
        services.start("postgres")
        return 1

    return strike


def _paused(services: Services, run: str, chance: random.Random) -> int:
    """Both stand still until their tasks are given up; then those they had in hand go on beside their second trial."""
    services.wait_for_task(run, _ANNOTATE)
    for name in WORKERS:
        services.pause(name)
    given_up = ("up_for_retry", "scheduled", "queued")
    wait_until(
        lambda: (
            bool(services.tasks_in(run, _ANNOTATE, *given_up))
            and not services.tasks_in(run, _ANNOTATE, "running")
        ),
        "the tasks of workers that stand still were never given up",
    )
    for name in WORKERS:
        services.resume(name)
    return 0


@dataclass(frozen=True, slots=True)
class ServiceFault:
    """What strikes a night, one after the other, and how many nights."""

    name: str
    strikes: tuple[Strike, ...]
    nights: int


FAULTS = (
    ServiceFault("a worker killed in annotate", 2 * (_killed(_ANNOTATE, *WORKERS, alone=True),), 2),
    ServiceFault("both workers killed in annotate", 2 * (_killed(_ANNOTATE, *WORKERS),), 1),
    ServiceFault("both workers killed in load", 2 * (_killed("load", *WORKERS),), 2),
    ServiceFault("both workers killed taking a task", (_killed_taking,), 2),
    ServiceFault("scheduler killed in annotate and load",
                 (_killed(_ANNOTATE, "scheduler"), _killed("load", "scheduler")), 2),
    ServiceFault("API server killed in annotate and load",
                 (_killed(_ANNOTATE, "api-server"), _killed("load", "api-server")), 1),
    ServiceFault("broker killed in annotate and load", (_killed(_ANNOTATE, "valkey"), _killed("load", "valkey")), 2),
    ServiceFault("PostgreSQL killed in a load", (_server_killed("COPY %"), _server_killed("%")), 3),
    ServiceFault("workers paused past their time-out", (_paused,), 1),
)  # fmt: skip


def disturb_services(
    arena: Arena, chance: random.Random, only: Callable[[str], Any], rounds: int, until: float
) -> Iterable[Tally]:
    """Try each fault, beginning none after a moment of the monotonic clock; what each came to."""
    places = arena.places
    faults = [fault for fault in FAULTS if only(f"{fault.name} all services")]
    if not faults:
        return
    plain = places.fresh("sqlite", KHABAR_SOURCES=str(PROJECT / "sources.toml"))
    with Services(KHABAR_BATCH_ARTICLES=str(BATCH_ARTICLES), KHABAR_HEAVY_TASKS="2") as services:
        services.start(*_SERVICES)
        nights = _Nights(services, arena, plain)
        for fault in faults:
            tally = Tally(fault.name, "all services")
            for _ in range(fault.nights * rounds):
                if time.monotonic() < until:
                    nights.disturb(fault, chance, tally)
            yield tally
    places.remove(plain)


class _Nights:
    """Nights on the services, each with its undisturbed twin in a warehouse of its own."""

    def __init__(self, services: Services, arena: Arena, plain: Settings) -> None:
        self.services, self.arena, self.plain = services, arena, plain
        self._disturbed = Settings(warehouse=services.warehouse)
        self._number = count(1)

    def disturb(self, fault: ServiceFault, chance: random.Random, tally: Tally) -> None:
        number = next(self._number)
        first = 1000 * number
        file = write_articles(self.services.folder / f"night{number}.jsonl", range(first, first + _ARTICLES))
        self.arena.run(self.plain, f"plain {number}", tally, paths=[file])
        expected = rows_of_warehouse(self.plain)
        began, before, run, ended = time.monotonic(), len(tally.wrong), f"night-{number}", ""
        try:
            self._begin(run, file)
            with suppress(_Ended):
                for strike in fault.strikes:
                    tally.kills += strike(self.services, run, chance)
                    tally.tried += 1
                    self.services.struck_at = datetime.now(UTC)
                    tally.torn += half_loaded(rows_of_warehouse(self._disturbed), expected)
            ended = self._finish(run, file, tally)
        except Exception as error:
            tally.wrong.append(f"{run}: {type(error).__name__}: {error}; {self.services.unfinished(run)}")
        compared = compare(rows_of_warehouse(self._disturbed), expected)
        tally.lost += compared.lost
        tally.doubled += compared.doubled
        tally.wrong += [f"differs in {', '.join(compared.tables)}"] * bool(compared.tables)
        rows = tally.wrong[before:] or "rows as undisturbed"
        print(f"{fault.name}: {ended}; {rows}; {time.monotonic() - began:.0f} s", flush=True)

    def _begin(self, run: str, file: Path) -> None:
        self.services.trigger("nightly", run, paths=[str(file)], source="sada")

    def _finish(self, run: str, file: Path, tally: Tally) -> str:
        """The run ends well; or it fails, and the next one ends well: which of both."""
        if self.services.ends(run) == "success":
            return "came through"
        self._begin(again := f"{run}-again", file)
        if self.services.ends(again) != "success":
            tally.wrong.append(f"the run after it failed too: {self.services.unfinished(again)}")
        return "failed, and the next one came through"
