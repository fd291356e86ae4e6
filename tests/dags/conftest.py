"""An Airflow home of the tests' own, set before anything imports Airflow."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.cli import airflow
from etl.paths import DAGS
from tests.conftest import made_once

_HOME = os.environ["AIRFLOW_HOME"] = tempfile.mkdtemp(prefix="khabar-airflow-")
os.environ["AIRFLOW__CORE__LOAD_EXAMPLES"] = "False"

sys.path.append(str(DAGS))  # as Airflow does, for what the DAGs share


@pytest.fixture(scope="session")
def prepare(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """``prepare(home)``: an Airflow home with its empty database, which is made once for all; the database."""

    def make(file: Path) -> None:
        shutil.copy(airflow.prepare(), file)

    def prepare(home: Path) -> Path:
        home.mkdir(mode=0o700, exist_ok=True)
        made = made_once(tmp_path_factory, "airflow.db", make)
        return Path(shutil.copy(made, home / airflow.empty_database().name))

    return prepare


def pytest_unconfigure() -> None:
    """The home goes with the process that made it; not by atexit, which those forked from it would do too."""
    shutil.rmtree(_HOME, ignore_errors=True)
