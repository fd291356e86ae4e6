"""Publishing leaves a folder a day in the archive, the same for the same warehouse, and whole or not at all."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from etl.cli import main
from etl.errors import ConfigError
from etl.runs import publish
from etl.runs.notifiers import read_notifiers
from etl.settings import Settings, read_settings

TABLES = ("stories", "statements", "events", "announced_dates", "rising_names", "source_health")


@pytest.fixture
def settings(warehouse_url: str, tmp_path: Path, load, article) -> Settings:
    load([article("1"), article("2", position=2, published_on=date(2025, 4, 19))])
    return read_settings({"KHABAR_HOME": str(tmp_path), "KHABAR_WAREHOUSE": warehouse_url})


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_day_is_a_folder_with_the_page_and_each_table_twice(settings: Settings, tmp_path: Path) -> None:
    published = publish.publish(settings)
    assert published is not None and published.is_new
    folder = tmp_path / "archive" / "2025-04-20"
    assert published.report == str(folder / "report.html")
    assert (published.day, published.articles, published.stories) == (
        date(2025, 4, 20),
        1,
        ["بغداد تستعد للقمة"],
    )
    assert set(contents(folder)) == {
        "report.html", *(f"{name}.{ending}" for name in TABLES for ending in ("csv", "parquet"))
    }  # fmt: skip
    (story,) = csv.DictReader((folder / "stories.csv").read_text("utf-8-sig").splitlines())
    assert story["title"] == "بغداد تستعد للقمة"
    assert pq.read_table(folder / "stories.parquet").to_pylist()[0]["articles"] == 1


def test_publishing_again_changes_nothing_and_says_so(settings: Settings, tmp_path: Path) -> None:
    publish.publish(settings)
    first = contents(tmp_path / "archive" / "2025-04-20")
    again = publish.publish(settings)
    assert again is not None and not again.is_new
    assert contents(tmp_path / "archive" / "2025-04-20") == first


def test_a_day_without_articles_has_no_report(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KHABAR_HOME", settings.home)
    monkeypatch.setenv("KHABAR_WAREHOUSE", settings.warehouse)
    assert publish.publish(settings, date(2025, 4, 1)) is None
    assert main(["publish", "--day", "2025-04-01"]) == 2
    assert "no article of 2025-04-01" in capsys.readouterr().err
    assert not (tmp_path / "archive").exists()


def test_news_of_that_day_is_a_new_report(settings: Settings, load, article) -> None:
    publish.publish(settings)
    load([article("3", position=3, title="خبر لاحق")], run="run 2")
    later = publish.publish(settings)
    assert later is not None and later.is_new and later.articles == 2


def test_a_report_that_breaks_off_leaves_no_page(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.report.daily.page", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        publish.publish(settings)
    left = contents(tmp_path / "archive" / "2025-04-20")
    assert "report.html" not in left and not [name for name in left if name.endswith(".part")]


def test_the_archive_may_be_any_fsspec_address(warehouse_url: str, load, article, tmp_path: Path) -> None:
    import fsspec

    load([article("1")])
    given = {
        "KHABAR_WAREHOUSE": warehouse_url,
        "KHABAR_HOME": str(tmp_path),
        "KHABAR_ARCHIVE": "memory://archive",
    }
    for is_new in (True, False):
        published = publish.publish(read_settings(given))
        assert published is not None and published.is_new == is_new
    stored = fsspec.filesystem("memory")
    assert stored.cat_file("/archive/2025-04-20/report.html").startswith(b"<!doctype html>")
    assert stored.exists("/archive/2025-04-20/events.parquet")
    stored.rm("/archive", recursive=True)


def test_any_day_by_hand(settings: Settings, monkeypatch, capsys) -> None:
    monkeypatch.setenv("KHABAR_WAREHOUSE", settings.warehouse)
    monkeypatch.setenv("KHABAR_ARCHIVE", settings.archive)
    assert main(["publish", "--day", "2025-04-19"]) == 0
    assert capsys.readouterr().out == f"{settings.archive}/2025-04-19/report.html: 1 articles\n"
    assert main(["publish", "--day", "yesterday"]) == 2
    assert capsys.readouterr().err == "khabar: --day yesterday must be a day like 2025-03-01\n"


def test_an_archive_that_cannot_be_written_is_one_line(
    settings: Settings, tmp_path, monkeypatch, capsys
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("KHABAR_WAREHOUSE", settings.warehouse)
    monkeypatch.setenv("KHABAR_ARCHIVE", f"{tmp_path}/file/archive")
    assert main(["publish"]) == 1
    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 1 and complaint.startswith("khabar: ")


@pytest.mark.parametrize("written", ["{", "{}", '["x.Y"]', '[{"to": "x"}]'])
def test_notifiers_that_are_none_are_said(written: str) -> None:
    with pytest.raises(ConfigError, match="KHABAR_NOTIFIERS"):
        read_notifiers(written, "KHABAR_NOTIFIERS")


def test_nobody_is_told_by_default() -> None:
    assert read_notifiers("", "KHABAR_NOTIFIERS") == []
