"""How far long work has come: a bar on a terminal, plain lines in a log.

``khabar run`` starts the DAG in a process of its own and draws the bars itself from the lines that
process writes to the file descriptor in ``KHABAR_PROGRESS_FD``; anywhere else the lines go to the log.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from etl.settings import PROGRESS_FD

log = logging.getLogger("khabar.progress")
_SECONDS_BETWEEN_LINES = 5.0
Item = TypeVar("Item")


class Steps:
    """Counts what one task of a stage has done and says so from time to time."""

    def __init__(self, stage: str, total: int | None, unit: str = "articles") -> None:
        self.stage, self.total, self.unit = stage, total, unit
        self.done = self._told = 0
        self._began = self._said = time.monotonic()

    def advance(self, count: int) -> None:
        """Count further records done."""
        self.done += count
        pause = 0.2 if _descriptor() else _SECONDS_BETWEEN_LINES
        if time.monotonic() - self._said >= pause:
            self.say()

    def say(self) -> None:
        """Report the state now; called once more by whoever finishes the task."""
        self._said = time.monotonic()
        if not _tell(stage=self.stage, more=self.done - self._told):
            log.info("%s", self._line())
        self._told = self.done

    def _line(self) -> str:
        rate = self.done / max(self._said - self._began, 1e-9)
        of_total = f" of {self.total}" if self.total is not None else ""
        left = f", {(self.total - self.done) / rate:.0f} s left" if self.total and self.done else ""
        return f"{self.stage}: {self.done}{of_total} {self.unit}, {rate:.0f}/s{left}"


def expect(stage: str, total: int) -> None:
    """Say how much all tasks of a stage will have done together."""
    if not _tell(stage=stage, more=0, total=total):
        log.info("%s: %d to do", stage, total)


def report_run(run_id: str) -> None:
    """Say by what name the ledger knows the run."""
    _tell(run=run_id)


def report_failure(line: str, asked_wrongly: bool = False) -> None:
    """Say what failed, so that whoever watches can say it in one line."""
    _tell(failure=line, asked_wrongly=asked_wrongly)


def report_end(status: str) -> None:
    """Say how the run ended: whoever watches need wait no longer."""
    _tell(status=status)


def is_watched() -> bool:
    """Whether somebody waits for this run: `khabar run` does, the scheduler does not."""
    return bool(_descriptor())


def _descriptor() -> str | None:
    return os.environ.get(PROGRESS_FD)


def _tell(**said: str | int) -> bool:
    """Send a line to the watching process, where there is one."""
    descriptor = _descriptor()
    if not descriptor:
        return False
    with suppress(OSError):  # the watcher is gone; the work goes on
        os.write(int(descriptor), f"{json.dumps(said)}\n".encode())
    return True


def counted(
    items: Iterable[Item], stage: str, total: int | None = None, unit: str = "articles"
) -> Iterator[Item]:
    """The items, with the stage's progress said as they pass."""
    steps = Steps(stage, total, unit)
    for item in items:
        yield item
        steps.advance(1)
    steps.say()


@dataclass(slots=True)
class Heard:
    """What another process said of its run beside its progress."""

    run_id: str | None = None  # None: it did not come as far as the ledger
    failure: str | None = None  # what failed first
    asked_wrongly: bool = False  # that was a mistake of the user's
    status: str | None = None  # how it ended, as the ledger has it; None: nobody settled it


def watch(lines: Iterable[str], heard: Heard) -> None:
    """Draw what another process says of its stages, until its run has ended; say at once what failed first."""
    show(_sums(lines, heard))


def show(sums: Iterable[Sum]) -> None:
    """Draw how far a command's own work has come, which is done as it is told: a bar on a terminal, else lines."""
    if sys.stderr.isatty():
        _draw(sums)
    else:
        _print(sums)


Sum = tuple[str, int, int | None]  # a stage, how much of it is done, of how much


def _draw(sums: Iterable[Sum]) -> None:
    columns = (
        TextColumn("{task.description:>10}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    bars: dict[str, TaskID] = {}
    with Progress(*columns, console=Console(stderr=True)) as progress:
        for stage, done, total in sums:
            if stage not in bars:
                bars[stage] = progress.add_task(stage, total=total, rate="")
            bar = bars[stage]
            elapsed = progress.tasks[bar].elapsed or 0
            rate = f"{done / elapsed:,.0f}/s" if elapsed > 0.5 else ""
            progress.update(bar, completed=done, total=total, rate=rate)


def _print(sums: Iterable[Sum]) -> None:
    """One line when a stage ends or some seconds have passed."""
    said: dict[str, float] = {}
    latest: dict[str, tuple[int, int | None]] = {}
    for stage, done, total in sums:
        now = time.monotonic()
        latest[stage] = done, total
        if done == total or now - said.get(stage, 0.0) >= _SECONDS_BETWEEN_LINES:
            said[stage] = now
            _print_sum(stage, done, total)
            latest.pop(stage, None)
    for stage, (done, total) in latest.items():
        _print_sum(stage, done, total)


def _print_sum(stage: str, done: int, total: int | None) -> None:
    of_total = f" of {total}" if total is not None else ""
    print(f"{stage}: {done}{of_total}", file=sys.stderr, flush=True)


def _sums(lines: Iterable[str], heard: Heard) -> Iterator[Sum]:
    """Each stage's sum so far, over all its tasks, whenever one has said more; what else is said goes aside."""
    done: dict[str, int] = {}
    totals: dict[str, int] = {}
    for line in lines:
        said = json.loads(line)
        if "status" in said:
            heard.status = said["status"]
            return
        if "run" in said:
            heard.run_id = said["run"]
            continue
        if "failure" in said:
            if heard.failure is None:
                heard.failure, heard.asked_wrongly = said["failure"], said["asked_wrongly"]
                print(f"khabar: {heard.failure}", file=sys.stderr, flush=True)
            continue
        stage = said["stage"]
        if not said["more"] and "total" not in said:
            continue
        done[stage] = done.get(stage, 0) + said["more"]
        if "total" in said:
            totals[stage] = said["total"]
        yield stage, done[stage], totals.get(stage)
