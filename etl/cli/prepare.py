"""``khabar prepare``: before Airflow's services start: its tables and pools, the place of staging, the warehouse."""

from __future__ import annotations

import argparse
import sys

from etl import storage
from etl.cli import airflow
from etl.runs import lifecycle
from etl.settings import read_settings


def add(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    subcommands.add_parser("prepare").set_defaults(run=_prepare)


def _prepare(_options: argparse.Namespace) -> int:
    settings, environment = read_settings(), airflow.environment()
    # A service's log is what it prints: the folders of one that failed may be gone.
    airflow.call(environment, "db", "migrate", output=sys.stderr.buffer)
    airflow.set_pools(environment, settings, sys.stderr.buffer)
    for place in (settings.staging, settings.archive):
        storage.make_folder(place)
    if unusable := lifecycle.what_forbids_a_run(settings):
        print(f"khabar: {unusable}", file=sys.stderr)
        return 1
    return 0
