"""Whether Airflow's API server says that a component is healthy: ``healthy.py scheduler``."""

import json
import os
import sys
from urllib.request import urlopen

server = os.environ["AIRFLOW__CORE__EXECUTION_API_SERVER_URL"].removesuffix("/execution/")
with urlopen(f"{server}/api/v2/monitor/health", timeout=10) as answer:
    sys.exit(json.load(answer)[sys.argv[1]]["status"] != "healthy")
