"""``khabar up`` in a terminal of its own: what it opens to the network, what it leaves behind."""

from __future__ import annotations

import os
import pty
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil

PATIENCE = 240  # seconds, for two busy cores
CALL = [sys.executable, "-c", "import sys; from etl.cli import main; sys.exit(main())"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def read_until(terminal: int, words: str) -> str:
    said = ""
    until = time.monotonic() + PATIENCE
    while words not in said:
        assert time.monotonic() < until, said
        try:
            said += os.read(terminal, 4096).decode()
        except OSError:  # the command has ended
            raise AssertionError(said) from None
    return said


def test_it_listens_on_this_machine_only_and_ends_with_its_terminal(
    tmp_path: Path, prepare: Callable[[Path], Path]
) -> None:
    prepare(tmp_path / "airflow")
    terminal, side = pty.openpty()
    environment = {
        **os.environ,
        "AIRFLOW_HOME": str(tmp_path / "airflow"),
        "KHABAR_HOME": str(tmp_path / "var"),
        "KHABAR_SCHEDULE": "none",
    }

    def take_terminal() -> None:
        import fcntl
        import termios

        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    up = subprocess.Popen(
        [*CALL, "up", "--port", str(free_port())],
        env=environment,
        stdin=side,
        stdout=side,
        stderr=side,
        start_new_session=True,
        preexec_fn=take_terminal,
    )
    os.close(side)
    family: list[psutil.Process] = []
    try:
        read_until(terminal, "Khabar is up")
        family = psutil.Process(up.pid).children(recursive=True)
        assert len(family) >= 4, "a supervisor and three parts of Airflow"
        listening = {
            connection.laddr.ip
            for process in family
            for connection in process.net_connections("inet")
            if connection.status == psutil.CONN_LISTEN
        }
        assert listening == {"127.0.0.1"}
        files = [path for path in (tmp_path / "airflow").rglob("*") if not path.is_symlink()]
        assert [path for path in files if path.stat().st_mode & 0o077] == []
    finally:
        os.close(terminal)
        up.wait(60)
    gone, alive = psutil.wait_procs(family, timeout=30)
    assert gone and not alive
