"""``khabar migrate``: the schema of this version, and the rights of the roles, for whoever owns the warehouse.

`khabar run` does the same on its way. Where a night signs in as `khabar_loader`, which may change no table, the owner
does it once after each upgrade of Khabar.
"""

from __future__ import annotations

import argparse
import sys

from sqlalchemy.exc import DBAPIError

from etl.load import open_warehouse, upgrade
from etl.load.roles import settle_roles
from etl.load.warehouse import address_of, shown_address
from etl.runs.failures import explain
from etl.settings import read_settings


def add(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subcommands.add_parser("migrate")
    parser.set_defaults(run=_migrate)


def _migrate(options: argparse.Namespace) -> int:
    settings = read_settings()
    try:
        engine = open_warehouse(settings.warehouse)
        upgrade(engine)
        settle_roles(engine)
    except (DBAPIError, OSError) as error:
        print(f"khabar: {explain(error, settings).line}", file=sys.stderr)
        return 1
    print(f"{shown_address(address_of(settings.warehouse))}: of this version's schema")
    return 0
