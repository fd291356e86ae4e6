"""Opening a warehouse: addresses, reading without writing, and what SQLite is told."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from etl.errors import UserError
from etl.load import open_warehouse, reading
from etl.load.warehouse import writing


@pytest.mark.parametrize("url", ["mysql://localhost/news", "no address", "warehouse.db"])
def test_another_kind_of_address_is_one_clear_line(url):
    with pytest.raises(UserError, match="a warehouse is sqlite:///PATH or postgresql://"):
        open_warehouse(url)


def test_a_missing_warehouse_is_said_and_not_made(tmp_path):
    file = tmp_path / "nowhere" / "warehouse.db"
    with pytest.raises(UserError, match="khabar run"), reading(f"sqlite:///{file}"):
        pass
    assert not file.parent.exists()


def test_a_question_cannot_write(warehouse_url):
    with reading(warehouse_url) as connection:
        assert connection.scalar(text("SELECT COUNT(*) FROM calendar_day")) > 0
        with pytest.raises(DBAPIError):
            connection.execute(text("DELETE FROM calendar_day"))


def test_references_are_enforced(engine):
    with pytest.raises(DBAPIError), writing(engine) as connection:
        connection.execute(
            text(
                "INSERT INTO article (article_id, source_id, identity, first_seen_at)"
                " VALUES (1, 1, 'x', '2020-01-01 00:00:00')"
            )
        )


def test_one_writer_waits_for_another(engine):
    """A transaction that reads and then writes is not turned away because another wrote in between."""

    def write(slug):
        with writing(engine) as connection:
            number = connection.scalar(text("SELECT COUNT(*) FROM source"))
            connection.execute(
                text("INSERT INTO source (source_id, slug) VALUES (:key, :slug)"),
                {"key": len(slug) * 100 + number, "slug": slug},
            )

    workers = [threading.Thread(target=write, args=("x" * n,)) for n in range(1, 5)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT COUNT(*) FROM source")) == 4
