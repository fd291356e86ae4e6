"""Work in a child process that says what it has in hand: what crashes it, takes all memory or never ends is known.

The child is forked, so it shares what this process has loaded. It is sent one request after the other, and answers each
in frames of bytes. A bound on memory holds where the system keeps one, and on time by an alarm that ends the child by
itself; it ends when nobody is left to send it a request, so that none long outlives whoever waits for it.
"""

from __future__ import annotations

import logging
import mmap
import os
import resource
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe
from typing import Any, NamedTuple, NoReturn

import psutil

from etl.records import Reason

log = logging.getLogger("khabar.runs")

# macOS ends forked processes that use its frameworks: there, the work is done in this one, without protection.
CAN_FORK = sys.platform == "linux"
_HAND_BYTES = 8192
_NO_MEMORY = 77  # the exit code by which a child says so
_OUTSIDE = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)

_WORN = 0.5  # of the memory it may take, taken already: another is to go on

Frame = tuple[int, bytes, bytes]  # of how many records, what is kept of them, what is rejected
Work = Callable[["Child", Any], Iterator[Frame]]


_PATIENCE = 5  # seconds that may pass for one of the processor's


class Bounds(NamedTuple):
    """What the work on one thing may take."""

    seconds: float  # of the processor: how busy the machine is must not decide
    megabytes: int  # beyond what the process has when it begins
    may_wait: bool = False  # whether it may sleep as long as it likes, as where a network is waited for


class Death(NamedTuple):
    """How a child ended before its work did."""

    reason: Reason
    detail: str
    from_outside: bool  # by a signal that others send: it may be chance


class Child:
    """A process that answers requests, forked at the first; after one that it did not answer, ask how it ended."""

    def __init__(self, work: Work, bounds: Bounds) -> None:
        self.death: Death | None = None
        self._work, self._bounds = work, bounds
        self._hand = mmap.mmap(-1, _HAND_BYTES)
        self._running: _Running | None = None
        self._is_forked = False

    def hold(self, what: str) -> None:
        """Say, in the child, what it has in hand from now on; "" for nothing of which the time counts."""
        data = what.encode()[: _HAND_BYTES - 4]
        self._hand[: 4 + len(data)] = len(data).to_bytes(4, "little") + data
        if not self._is_forked:
            return
        seconds = self._bounds.seconds if what else 0
        signal.setitimer(signal.ITIMER_PROF, seconds)  # whose default is to end the process
        if not self._bounds.may_wait:
            signal.setitimer(signal.ITIMER_REAL, _PATIENCE * seconds)

    @property
    def in_hand(self) -> str:
        """What it has, or had, in hand."""
        size = int.from_bytes(self._hand[:4], "little")
        return self._hand[4 : 4 + size].decode("utf-8", "ignore")

    @property
    def can_go_on(self) -> bool:
        """Whether it waits for another request, and has room left for what that may need."""
        return self._running is not None and self._running.has_room(self._bounds.megabytes * _WORN)

    def frames(self, request: Any = None) -> Generator[Frame, None, None]:
        """What it makes of a request, as it comes; afterwards ``death`` is set where it died of something."""
        if not CAN_FORK:
            yield from self._work(self, request)
            return
        if self._running is None:
            self._running = self._begin()
        is_answered = False
        try:
            with suppress(
                OSError
            ):  # it has ended; what it sent before, and why it ended, are still to be had
                self._running.connection.send(request)
            is_answered = yield from _received(self._running.connection)
            if not is_answered:
                self.death = _death(self._running.wait(), self._bounds)
                self._running = None
        finally:
            if not is_answered:
                self.close()

    def close(self) -> None:
        """End the process, whatever it does."""
        if self._running is not None:
            self._running.kill()
            self._running = None

    def _begin(self) -> _Running:
        ours, theirs = Pipe()
        pid = _fork()
        if pid == 0:
            # Held open here, they would keep other children from seeing that the parent is gone.
            for each in (ours, *_connections):
                each.close()
            self._be(theirs)
        theirs.close()
        return _Running(pid, ours)

    def _be(self, connection: Connection) -> NoReturn:
        code, self._is_forked = 1, True
        try:
            for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGALRM, signal.SIGPROF):
                signal.signal(number, signal.SIG_DFL)
            _bound_memory(self._bounds.megabytes * 1_000_000)
            with suppress(EOFError):  # there will be no other request
                while True:
                    self._answer(connection.recv(), connection)
            code = 0
        except MemoryError:
            code = _NO_MEMORY
        finally:
            os._exit(code)  # nothing of the parent's is flushed, closed or told a second time

    def _answer(self, request: Any, connection: Connection) -> None:
        try:
            for frame in self._work(self, request):
                connection.send(frame)
            connection.send(None)
        except (MemoryError, BrokenPipeError):
            raise
        except Exception:
            connection.send(traceback.format_exc())
            raise


class _Running:
    """A child's process, as its parent has it."""

    def __init__(self, pid: int, connection: Connection) -> None:
        self.connection = connection
        self._process = psutil.Process(pid)
        self._parent, self._taken = os.getpid(), self._data()
        _connections.add(connection)

    def has_room(self, megabytes: float) -> bool:
        """Whether it lives, is this process's own, and has grown by less."""
        if self._parent != os.getpid() or self.connection.poll():  # all it can say is that it has ended
            return False
        return self._data() - self._taken < megabytes * 1_000_000

    def _data(self) -> int:
        return int(self._process.memory_info().data)

    def wait(self) -> int:
        """How it ended, as a status of the system."""
        status = os.waitpid(self._process.pid, 0)[1]
        self._let_go()
        return status

    def kill(self) -> None:
        """End it; where this process is a copy of its parent, only forget it."""
        if self._parent == os.getpid():
            os.kill(self._process.pid, signal.SIGKILL)
            os.waitpid(self._process.pid, 0)
        self._let_go()

    def _let_go(self) -> None:
        _connections.discard(self.connection)
        self.connection.close()


_connections: set[Connection] = set()  # to the children of this process


def _received(connection: Connection) -> Generator[Frame, None, bool]:
    """The frames that came whole; whether the request is answered with them."""
    while True:
        try:
            frame = connection.recv()
        except (EOFError, OSError):  # it has ended, or died while it sent
            return False
        if frame is None:
            return True
        if isinstance(frame, str):
            log.error("in the process that read articles:\n%s", frame)
            return False
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
