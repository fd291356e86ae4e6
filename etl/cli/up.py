"""``khabar up``: Airflow with its web page, on this machine."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from contextlib import suppress

from etl.cli import airflow
from etl.cli.processes import interruptible, started
from etl.errors import Signalled, UserError
from etl.settings import read_settings

_PATIENCE = 180  # seconds for a cold start on a slow laptop
_GRACE = 15.0  # seconds for Airflow's parts to leave in order


def add(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subcommands.add_parser("up")
    parser.add_argument("--port", type=int, default=8080, help="of the web page (default: 8080)")
    parser.set_defaults(run=_up)


def _up(options: argparse.Namespace) -> int:
    _require_free(options.port)
    log = airflow.home() / "up.log"
    address = f"http://localhost:{options.port}"
    environment = airflow.environment() | {
        "AIRFLOW__API__BASE_URL": address,
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"{address}/execution/",
    }
    # The web page reads the tasks' logs from the folder they lie in: no server for them, which all could reach.
    parts = [
        airflow.command("api-server", "--host", "127.0.0.1", "--port", str(options.port)),
        airflow.command("scheduler", "--skip-serve-logs"),
        airflow.command("dag-processor"),
    ]
    with interruptible():
        _prepare(environment)
        print("khabar: starting Airflow …", file=sys.stderr)
        with log.open("ab") as output, started(parts, environment, output, _GRACE) as process:
            try:
                if not _answers(address, process):
                    raise UserError(f"Airflow did not start; see {log}")
                print(
                    f"Khabar is up: {address}  (sign in as {_sign_in()}; log in {log}; Ctrl-C stops it)",
                    flush=True,
                )
                process.wait()
                raise UserError(f"a part of Airflow ended by itself; see {log}")
            except Signalled as interrupted:
                with suppress(OSError):  # the terminal may have gone
                    print("khabar: stopping Airflow …", file=sys.stderr)
                return 0 if interrupted.exit_code == 130 else interrupted.exit_code


def _prepare(environment: Mapping[str, str]) -> None:
    """Bring Airflow's own database up to the installed version, with the pools that the DAGs name."""
    empty = airflow.prepare()
    if airflow.DATABASE not in environment and not (airflow.home() / "airflow.db").is_file():
        shutil.copyfile(empty, airflow.home() / "airflow.db")
    else:
        airflow.call(environment, "db", "migrate")
    airflow.set_pools(environment, read_settings())


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
