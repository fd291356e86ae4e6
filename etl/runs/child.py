"""Work in a child process that says what it has in hand: what crashes it, takes all memory or never ends is known.

The child is forked, so it shares what this process has loaded and needs nothing sent. What it makes comes back in
frames of bytes. A bound on memory holds where the system keeps one, and on time by an alarm that ends the child by
itself, so that none long outlives whoever waits for it.
"""

from __future__ import annotations

import logging
import mmap
import os
import pickle
import resource
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from typing import BinaryIO, NamedTuple, NoReturn

import psutil

from etl.records import Reason

log = logging.getLogger("khabar.runs")

# macOS ends forked processes that use its frameworks: there, the work is done in this one, without protection.
CAN_FORK = sys.platform == "linux"
_HAND_BYTES = 8192
_NO_MEMORY = 77  # the exit code by which a child says so
_OUTSIDE = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)

Frame = tuple[int, bytes, bytes]  # of how many records, what is kept of them, what is rejected


class Bounds(NamedTuple):
    """What the work on one thing may take."""

    seconds: float
    megabytes: int  # beyond what the process has when it begins
    of_processor: bool = False  # whether only the processor's seconds count, as where a network is waited for


class Death(NamedTuple):
    """How a child ended before its work did."""

    reason: Reason
    detail: str
    from_outside: bool  # by a signal that others send: it may be chance


class Child:
    """A process that does some work; to be gone through once, frame by frame, and then asked how it ended."""

    def __init__(self, work: Callable[[Child], Iterator[Frame]], bounds: Bounds) -> None:
        self.death: Death | None = None
        self._work, self._bounds = work, bounds
        self._hand = mmap.mmap(-1, _HAND_BYTES)
        self._is_forked = False

    def hold(self, what: str) -> None:
        """Say, in the child, what it has in hand from now on; "" for nothing of which the time counts."""
        data = what.encode()[: _HAND_BYTES - 4]
        self._hand[: 4 + len(data)] = len(data).to_bytes(4, "little") + data
        if not self._is_forked:
            return
        timer = signal.ITIMER_PROF if self._bounds.of_processor else signal.ITIMER_REAL
        signal.setitimer(timer, self._bounds.seconds if what else 0)  # whose default is to end the process

    @property
    def in_hand(self) -> str:
        """What it has, or had, in hand."""
        size = int.from_bytes(self._hand[:4], "little")
        return self._hand[4 : 4 + size].decode("utf-8", "ignore")

    def frames(self) -> Generator[Frame, None, None]:
        """What it makes, as it comes; afterwards ``death`` is set where it died of something."""
        if not CAN_FORK:
            yield from self._work(self)
            return
        read_end, write_end = os.pipe()
        pid = _fork()
        if pid == 0:
            os.close(read_end)
            self._be(write_end)
        os.close(write_end)
        status = None
        try:
            with os.fdopen(read_end, "rb") as stream:
                yield from _received(stream)
            status = os.waitpid(pid, 0)[1]
        finally:
            if status is None:
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
        self.death = _death(status, self._bounds)

    def _be(self, write_end: int) -> NoReturn:
        code, self._is_forked = 1, True
        try:
            for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGALRM, signal.SIGPROF):
                signal.signal(number, signal.SIG_DFL)
            _bound_memory(self._bounds.megabytes * 1_000_000)
            with os.fdopen(write_end, "wb") as stream:
                self._send(stream)
            code = 0
        except MemoryError:
            code = _NO_MEMORY
        finally:
            os._exit(code)  # nothing of the parent's is flushed, closed or told a second time

    def _send(self, stream: BinaryIO) -> None:
        try:
            for frame in self._work(self):
                pickle.dump(frame, stream)
                stream.flush()
        except (MemoryError, BrokenPipeError):
            raise
        except Exception:
            pickle.dump(traceback.format_exc(), stream)
            raise


def _received(stream: BinaryIO) -> Iterator[Frame]:
    """The frames that came whole."""
    while True:
        try:
            frame = pickle.load(stream)
        except (EOFError, pickle.UnpicklingError):  # it has ended, or died while it sent
            return
        if isinstance(frame, str):
            log.error("in the process that read articles:\n%s", frame)
            return
        yield frame


def _fork() -> int:
    with warnings.catch_warnings():
        # Of other threads, where there are any, the child uses nothing.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _bound_memory(size: int) -> None:
    """So many bytes more than now and no further; and where the machine has none left, the kernel ends this process."""
    most = psutil.Process().memory_info().data + size
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    with suppress(OSError), open("/proc/self/oom_score_adj", "w") as score:
        score.write("1000")


def _death(status: int, bounds: Bounds) -> Death | None:
    code = os.waitstatus_to_exitcode(status)
    if code == 0:
        return None
    if code == _NO_MEMORY:
        return Death(Reason.OUT_OF_MEMORY, f"took more than {bounds.megabytes:,} MB of memory", False)
    if -code in (signal.SIGALRM, signal.SIGPROF):
        return Death(Reason.TIMED_OUT, f"was not done after {bounds.seconds:g} seconds", False)
    if code > 0:
        return Death(Reason.CRASHED, "ended with an error that the log of the task holds", False)
    perhaps = ", by the system for want of memory perhaps" if code == -signal.SIGKILL else ""
    return Death(Reason.CRASHED, f"was ended by {signal.Signals(-code).name}{perhaps}", -code in _OUTSIDE)
