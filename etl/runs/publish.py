"""The daily report, put into the archive: a folder a day, with the page and its tables.

<archive>/2025-03-01/report.html, stories.csv, stories.parquet, …
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import fsspec

from etl.load import reading
from etl.report import daily
from etl.report.tables import Table, write_file
from etl.settings import Settings
from etl.storage import whole_file

_REPORT = "report.html"
_TABLES = {"csv": "excel-csv", "parquet": "parquet"}  # endings and formats


@dataclass(frozen=True, slots=True)
class Published:
    """A report in the archive."""

    day: date
    report: str  # the address of its page
    articles: int
    stories: list[str]  # headlines, the most carried first
    is_new: bool  # it says something that the archive did not hold

    def as_result(self) -> dict[str, Any]:
        """What a task hands on of it."""
        return {**asdict(self), "day": self.day.isoformat()}


def publish(settings: Settings, day: date | None = None) -> Published | None:
    """Write the report of a day, by default the newest; None where there is none to write.

    The page comes last: where it lies, its tables lie beside it. The same warehouse gives the same files.

    Raises:
        UserError: there is no warehouse.
    """
    with reading(settings.warehouse) as connection:
        day = day or daily.newest_day(connection, settings.today)
        if day is None:
            return None
        report = daily.read_daily(connection, day)
    if not report.figures["articles"]:
        return None
    folder = f"{settings.archive.rstrip('/')}/{day.isoformat()}"
    for name, table in report.tables.items():
        _write_table(f"{folder}/{name}", table)
    address, page = f"{folder}/{_REPORT}", daily.page(report).encode("utf-8", "replace")
    is_new = _read(address) != page
    if is_new:
        with whole_file(address) as part:
            part.write_bytes(page)
    return Published(day, address, report.figures["articles"], _headlines(report.tables["stories"]), is_new)


def _read(address: str) -> bytes | None:
    filesystem, path = fsspec.core.url_to_fs(address)
    return bytes(filesystem.cat_file(path)) if filesystem.exists(path) else None


def _write_table(address: str, table: Table) -> None:
    for ending, form in _TABLES.items():
        with whole_file(f"{address}.{ending}") as part:
            write_file(table, form, part)


def _headlines(stories: Table) -> list[str]:
    place = list(stories.columns).index("title")
    return [row[place] for row in stories.rows if row[place]]
