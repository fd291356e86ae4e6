"""Articles as linked data: a file a day, a line an article as it reads now."""

from __future__ import annotations

import json
from datetime import date

import pytest

from etl.cli import main
from tests.conftest import BODY


@pytest.fixture
def exported(engine, warehouse_url, load, article, tmp_path, monkeypatch):
    """``exported(*options)`` from two days and an undated article, one in two versions: each day's articles."""
    days = (date(2025, 4, 19), date(2025, 4, 20), None)
    load([article(str(number), position=number, published_on=day) for number, day in enumerate(days, 1)])
    load([article("1", position=1, published_on=days[0], body=BODY + " انتهى.")], run="run 2")
    monkeypatch.setenv("KHABAR_WAREHOUSE", warehouse_url)

    def run(*options):
        assert main(["export", str(tmp_path / "out"), "--format", "jsonld", *options]) == 0
        files = sorted((tmp_path / "out").glob("day=*/articles.jsonl"))
        return {
            path.parent.name: [json.loads(line) for line in path.read_text("utf-8").splitlines()]
            for path in files
        }

    return run


def test_each_article_stands_in_its_day_as_it_reads_now(exported):
    days = exported()
    assert list(days) == ["day=2025-04-19", "day=2025-04-20", "day=__HIVE_DEFAULT_PARTITION__"]
    ((revised,), (other,), (_,)) = days.values()
    assert revised["articleBody"] == BODY + " انتهى."
    assert (other["@type"], other["articleBody"]) == ("NewsArticle", BODY)
    assert other["subjectOf"]["items"], "with what was read from it"


def test_only_the_days_asked_for(exported):
    assert list(exported("--since", "2025-04-20", "--until", "2025-04-20")) == ["day=2025-04-20"]


def test_a_day_is_written_once_until_the_warehouse_changes(exported, load, article, tmp_path):
    exported()
    file = tmp_path / "out/day=2025-04-20/articles.jsonl"
    before = file.stat().st_mtime_ns
    exported()
    assert file.stat().st_mtime_ns == before
    load([article("9", position=9)], run="run 3")
    assert len(exported()["day=2025-04-20"]) == 2
