"""An Airflow home of the tests' own, set before anything imports Airflow."""

from __future__ import annotations

import os
import sys
import tempfile

from etl.paths import DAGS

os.environ["AIRFLOW_HOME"] = tempfile.mkdtemp(prefix="khabar-airflow-")
os.environ["AIRFLOW__CORE__LOAD_EXAMPLES"] = "False"

sys.path.append(str(DAGS))  # as Airflow does, for what the DAGs share
