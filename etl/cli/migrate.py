"""``khabar migrate``: the schema of this version, and the rights of the roles, for whoever owns the warehouse.

`khabar run` does the same on its way. Where a night signs in as `khabar_loader`, which may change no table, the owner
does it once after each upgrade of Khabar.
"""

from __future__ import annotations

import argparse
import sys

from etl.load.roles import settle_roles
from etl.load.warehouse import address_of, shown_address
from etl.runs import lifecycle
from etl.settings import read_settings


def add(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    subcommands.add_parser("migrate").set_defaults(run=_migrate)


def _migrate(_options: argparse.Namespace) -> int:
    settings = read_settings()
    if unusable := lifecycle.what_forbids_a_run(settings):
        print(f"khabar: {unusable}", file=sys.stderr)
        return 1
    settle_roles(lifecycle.open_warehouse(settings))
    print(f"{shown_address(address_of(settings.warehouse))}: of this version's schema")
    return 0
