"""``khabar run`` as a person runs it: Airflow in a process of its own, a summary, an exit code."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLES = """\
{"id": 1, "body": "وصل وفد من المغرب إلى الكويت لبحث التعاون التجاري.", "published": "2025-03-01"}
{"id": 2, "body": "  "}
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    (home / "sources.toml").write_text("")
    (home / "articles.jsonl").write_text(ARTICLES, "utf-8")
    return home


def khabar(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "AIRFLOW_HOME": str(home / "airflow"),
        "KHABAR_HOME": str(home),
        "KHABAR_SOURCES": str(home / "sources.toml"),
    }
    call = [sys.executable, "-c", "import sys; from etl.cli import main; sys.exit(main())", *arguments]
    return subprocess.run(call, env=environment, cwd=home, capture_output=True, text=True, check=False)


def test_a_run_a_query_and_a_second_run(home: Path) -> None:
    first = khabar(home, "run", "articles.jsonl", "--source", "sada")
    assert first.returncode == 0, first.stderr
    assert "empty_body" in first.stdout
    assert first.stderr.splitlines().count("annotate: 2 of 2") == 1
    asked = khabar(home, "sql", "SELECT slug, count(*) AS articles FROM source NATURAL JOIN article GROUP BY slug",
                   "--format", "csv")  # fmt: skip
    assert asked.stdout.splitlines() == ["slug,articles", "sada,1"]
    second = khabar(home, "run", "articles.jsonl", "--source", "sada")
    assert second.returncode == 0, second.stderr
    status = khabar(home, "report", "recent_runs", "--format", "csv")
    assert [run["added"] for run in csv.DictReader(status.stdout.splitlines())] == ["0", "1"]


def test_what_only_the_dag_can_see_is_still_one_line(home: Path) -> None:
    (home / "sources.toml").write_text("[source.sada]\nname_ra = 'x'\n", "utf-8")
    refused = khabar(home, "run", "articles.jsonl", "--source", "sada")
    (home / "sources.toml").write_text("")
    assert refused.returncode == 2
    (line,) = (line for line in refused.stderr.splitlines() if line.startswith("khabar:"))
    assert "sources.toml" in line and "name_ra" in line


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "nowhere.jsonl"],
        ["run", "articles.jsonl", "--limit", "0"],
        ["run", "articles.jsonl", "--published", "yesterday"],
        ["annotate", "nowhere.jsonl"],
        ["report", "nothing"],
        ["sql", "nowhere.sql"],
    ],
)
def test_a_wrong_path_or_parameter_is_one_line_and_exit_code_two(home: Path, arguments: list[str]) -> None:
    refused = khabar(home, *arguments)
    assert refused.returncode == 2
    assert len(refused.stderr.splitlines()) == 1
    assert refused.stderr.startswith("khabar: ")
