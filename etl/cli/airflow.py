"""Airflow, started as a process of its own: its home, its settings, one run of a DAG."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from etl import progress
from etl.errors import UserError
from etl.paths import DAGS, IN_CHECKOUT, PROJECT


def home() -> Path:
    """Airflow's own folder: ``AIRFLOW_HOME``, else ``.airflow/`` in a checkout, else one of the user's."""
    default = PROJECT / ".airflow" if IN_CHECKOUT else Path.home() / ".khabar" / "airflow"
    return Path(os.environ.get("AIRFLOW_HOME", default)).absolute()


def environment() -> dict[str, str]:
    """This environment with what Airflow must know of Khabar; what is already set wins."""
    ours = {
        "AIRFLOW_HOME": str(home()),
        "AIRFLOW__CORE__DAGS_FOLDER": str(DAGS),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
    }
    # `airflow standalone` starts its parts by that name, whether or not the user's path leads to this Python.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    return {**ours, **os.environ, "PATH": path}


def prepare() -> None:
    """Bring Airflow's own database up to the installed version; a second call costs nothing.

    Raises:
        UserError: the migration failed; the message says where its log is.
    """
    marker = home() / f"migrated-{version('apache-airflow-core')}"
    if marker.is_file():
        return
    home().mkdir(parents=True, exist_ok=True)
    print("khabar: preparing Airflow (once)", file=sys.stderr)
    log = home() / "migrate.log"
    with log.open("wb") as output:
        done = subprocess.run(
            command("db", "migrate"), env=environment(), stdout=output, stderr=subprocess.STDOUT, check=False
        )
    if done.returncode:
        raise UserError(f"Airflow could not prepare its database; see {log}")
    marker.touch()


def run_dag(dag_id: str, parameters: dict[str, Any]) -> tuple[bool, Path]:
    """Run a DAG in one process, drawing its progress; whether it succeeded, and its log.

    Raises:
        UserError: the DAG complained of what was asked.
    """
    prepare()
    log = home() / f"{dag_id}.log"
    read_end, write_end = os.pipe()
    with log.open("wb") as output:
        process = subprocess.Popen(
            command("dags", "test", dag_id, "--conf", json.dumps(parameters)),
            env={**environment(), "KHABAR_PROGRESS_FD": str(write_end)},
            pass_fds=[write_end],
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        os.close(write_end)
        with os.fdopen(read_end) as lines:
            mistakes = progress.watch(lines)
        succeeded = process.wait() == 0
    if mistakes:
        raise UserError(mistakes[0])
    return succeeded, log


def command(*arguments: str) -> list[str]:
    """The installed ``airflow`` of this same Python."""
    return [sys.executable, "-m", "airflow", *arguments]
