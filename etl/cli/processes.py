"""Processes that do not outlive the command that started them, however it ends.

They run in a session of their own under a supervisor, this module run as a program. It holds the reading end of
a pipe whose writing end only the command has: when that closes, the command has ended, by SIGKILL perhaps, and
the supervisor ends the whole session. (Process groups would not do: Airflow's tasks have groups of their own.)
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from types import FrameType
from typing import BinaryIO

import psutil

from etl.errors import Signalled

_PATIENCE = 10.0  # seconds for the kernel to take away what was killed
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# -P: neither a folder named etl nor one named airflow where the user stands is meant.
PYTHON = (sys.executable, "-P", "-m")


@contextmanager
def interruptible() -> Iterator[None]:
    """In here Ctrl-C, SIGTERM and the terminal's end raise ``Signalled``, once: what then ends is not disturbed."""
    before = {number: signal.signal(number, _interrupt) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def started(
    commands: Sequence[Sequence[str]],
    environment: Mapping[str, str],
    output: BinaryIO,
    grace: float,
    descriptors: Sequence[int] = (),
) -> Iterator[subprocess.Popen[bytes]]:
    """Processes that end with this block, all of them when one does; their supervisor, with the exit code of that one.

    They have ``grace`` seconds to leave in order. The descriptors are handed on to them.
    """
    lifeline, ours = os.pipe()
    supervisor = subprocess.Popen(
        [*PYTHON, "etl.cli.processes", str(lifeline), str(grace), json.dumps(list(commands))],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        pass_fds=(lifeline, *descriptors),
        start_new_session=True,
    )
    os.close(lifeline)
    try:
        yield supervisor
    finally:
        # The supervisor would do the same once the lifeline closes; somebody may have killed it.
        end_session(supervisor.pid, grace)
        os.close(ours)
        supervisor.wait()


def end_session(session: int, grace: float) -> None:
    """End every process of a session but this one; those that have not left after so many seconds are made to."""
    for last_word, patience in ((signal.SIGTERM, grace), (signal.SIGKILL, _PATIENCE)):
        for pid in _members(session):
            with suppress(ProcessLookupError, PermissionError):
                os.kill(pid, last_word)
        until = time.monotonic() + patience
        while _members(session) and time.monotonic() < until:
            time.sleep(0.05)


def _members(session: int) -> list[int]:
    """The living processes of a session but this one."""
    members = []
    for pid in psutil.pids():
        with suppress(OSError, psutil.Error):
            is_other = os.getsid(pid) == session and pid != os.getpid()
            if is_other and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
                members.append(pid)
    return members


def _interrupt(number: int, _frame: FrameType | None) -> None:
    for each in _SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    raise Signalled(number)


def _supervise(lifeline: int, grace: float, commands: list[list[str]]) -> int:
    os.set_inheritable(lifeline, False)
    parts = [subprocess.Popen(command, close_fds=False) for command in commands]
    codes: list[int] = []
    while not codes and not select.select([lifeline], [], [], 0.1)[0]:
        codes = [part.returncode for part in parts if part.poll() is not None]
    end_session(os.getsid(0), grace)
    # One that a signal ended is said to have ended as shells say it.
    return next((code if code >= 0 else 128 - code for code in codes), 1)


if __name__ == "__main__":
    sys.exit(_supervise(int(sys.argv[1]), float(sys.argv[2]), json.loads(sys.argv[3])))
