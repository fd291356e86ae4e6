"""``khabar up``: Airflow with its web page, on this machine."""

from __future__ import annotations

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress

from etl.cli import airflow
from etl.errors import UserError

_PATIENCE = 180  # seconds for a cold start on a slow laptop
_GRACE = 15  # seconds to leave in order


def add(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subcommands.add_parser("up")
    parser.add_argument("--port", type=int, default=8080, help="of the web page (default: 8080)")
    parser.set_defaults(run=_up)


def _up(options: argparse.Namespace) -> int:
    _require_free(options.port)
    airflow.prepare()
    log = airflow.home() / "standalone.log"
    address = f"http://localhost:{options.port}"
    environment = airflow.environment() | {
        "AIRFLOW__API__HOST": "127.0.0.1",
        "AIRFLOW__API__PORT": str(options.port),
        "AIRFLOW__API__BASE_URL": address,
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"{address}/execution/",
    }
    with log.open("wb") as output:
        process = subprocess.Popen(
            airflow.command("standalone"),
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        if not _answers(address, process):
            raise UserError(f"Airflow did not start; see {log}")
        print(
            f"Khabar is up: {address}  (sign in as {_sign_in()}; log in {log}; Ctrl-C stops it)", flush=True
        )
        return process.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End Airflow with all its parts; those that have not left after a while are made to."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C would leave parts of it behind
    print("khabar: stopping Airflow …", file=sys.stderr)
    for last_word in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, last_word)
        with suppress(subprocess.TimeoutExpired):
            process.wait(_GRACE)


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise UserError(
                f"port {port} is taken ({os.strerror(error.errno or 0)}); choose another: --port"
            ) from None


def _answers(address: str, process: subprocess.Popen[bytes]) -> bool:
    print("khabar: starting Airflow …", file=sys.stderr)
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/api/v2/monitor/health", timeout=2):
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(1)
    return False


def _sign_in() -> str:
    """The name and password Airflow made for this machine on its first start."""
    passwords = airflow.home() / "simple_auth_manager_passwords.json.generated"
    users = json.loads(passwords.read_text("utf-8")) if passwords.is_file() else {}
    return (
        ", ".join(f"{name} / {password}" for name, password in users.items())
        or "set up in Airflow's configuration"
    )
