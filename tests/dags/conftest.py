"""An Airflow home of the tests' own, set before anything imports Airflow."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile

from etl.paths import DAGS

_HOME = os.environ["AIRFLOW_HOME"] = tempfile.mkdtemp(prefix="khabar-airflow-")
os.environ["AIRFLOW__CORE__LOAD_EXAMPLES"] = "False"

sys.path.append(str(DAGS))  # as Airflow does, for what the DAGs share


def pytest_unconfigure() -> None:
    """The home goes with the process that made it; not by atexit, which those forked from it would do too."""
    shutil.rmtree(_HOME, ignore_errors=True)
