"""``python -m etl.load.new_migration NAME``: what the tables have and the migrations lack, as the next migration."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command

from etl.load.schema import MIGRATIONS, alembic_config, upgrade
from etl.load.warehouse import open_warehouse


def write_migration(name: str) -> Path:
    """Write ``sql/migrations/versions/NNNN_name.py`` by comparing the tables with an upgraded warehouse; its path."""
    versions = MIGRATIONS / "versions"
    last = max(int(file.stem[:4]) for file in versions.glob("[0-9]*.py"))
    number = last + 1
    with TemporaryDirectory() as folder:
        engine = open_warehouse(f"sqlite:///{folder}/warehouse.db")
        upgrade(engine, f"{last:04d}")  # by number: what only the newest schema can hold is not filled in
        with engine.connect() as connection:
            command.revision(
                alembic_config(connection), message=name, autogenerate=True, rev_id=f"{number:04d}"
            )
        engine.dispose()
    (written,) = versions.glob(f"{number:04d}*.py")
    return written.rename(versions / f"{number:04d}_{re.sub(r'[^a-z0-9]+', '_', name.lower())}.py")


if __name__ == "__main__":
    print(f"{write_migration(' '.join(sys.argv[1:]))}: read it, then ruff format")
