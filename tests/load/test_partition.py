"""Annotation tables partitioned by month: the same rows, and everything goes on as before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from etl.errors import UserError
from etl.load import open_warehouse
from etl.load.checksums import checksums
from etl.load.partition import TABLES, partition
from etl.report.checks import run_checks
from tests.reading_room import fill

KEYS = "SELECT conname FROM pg_constraint WHERE conrelid = 'mention'::regclass AND contype IN ('p', 'f') ORDER BY 1"
SAID = "SELECT * FROM who_said_what ORDER BY version_id, ordinal"


@pytest.mark.parametrize("warehouse_url", ["postgresql"], indirect=True)
def test_rows_views_checks_and_loads_stay_as_they_are(engine: Engine, loader, article, entity) -> None:
    fill(engine, loader, article, entity)
    before = checksums(engine)
    with engine.connect() as connection:
        keys = connection.scalars(text(KEYS)).all()
        said = connection.execute(text(SAID)).all()
    partition(engine, date(2025, 3, 1), 1)
    partition(engine, date(2025, 3, 1), 2)  # again: another month, nothing else
    assert checksums(engine) == before
    with engine.connect() as connection:
        assert connection.scalars(text(KEYS)).all() == keys
        assert connection.execute(text(SAID)).all() == said
        parted = "SELECT count(*) FROM pg_class WHERE relkind = 'p' AND relname = ANY(:names)"
        assert connection.scalar(text(parted), {"names": [table.name for table in TABLES]}) == len(TABLES)
        assert connection.scalar(text("SELECT count(*) FROM mention_2025_03")) > 0
    assert not run_checks(engine)
    load = loader(engine)
    new = article("new", "وصل الوفد إلى المرفأ.", position=7, published_on=date(2025, 4, 2))
    assert load([new]).added == 1
    assert load([new], run="run 2").unchanged == 1
    with engine.connect() as connection:
        tonight = "SELECT count(*) FROM sentence_default WHERE version_id = :version"
        assert connection.scalar(text(tonight), {"version": new.version_id}) > 0


def test_sqlite_has_none(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="SQLite has no partitions"):
        partition(open_warehouse(f"sqlite:///{tmp_path}/warehouse.db"), date(2025, 1, 1), 1)
