"""Faults of whole services: workers, scheduler, broker and PostgreSQL, killed or paused under a nightly on all of them.

They are those of docker-compose.yml, as processes of this machine. Each fault has a file of its own to load; all go
into one warehouse, which is held to that of undisturbed nights over the same files after each.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import psutil

from etl.paths import PROJECT
from etl.settings import Settings
from tests.chaos.faults import Arena, Tally, rows_of_warehouse
from tests.chaos.night import write_articles
from tests.chaos.places import BATCH_ARTICLES, Places
from tests.chaos.rows import compare
from tests.production import Production, wait_until

PATIENCE = 900.0  # seconds for a disturbed run to end, its tasks tried again
_WORKERS = ("worker-1", "worker-2")
_SERVICES = ("api-server", "scheduler", "dag-processor", "triggerer", *_WORKERS)
_ARTICLES = 60


class Services(Production):
    """The services, with what makes them notice within seconds what they notice within minutes by default."""

    def environment(self, name: str) -> dict[str, str]:
        return {
            **super().environment(name),
            "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT": "30",
            "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT_DETECTION_INTERVAL": "5",
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

    def wait_for_task(self, run: str, task: str) -> None:
        """Until a task of a run is at work, or has been."""
        states = ("running", "success", "failed", "up_for_retry")
        wait_until(
            lambda: any(
                each["task_id"] == task and each["state"] in states for each in self.tasks("nightly", run)
            ),
            f"{task} of {run} never began",
            PATIENCE,
        )

    def ends(self, run: str) -> str:
        """The state a run ends in, whatever has to be restarted until then."""
        until = time.monotonic() + PATIENCE
        while (state := self.state("nightly", run)) not in ("success", "failed"):
            if time.monotonic() > until:
                raise AssertionError(f"{run} never ended; its tasks: {self._unfinished(run)}")
            self.restart_what_ended()
            time.sleep(2)
        return state

    def _unfinished(self, run: str) -> list[tuple[str, str]]:
        tasks = self.tasks("nightly", run)
        return [(each["task_id"], each["state"]) for each in tasks if each["state"] != "success"]


Disturb = Callable[[Services, random.Random], None]


def _killed(*names: str) -> Disturb:
    def disturb(services: Services, chance: random.Random) -> None:
        for name in names:
            services.kill(name)
        time.sleep(chance.uniform(0, 3))
        services.start(*names)

    return disturb


def _paused(services: Services, chance: random.Random) -> None:
    """Both stand still until their tasks are given up and queued again; then those they had in hand go on too."""
    for name in _WORKERS:
        services.pause(name)
    time.sleep(45)
    for name in _WORKERS:
        services.resume(name)


# The task of the nightly in which it strikes, and what it does.
FAULTS: tuple[tuple[str, str, Disturb, int], ...] = (
    ("workers killed in annotate", "process.annotate", _killed(*_WORKERS), 2),
    ("workers killed in load", "load", _killed(*_WORKERS), 2),
    ("scheduler killed in annotate", "process.annotate", _killed("scheduler"), 1),
    ("broker killed in annotate", "process.annotate", _killed("valkey"), 1),
    ("PostgreSQL killed in load", "load", _killed("postgres"), 1),
    ("workers paused past their time-out", "process.annotate", _paused, 0),
)


def disturb_services(
    arena: Arena, places: Places, chance: random.Random, only: Callable[[str], bool]
) -> Iterable[Tally]:
    """Try each fault; what each came to."""
    plain = places.fresh("sqlite", KHABAR_SOURCES=str(PROJECT / "sources.toml"))
    with Services(KHABAR_BATCH_ARTICLES=str(BATCH_ARTICLES), KHABAR_HEAVY_TASKS="2") as services:
        services.start(*_SERVICES)
        for number, (name, task, disturb, kills) in enumerate(FAULTS):
            if not only(name):
                continue
            tally = Tally(name, "all services", tried=1, kills=kills)
            file = write_articles(
                services.folder / f"night{number}.jsonl", range(1000 * number, 1000 * number + _ARTICLES)
            )
            try:
                _disturb(services, f"fault-{number}", file, (task, disturb), chance, tally)
                arena.run(plain, f"plain {number}", tally, paths=[file])
                _hold(services, plain, tally)
            except Exception as error:
                tally.wrong.append(f"{type(error).__name__}: {error}")
            yield tally
    places.remove(plain)


def _disturb(
    services: Services,
    run: str,
    file: Path,
    fault: tuple[str, Disturb],
    chance: random.Random,
    tally: Tally,
) -> None:
    task, disturb = fault
    services.trigger("nightly", run, paths=[str(file)], source="sada")
    services.wait_for_task(run, task)
    time.sleep(chance.uniform(0, 1))
    disturb(services, chance)
    if services.ends(run) != "success":
        again = f"{run}-again"
        services.trigger("nightly", again, paths=[str(file)], source="sada")
        if services.ends(again) != "success":
            tally.wrong.append(f"the run after it failed too: {services._unfinished(again)}")


def _hold(services: Services, plain: Settings, tally: Tally) -> None:
    disturbed = Settings(warehouse=services.warehouse)
    compared = compare(rows_of_warehouse(disturbed), rows_of_warehouse(plain))
    tally.lost, tally.doubled = compared.lost, compared.doubled
    tally.wrong += [f"differs in {', '.join(compared.tables)}"] * bool(compared.tables)
